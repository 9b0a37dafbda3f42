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

  /// An alignment of the table with more keys.
  private func alignment(_ keys: String) -> String {
    """
    format: crosswalk.alignment/1
    framework: mine
    author: us
    version: "1"
    date: "2026"
    \(keys)

    """
  }

  private static func link(_ concept: String) -> String {
    "{concept: \(concept), share: 0.5, relation: narrower, confidence: 0.5}"
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
        alignment("links: {E.1: [\(Self.link(concept))]}"), to: folder.alignment)
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

  // MARK: What stands beside the folder

  /// Pages put judgements between frameworks into a folder beside those of frameworks.
  private func judgedBeside(
    _ body: (_ file: String, _ folder: ImportFolder, _ beside: String) throws -> Void
  ) throws {
    try imported { file, folder in
      let parent = String(folder.path.dropLast("/mine".count))
      try FileManager.default.createDirectory(
        atPath: "\(parent)/matches", withIntermediateDirectories: true)
      let other = ExchangeData.catalog
      let target = try other.framework("kent").framework.statements[0].statement.id
      try write(
        """
        format: crosswalk.matches/1
        from: mine
        to: kent
        author: us
        version: "1"
        date: "2026"
        matches:
          - {subject: E.1, relation: narrower, object: "\(target)", confidence: 0.5, note: read both}
          - {subject: E.2, relation: none, kind: absent, confidence: 0.5, note: read both}

        """, to: "\(parent)/matches/mine--kent.yaml")
      try body(file, folder, "\(parent)/matches/mine--kent.yaml")
    }
  }

  @Test func `judgements that stand beside the folder follow an update`() throws {
    try judgedBeside { file, folder, beside in
      try write(table.replacing("Greets families.", with: "Greets everybody."), to: file)
      let old = try folder.content(of: "mine", over: ExchangeData.catalog)
      #expect(old.matches.map(\.file) == [beside] && old.judgedIDs == ["E.1", "E.2"])
      let update = FrameworkUpdate(
        of: old.framework, by: try ImportSource(file, kind: .csv).read(id: "mine"),
        avoiding: old.judgedIDs)
      let lines = try folder.write(update, over: old)
      #expect(lines.contains("set aside: 1 match of E.1, which is worded anew"), "\(lines)")
      #expect(try !text(beside).contains("E.1") && text(beside).contains("E.2"))
      #expect(try text("\(folder.path)/set-aside.csv").contains("read both"))
    }
  }

  @Test func `what stands beside the folder and cannot be understood is lost by no update`() throws
  {
    try judgedBeside { file, folder, beside in
      try write(text(beside).replacing("relation: narrower", with: "relation: nearer"), to: beside)
      #expect {
        _ = try folder.content(of: "mine", over: ExchangeData.catalog)
      } throws: {
        "\($0)".contains("mine--kent.yaml:8:")
      }
      try FileManager.default.removeItem(atPath: beside)
      #expect(try folder.content(of: "mine", over: ExchangeData.catalog).matches.isEmpty)
      // Links of words that nobody has judged would stay in use.
      let overlay = "\(folder.path)/../overlays/mine.yaml"
      try FileManager.default.createDirectory(
        atPath: "\(folder.path)/../overlays", withIntermediateDirectories: true)
      try write(
        alignment("links: {E.1: [\(Self.link("rapport"))]}"), to: overlay)
      #expect {
        _ = try folder.content(of: "mine", over: ExchangeData.catalog)
      } throws: {
        ($0 as? FileError)?.reason.hasPrefix("this is laid over 'mine'") == true
      }
    }
  }

  @Test func `all that is said of levels is set aside when they are others`() throws {
    try imported { file, folder in
      try write(
        """
        format: crosswalk.alignment/1
        framework: mine
        author: us
        version: "1"
        date: "2026"
        scale:
          cuts:
            - {at: 0, spread: 2}
            - {at: 40, spread: 5, reason: Asks begin here.}
            - {at: 100, spread: 2}
          locationError: {points: 7.5, reason: Two readers.}
          panel:
            kind: desk reading
            note: Nobody from the county.
            rounds:
              - sheets: [ann.xlsx]
                placings:
                  Ann: [0, 38, 100]
                  Ben: [0, 42, 100]
          levels:
            - level: full
              facets:
                autonomy: {strength: 3, evidence: [E.2], section: Page 4, reason: Alone.}
        links: {}

        """, to: folder.alignment)
      let base = ExchangeData.catalog
      let old = try folder.content(of: "mine", over: base)
      try write(
        """
        Unit,Level,Statement,ID
        Engagement,Basic,Greets families.,E.1
        Engagement,Expert,Writes what the whole agency goes by.,E.3

        """, to: file)
      let update = FrameworkUpdate(
        of: old.framework, by: try ImportSource(file, kind: .csv).read(id: "mine"), avoiding: [],
        isRenamed: false)
      #expect(update.hasOtherLevels)
      _ = try folder.write(update, over: old)
      let list = try text("\(folder.path)/set-aside.csv")
      for words in [
        "Page 4; Alone.", "Asks begin here.", "7.5 points", "Two readers.",
        "desk reading", "Nobody from the county.", "0 38 100", "0 42 100", "ann.xlsx",
      ] {
        #expect(list.contains(words), "\(words) in \(list)")
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
