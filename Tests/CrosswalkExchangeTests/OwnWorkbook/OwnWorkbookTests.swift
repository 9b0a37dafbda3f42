import CrosswalkBase
import CrosswalkDocuments
import CrosswalkModel
import Foundation
import Testing

@testable import CrosswalkExchange
@testable import CrosswalkTables

/// A framework goes into a workbook, people edit its sheets, and what they have edited comes back.
@Suite struct OwnWorkbookTests {
  private typealias Rows = [[CellValue]]

  /// What came back.
  private struct Back {
    var framework: Framework
    var alignment: Alignment
    var text: String
    var lines: [String]
    var problems: [String] = []
  }

  private let base = Catalog(ontology: ExchangeData.catalog.ontology)

  /// Exports a framework, has its sheets edited, and brings the folder up to date with them.
  private func back(
    _ id: String, adding sheet: (name: String, rows: Rows)? = nil,
    _ edit: (_ sheet: String, _ rows: inout Rows) -> Void = { _, _ in }
  ) throws -> Back {
    let path = NSTemporaryDirectory() + "crosswalk-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let folder = ImportFolder("\(path)/\(id)")
    let aligned = try ExchangeData.catalog.framework(id)
    let comment = "# What a person has written here.\n"
    try NewFolder.makeParents(above: folder.framework)
    try WholeFile.write(
      Array((comment + FrameworkWriter.text(aligned.framework)).utf8), to: folder.framework)
    try WholeFile.write(
      Array((comment + AlignmentWriter.text(aligned.alignment)).utf8), to: folder.alignment)
    let file = "\(path)/\(id).xlsx"
    try WholeFile.write(
      edited(FrameworkWorkbook(aligned, ontology: base.ontology).bytes, adding: sheet, edit),
      to: file)
    let old = try folder.content(of: id, over: base)
    var source = ImportSource(file, kind: .xlsx)
    source.former = old.framework.scale
    let imported = try source.read(id: id)
    #expect(imported.doubts == [] && imported.report.problemCount == 0, "\(imported.report.notes)")
    #expect(imported.report.ledger.sum == imported.report.ledger.total)
    let judged = try #require(try source.judgements(over: old))
    if !judged.problems.isEmpty {
      return Back(
        framework: old.framework, alignment: aligned.alignment, text: "", lines: [],
        problems: judged.problems)
    }
    var update = FrameworkUpdate(of: old.framework, by: imported, avoiding: old.judgedIDs)
    #expect(update.doubts == [])
    update.take(judged)
    let lines =
      try judged.lines + update.lines
      + folder.write(update, over: old, judged: judged)
    let new = try folder.content(of: id, over: base)
    return Back(
      framework: new.framework, alignment: try #require(new.alignment?.value),
      text: String(decoding: try DataFiles.read(folder.alignment), as: UTF8.self), lines: lines)
  }

  private func edited(
    _ bytes: [UInt8], adding sheet: (name: String, rows: Rows)?,
    _ edit: (_ sheet: String, _ rows: inout Rows) -> Void
  ) throws -> [UInt8] {
    let reader = try WorkbookReader(bytes)
    return try WorkbookWriter(
      reader.tabs.map { tab in
        // A number stays a number and a text a text: the id '1.1' is none.
        var rows = try reader.sheet(tab).rows.map { row in
          row.texts.indices.map { column -> CellValue in
            guard let cell = row[column + 1], !cell.text.isEmpty else { return .empty }
            return cell.kind == .number
              ? cell.number.map(CellValue.number) ?? .empty : .text(cell.text)
          }
        }
        edit(tab.name, &rows)
        return SheetDraft(name: tab.name, rows: rows)
      } + (sheet.map { [SheetDraft(name: $0.name, rows: $0.rows)] } ?? [])
    ).bytes()
  }

  /// Puts a value under a heading, in the row whose other cells are these.
  private func put(
    _ value: CellValue, _ heading: CellValue, where cells: [CellValue: CellValue],
    _ rows: inout Rows
  ) {
    guard let column = rows[0].firstIndex(of: heading) else { return }
    for row in rows.indices
    where cells.allSatisfy({ key, value in
      rows[0].firstIndex(of: key).map { $0 < rows[row].count && rows[row][$0] == value } ?? false
    }) {
      while rows[row].count <= column { rows[row].append(.empty) }
      rows[row][column] = value
    }
  }

