import CrosswalkBase
import CrosswalkDocuments
import CrosswalkModel
import Foundation
import Testing

@testable import CrosswalkExchange
@testable import CrosswalkTables

/// An edited export is imported again and again: what the first import set aside stays aside.
@Suite struct WorkbookTwiceTests {
  private let base = Catalog(ontology: ExchangeData.catalog.ontology)
  private typealias Edit = (_ sheet: String, _ rows: inout [[CellValue]]) -> Void

  /// A folder with a framework, and what its export said at first.
  private func inFolder(
    _ body: (_ folder: ImportFolder, _ aligned: AlignedFramework) throws -> Void
  ) throws {
    let path = NSTemporaryDirectory() + "crosswalk-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let folder = ImportFolder("\(path)/kent")
    let whole = try ExchangeData.catalog.framework("kent")
    var alignment = whole.alignment
    // It would not be any more, once a link is set aside.
    alignment.isComplete = false
    let aligned = AlignedFramework(framework: whole.framework, alignment: alignment)
    try NewFolder.makeParents(above: folder.framework)
    try WholeFile.write(
      Array(FrameworkWriter.text(aligned.framework).utf8), to: folder.framework)
    try WholeFile.write(
      Array(AlignmentWriter.text(aligned.alignment).utf8), to: folder.alignment)
    try body(folder, aligned)
  }

