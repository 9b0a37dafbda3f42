import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

/// One line of a crosswalk as it travels: a judgement, or what follows from shared concepts.
public struct StatementMapping: Sendable, Hashable, Encodable, LeavesOutAbsent {
  /// A statement of the first framework; nil: somebody looked for one to the object and found none.
  public var subject: String?
  /// A statement of the second framework; nil: somebody looked for one and found none.
  public var object: String?
  /// From subject to object. Nil: the two do not match, or there is no other.
  public var relation: Relation?
  /// Without a subject or an object: why.
  public var absence: Absence?
  /// Of the judgement, or the product of both links' confidences.
  public var confidence: Double
  /// A term of the semapv vocabulary.
  public var justification: String
  /// Nil for what is computed.
  public var author: String?
  /// Of the judgement, as its file gives it.
  public var date: String?
  /// What the author says of it.
  public var note: String?
  /// Why a judgement holds that links, actors or acts contradict.
  public var settled: String?
  /// How much both have in common, for what is computed.
  public var share: Double?
  /// The concepts it follows from, for what is computed.
  public var path: [String]
}

/// All that is known to join the statements of two frameworks, in the order of the first.
///
/// What is computed is not kept: two frameworks of some thousand statements have millions of pairs. It
/// is found anew for whoever goes through it.
public struct StatementMappings: Sendable {
  /// The framework of the subjects.
  public let source: AlignedFramework
  /// The framework of the objects.
  public let target: AlignedFramework
  /// The sets that the judgements are from, in either direction.
  public let sets: [MatchSet]
  /// In the order of the documents.
  public let judged: [StatementMapping]
  /// Whether what follows from shared concepts is there too.
  public let isDerived: Bool
  /// At most so many computed ones for a statement of the first framework, the strongest; nil: all.
  public let limit: Int?
  /// How many judgements were made in the other direction and are turned round here.
  public let inverted: Int
  /// The content hash of everything the mappings rest on.
  public let digest: String
  /// What there is to know of all mappings before they are written.
  let summary: Summary
  private let counterparts: Counterparts

  /// Gathers the judgements between two frameworks of a catalog.
  ///
  /// - Parameters:
  ///   - first: The id of the framework of the subjects.
  ///   - second: The id of the framework of the objects.
  ///   - catalog: Where both are, and the judgements.
  ///   - derived: Whether to add what follows from shared concepts.
  ///   - limit: At most so many of what is added for each statement of the first, the strongest; nil:
  ///     all, which are as many as there are pairs that share a concept.
  /// - Throws: `CatalogError` for an unknown id.
  public init(
    _ first: String, _ second: String, in catalog: Catalog, derived: Bool, limit: Int? = nil
  ) throws {
    (source, target) = (try catalog.framework(first), try catalog.framework(second))
    sets = try catalog.matches(between: first, and: second)
    counterparts = Counterparts(
      from: source, to: target, matches: sets, ontology: catalog.ontology)
    isDerived = derived
    self.limit = limit
    digest = catalog.pairDigest(source, target)
    let subjects = Self.positions(source.framework)
    let objects = Self.positions(target.framework)
    var judged: [StatementMapping] = []
    var inverted = 0
    for set in sets {
      let isForward = set.from == first
      for match in set.matches {
        let mapping = StatementMapping(
          subject: isForward ? match.subject : match.object,
          object: isForward ? match.object : match.subject,
          relation: isForward ? match.relation : match.relation?.inverse, absence: match.absence,
          confidence: match.confidence,
          justification: isForward ? match.justification ?? set.justification : "MappingInversion",
          author: match.author ?? set.author, date: set.date, note: match.note,
          settled: match.settled, share: nil, path: [])
        judged.append(mapping)
        if !isForward { inverted += 1 }
      }
    }
    self.inverted = inverted
    let end = Int.max
    self.judged = judged.enumerated().sorted { a, b in
      (
        a.element.subject.map { subjects[$0] ?? end } ?? end,
        a.element.object.map { objects[$0] ?? end } ?? end, a.offset
      ) < (
        b.element.subject.map { subjects[$0] ?? end } ?? end,
        b.element.object.map { objects[$0] ?? end } ?? end, b.offset
      )
    }.map(\.element)
    summary = Summary(
      of: self.judged, isDerived: derived, limit: limit, counterparts: counterparts)
  }

