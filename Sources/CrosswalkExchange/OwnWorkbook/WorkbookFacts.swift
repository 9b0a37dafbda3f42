import CrosswalkBase
import CrosswalkModel
import CrosswalkTables

/// What people have edited on the sheets About and Grades of an exported workbook: facts of the
/// document, of its scale, and what it says at each grade.
///
/// Only what differs from an export of the folder as it stands is taken, so that a program that
/// writes a cell in its own way changes nothing.
struct WorkbookFacts {
  /// What cannot be understood, with its place.
  private(set) var problems: [String] = []
  /// What is other than it was, and what is edited and not read, in lines for people.
  private(set) var lines: [String] = []
  private var edits: [(inout Framework) -> Void] = []

  private static let (about, grades) = ("About", "Grades")
  private static let gradeColumns = ["Statement", "Level", "Status", "Text", "Support"]
  /// Rows that say of which state of the framework the workbook is, which may be an older one.
  private static let states = ["Content hash", "Version of the ontology", "Overridden by"]

  /// Nothing is edited.
  init() {}

  /// Reads the two sheets.
  ///
  /// - Parameters:
  ///   - workbook: What people have edited.
  ///   - own: An export of the framework as it stands.
  ///   - framework: The same.
  /// - Throws: ``ReviewError`` or `SpreadsheetError` if a sheet cannot be read.
  init(_ workbook: WorkbookReader, besides own: WorkbookReader, of framework: Framework) throws {
    try readAbout(workbook, own)
    try readAncestors(workbook, own)
    try readGrades(workbook, framework)
  }

  /// A framework with what was edited.
  func applied(to framework: Framework) -> Framework {
    edits.reduce(into: framework) { $1(&$0) }
  }

  // MARK: About

  /// The cells of the sheet, by what stands before them, without rows that can be there twice.
  private static func facts(
    _ workbook: WorkbookReader
  ) throws -> [(name: String, value: String, row: Int)] {
    guard let tab = workbook.tabs.first(where: { $0.name == about }) else { return [] }
    return try workbook.sheet(tab).rows.compactMap { row in
      let texts = row.texts
      guard let name = texts.first, !name.isEmpty, name != FrameworkWorkbook.ancestorHeading else {
        return nil
      }
      return (name, texts.count > 1 ? texts[1] : "", row.number)
    }
  }

  private mutating func readAbout(_ workbook: WorkbookReader, _ own: WorkbookReader) throws {
    let before = Dictionary(
      try Self.facts(own).map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    for (name, value, row) in try Self.facts(workbook) {
      guard !Self.states.contains(name), before[name] != value else { continue }
      let place = "sheet '\(Self.about)', cell B\(row)"
      guard let field = FrameworkWorkbook.facts.first(where: { $0.name == name })?.field else {
        lines.append(
          "\(place), \(quoted(name)): the cell is not read; what it says is changed in the "
            + "folder's files")
        continue
      }
      if let objection = field.objection(to: value) {
        problems.append("\(place): \(objection)")
        continue
      }
      edits.append { field.put(value, into: &$0) }
      lines.append(
        "\(name.lowercased()): was \(quoted(before[name] ?? "")), and is \(quoted(value))")
    }
  }

  private mutating func readAncestors(_ workbook: WorkbookReader, _ own: WorkbookReader) throws {
    func rows(_ workbook: WorkbookReader) throws -> [[String]] {
      guard let tab = workbook.tabs.first(where: { $0.name == Self.about }) else { return [] }
      return try workbook.sheet(tab).rows.map(\.texts)
        .filter { $0.first == FrameworkWorkbook.ancestorHeading }
        .map { row in (1...2).map { $0 < row.count ? row[$0] : "" } }
    }
    let (new, old) = (try rows(workbook), try rows(own))
    if new == old || new.isEmpty && !workbook.tabs.contains(where: { $0.name == Self.about }) {
      return
    }
    if new.contains(where: { $0[0].isEmpty }) {
      problems.append("sheet '\(Self.about)': a row 'Drafted from' names no framework")
      return
    }
    edits.append {
      $0.draftedFrom = new.map { .init(framework: $0[0], note: $0[1].isEmpty ? nil : $0[1]) }
    }
    lines.append("what it was drafted from is taken from the workbook")
  }

  // MARK: Grades

  private mutating func readGrades(_ workbook: WorkbookReader, _ framework: Framework) throws {
    guard
      let table = try ReviewTable(
        workbook, sheet: Self.grades, answers: Array(Self.gradeColumns.prefix(3)))
    else { return }
    problems += table.defects
    let statements = framework.statements.map(\.statement)
    let ids = statements.map(\.id)
    var grades: [String: [Statement.Grade]] = [:]
    for row in table.rows.map({ SheetRowReader(table, $0) }) {
      let statement = row.text("Statement") ?? ""
      guard ids.contains(statement) else {
        problems.append(row.unknown("statement", statement, ids, "Statement"))
        continue
      }
      guard let grade = grade(row, framework.scale) else { continue }
      if grades[statement, default: []].contains(where: { $0.level == grade.level }) {
        problems.append(
          row.problem("\(quoted(statement)) has two rows for '\(grade.level)'", "Level"))
        continue
      }
      grades[statement, default: []].append(grade)
    }
    for statement in statements {
      let new = grades[statement.id] ?? []
      if new == statement.grades { continue }
      edits.append { framework in
        for u in framework.units.indices {
          for s in framework.units[u].statements.indices
          where framework.units[u].statements[s].id == statement.id {
            framework.units[u].statements[s].grades = new
          }
        }
      }
      lines.append("the grades of \(statement.id) are others now")
    }
  }

  private mutating func grade(_ row: SheetRowReader, _ scale: Scale) -> Statement.Grade? {
    let (level, name) = (row.text("Level") ?? "", row.text("Status") ?? "")
    guard scale.rank(of: level) != nil else {
      problems.append(row.unknown("level", level, scale.levels.map(\.id), "Level"))
      return nil
    }
    guard let status = Statement.Grade.Status(rawValue: name) else {
      problems.append(
        row.unknown("status", name, Statement.Grade.Status.allCases.map(\.rawValue), "Status"))
      return nil
    }
    var support: [Statement.Grade.Support] = []
    for word in (row.text("Support") ?? "").split(whereSeparator: \.isNewline) {
      guard let found = Statement.Grade.Support(rawValue: String(word)) else {
        problems.append(
          row.unknown(
            "support", String(word), Statement.Grade.Support.allCases.map(\.rawValue), "Support"))
        return nil
      }
      support.append(found)
    }
    return Statement.Grade(level: level, status: status, text: row.text("Text"), support: support)
  }
}

extension FrameworkUpdate {
  /// Takes what people have edited of the document's facts.
  package mutating func take(_ judged: WorkbookJudgements) {
    framework = judged.facts.applied(to: framework)
  }
}
