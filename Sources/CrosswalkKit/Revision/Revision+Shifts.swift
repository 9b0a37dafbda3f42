import CrosswalkModel

extension Catalog {
  /// What changed between two versions of a framework, and how far the translations between it and
  /// the catalog's other frameworks move.
  ///
  /// - Parameters:
  ///   - old: The version before.
  ///   - new: The version after; it may have another id.
  /// - Returns: Changes, and a shift for each direction and other framework that can be translated
  ///   in both versions.
  /// - Throws: `DecodingError` if a compiled framework is damaged.
  public func revision(
    from old: FrameworkVersion, to new: FrameworkVersion
  ) throws -> Revision {
    let renaming = Renaming(from: old.aligned.framework, to: new.aligned.framework)
    let was = Side(renaming(old.aligned), old.ontology ?? ontology)
    let now = Side(new.aligned, new.ontology ?? ontology)
    var shifts: [Revision.Shift] = []
    for id in otherFrameworks(than: [old.aligned, new.aligned]) {
      let other = try framework(id)
      shifts += [
        shift(was.translator(to: other), now.translator(to: other)),
        shift(was.translator(from: other), now.translator(from: other)),
      ].compactMap { $0 }
    }
    return Revision(
      framework: new.aligned.framework.id,
      changes: Revision.changes(from: old.aligned, to: new.aligned, renaming)
        + Revision.changes(from: was.ontology, to: now.ontology),
      shifts: shifts)
  }

  /// The same, in the catalog's ontology.
  ///
  /// - Throws: `DecodingError` if a compiled framework is damaged.
  public func revision(
    from old: AlignedFramework, to new: AlignedFramework
  ) throws -> Revision {
    try revision(from: FrameworkVersion(old), to: FrameworkVersion(new))
  }

  /// The frameworks that none of these is a version of.
  func otherFrameworks(than versions: [AlignedFramework]) -> [String] {
    let ids = Set(versions.map(\.framework.id))
    return frameworkIDs.filter { !ids.contains($0) }
  }

  /// A version, with the ontology that its translations go through.
  private struct Side {
    var aligned: AlignedFramework
    var ontology: Ontology
    var concepts: ConceptHierarchy

    init(_ aligned: AlignedFramework, _ ontology: Ontology) {
      self.aligned = aligned
      self.ontology = ontology
      concepts = ConceptHierarchy(ontology)
    }

    func translator(to other: AlignedFramework) -> Translator? {
      try? Translator(from: aligned, to: other, concepts: concepts, contextDigest: "")
    }

    func translator(from other: AlignedFramework) -> Translator? {
      try? Translator(from: other, to: aligned, concepts: concepts, contextDigest: "")
    }
  }

  /// Nil where either version cannot be translated.
  private func shift(_ before: Translator?, _ after: Translator?) -> Revision.Shift? {
    guard let before, let after, !before.base.isRefused, !after.base.isRefused else { return nil }
    var (compared, changed, largest, total, both) = (0, 0, 0.0, 0.0, 0)
    for level in after.source.framework.scale.levels.map(\.id) {
      let answers = answers(before, level)
      for (unit, now) in self.answers(after, level).sorted(by: { $0.key < $1.key }) {
        // A unit or level that only one version has is named among the changes.
        guard let was = answers[unit] else { continue }
        compared += 1
        if was.answer != now.answer { changed += 1 }
        guard let one = was.distribution, let other = now.distribution else { continue }
        let distance = Self.distance(one, other)
        both += 1
        total += distance
        largest = max(largest, distance)
      }
    }
    return Revision.Shift(
      from: after.source.framework.id, to: after.target.framework.id, compared: compared,
      changed: changed, largest: largest, mean: both > 0 ? total / Double(both) : 0)
  }

  /// The total variation distance; outcomes that only one of the two knows count wholly.
  private static func distance(
    _ one: [Translation.Outcome], _ other: [Translation.Outcome]
  ) -> Double {
    let second = Dictionary(other.map { ($0.level, $0.p) }, uniquingKeysWith: +)
    let known = Set(one.map(\.level))
    let shared = one.reduce(0) { $0 + abs($1.p - (second[$1.level] ?? 0)) }
    return (shared + other.reduce(0) { $0 + (known.contains($1.level) ? 0 : $1.p) }) / 2
  }

  /// The results by unit, with every unit at one level; none where the scale lacks the level.
  private func answers(
    _ translator: Translator, _ level: String
  ) -> [String: Translation.UnitResult] {
    let profile = Profile(everyUnitOf: translator.source.framework, at: level)
    let results = (try? translator.translate(profile))?.results ?? []
    return Dictionary(results.map { ($0.unit, $0) }, uniquingKeysWith: { first, _ in first })
  }
}
