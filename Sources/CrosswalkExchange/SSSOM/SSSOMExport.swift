import CrosswalkBase
import CrosswalkDocuments
import CrosswalkKit
import CrosswalkModel

/// Mappings in SSSOM/TSV, with what it could not hold.
///
/// Statements are named `framework:id`, concepts `ontology:id`, the namespaces of both declared in
/// the header. A relation becomes the SKOS predicate that says the same; `counterpart`, which SKOS
/// has no word for, a predicate of our own. That nothing was found is `sssom:NoTermFound` under
/// `skos:mappingRelation`, that two do not match is that predicate denied: both speak of every kind
/// of match.
public struct SSSOMExport: Sendable {
  /// The file.
  public var text: String {
    var text = ""
    // Nothing but `take` throws.
    try? content { text += $0 }
    return text
  }
  /// What is not in it.
  public let loss: LossReport
  /// Hands on the file a piece at a time: what is computed may be very much.
  let content: @Sendable (_ take: (String) throws -> Void) throws -> Void

  /// What stands for the licence of a set of which nobody has said any: the specification has a name
  /// for that, and wants one.
  public static let unknownLicense = "https://w3id.org/sssom/license/unspecified"

  /// The licence that somebody chose, or else the one that all the frameworks say they have.
  private static func license(_ chosen: String?, _ frameworks: [Framework]) -> String {
    let own = Set(frameworks.map(\.license))
    let shared = own.count == 1 ? own.first.flatMap { $0 } : nil
    return chosen ?? shared.flatMap { isAbsoluteIRI($0) ? $0 : nil } ?? unknownLicense
  }

  /// What the columns of every export are, empty ones left out.
  private static let columns = [
    "subject_id", "subject_label", "predicate_id", "predicate_modifier", "object_id",
    "object_label", "mapping_justification", "author_label", "mapping_date", "confidence",
    "other", "comment",
  ]

  /// What of a framework and its alignment is in it, of statements that anything is judged of.
  package static let keeps = KeptFields(
    Set<ModelField>.all(of: .link, .rejection, .unused).subtracting([.linkShare, .unusedKind])
      .union([
        .frameworkID, .frameworkTitle, .frameworkVersion, .statementID, .statementText,
        .alignmentFramework, .alignmentAuthor, .alignmentVersion, .alignmentDate,
        .alignmentJustification,
      ]),
    aside: [("'other'", [.linkShare, .unusedKind])])

  /// What of two frameworks and the judgements between them is in it.
  package static let keepsOfPair = KeptFields(
    Set<ModelField>.all(of: .match, .matchSet)
      .subtracting([.matchAbsence, .matchSettled, .matchWithdraws]).union([
        .frameworkID, .frameworkTitle, .frameworkVersion, .statementID, .statementText,
      ]),
    aside: [("'other'", [.matchAbsence])])