  /// Counts of all mappings.
  struct Summary: Sendable {
    /// The statements of the first framework that are in any.
    fileprivate(set) var subjects: Set<String>
    /// The statements of the second framework that are in any.
    fileprivate(set) var objects: Set<String>
    /// How many are computed.
    fileprivate(set) var computed = 0
    /// How many more follow than the limit lets in.
    fileprivate(set) var weaker = 0
    /// How many are counterparts.
    fileprivate(set) var counterparts: Int

    fileprivate init(
      of judged: [StatementMapping], isDerived: Bool, limit: Int?, counterparts: Counterparts
    ) {
      subjects = Set(judged.compactMap(\.subject))
      objects = Set(judged.compactMap(\.object))
      self.counterparts = judged.count { $0.relation == .counterpart }
      guard isDerived else { return }
      let following = counterparts.countFollowing(limit: limit)
      computed = following.pairs
      if limit != nil { weaker = counterparts.pairsFollowing - computed }
      self.counterparts += following.counterparts
      subjects.formUnion(following.subjects)
      objects.formUnion(following.objects)
    }
  }

  /// Hands on each mapping: judgements first, then what is computed, each in the order of the
  /// documents.
  public func forEach(_ body: (StatementMapping) throws -> Void) rethrows {
    for mapping in judged { try body(mapping) }
    guard isDerived else { return }
    try counterparts.forEachFollowing(limit: limit) { subject, pair in
      try body(
        StatementMapping(
          subject: subject.id, object: pair.object, relation: pair.relation, absence: nil,
          confidence: pair.confidence, justification: "MappingChaining", author: nil, date: nil,
          note: nil, share: pair.share, path: pair.path))
    }
  }

  /// All mappings at once, which may be very many.
  public var mappings: [StatementMapping] {
    var all: [StatementMapping] = []
    forEach { all.append($0) }
    return all
  }

