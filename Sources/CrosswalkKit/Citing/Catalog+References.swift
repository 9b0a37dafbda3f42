import CrosswalkBase
import CrosswalkModel

extension Catalog {
  /// What to cite for the program and what it maps onto.
  package var ownReferences: [Reference] { [.tool(), .init(ontology, hash: ontologyDigest)] }

  /// What to cite for a framework and the judgement on it.
  ///
  /// - Throws: ``CatalogError`` for an unknown id.
  package func references(to framework: String) throws -> [Reference] {
    try references(to: self.framework(framework)) + ownReferences
  }

  /// What to cite for what is computed of two frameworks: both documents, the judgements on them,
  /// those between them, and what it was computed with. The hash is that of a result; nil: the
  /// pair's own.
  ///
  /// - Throws: ``CatalogError`` for an unknown id.
  package func references(
    toPair first: String, _ second: String, hash: String? = nil
  ) throws -> [Reference] {
    let sides = [try framework(first)] + (first == second ? [] : [try framework(second)])
    let hash = try hash ?? pairDigest(first, second)
    let about = "What is computed of '\(first)' and '\(second)'"
    return sides.flatMap(references)
      + (try matches(between: first, and: second).map(Reference.init))
      + [.tool(about: about, hash: hash), .init(ontology, hash: ontologyDigest)]
  }

  /// One hash over all that a comparison of two frameworks comes from, whichever is named first: the one
  /// place that makes ``Comparison/hash``.
  ///
  /// - Throws: ``CatalogError`` for an unknown id.
  package func pairDigest(_ first: String, _ second: String) throws -> String {
    try pairDigest(framework(first), framework(second))
  }

  /// The same of two frameworks that are decoded already.
  package func pairDigest(_ first: AlignedFramework, _ second: AlignedFramework) -> String {
    let sides = [first, second].sorted { $0.framework.id < $1.framework.id }
    return SHA256.hexDigest(
      of: Archive.encode(
        [contextDigest(of: sides[0].framework.id, and: sides[1].framework.id)]
          + sides.map(\.digest)))
  }

  private func references(to aligned: AlignedFramework) -> [Reference] {
    [.init(document: aligned.framework), .init(alignmentOf: aligned)]
  }
}

extension Reference {
  fileprivate static func tool(about: String? = nil, hash: String? = nil) -> Reference {
    Reference(
      id: Tool.name, kind: .software, title: Tool.title, creators: ["Crosswalk project"],
      version: Tool.version, notes: [(about ?? Tool.purpose) + "."], hash: hash)
  }

  fileprivate init(_ ontology: Ontology, hash: String) {
    self.init(
      id: ontology.id, kind: .dataset, title: ontology.title,
      date: Self.known(date: ontology.date), version: ontology.version,
      notes: ["What all frameworks are mapped onto."], hash: hash)
  }

  fileprivate init(document framework: Framework) {
    let publisher = Self.isSaid(framework.publisher) ? framework.publisher : nil
    var notes: [String] = []
    if publisher == nil { notes.append("Publisher: \(framework.publisher).") }
    if Self.known(date: framework.date) == nil { notes.append("Date: \(framework.date).") }
    notes.append("In force in: \(framework.jurisdiction).")
    if let license = framework.license { notes.append("Licence: \(license).") }
    if let note = framework.source.note { notes.append(note) }
    self.init(
      id: framework.id, kind: .document, title: framework.title,
      creators: publisher.map { [$0] } ?? [],
      date: Self.known(date: framework.date), version: framework.version,
      url: framework.source.url, notes: notes)
  }

  fileprivate init(alignmentOf aligned: AlignedFramework) {
    let alignment = aligned.alignment
    let others = aligned.overriddenBy.map { "Links, acts or cuts by \($0) are laid over it." }
    self.init(
      id: alignment.framework + "-alignment", kind: .dataset,
      title: "Alignment of '\(alignment.framework)': what its statements are about, and where its "
        + "levels lie",
      creators: aligned.readers, date: Self.known(date: alignment.date),
      version: alignment.version, notes: ["Judged, not measured."] + others, hash: aligned.digest)
  }

  fileprivate init(_ set: MatchSet) {
    self.init(
      id: "\(set.from)--\(set.to)-judgements", kind: .dataset,
      title: "Direct judgements of statements of '\(set.from)' beside those of '\(set.to)'",
      creators: set.readers, date: Self.known(date: set.date), version: set.version)
  }

  private static func known(date: String) -> String? {
    dateParts(date) == nil ? nil : date
  }

  /// Whether a file names somebody; some say in words there that nobody is known.
  private static func isSaid(_ text: String) -> Bool {
    let start = text.lowercased()
    return !text.isEmpty
      && !["unknown", "not named", "not given", "who published it"].contains {
        start.hasPrefix($0)
      }
  }
}
