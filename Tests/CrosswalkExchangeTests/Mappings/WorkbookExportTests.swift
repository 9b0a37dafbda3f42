import CrosswalkTestSupport
import Foundation
import Testing

@testable import CrosswalkExchange
@testable import CrosswalkModel
@testable import CrosswalkTables

@Suite struct WorkbookExportTests {
  private func workbook(_ aligned: AlignedFramework) throws -> [UInt8] {
    try FrameworkWorkbook(aligned, ontology: ExchangeData.catalog.ontology).bytes
  }

  private func imported(_ bytes: [UInt8], levels: [String]) throws -> ImportedFramework {
    let reader = try WorkbookReader(bytes)
    var importer = FrameworkImporter(levels: levels)
    try importer.read(ImportTable(reader.sheet(reader.tab(at: 1))))
    return try importer.finish(id: "back", title: "Back")
  }

  @Test(arguments: ExchangeData.ids)
  func `an import reads back what the sheet of statements holds`(id: String) throws {
    let framework = try ExchangeData.catalog.framework(id).framework
    let imported = try imported(
      workbook(ExchangeData.catalog.framework(id)), levels: framework.scale.levels.map(\.title))
    #expect(imported.report.problemCount == 0, "\(imported.report.notes)")
    let back = imported.framework
    #expect(back.scale.levels.map(\.title) == framework.scale.levels.map(\.title))
    #expect(back.units.map(\.id) == framework.units.map(\.id))
    let groups = { (framework: Framework) in
      framework.units.map { unit in framework.groups.first { $0.id == unit.group }?.title }
    }
    #expect(groups(back) == groups(framework))
    let levels = { (framework: Framework, statement: Statement) in
      statement.level.flatMap { framework.scale.rank(of: $0) }
    }
    for (unit, original) in zip(back.units, framework.units) {
      #expect(unit.title == original.title)
      #expect(unit.definition?.text == original.definition?.text)
      #expect(unit.subcompetencies.map(\.title) == original.subcompetencies.map(\.title))
      #expect(unit.statements.map(\.id) == original.statements.map(\.id))
      for (statement, wanted) in zip(unit.statements, original.statements) {
        #expect(statement.text == wanted.text && statement.actor == wanted.actor)
        #expect(levels(back, statement) == levels(framework, wanted))
      }
    }
  }

