import Foundation
import Testing

/// Small files as counties and other tools make them, a test a kind, as people run the program on
/// them.
@Suite struct ImportKindsTests {
  /// A file, what is said besides, and what is to come of it.
  struct Kind: CustomTestStringConvertible, Sendable {
    var file: String
    var options: [String] = []
    var status: Int32 = 0
    /// What the last line but one says was imported; nil if nothing is.
    var imported: String?
    /// What is said of it.
    var words: [String] = []

    var testDescription: String { file }
  }

  private static let samples = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Samples/kinds").standardized

  private static let kinds = [
    Kind(
      file: "wide-id-actor.csv", status: 1, imported: "2 units, 2 levels",
      words: ["line 3, column 3: unknown actor 'family'", "cells of who acts 2", "ids of units 2"]),
    // Tables of Word as other programs write them, and what other readers drop of their cells.
    Kind(file: "word-custom-xml.docx", imported: "2 units, 2 levels", words: ["0 not read"]),
    Kind(file: "word-field.docx", imported: "2 units, 2 levels", words: ["0 not read"]),
    Kind(file: "word-no-grid.docx", imported: "2 units, 2 levels", words: ["0 not read"]),
    Kind(file: "word-short-grid.docx", imported: "2 units, 2 levels", words: ["0 not read"]),
    Kind(file: "word-text-box.docx", imported: "2 units, 2 levels", words: ["0 not read"]),
    Kind(
      file: "word-grid-before.docx", imported: "1 unit, 2 levels",
      words: ["table 1, row 3: the row names no unit; read as one of 'Engagement'"]),
    // Two rows of headings with merged cells, a cover, a change log and a foot.
    Kind(file: "anchors-2026.docx", imported: "6 units, 3 levels", words: ["40 statements"]),
    Kind(
      file: "anchors-2026.xlsx", imported: "6 units, 3 levels",
      words: ["'Read me': left out", "read as a note at the foot", "40 statements"]),
    Kind(file: "flat-2026.xlsx", imported: "6 units, 3 levels", words: ["40 statements"]),
    Kind(file: "headings.docx", imported: "6 units, 3 levels", words: ["40 statements"]),
    // Workbooks whose first sheet is not the one.
    Kind(file: "cover-sheet.xlsx", imported: "1 unit, 2 levels", words: ["'Cover': left out"]),
    Kind(
      file: "blank-sheet-first.xlsx", imported: "1 unit, 2 levels", words: ["only 'Anchors' has"]),
    Kind(
      file: "sheet-without-part.xlsx", imported: "1 unit, 2 levels",
      words: ["'Module1': the workbook lists it, but it is nowhere in the file"]),
    Kind(
      file: "title-line.csv", imported: "1 unit, 2 levels",
      words: ["'Performance anchors 2026' is read as the document's title"]),
    Kind(
      file: "competence-name.csv", imported: "1 unit, 1 level",
      words: ["definitions 1", "0 not read"]),
    // Packages of CASE.
    Kind(
      file: "ring.json", options: ["--levels", "Met"], status: 2,
      words: ["CFItems[0]: its parents go round in a ring; it is left out: 'Safety'"]),
    Kind(
      file: "no-title.json", options: ["--levels", "Met"], imported: "1 unit, 1 level",
      words: ["is put into one with the title 'no-title'"]),
    Kind(
      file: "one-score-missing.json", status: 1,
      words: [
        "nothing tells which level is lowest",
        "--levels 'Not assessed,Weak,Good,Excellent'",
        "--levels 'Weak,Good,Excellent,Not assessed'",
      ]),
  ]

  @Test(arguments: kinds)
  func `a kind of file is imported as it is meant, or told`(_ kind: Kind) throws {
    try Program.inFolder { folder in
      let file = Self.samples.appending(path: kind.file).path
      let result = try Program.run(["import", file, "--id", "mine"] + kind.options, in: folder)
      #expect(result.status == kind.status, "\(result.stderr)")
      for words in kind.words { #expect(result.stderr.contains(words), "\(words)") }
      let isThere = FileManager.default.fileExists(atPath: folder.appending(path: "mine").path)
      #expect(isThere == (kind.imported != nil))
      guard let imported = kind.imported else { return }
      #expect(result.stderr.contains("imported \(imported), "), "\(result.stderr)")
      let check = try Program.run(["check", "mine"], in: folder)
      #expect(check.status == 0, "\(check.text)")
    }
  }

  @Test func `the name of a workbook may end in other ways`() throws {
    try Program.inFolder { folder in
      for (name, id) in [("a.xlsm", "a"), ("b.xlsx", "b")] {
        try FileManager.default.copyItem(
          at: Self.samples.appending(path: "cover-sheet.xlsx"), to: folder.appending(path: name))
        #expect(try Program.run(["import", name, "--id", id], in: folder).status == 0)
      }
    }
  }

  @Test func `a new version of a document leaves a folder that can be used`() throws {
    try Program.inFolder { folder in
      let files = ["flat-2026.docx", "flat-2027.docx"].map {
        Self.samples.appending(path: $0).path
      }
      #expect(try Program.run(["import", files[0], "--id", "mine"], in: folder).status == 0)
      let update = try Program.run(["import", files[1], "--id", "mine", "--update"], in: folder)
      #expect(update.status == 0 && update.stderr.contains("and keeps its id"), "\(update.stderr)")
      #expect(
        update.stderr.contains("changed level 'Practicing': years of service were 1 to under 3"))
      #expect(try Program.run(["check", "mine"], in: folder).status == 0)
      let compared = try Program.run(
        ["compare", "mine", "cpm", "--frameworks", "mine"], in: folder)
      #expect(compared.status == 0, "\(compared.stderr)")
      let again = try Program.run(["import", files[1], "--id", "mine", "--update"], in: folder)
      #expect(again.status == 0 && again.stderr.contains("nothing has changed"), "\(again.stderr)")
    }
  }

