import CrosswalkBase
import CrosswalkExchange
import CrosswalkModel
import CrosswalkTestSupport
import Foundation
import Testing

/// From a file to a folder, and from a new version of the file into the folder.
@Suite struct ImportFolderTests {
  private let table = """
    Unit,Level,Statement,ID
    Engagement,Basic,Greets families.,E.1
    Engagement,Full,Asks families what they want.,E.2

    """

  private func inFolder(_ body: (String) throws -> Void) throws {
    let folder = NSTemporaryDirectory() + "crosswalk-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  /// The table in a file, and the folder that was made from it.
  private func imported(_ body: (_ file: String, _ folder: ImportFolder) throws -> Void) throws {
    try inFolder { path in
      let file = "\(path)/anchors.csv"
      try write(table, to: file)
      let folder = ImportFolder("\(path)/mine")
      try folder.create(
        ImportSource(file, kind: .csv).read(id: "mine").framework, from: "anchors.csv")
      try body(file, folder)
    }
  }

  private func write(_ text: String, to path: String) throws {
    try WholeFile.write(Array(text.utf8), to: path)
  }

  private func text(_ path: String) throws -> String {
    String(decoding: try DataFiles.read(path), as: UTF8.self)
  }

  @Test func `a folder is made, read back, and brought up to date`() throws {
    let base = Catalog(ontology: MarkedModel.values().ontologies[0])
    try inFolder { path in
      let file = "\(path)/anchors.csv"
      try write(table, to: file)
      let imported = try ImportSource(file, kind: .csv).read(id: "mine")
      #expect(imported.doubts == [] && imported.framework.title == "anchors")
      #expect(
        imported.summary(of: .csv) == [
          "read so: the table: one row a statement, by the heading 'Statement'",
          "read so: levels by their names: 'Basic', 'Full'",
          "read 1 table with 2 rows and 2 statements; imported 1 unit, 2 levels, "
            + "0 subcompetencies, 2 statements; left out 0 statements; 0 problems",
          "of 12 cells with text: 12 imported (headings 4, names of units 2, levels of statements 2, "
            + "cells of statements 2, ids 2); 0 left out; 0 not read",
        ])
      let folder = ImportFolder("\(path)/mine/")
      #expect(!DataFiles.isThere(folder.path) && folder.framework == "\(path)/mine/framework.yaml")
      try folder.create(imported.framework, from: "anchors.csv")
      #expect(DataFiles.isThere(folder.path))
      #expect(try text(folder.framework).contains("imported from anchors.csv."))

      let old = try folder.content(of: "mine", over: base)
      #expect(old.framework == imported.framework)
      #expect(old.alignment?.value.framework == "mine" && old.judgedIDs == [])
      let same = FrameworkUpdate(of: old.framework, by: imported, avoiding: old.judgedIDs)
      let before = try text(folder.framework)
      #expect(same.lines == [])
      #expect(
        try folder.write(same, over: old)
          == ["nothing has changed; \(folder.framework) stays as it is"])
      #expect(try text(folder.framework) == before)

      try write(table + "Engagement,Full,Listens.,E.3\n", to: file)
      let newer = try ImportSource(file, kind: .csv).read(id: "mine")
      let update = FrameworkUpdate(of: old.framework, by: newer, avoiding: old.judgedIDs)
      #expect(update.lines == ["added E.3: Listens."])
      #expect(
        try folder.write(update, over: old)
          == ["wrote \(folder.framework): 1 added, 0 changed, 0 removed, 0 judgements set aside"])
      #expect(try folder.content(of: "mine", over: base).framework == update.framework)
    }
  }

  /// The framework is written by somebody else after it was read, and both have changed one statement.
  @Test func `an update that cannot be written leaves every file as it was`() throws {
    let base = Catalog(ontology: MarkedModel.values().ontologies[0])
    let concept = base.ontology.concepts[0].id
    try imported { file, folder in
      let skeleton = try text(folder.alignment)
      try write(
        """
        format: crosswalk.alignment/1
        framework: mine
        author: us
        version: "1"
        date: "2026"
        links:
          E.1:
            - {concept: \(concept), share: 0.5, relation: narrower, confidence: 0.5}

        """, to: folder.alignment)
      let old = try folder.content(of: "mine", over: base)
      #expect(old.alignment != nil && skeleton.contains("mine"))
      try write(table.replacing("Greets families.", with: "Greets everybody."), to: file)
      let newer = try ImportSource(file, kind: .csv).read(id: "mine")
      let update = FrameworkUpdate(of: old.framework, by: newer, avoiding: old.judgedIDs)
      try write(
        text(folder.framework).replacing("Greets families.", with: "Greets nobody."),
        to: folder.framework)
      func files() throws -> [String: String] {
        try Dictionary(
          uniqueKeysWithValues: FileManager.default.contentsOfDirectory(atPath: folder.path).map {
            ($0, try text("\(folder.path)/\($0)"))
          })
      }
      let before = try files()
      #expect {
        _ = try folder.write(update, over: old)
      } throws: {
        "\($0)".contains("somebody else has written the file meanwhile")
      }
      #expect(try files() == before)
      // Without them it is written, all of it.
      try write(String(decoding: old.bytes, as: UTF8.self), to: folder.framework)
      let lines = try folder.write(update, over: old)
      #expect(lines.contains { $0.hasPrefix("set aside in ") })
      #expect(try Set(files().keys) == Set(before.keys).union(["set-aside.csv"]))
      #expect(try !text(folder.alignment).contains(concept))
    }
  }

  @Test func `a folder with another framework, or with a broken alignment, is refused`() throws {
    let base = Catalog(ontology: MarkedModel.values().ontologies[0])
    try imported { file, folder in
      #expect {
        _ = try folder.content(of: "other", over: base)
      } throws: {
        ($0 as? FileError)?.reason == "there is no framework 'other' in it to be updated"
      }
      try write("format: 1\nlinks: [", to: folder.alignment)
      #expect {
        _ = try folder.content(of: "mine", over: base)
      } throws: {
        "\($0)".contains("alignment.yaml:")
      }
    }
  }

  @Test func `what can be said to help is a type, and worded by whoever asks`() throws {
    var importer = FrameworkImporter()
    try importer.read(ImportTable(csv: Array("Level,Statement\nb,c\n".utf8)))
    do {
      _ = try importer.finish(id: "x", title: "x")
      Issue.record("there is no column of units")
    } catch {
      #expect(error.remedy == .mapUnit)
      let words = error.text { $0 == .mapUnit ? "name it" : nil }
      #expect(words == "\(error); name it")
      #expect(!"\(error)".contains("--"))
    }
  }

  @Test(arguments: [
    ("a.CSV", ImportKind.csv), ("a.tsv", .csv), ("b.docx", .docx), ("c.xlsx", .xlsx),
    ("d.json", .case), ("e.png", nil), ("-", nil),
  ])
  func `a name's ending tells the kind`(name: String, kind: ImportKind?) {
    #expect(ImportKind(ofName: name) == kind)
  }

  @Test(arguments: [
    ("a", ExportSubject.framework("a")), ("a--b", .pair("a", "b")),
    ("a--b--c", .pair("a", "b--c")), ("b--c--a", .pair("b--c", "a")),
    ("x--y", .framework("x--y")), ("q--r", .pair("q", "r")), ("none", .framework("none")),
  ])
  func `a subject is a framework, or two wherever it can be cut`(
    text: String, subject: ExportSubject
  ) {
    #expect(ExportSubject(text, among: ["a", "b", "b--c", "x--y"]) == subject)
  }
}
