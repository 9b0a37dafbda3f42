import CrosswalkBase
import CrosswalkModel
import CrosswalkTables

/// What the sheets of an exported workbook say of a framework besides its statements and levels,
/// after people have edited it: links, what was turned down, concepts that nothing is about, kinds of
/// act that are overruled, cuts and facets, and facts of the document.
package struct WorkbookJudgements {
  /// The sheets that hold judgements, or facts that an import does not read.
  static let sheets = [
    "Links", "Turned down", acts, "Grades", "Concepts without statement",
    "About",
    ScaleSheets.cutSheet, ScaleSheets.facetSheet,
  ]

  /// What the alignment is to say.
  package private(set) var alignment: Alignment
  /// What cannot be understood, with its place.
  package private(set) var problems: [String] = []
  /// What is other than it was, and what is edited and not read, in lines for people.
  package var lines: [String] { changes + facts.lines }

  /// What is edited of the document itself.
  private(set) var facts = WorkbookFacts()
  /// Whether it was exported of another state of the folder than this one.
  let isOlder: Bool

  private let ontology: Ontology
  /// What the alignment says in the folder.
  private let standing: Alignment
  /// What the sheets say, with all that was set aside.
  private var read: Alignment
  private let aside: SetAsideList
  private var changes: [String] = []
  /// The statements of the folder.
  private let known: Set<String>
  /// Others that rows judge, which may be new ones of the same workbook.
  private var strangers: [(statement: String, row: SheetRowReader)] = []
  private static let acts = "Kinds of act overruled"

  /// Reads a workbook; nil if it is no export of this framework.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - aligned: The framework as it stands, whose export was edited.
  ///   - ontology: What statements can be about.
  ///   - aside: What updates have set aside, which a workbook that is older holds still.
  /// - Throws: ``ReviewError`` or `SpreadsheetError` if a sheet cannot be read.
  init?(
    _ bytes: [UInt8], of aligned: AlignedFramework, ontology: Ontology,
    aside: SetAsideList = SetAsideList()
  ) throws {
    let workbook = try WorkbookReader(bytes, keepsHidden: true)
    guard try Self.framework(of: workbook) == aligned.framework.id else { return nil }
    self.ontology = ontology
    self.aside = aside
    known = Set(aligned.framework.statements.map(\.statement.id))
    isOlder = try Self.digest(of: workbook) != aligned.digest
    (standing, read, alignment) = (aligned.alignment, aligned.alignment, aligned.alignment)
    try readLinks(workbook)
    try readRejections(workbook)
    try readUnused(workbook)
    try readActs(workbook)
    let answers = try ScaleAnswers(
      workbook, of: aligned.framework, ontology: ontology, aside: aside)
    problems += answers.problems
    if answers.hasCuts {
      let laid = answers.laid(over: alignment.scale, isWhole: true)
      problems += laid.problems
      alignment.scale = laid.scale
    }
    read = alignment
    settle(of: aligned.framework)
    let own = try WorkbookReader(FrameworkWorkbook(aligned, ontology: ontology).bytes)
    facts = try WorkbookFacts(workbook, besides: own, of: aligned.framework)
    problems += facts.problems
  }

  /// Leaves aside what was set aside and nobody has edited since, for it must not come back by itself.
  ///
  /// - Parameter framework: The framework that is judged: where a new version has the old words again,
  ///   judgements of them hold again.
  mutating func settle(of framework: Framework) {
    let left = LeftAside(read, over: standing, aside, of: framework)
    (alignment, changes) = (left.alignment, left.lines)
    tellChanges(from: standing)
  }

  /// Finds judgements of statements that neither the folder nor the new version has.
  mutating func refuseStrangers(to framework: Framework) {
    let ids = framework.statements.map(\.statement.id)
    let there = Set(ids)
    let judged = Set(alignment.judgements.map(\.statement))
    for (statement, row) in strangers where !there.contains(statement) && judged.contains(statement)
    {
      problems.append(row.unknown("statement", statement, ids, "Statement"))
    }
  }

  private mutating func meet(_ statement: String, in row: SheetRowReader) {
    if !known.contains(statement) { strangers.append((statement, row)) }
  }

  /// The rows of the sheet of facts; none where there is no such sheet.
  private static func about(_ workbook: WorkbookReader) throws(SpreadsheetError) -> [[String]] {
    guard let tab = workbook.tabs.first(where: { $0.name == "About" }) else { return [] }
    return try workbook.sheet(tab).rows.map(\.texts)
  }

  /// The content hash of what a workbook is an export of.
  private static func digest(of workbook: WorkbookReader) throws(SpreadsheetError) -> String? {
    try about(workbook).first { $0.first == "Content hash" && $0.count > 1 }?[1]
  }

  /// The framework that a workbook is an export of; nil for other workbooks.
  static func framework(of workbook: WorkbookReader) throws(SpreadsheetError) -> String? {
    let rows = try about(workbook)
    guard let first = rows.first, first.count > 1, first[0] == "Framework",
      rows.contains(where: { $0.first == "Content hash" })
    else { return nil }
    return first[1]
  }

  /// What an exported workbook says of how the order of its levels is known; nil if it is older than
  /// that question.
  static func order(of workbook: WorkbookReader) throws(SpreadsheetError) -> ImportContent.OwnOrder?
  {
    try about(workbook).first { $0.first == FrameworkWorkbook.orderHeading }.map {
      .init(order: $0.count > 1 ? Scale.Order(rawValue: CellText.folded($0[1])) : nil)
    }
  }

  // MARK: Links

  private mutating func readLinks(_ workbook: WorkbookReader) throws {
    let columns = ["Statement", "Concept", "Share", "Relation", "Confidence"]
    let notes = ["Author", "Note"]
    guard let table = try ReviewTable(workbook, sheet: "Links", answers: columns + notes) else {
      return
    }
    // An empty sheet has no headings where nothing was linked.
    guard !table.rows.isEmpty || !alignment.links.isEmpty else { return }
    problems += table.defects + table.lacking(columns + notes)
    var before: [[String]: ConceptLink] = [:]
    for entry in alignment.links {
      for link in entry.links { before[[entry.statement, link.concept]] = link }
    }
    let concepts = ontology.concepts.map(\.id)
    var links: [Alignment.StatementLinks] = []
    var places: [String: Int] = [:]
    for row in table.rows.map({ SheetRowReader(table, $0) }) {
      if (columns.dropFirst() + notes).allSatisfy({ row.text($0) == nil }) {
        continue
      }
      guard let statement = row.text("Statement") else {
        problems.append(row.problem("the row names no statement", "Statement"))
        continue
      }
      meet(statement, in: row)
      let concept = row.text("Concept") ?? ""
      guard concepts.contains(concept) || before[[statement, concept]] != nil else {
        problems.append(row.unknown("concept", concept, concepts, "Concept"))
        continue
      }
      guard let link = link(row, concept, before: before[[statement, concept]]) else { continue }
      let place = places[statement] ?? links.count
      if place == links.count {
        places[statement] = place
        links.append(.init(statement: statement, links: []))
      }
      if links[place].links.contains(where: { $0.concept == concept }) {
        problems.append(
          row.problem("\(quoted(statement)) is linked to '\(concept)' twice", "Concept"))
        continue
      }
      links[place].links.append(link)
    }
    alignment.links = links
  }

  /// The link that a row says; nil, and problems, where a cell makes no sense.
  private mutating func link(
    _ row: SheetRowReader, _ concept: String, before: ConceptLink?
  ) -> ConceptLink? {
    func part(_ heading: String) -> Double? {
      guard let number = row.text(heading).flatMap({ Double($0) }), number >= 0, number <= 1 else {
        problems.append(
          row.problem(
            row.text(heading).map { "\(quoted($0)) is no number from 0 to 1" }
              ?? "the link has no \(heading.lowercased())", heading))
        return nil
      }
      return number
    }
    let (share, confidence) = (part("Share"), part("Confidence"))
    // A link whose relation nobody has said has none.
    let name = row.text("Relation")
    let relation = name.flatMap(Relation.init)
    if let name, relation == nil {
      problems.append(
        row.unknown("relation", name, Relation.allCases.map(\.rawValue), "Relation"))
      return nil
    }
    guard let share, let confidence else { return nil }
    // What the alignment says for all is not said again for one.
    func own(_ heading: String, _ whole: String, _ before: String?) -> String? {
      guard let text = row.text(heading) else { return nil }
      return text == (before ?? whole) ? before : text == whole ? nil : text
    }
    return ConceptLink(
      concept: concept, share: share, relation: relation, confidence: confidence,
      justification: own("Justification", alignment.justification, before?.justification),
      author: own("Author", alignment.author, before?.author), note: row.text("Note"))
  }

  private mutating func readRejections(_ workbook: WorkbookReader) throws {
    let columns = ["Statement", "Concept", "Reason", "Author"]
    guard let table = try ReviewTable(workbook, sheet: "Turned down", answers: columns) else {
      return
    }
    problems += table.defects
    var standing: [[String]: Rejection] = [:]
    for entry in alignment.rejected {
      for rejection in entry.rejections {
        standing[[entry.statement, rejection.concept ?? ""]] = rejection
      }
    }
    let concepts = ontology.concepts.map(\.id)
    var rejected: [Alignment.StatementRejections] = []
    for row in table.rows.map({ SheetRowReader(table, $0) }) {
      let named = row.text("Concept").flatMap { $0 == "no concept fits" ? nil : $0 }
      guard let statement = row.text("Statement"), let reason = row.text("Reason") else {
        problems.append(row.problem("a row says what is turned down, and why", "Reason"))
        continue
      }
      meet(statement, in: row)
      let before = standing[[statement, named ?? ""]]
      if let named, !concepts.contains(named), before == nil {
        problems.append(row.unknown("concept", named, concepts, "Concept"))
        continue
      }
      let author = row.text("Author")
      let isWhole = before?.author == nil && author == alignment.author
      let rejection = Rejection(
        concept: named, reason: reason, author: isWhole ? nil : author)
      if let place = rejected.firstIndex(where: { $0.statement == statement }) {
        rejected[place].rejections.append(rejection)
      } else {
        rejected.append(.init(statement: statement, rejections: [rejection]))
      }
    }
    alignment.rejected = rejected
  }

  private mutating func readUnused(_ workbook: WorkbookReader) throws {
    let columns = ["Concept", "Why", "Reason"]
    guard
      let table = try ReviewTable(
        workbook, sheet: "Concepts without statement", answers: columns)
    else { return }
    problems += table.defects
    var rows: [(concept: String, kind: Absence, reason: String)] = []
    for row in table.rows.map({ SheetRowReader(table, $0) }) {
      let name = row.text("Why") ?? ""
      guard let kind = Absence(rawValue: name) else {
        problems.append(row.unknown("kind", name, Absence.allCases.map(\.rawValue), "Why"))
        continue
      }
      rows.append((row.text("Concept") ?? "", kind, row.text("Reason") ?? ""))
    }
    let before = alignment.unused.flatMap { entry in
      entry.concepts.map { [$0, entry.kind.rawValue, entry.reason] }
    }
    if rows.map({ [$0.concept, $0.kind.rawValue, $0.reason] }) == before { return }
    alignment.unused = []
    for row in rows {
      let last = alignment.unused.count - 1
      if last >= 0, alignment.unused[last].kind == row.kind,
        alignment.unused[last].reason == row.reason
      {
        alignment.unused[last].concepts.append(row.concept)
      } else {
        alignment.unused.append(.init(concepts: [row.concept], kind: row.kind, reason: row.reason))
      }
    }
  }

  private mutating func readActs(_ workbook: WorkbookReader) throws {
    let columns = ["Statement", "Act", "Reason", "Author"]
    guard let table = try ReviewTable(workbook, sheet: Self.acts, answers: columns) else { return }
    problems += table.defects
    let before = Dictionary(
      alignment.acts.map { ($0.statement, $0) }, uniquingKeysWith: { first, _ in first })
    var acts: [Alignment.StatementAct] = []
    for row in table.rows.map({ SheetRowReader(table, $0) }) {
      guard let statement = row.text("Statement"), let reason = row.text("Reason") else {
        problems.append(
          row.problem("a row says of which statement the kind of act is another, and why", "Reason")
        )
        continue
      }
      meet(statement, in: row)
      let name = row.text("Act") ?? ""
      guard let act = Act(rawValue: name) else {
        problems.append(row.unknown("kind of act", name, Act.allCases.map(\.rawValue), "Act"))
        continue
      }
      if acts.contains(where: { $0.statement == statement }) {
        problems.append(row.problem("\(quoted(statement)) stands here twice", "Statement"))
        continue
      }
      let author = row.text("Author")
      let isWhole = before[statement]?.author == nil && author == alignment.author
      acts.append(
        .init(statement: statement, act: act, reason: reason, author: isWhole ? nil : author))
    }
    alignment.acts = acts
  }

  // MARK: What is said

  private mutating func tellChanges(from old: Alignment) {
    func told<Value: Equatable>(_ what: String, _ old: Value?, _ new: Value?) {
      if old != new { changes.append("\(what) are taken from the workbook") }
    }
    for entry in Self.changed(
      old.links.map { ($0.statement, $0.links) }, alignment.links.map { ($0.statement, $0.links) })
    {
      changes.append("the links of \(entry) are others now")
    }
    told("what was turned down", old.rejected, alignment.rejected)
    told("concepts without a statement", old.unused, alignment.unused)
    told("kinds of act that are overruled", old.acts, alignment.acts)
    let scales = (old.scale, alignment.scale)
    told("cuts", scales.0?.cuts, scales.1?.cuts)
    told("facets", scales.0?.levels, scales.1?.levels)
    // A scale that was there is there still.
    changes += scales.1?.evidenceLines(before: scales.0) ?? []
  }

  /// The keys of entries that are others than they were, those that are new or gone among them.
  private static func changed<Value: Equatable>(
    _ old: [(String, Value)], _ new: [(String, Value)]
  ) -> [String] {
    let before = Dictionary(old, uniquingKeysWith: { first, _ in first })
    let after = Dictionary(new, uniquingKeysWith: { first, _ in first })
    return new.map(\.0).filter { before[$0] != after[$0] }
      + old.map(\.0).filter { after[$0] == nil }
  }
}