  private static func positions(_ framework: Framework) -> [String: Int] {
    Dictionary(
      framework.statements.enumerated().map { ($1.statement.id, $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// `first--second`.
  public var name: String { "\(source.framework.id)--\(target.framework.id)" }

  /// One row a mapping, with the wording of both sides.
  public var table: Table {
    var table = header
    forEachRow { table.rows.append($0) }
    return table
  }

  /// The columns of ``table``.
  var header: Table {
    let columns: [(String, Double)] = [
      ("subject", 22), ("object", 22), ("relation", 12), ("none", 12), ("confidence", 11),
      ("justification", 22), ("author", 18), ("date", 12), ("share", 8), ("concepts", 30),
      ("note", 50), ("settled", 30), ("subject_text", 60), ("object_text", 60),
    ]
    return Table(columns.map { Table.Column($0.0, sheetWidth: $0.1) })
  }

  /// Hands on the rows of ``table``.
  func forEachRow(_ body: ([Table.Cell]) throws -> Void) rethrows {
    let subjects = texts(source.framework)
    let objects = texts(target.framework)
    try forEach { mapping in
      try body([
        .init(mapping.subject.map { "\(source.framework.id):\($0)" }),
        .init(mapping.object.map { "\(target.framework.id):\($0)" }),
        .text(mapping.relation?.rawValue ?? "none"), .init(mapping.absence?.rawValue),
        .number(mapping.confidence), .text(mapping.justification), .init(mapping.author),
        .init(mapping.date), .init(mapping.share), .init(words: mapping.path),
        .init(mapping.note), .init(mapping.settled),
        .init(mapping.subject.flatMap { subjects[$0] }),
        .init(mapping.object.flatMap { objects[$0] }),
      ])
    }
  }

  /// A workbook for people: the mappings, and where they come from.
  ///
  /// - Throws: ``SpreadsheetError`` if a text is longer than a cell may be, or there are more rows
  ///   than a sheet holds.
  package func workbook() throws(SpreadsheetError) -> [UInt8] {
    try WorkbookWriter.check(rows: judged.count + summary.computed + 1, of: "Matches")
    let matches = table.sheet(named: "Matches")
    var rows: [[CellValue]] = [["", "Id", "Title", "Version", "Date"]]
    for (name, aligned) in [("From", source), ("To", target)] {
      let framework = aligned.framework
      rows.append([
        .text(name), .text(framework.id), .text(framework.title), .text(framework.version),
        .text(framework.date),
      ])
    }
    rows += sets.map { set in
      [
        "Judgements", .text("\(set.from)--\(set.to)"), .text(set.author), .text(set.version),
        .text(set.date),
      ]
    }
    rows.append(["Turned round", .number(Double(inverted))])
    rows.append(["Content hash", .text(digest)])
    let about = SheetDraft(
      name: "About", rows: rows,
      columns: [
        .init(width: 16), .init(width: 24), .init(width: 60, wraps: true), .init(width: 12),
        .init(width: 12),
      ])
    return try WorkbookWriter([matches, about]).bytes()
  }

  /// What of two frameworks and the judgements between them is in ``table``.
  package static let keepsOfTable = KeptFields(
    Set<ModelField>.all(of: .match).union([
      .frameworkID, .statementID, .statementText,
      .matchSetFrom, .matchSetTo, .matchSetAuthor, .matchSetDate, .matchSetJustification,
    ]))

  /// What is in ``workbook()``.
  package static let keepsOfWorkbook = keepsOfTable.union(
    KeptFields([.frameworkTitle, .frameworkVersion, .frameworkDate, .matchSetVersion]))

  /// What is in the JSON.
  package static let keepsOfJSON = KeptFields(
    Set<ModelField>.all(of: .framework, .source, .match, .matchSet).union([
      .statementID, .alignmentFramework, .alignmentAuthor, .alignmentVersion, .alignmentDate,
    ]))

  /// What a format does not hold of the two frameworks and the judgements.
  package func loss(as format: String, keeping kept: KeptFields) -> LossReport {
    let sides = [source, target]
    var loss = LossReport(
      title: "\(name) as \(format)", of: ModelValues(sides, matchSets: sets), keeping: kept)
    let named = [summary.subjects, summary.objects]
    loss.leaveOut(
      "statements that nothing is said of",
      zip(sides, named).reduce(0) { count, side in
        count + side.0.framework.statements.count { !side.1.contains($0.statement.id) }
      })
    loss.leaveOut("weaker pairs of statements than the limit lets in", summary.weaker)
    return loss
  }

  func texts(_ framework: Framework) -> [String: String] {
    Dictionary(
      framework.statements.map { ($0.statement.id, $0.statement.text) },
      uniquingKeysWith: { first, _ in first })
  }
}

extension StatementMappings {
  /// The version of the form.
  public static let format = "crosswalk.mappings/1"

  private struct Origin: Encodable {
    let from: String
    let to: String
    let author: String
    let version: String
    let date: String
  }

  /// Writes the frameworks, where the judgements are from, and the mappings.
  ///
  /// - Throws: What the stream's taker throws.
  func write(to json: JSONStream) throws {
    try json.begin(isObject: true)
    try json.write(Self.format, key: "format")
    try json.write(FrameworkSummary(source), key: "from")
    try json.write(digest, key: "hash")
    try json.begin(isObject: false, key: "mappings")
    try forEach { try json.write($0) }
    try json.end()
    try json.write(
      sets.map {
        Origin(from: $0.from, to: $0.to, author: $0.author, version: $0.version, date: $0.date)
      }, key: "sets")
    try json.write(FrameworkSummary(target), key: "to")
    try json.end()
  }
}