  /// Brings the folder up to date with the first export, edited.
  private func update(
    _ folder: ImportFolder, with aligned: AlignedFramework, _ edit: Edit
  ) throws -> (lines: [String], alignment: Alignment) {
    let (source, old) = try workbook(folder, of: aligned, edit)
    let revision = try ImportRevision(
      of: try source.read(id: "kent"), in: folder, over: old, isRenamed: nil
    ) { try source.judgements(over: old) }
    #expect(revision.objections == [])
    let told = revision.judged?.lines ?? []
    let lines = try told + revision.write()
    let new = try folder.content(of: "kent", over: base)
    return (lines, try #require(new.alignment?.value))
  }

  /// The first export, edited, and the folder that it is to be read over.
  private func workbook(
    _ folder: ImportFolder, of aligned: AlignedFramework, _ edit: Edit
  ) throws -> (ImportSource, ImportFolder.Content) {
    let reader = try WorkbookReader(FrameworkWorkbook(aligned, ontology: base.ontology).bytes)
    let drafts = try reader.tabs.map { tab in
      var rows = try reader.sheet(tab).rows.map { row in
        row.texts.indices.map { column -> CellValue in
          guard let cell = row[column + 1], !cell.text.isEmpty else { return .empty }
          return cell.kind == .number
            ? cell.number.map(CellValue.number) ?? .empty : .text(cell.text)
        }
      }
      edit(tab.name, &rows)
      return SheetDraft(name: tab.name, rows: rows)
    }
    let file = "\(folder.path).xlsx"
    try WholeFile.write(WorkbookWriter(drafts).bytes(), to: file)
    let old = try folder.content(of: "kent", over: base)
    var source = ImportSource(file, kind: .xlsx)
    source.former = old.framework.scale
    return (source, old)
  }

  /// Puts a value under a heading, in the first row that holds another value.
  private func put(
    _ value: CellValue, _ heading: CellValue, in row: CellValue, _ rows: inout [[CellValue]]
  ) {
    guard let column = rows[0].firstIndex(of: heading),
      let place = rows.firstIndex(where: { $0.contains(row) })
    else { return }
    rows[place][column] = value
  }

  @Test func `the same workbook twice changes nothing, and an edited link comes back`() throws {
    try inFolder { folder, aligned in
      let entry = try #require(aligned.alignment.links.first { $0.links.count == 1 })
      let id = entry.statement
      let reword: Edit = { sheet, rows in
        if sheet == "Statements" {
          put("Keeps bees on the roof of town hall", "Statement", in: .text(id), &rows)
        }
      }
      let first = try update(folder, with: aligned, reword)
      #expect(
        first.lines.contains("set aside: 1 link of \(id), which is worded anew"), "\(first.lines)")
      #expect(first.alignment.linksByStatement[id] == nil)

      let list = try DataFiles.read("\(folder.path)/set-aside.csv")
      let second = try update(folder, with: aligned, reword)
      #expect(
        second.lines == [
          "links of \(id) in the sheet 'Links' are among those that were set aside when it was "
            + "worded anew; they are left aside",
          "nothing has changed; \(folder.framework) stays as it is",
        ])
      #expect(second.alignment == first.alignment)
      #expect(try DataFiles.read("\(folder.path)/set-aside.csv") == list)

      let edited = try update(folder, with: aligned) { sheet, rows in
        reword(sheet, &rows)
        if sheet == "Links" { put(0.15, "Confidence", in: .text(id), &rows) }
      }
      #expect(edited.lines.contains("the links of \(id) are others now"), "\(edited.lines)")
      #expect(edited.alignment.linksByStatement[id]?.map(\.confidence) == [0.15])
      // What has been judged anew stands against a workbook that is older.
      let again = try update(folder, with: aligned, reword)
      #expect(again.alignment == edited.alignment)
    }
  }

  /// What was judged since the export stands in no sheet.
  @Test func `what an older workbook does not have is listed, and told to be older`() throws {
    try inFolder { folder, aligned in
      let entry = try #require(aligned.alignment.links.first)
      var newer = aligned.alignment
      newer.links[0].links[0].note = "Looked at again."
      try WholeFile.write(Array(AlignmentWriter.text(newer).utf8), to: folder.alignment)
      let back = try update(folder, with: aligned) { _, _ in }
      #expect(back.alignment == aligned.alignment)
      #expect(
        back.lines.contains(
          "set aside: 1 link of \(entry.statement), as the workbook, which was exported before, does "
            + "not have it"), "\(back.lines)")
      let list = String(decoding: try DataFiles.read("\(folder.path)/set-aside.csv"), as: UTF8.self)
      #expect(list.contains("Looked at again.") && list.contains(",not in the workbook,"))
      // Of the state that the folder has, what is edited is edited, and nothing is to be listed.
      let edited = try update(folder, with: aligned) { sheet, rows in
        if sheet == "Links" { put(0.15, "Confidence", in: .text(entry.statement), &rows) }
      }
      #expect(!edited.lines.contains { $0.hasPrefix("set aside") }, "\(edited.lines)")
    }
  }

  @Test func `a judgement of a statement that there is not is named by its cell`() throws {
    try inFolder { folder, aligned in
      let old = try folder.content(of: "kent", over: base)
      let (source, _) = try workbook(folder, of: aligned) { sheet, rows in
        if sheet == "Links" { rows[1][rows[0].firstIndex(of: "Statement")!] = "no-such" }
      }
      let revision = try ImportRevision(
        of: try source.read(id: "kent"), in: folder, over: old, isRenamed: nil
      ) { try source.judgements(over: old) }
      #expect(
        revision.objections.contains {
          $0.hasPrefix("sheet 'Links', cell A2: there is no statement 'no-such'")
        }, "\(revision.objections)")
    }
  }

  @Test func `links come back with the words that they were made of`() throws {
    try inFolder { folder, aligned in
      let id = try #require(aligned.alignment.links.first).statement
      let before = aligned.alignment.linksByStatement[id]
      _ = try update(folder, with: aligned) { sheet, rows in
        if sheet == "Statements" {
          put("Keeps bees on the roof of town hall", "Statement", in: .text(id), &rows)
        }
      }
      let back = try update(folder, with: aligned) { _, _ in }
      #expect(back.alignment.linksByStatement[id] == before)
      #expect(!back.lines.contains { $0.hasPrefix("set aside: ") }, "\(back.lines)")
      let again = try update(folder, with: aligned) { _, _ in }
      #expect(again.lines.last?.hasPrefix("nothing has changed") == true, "\(again.lines)")
    }
  }

  @Test func `a list that a spreadsheet has saved says the same`() {
    let link = SetAsideList.Judgement(
      "HC.1", .link, about: "report", share: 1, relation: "close", confidence: 0.8,
      justification: "MappingReview", author: "Ana Ruiz")
    let list = SetAsideList(
      Array(
        """
        statement;why;text before;text now;kind;about;share;relation;confidence;justification;\
        author;note
        HC.1;worded anew;Teaches;Trains;link;report;1;close;0.80;MappingReview;Ana Ruiz;

        """.utf8))
    #expect(list.holds(link, of: "Trains") && !list.has(link, of: "Trains"))
    #expect(!list.holds(link, of: "Teaches.") && list.has(link, of: "Teaches."))
    #expect(list.holds(link, of: nil))
    let other = SetAsideList.Judgement("HC.1", .link, about: "report", share: 0.5)
    #expect(!list.holds(other, of: "Trains"))
  }

  /// A sheet whose columns are not found says nothing, and not that nothing is there.
  @Test(arguments: ["a title", "Note", "Author", "Relation"])
  func `a sheet of links without its headings takes none away`(lacking: String) throws {
    try inFolder { folder, aligned in
      let old = try folder.content(of: "kent", over: base)
      let (source, _) = try workbook(folder, of: aligned) { sheet, rows in
        guard sheet == "Links" else { return }
        if lacking == "a title" {
          rows.insert(["Links"], at: 0)
        } else {
          let column = rows[0].firstIndex(of: .text(lacking))!
          for row in rows.indices where rows[row].indices.contains(column) {
            rows[row].remove(at: column)
          }
        }
      }
      let revision = try ImportRevision(
        of: try source.read(id: "kent"), in: folder, over: old, isRenamed: nil
      ) { try source.judgements(over: old) }
      let wanted = lacking == "a title" ? "Note" : lacking
      #expect(
        revision.objections.contains {
          $0.hasPrefix("sheet 'Links', row 1: there is no column '\(wanted)'")
        }, "\(revision.objections)")
    }
  }
}