  /// The judgements between two frameworks, and what follows from shared concepts if it is there.
  public init(
    _ mappings: StatementMappings, license: String? = nil,
    names: ExchangeNames = .standard
  ) {
    // The header first, which needs to know of all rows, then one row a mapping; the order of slots is
    // that of the file.
    let (source, target) = (mappings.source.framework, mappings.target.framework)
    let first = Self.prefix(of: source.id)
    let second = Self.prefix(of: target.id, besides: [first])
    let sets = mappings.sets
    let dates = Set(sets.map(\.date))
    let sharedDate = dates.count == 1 ? dates.first.flatMap { isCalendarDate($0) ? $0 : nil } : nil
    let subjects = mappings.texts(source)
    let objects = mappings.texts(target)
    @Sendable func row(_ mapping: StatementMapping) -> [String: String] {
      var row = Self.row(
        relation: mapping.relation, isPair: mapping.subject != nil && mapping.object != nil)
      if let subject = mapping.subject {
        row["subject_id"] = "\(first):\(ExchangeNames.encoded(subject))"
      }
      if let object = mapping.object {
        row["object_id"] = "\(second):\(ExchangeNames.encoded(object))"
      }
      row["subject_label"] = mapping.subject.flatMap { subjects[$0] }
      row["object_label"] = mapping.object.flatMap { objects[$0] }
      row["mapping_justification"] = "semapv:\(mapping.justification)"
      row["author_label"] = Self.author(mapping.author)
      if sharedDate == nil, let date = mapping.date, isCalendarDate(date) {
        row["mapping_date"] = date
      }
      row["confidence"] = mapping.confidence.plain
      row["other"] = Self.other(
        absence: mapping.absence, share: mapping.share, concepts: mapping.path)
      row["comment"] = mapping.note
      return row
    }
    let versions = Self.different(sets.map(\.version))
    let authors = Self.different(sets.map(\.author).filter { $0 != Skeleton.author })
    let computed = mappings.summary.computed
    var description =
      "Judgements between statements of two frameworks of child-welfare social work."
    if computed > 0 {
      description +=
        " Rows with semapv:MappingChaining are no judgements: they follow from the concepts that "
        + "both statements are linked to (alignments \(mappings.source.alignment.version) and "
        + "\(mappings.target.alignment.version))."
    }
    // What is computed has these, and no others.
    let filled = mappings.judged.reduce(
      into: computed > 0
        ? [
          "subject_id", "subject_label", "predicate_id", "object_id", "object_label",
          "mapping_justification", "confidence", "other",
        ] : Set<String>()
    ) { $0.formUnion(row($1).keys) }
    let writer = SSSOMWriter(
      header: [
        ("mapping_set_id", [Self.setID(mappings.name, names)]),
        ("mapping_set_title", ["\(source.title) -- \(target.title)"]),
        ("mapping_set_description", [description + Self.disclaimer([source, target], names)]),
        ("mapping_set_version", versions.isEmpty ? [] : [versions.joined(separator: "; ")]),
        ("license", [Self.license(license, [source, target])]),
        ("creator_label", authors),
        ("mapping_date", sharedDate.map { [$0] } ?? []),
        ("subject_source", ["crosswalk:framework/\(ExchangeNames.encoded(source.id))"]),
        ("subject_source_version", [source.version]),
        ("object_source", ["crosswalk:framework/\(ExchangeNames.encoded(target.id))"]),
        ("object_source_version", [target.version]),
        ("other", ["content_hash=\(mappings.digest)"]),
      ],
      prefixes: Self.prefixes(names).merging(
        [first: names.framework(source.id), second: names.framework(target.id)],
        uniquingKeysWith: { _, ours in ours }),
      columns: Self.columns.filter(filled.contains))
    content = { take in
      try take(writer.header)
      try mappings.forEach { try take(writer.line(row($0))) }
    }

    var loss = mappings.loss(as: "sssom", keeping: Self.keepsOfPair)
    loss.keepAside("shares, and the concepts they are of", computed, in: "'other'")
    loss.keepAside(
      "relations that SKOS has no word for (counterpart)", mappings.summary.counterparts,
      in: "a predicate of our own")
    loss.leaveOut(
      "justifications of judgements that are turned round (semapv:MappingInversion instead)",
      mappings.inverted)
    loss.leaveOut(
      "dates that are no calendar dates", sets.count { !isCalendarDate($0.date) })
    loss.leaveOut("versions, one a set of judgements", sets.count > 1 ? sets.count : 0)
    self.loss = loss
  }