  @Test func `what is turned down has a sheet, where anything is`() throws {
    let aligned = try ExchangeData.catalog.framework("cpm")
    #expect(try !WorkbookReader(workbook(aligned)).tabs.map(\.name).contains("Turned down"))
    var alignment = aligned.alignment
    alignment.rejected = [
      .init(
        statement: "1.a",
        rejections: [.init(concept: "rapport", reason: "=no"), .init(reason: "none", author: "B")])
    ]
    let reader = try WorkbookReader(
      workbook(AlignedFramework(framework: aligned.framework, alignment: alignment)))
    let rows = try reader.sheet(reader.tab(named: "Turned down")).rows.map(\.texts)
    #expect(
      rows.map { [$0[0]] + $0[2...] } == [
        ["Statement", "Concept", "Label", "Reason", "Author"],
        ["1.a", "rapport", "Rapport, empathy and trust", "=no", alignment.author],
        ["1.a", "no concept fits", "", "none", "B"],
      ])
  }

  @Test(.enabled(if: Oracle.mayAskOpenpyxl, "Python has no openpyxl"))
  func `openpyxl reads the values of every sheet`() throws {
    struct Answer: Decodable {
      let sheets: [String]
      let rows: [String: [[String: String]]]
      let about: [String: String]
      let formulas: Int
      let filter: String
      let frozen: String
    }
    let script = """
      import base64, io, json, sys, openpyxl, warnings
      warnings.simplefilter("error")
      book = openpyxl.load_workbook(io.BytesIO(base64.b64decode(json.load(sys.stdin)[0])))
      cells = [c for s in book for r in s for c in r]
      first = book.worksheets[0]
      text = lambda v: None if v is None else repr(float(v)) if isinstance(v, (int, float)) else v
      json.dump({
          "sheets": book.sheetnames,
          "rows": {s.title: [{h.value: text(c.value) for h, c in zip(s[1], r) if c.value is not None} for r in s.iter_rows(min_row=2)] for s in book.worksheets[:-1]},
          "about": {r[0].value: text(r[1].value) or "" for r in book["About"]},
          "formulas": sum(c.data_type == "f" for c in cells),
          "filter": first.auto_filter.ref, "frozen": first.freeze_panes,
      }, sys.stdout)
      """
    for id in ExchangeData.ids {
      let aligned = try ExchangeData.catalog.framework(id)
      let (framework, alignment) = (aligned.framework, aligned.alignment)
      let bytes = Data(try workbook(aligned)).base64EncodedString()
      let answer = try Oracle.ask(script, [bytes], Answer.self)
      #expect(answer.formulas == 0)
      #expect(answer.frozen == "A2")
      #expect(answer.filter.hasPrefix("A1:"))
      #expect(answer.filter.hasSuffix("\(framework.statements.count + 1)"))
      let links = try #require(answer.rows["Links"]).map { row in
        ["Statement", "Concept", "Share", "Relation", "Confidence", "Note"].map { row[$0] }
      }
      #expect(
        links
          == alignment.links.flatMap { entry in
            entry.links.map { link in
              [
                entry.statement, link.concept, "\(link.share)", link.relation?.rawValue ?? "",
                "\(link.confidence)", link.note,
              ]
            }
          })
      let levels = try #require(answer.rows["Levels"])
      #expect(levels.map { $0["Id"] } == framework.scale.levels.map(\.id))
      let cuts = try #require(alignment.scale).cuts
      let placed = try #require(answer.rows["Cuts"])
      #expect(placed.map { $0["At"] } == cuts.map { "\($0.at)" })
      #expect(placed.map { $0["Spread"] } == cuts.map { "\($0.spread)" })
      #expect(placed.map { $0["Reason"] } == cuts.map(\.reason))
      let readings = try #require(answer.rows["Facets"]).filter { $0["Strength"] != nil }
      #expect(readings.count == alignment.scale?.levels.reduce(0) { $0 + $1.facets.count })
      let statements = try #require(answer.rows["Statements"])
      #expect(statements.map { $0["Id"] } == framework.statements.map(\.statement.id))
      #expect(statements.map { $0["Statement"] } == framework.statements.map(\.statement.text))
      let grades = framework.statements.flatMap(\.statement.grades)
      #expect((answer.rows["Grades"]?.count ?? 0) == grades.count)
      #expect(answer.about["Title"] == framework.title)
      #expect(answer.about["Content hash"] == aligned.digest)
    }
  }

  @Test(.enabled(if: Oracle.mayAskOpenpyxl, "Python has no openpyxl"))
  func `openpyxl reads the mappings of a pair`() throws {
    let script = """
      import base64, csv, io, json, sys, openpyxl
      data, table = json.load(sys.stdin)
      sheet = openpyxl.load_workbook(io.BytesIO(base64.b64decode(data)))["Matches"]
      text = lambda v: "" if v is None else repr(float(v)) if isinstance(v, (int, float)) else v
      rows = [[text(c.value) for c in r] for r in sheet]
      plain = [[v[1:] if v[:2] in ("'=", "'+", "'-", "'@") else v for v in r] for r in csv.reader(io.StringIO(table))]
      json.dump([len(rows), sum(a != b for a, b in zip(rows, plain)), len(plain)], sys.stdout)
      """
    let mappings = try StatementMappings("sf-2940", "cpm", in: ExchangeData.catalog, derived: true)
    let bytes = Data(try mappings.workbook()).base64EncodedString()
    let count = mappings.mappings.count + 1
    #expect(try Oracle.ask(script, [bytes, mappings.table.csv], [Int].self) == [count, 0, count])
  }

  @Test(.enabled(if: Oracle.mayAskOpenpyxl, "Python has no openpyxl"))
  func `texts that look like formulas stay texts, in the workbook and back`() throws {
    let texts = ["=1+1 is a sum", "+a", "-b: c", "@d", "=HYPERLINK(\"http://x\",\"y\")"]
    let framework = Framework(
      id: "odd", title: "=cmd()", publisher: "+x", version: "-1", jurisdiction: "@j", date: "=",
      source: .init(title: "=s"),
      scale: Scale(
        id: "s", title: "=t", construct: "=c", rates: .units, basis: .observed,
        levels: [.init(id: "l", title: "=L")]),
      units: [
        .init(
          id: "=u", title: "+u",
          statements: texts.enumerated().map {
            Statement(id: "=u.\($0)", level: "l", actor: .worker, text: $1)
          })
      ])
    let alignment = Alignment(
      framework: "odd", author: "=a", version: "1", date: "2026", links: [])
    let bytes = try workbook(AlignedFramework(framework: framework, alignment: alignment))
    let script = """
      import base64, io, json, sys, openpyxl
      book = openpyxl.load_workbook(io.BytesIO(base64.b64decode(json.load(sys.stdin)[0])))
      cells = [c for s in book for r in s for c in r if isinstance(c.value, str) and c.value[0] in "=+-@"]
      json.dump([sorted({c.data_type for c in cells}), [c.value for c in cells]], sys.stdout)
      """
    let answer = try Oracle.ask(
      script, [Data(bytes).base64EncodedString()], [[String]].self)
    #expect(answer[0] == ["s"])
    #expect(Set(texts).isSubset(of: answer[1]) && answer[1].contains("=cmd()"))
    let back = try imported(bytes, levels: [])
    #expect(back.framework.statements.map(\.statement.text) == texts)
    #expect(back.framework.units.map(\.id) == ["=u"])
  }

  @Test func `a text that no cell can hold is refused with its place`() throws {
    let aligned = try ExchangeData.catalog.framework("kent")
    var framework = aligned.framework
    framework.units[0].note = String(repeating: "x", count: 40_000)
    #expect {
      try workbook(AlignedFramework(framework: framework, alignment: aligned.alignment))
    } throws: {
      "\($0)".contains("sheet 'Statements': cell M2 has a text of 40000 characters")
    }
  }
}