  @Test func `what nobody has judged covers nothing that could be counted`() throws {
    try Program.inFolder { folder in
      let file = Self.samples.appending(path: "not-judged.csv").path
      #expect(try Program.run(["import", file, "--id", "mine"], in: folder).status == 0)
      let compared = try Program.run(
        ["compare", "mine", "cpm", "--frameworks", "mine"], in: folder)
      #expect(compared.text.contains("topic not judged yet; behavior not judged yet"))
      #expect(!compared.text.contains("covers of cpm: 0 %"))
    }
  }

  @Test func `a title of a level may hold a comma, as it stands`() throws {
    try Program.inFolder { folder in
      let table = "Competency,\"Good, really\",Best\nSafety,Names dangers.,Writes plans.\n"
      try Data(table.utf8).write(to: folder.appending(path: "a.csv"))
      let result = try Program.run(
        ["import", "a.csv", "--id", "mine", "--levels", "\"Good, really\", Best"], in: folder)
      #expect(result.status == 0, "\(result.stderr)")
      let text = try String(
        contentsOf: folder.appending(path: "mine/framework.yaml"), encoding: .utf8)
      #expect(text.contains("Good, really") && text.contains("title: Best"))
    }
  }

  @Test func `an order that nobody has confirmed is warned of until a line says it is right`()
    throws
  {
    try Program.inFolder { folder in
      let table =
        "Competency,Level,Statement\nSafety,Oak,Names dangers.\nSafety,Elm,Writes plans.\n"
      try Data(table.utf8).write(to: folder.appending(path: "a.csv"))
      #expect(try Program.run(["import", "a.csv", "--id", "mine"], in: folder).status == 1)
      #expect(
        try Program.run(["import", "a.csv", "--id", "mine", "--yes"], in: folder).status == 0)
      let file = folder.appending(path: "mine/framework.yaml")
      var text = try String(contentsOf: file, encoding: .utf8)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let line = try #require(lines.firstIndex { $0.contains("order: guessed") })
      let check = try Program.run(["check", "mine"], in: folder)
      #expect(check.status == 0)
      #expect(
        check.text.contains(
          "mine/framework.yaml:\(line + 1):10: warning: nobody has confirmed the order of the "
            + "levels, 'Oak', 'Elm' from the lowest"), "\(check.text)")
      #expect(check.text.contains("this line says 'order: confirmed'"))
      let show = try Program.run(["show", "mine", "--frameworks", "mine"], in: folder)
      #expect(show.text.contains("order     a guess"))
      // A new version of the file asks again, as long as nobody has said it.
      let update = ["import", "a.csv", "--id", "mine", "--update"]
      #expect(try Program.run(update, in: folder).status == 1)
      text = text.replacing("order: guessed", with: "order: confirmed")
      try Data(text.utf8).write(to: file)
      #expect(
        !(try Program.run(["check", "mine"], in: folder)).text.contains("warning: nobody has"))
      let again = try Program.run(update, in: folder)
      #expect(again.status == 0 && again.stderr.contains("nothing has changed"), "\(again.stderr)")
      let said = try Program.run(
        ["import", "a.csv", "--id", "said", "--levels", "Elm,Oak"], in: folder)
      #expect(said.status == 0)
      let written = try String(
        contentsOf: folder.appending(path: "said/framework.yaml"), encoding: .utf8)
      #expect(written.contains("order: confirmed"))
    }
  }

  @Test func `two orders of levels are a difference`() throws {
    try Program.inFolder { folder in
      let file = Self.samples.appending(path: "diff-level-order.csv").path
      for (out, levels) in [("up", "Basic,Advanced"), ("down", "Advanced,Basic")] {
        let result = try Program.run(
          ["import", file, "--id", "mine", "--out", out, "--levels", levels], in: folder)
        #expect(result.status == 0, "\(result.stderr)")
      }
      let diff = try Program.run(["diff", "up", "down"], in: folder)
      #expect(
        diff.text.contains("order of levels: basic, advanced → advanced, basic"), "\(diff.text)")
    }
  }
}