  /// What a framework's statements are about.
  public init(
    _ aligned: AlignedFramework, ontology: Ontology, license: String? = nil,
    names: ExchangeNames = .standard
  ) {
    // Rows of three kinds, each in the order of its list, then the header, which needs to know of all.
    let framework = aligned.framework
    let alignment = aligned.alignment
    let first = Self.prefix(of: framework.id)
    let second = Self.prefix(of: ontology.id, besides: [first])
    let labels = Dictionary(
      ontology.concepts.map { ($0.id, $0.label) }, uniquingKeysWith: { first, _ in first })
    let links = aligned.linksByStatement
    let conceptless = alignment.conceptless
    let texts = Dictionary(
      framework.statements.map { ($0.statement.id, $0.statement.text) },
      uniquingKeysWith: { first, _ in first })
    var rows: [[String: String]] = []
    var unlinked = 0
    var undescribed = 0
    for (_, statement) in framework.statements {
      let own = links[statement.id] ?? []
      if own.isEmpty, !conceptless.contains(statement.id) { unlinked += 1 }
      if !own.isEmpty, own.reduce(0, { $0 + $1.share }) < 1 - 1e-9 { undescribed += 1 }
      for link in own {
        var row = Self.row(relation: link.relation, isPair: true)
        if link.relation == nil {
          row["predicate_id"] = SSSOMPredicate.any
          row["predicate_modifier"] = nil
        }
        row["subject_id"] = "\(first):\(ExchangeNames.encoded(statement.id))"
        row["subject_label"] = statement.text
        row["object_id"] = "\(second):\(ExchangeNames.encoded(link.concept))"
        row["object_label"] = labels[link.concept]
        row["mapping_justification"] = "semapv:\(link.justification ?? alignment.justification)"
        row["author_label"] = Self.author(link.author ?? alignment.author)
        row["confidence"] = link.confidence.plain
        row["other"] = Self.other(share: link.share)
        row["comment"] = link.note
        rows.append(row)
      }
    }
    for entry in alignment.rejected {
      for rejection in entry.rejections {
        var row = Self.row(relation: nil, isPair: rejection.concept != nil)
        row["subject_id"] = "\(first):\(ExchangeNames.encoded(entry.statement))"
        row["subject_label"] = texts[entry.statement]
        if let concept = rejection.concept {
          row["object_id"] = "\(second):\(ExchangeNames.encoded(concept))"
          row["object_label"] = labels[concept]
        }
        row["mapping_justification"] = "semapv:\(alignment.justification)"
        row["author_label"] = Self.author(rejection.author ?? alignment.author)
        row["comment"] = rejection.reason
        rows.append(row)
      }
    }
    for unused in alignment.unused {
      for concept in unused.concepts {
        var row = Self.row(relation: nil, isPair: false)
        row["object_id"] = "\(second):\(ExchangeNames.encoded(concept))"
        row["object_label"] = labels[concept]
        row["mapping_justification"] = "semapv:\(alignment.justification)"
        row["author_label"] = Self.author(alignment.author)
        row["other"] = Self.other(absence: unused.kind)
        row["comment"] = unused.reason
        rows.append(row)
      }
    }
    let date = isCalendarDate(alignment.date) ? [alignment.date] : []
    let writer = SSSOMWriter(
      header: [
        ("mapping_set_id", [Self.setID(framework.id, names)]),
        ("mapping_set_title", ["\(framework.title) -- \(ontology.title)"]),
        (
          "mapping_set_description",
          [
            "What the statements of a framework of child-welfare social work are about."
              + Self.disclaimer([framework], names)
          ]
        ),
        ("mapping_set_version", [alignment.version]),
        ("license", [Self.license(license, [framework])]),
        ("creator_label", alignment.knownAuthor.map { [$0] } ?? []),
        ("mapping_date", date),
        ("subject_source", ["crosswalk:framework/\(ExchangeNames.encoded(framework.id))"]),
        ("subject_source_version", [framework.version]),
        ("object_source", ["crosswalk:ontology/\(ExchangeNames.encoded(ontology.id))"]),
        ("object_source_version", [ontology.version]),
        ("other", ["content_hash=\(aligned.digest)"]),
      ],
      prefixes: Self.prefixes(names).merging(
        [first: names.framework(framework.id), second: names.ontology(ontology.id)],
        uniquingKeysWith: { _, ours in ours }),
      columns: Self.columns.filter { column in rows.contains { $0[column] != nil } })
    content = { [rows] take in
      try take(writer.header)
      for row in rows { try take(writer.line(row)) }
    }

    var loss = LossReport(
      title: "\(framework.id) as sssom", of: ModelValues([aligned]), keeping: Self.keeps)
    loss.keepAside(
      "relations that SKOS has no word for (counterpart)",
      alignment.links.flatMap(\.links).count { $0.relation == .counterpart },
      in: "a predicate of our own")
    loss.leaveOut("dates that are no calendar dates", date.isEmpty ? 1 : 0)
    loss.leaveOut("statements that are still without a concept", unlinked)
    loss.leaveOut("statements that say more than their links", undescribed)
    self.loss = loss
  }