  @Test(arguments: ExchangeData.ids)
  func `a workbook that nobody has edited changes nothing`(id: String) throws {
    let aligned = try ExchangeData.catalog.framework(id)
    let back = try back(id)
    #expect(back.problems == [])
    #expect(back.framework == aligned.framework)
    #expect(back.alignment == aligned.alignment)
    #expect(
      back.lines.count == 1 && back.lines[0].hasPrefix("nothing has changed"), "\(back.lines)")
  }

  @Test func `links, cuts and facets that are edited come back, and comments stay`() throws {
    let before = try ExchangeData.catalog.framework("kent")
    let entry = try #require(before.alignment.links.first)
    let level = before.framework.scale.levels[1].id
    let facet = base.ontology.facets[0].id
    let back = try back("kent") { sheet, rows in
      switch sheet {
      case "Links":
        put(
          0.15, "Share",
          where: ["Statement": .text(entry.statement), "Concept": .text(entry.links[0].concept)],
          &rows)
      case "Cuts":
        put(41.5, "At", where: ["Position": 2], &rows)
        put("Read anew", "Reason", where: ["Position": 2], &rows)
      case "Facets":
        put(1, "Strength", where: ["Level id": .text(level), "Facet": .text(facet)], &rows)
      default: break
      }
    }
    #expect(back.problems == [])
    #expect(back.framework == before.framework)
    var wanted = before.alignment
    wanted.links[0].links[0].share = 0.15
    #expect(back.alignment.links == wanted.links)
    let scale = try #require(back.alignment.scale)
    #expect(scale.cuts[1].at == 41.5 && scale.cuts[1].reason == "Read anew")
    #expect(scale.cuts[2...] == (before.alignment.scale?.cuts[2...])!)
    let reading = scale.levels.first { $0.level == level }?.facets.first { $0.facet == facet }
    #expect(reading?.strength == 1)
    #expect(back.text.hasPrefix("# What a person has written here.\n"))
    #expect(back.lines.contains("the links of \(entry.statement) are others now"))
    #expect(back.lines.contains("cuts are taken from the workbook"))
  }

  @Test func `kinds of act that are overruled come back, each with its reason and author`() throws {
    let statements = try ExchangeData.catalog.framework("set").framework.statements.prefix(2)
      .map(\.statement.id)
    let heading: [CellValue] = ["Statement", "Text", "Act", "Reason", "Author"]
    func with(_ rows: Rows) throws -> Back {
      try self.back("set", adding: ("Kinds of act overruled", [heading] + rows))
    }
    let rows: Rows = [
      [.text(statements[0]), .empty, "knows", "It asks for knowledge.", "Ana Ruiz"],
      [.text(statements[1]), .empty, "guides", "It is done with others.", .empty],
    ]
    let back = try with(rows)
    #expect(back.problems == [])
    #expect(
      back.alignment.acts == [
        .init(
          statement: statements[0], act: .knows, reason: "It asks for knowledge.",
          author: "Ana Ruiz"),
        .init(statement: statements[1], act: .guides, reason: "It is done with others."),
      ])
    #expect(back.lines.contains("kinds of act that are overruled are taken from the workbook"))
    let wrong = try with([
      [.text(statements[0]), .empty, "knwos", "Why.", .empty],
      [.text(statements[1]), .empty, "knows", .empty, .empty],
    ])
    #expect(wrong.problems.count == 2 && wrong.problems[0].contains("did you mean 'knows'?"))
  }

  @Test func `a facet whose strength is taken out is silent`() throws {
    let before = try #require(ExchangeData.catalog.framework("cpm").alignment.scale)
    let (level, facet) = (before.levels[0].level, before.levels[0].facets[0].facet)
    let back = try back("cpm") { sheet, rows in
      guard sheet == "Facets" else { return }
      for heading in ["Strength", "Evidence", "Where in the document", "At second hand", "Reason"] {
        put(
          .empty, .text(heading), where: ["Level id": .text(level), "Facet": .text(facet)], &rows)
      }
    }
    #expect(back.problems == [])
    let facets = back.alignment.scale?.levels.first { $0.level == level }?.facets ?? []
    #expect(!facets.map(\.facet).contains(facet))
  }

  @Test func `a level that is retitled on its sheet keeps its id and its statements`() throws {
    let before = try ExchangeData.catalog.framework("sf-2940").framework
    let level = before.scale.levels[0]
    let back = try back("sf-2940") { sheet, rows in
      if sheet == "Levels" {
        put("Just begun", "Level", where: ["Id": .text(level.id)], &rows)
      }
    }
    #expect(back.framework.scale.levels[0].title == "Just begun")
    #expect(back.framework.scale.levels.map(\.id) == before.scale.levels.map(\.id))
    #expect(back.framework.statements.map(\.statement) == before.statements.map(\.statement))
    #expect(
      back.lines.contains("level '\(level.title)' is now called 'Just begun', and keeps its id"))
  }

  @Test func `a unit that is retitled in all its rows keeps its id, and that is told`() throws {
    let before = try ExchangeData.catalog.framework("sf-2940").framework
    let unit = before.units[0]
    let back = try back("sf-2940") { sheet, rows in
      guard sheet == "Statements" else { return }
      for row in rows.indices {
        for column in rows[row].indices where rows[row][column] == .text(unit.title) {
          rows[row][column] = .text("Know-how")
        }
      }
    }
    #expect(back.framework.units.map(\.id) == before.units.map(\.id))
    #expect(back.framework.units[0].title == "Know-how")
    #expect(
      back.lines.contains("unit '\(unit.title)' is now called 'Know-how', and keeps its id"))
  }

  @Test func `what makes no sense is named by its cell, and nothing is written`() throws {
    let back = try back("cpm") { sheet, rows in
      switch sheet {
      case "Links":
        rows[1][rows[0].firstIndex(of: "Concept")!] = "raport"
        rows[2][rows[0].firstIndex(of: "Share")!] = "much"
      case "Cuts": put("120", "At", where: ["Position": 1], &rows)
      case "Facets": rows[1][rows[0].firstIndex(of: "Strength")!] = 7
      default: break
      }
    }
    #expect(back.problems.count == 4, "\(back.problems)")
    #expect(
      back.problems[0].hasPrefix("sheet 'Links', cell C2: there is no concept 'raport'; did you"))
    #expect(back.problems[1] == "sheet 'Links', cell E3: 'much' is no number from 0 to 1")
    #expect(back.problems[2].hasPrefix("sheet 'Cuts', cell C2: '120' is no place from 0 to 100"))
    #expect(back.problems[3].hasPrefix("sheet 'Facets', cell D2: '7' is no strength from 0 to 4"))
  }

  /// Puts a value beside a name on the sheet About.
  private func say(_ value: CellValue, _ name: CellValue, _ rows: inout Rows) {
    for row in rows.indices where rows[row].first == name {
      if rows[row].count < 2 { rows[row].append(value) } else { rows[row][1] = value }
    }
  }

  @Test func `facts of the document that are edited come back`() throws {
    let before = try ExchangeData.catalog.framework("cpm").framework
    let back = try back("cpm") { sheet, rows in
      guard sheet == "About" else { return }
      say("Another title", "Title", &rows)
      say("es-MX", "Language", &rows)
      say(.empty, "Note on the scale", &rows)
      say("self", "What ratings rest on", &rows)
      say("confirmed", .text(FrameworkWorkbook.orderHeading), &rows)
    }
    var wanted = before
    (wanted.title, wanted.language) = ("Another title", "es-MX")
    (wanted.scale.note, wanted.scale.basis, wanted.scale.order) = (nil, .own, .confirmed)
    #expect(back.problems == [])
    #expect(back.framework == wanted)
    #expect(
      back.lines.contains("title: was \(quoted(before.title)), and is 'Another title'"),
      "\(back.lines)")
  }

  @Test func `a fact that cannot be is named by its cell, and an id that is edited is told`() throws
  {
    let back = try back("cpm") { sheet, rows in
      guard sheet == "About" else { return }
      say(.empty, "Publisher", &rows)
      say("unit", "What is rated", &rows)
      say("another-scale", "Scale", &rows)
    }
    #expect(
      back.problems == [
        "sheet 'About', cell B3: the cell must not be empty",
        "sheet 'About', cell B17: 'unit' is none of units, person; did you mean 'units'?",
      ])
    let told = try self.back("cpm") { sheet, rows in
      if sheet == "About" { say("another-scale", "Scale", &rows) }
    }
    #expect(
      told.lines.contains {
        $0.hasPrefix("sheet 'About', cell B13, 'Scale': the cell is not read")
      }, "\(told.lines)")
  }

  @Test func `grades that are edited come back`() throws {
    let before = try ExchangeData.catalog.framework("kent").framework
    let statement = try #require(
      before.statements.first { $0.statement.grades.count > 1 }?.statement)
    let level = statement.grades[0].level
    let edit = { (status: CellValue) in
      { (sheet: String, rows: inout Rows) in
        guard sheet == "Grades" else { return }
        put(
          status, "Status", where: ["Statement": .text(statement.id), "Level": .text(level)], &rows)
        put(
          "In own words.", "Text",
          where: ["Statement": .text(statement.id), "Level": .text(level)], &rows)
      }
    }
    let back = try back("kent", edit("qualifier"))
    #expect(back.problems == [])
    var grades = statement.grades
    (grades[0].status, grades[0].text) = (.qualifier, "In own words.")
    let after = back.framework.statements.first { $0.statement.id == statement.id }?.statement
    #expect(after?.grades == grades)
    #expect(back.lines.contains("the grades of \(statement.id) are others now"))
    #expect(
      back.framework.statements.filter { $0.statement.id != statement.id }.map(\.statement)
        == before.statements.filter { $0.statement.id != statement.id }.map(\.statement))
    let wrong = try self.back("kent", edit("tik"))
    #expect(wrong.problems.count == 1)
    #expect(wrong.problems[0].contains("there is no status 'tik'; did you mean 'tick'?"))
  }
}