  /// Predicate, modifier and what stands for nothing, for one relation.
  private static func row(relation: Relation?, isPair: Bool) -> [String: String] {
    var row = [
      "subject_id": SSSOMSlot.noTerm, "object_id": SSSOMSlot.noTerm,
      "predicate_id": SSSOMPredicate.predicate(of: relation),
    ]
    if relation == nil, isPair { row["predicate_modifier"] = "Not" }
    return row
  }

  private static func other(
    absence: Absence? = nil, share: Double? = nil, concepts: [String] = []
  ) -> String? {
    var parts: [String] = []
    if let absence { parts.append("absence=\(absence.rawValue)") }
    if let share { parts.append("share=\(share.plain)") }
    if !concepts.isEmpty {
      parts.append("concepts=\(concepts.map(ExchangeNames.encoded).joined(separator: " "))")
    }
    return parts.isEmpty ? nil : parts.joined(separator: "|")
  }

  /// Each value once, where it comes first.
  private static func different(_ values: [String]) -> [String] {
    values.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private static func setID(_ name: String, _ names: ExchangeNames) -> String {
    "\(names.base)mappings/\(ExchangeNames.encoded(name))"
  }

  /// A cell for an author; nil for nobody, and where a file still says "Your name".
  private static func author(_ name: String?) -> String? {
    name.flatMap { $0 == Skeleton.author ? nil : SSSOMList.join([$0]) }
  }

  private static func disclaimer(_ frameworks: [Framework], _ names: ExchangeNames) -> String {
    let reworded = frameworks.filter { $0.wording == .ours }.map(\.id)
    return " Names under \(names.base) are this project's own and need not resolve"
      + (reworded.isEmpty
        ? "."
        : "; labels of \(reworded.joined(separator: " and ")) are not in the documents' own words.")
  }

  private static func prefixes(_ names: ExchangeNames) -> [String: String] {
    let used = ["semapv", "skos", "sssom"]
    return SSSOMSlot.builtInPrefixes.filter { used.contains($0.key) }
      .merging(["crosswalk": names.base, "cwv": names.vocabulary], uniquingKeysWith: { $1 })
  }

  private static func prefix(of id: String, besides taken: Set<String> = []) -> String {
    // sssom-py drops mappings whose prefixes have a hyphen.
    ExchangeNames.prefix(
      of: id.replacing("-", with: "_"),
      besides: taken.union(SSSOMSlot.builtInPrefixes.keys).union(["crosswalk", "cwv"])
    ).replacing("-", with: "_")
  }
}

/// Which predicate says which relation.
enum SSSOMPredicate {
  /// Of every kind of match.
  static let any = "skos:mappingRelation"

  /// `skos:broadMatch` leads to the broader side, so it is what the narrower one has.
  static func predicate(of relation: Relation?) -> String {
    switch relation {
    case .exact: "skos:exactMatch"
    case .close: "skos:closeMatch"
    case .narrower: "skos:broadMatch"
    case .broader: "skos:narrowMatch"
    case .related: "skos:relatedMatch"
    case .counterpart: "cwv:counterpart"
    case nil: any
    }
  }
}
