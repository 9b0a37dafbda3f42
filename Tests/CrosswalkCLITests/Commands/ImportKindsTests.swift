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

  private static let kinds = tables + documents + workbooks + packages

  /// Delimited text.
  private static let tables = [
    Kind(
      file: "same-unit-two-groups.csv", imported: "4 units, 1 level",
      words: ["'Skills' stands under another heading too", "headings over units 4"]),
    Kind(
      file: "subcompetency.csv", imported: "1 unit, 2 levels, 2 subcompetencies",
      words: ["headings inside units 3"]),
    // The order of levels.
    Kind(
      file: "highest-first.csv", imported: "2 units, 3 levels",
      words: ["highest first in the file, reversed: 'Beginning', 'Proficient', 'Exemplary'"]),
    Kind(
      file: "first-seen-order.csv", imported: "2 units, 4 levels",
      words: ["levels by their numbers: '1', '2', '4', '6'"]),
    Kind(
      file: "level-order.csv", imported: "2 units, 3 levels",
      words: ["levels by their names: 'Basic', 'Intermediate', 'Advanced'"]),
    // Columns that are no levels.
    Kind(
      file: "any-heading-is-a-level.csv", imported: "2 units, 2 levels",
      words: ["'Weight' is not read", "'Owner' is not read", "under headings that are not read 9"]),
    Kind(
      file: "sub-competence.csv", status: 1,
      words: ["column 4, 'Behavioral', holds sentences; is it a level?", "nothing is written"]),
    Kind(
      file: "records.csv", status: 1,
      words: ["column 5, 'name', holds sentences; is it a level?", "nothing is written"]),
    Kind(
      file: "no-heading.csv", imported: "2 units, 2 levels",
      words: ["'Levels' is not read", "line 1, column 3: the column has no heading"]),
    Kind(
      file: "same-heading-twice.csv", status: 2,
      words: ["columns 2 and 3 have the same heading, 'Level 1'"]),
    // Rows that are broken.
    Kind(
      file: "soft-wrap.csv", imported: "1 unit, 2 levels, 0 subcompetencies",
      words: ["2 statements;", "white space was made single in 2 texts"]),
    Kind(
      file: "unquoted-commas.csv", status: 2,
      words: ["line 2: the row has 4 cells under 3 headings"]),
    Kind(
      file: "stray-quotes-import.csv", status: 1, imported: "5 units, 2 levels",
      words: ["line 4: a quoted cell holds 10 lines that look like rows of their own"]),
    Kind(
      file: "open-quote.csv", status: 1, imported: "1 unit, 1 level",
      words: ["line 3: a quote is opened and never closed, so that 4 lines are read as one row"]),
    Kind(file: "spanish.csv", imported: "1 unit, 1 level"),
    Kind(
      file: "wide-id-actor.csv", status: 1, imported: "2 units, 2 levels",
      words: ["line 3, column 3: unknown actor 'family'", "cells of who acts 2", "ids of units 2"]),
    Kind(
      file: "title-line.csv", imported: "1 unit, 2 levels",
      words: ["'Performance anchors 2026' is read as the document's title"]),
    Kind(
      file: "competence-name.csv", imported: "1 unit, 1 level",
      words: ["definitions 1", "0 not read"]),
  ]

  private static let documents = [
    // Tables of Word as other programs write them, and what other readers drop of their cells.
    Kind(file: "word-custom-xml.docx", imported: "2 units, 2 levels", words: ["0 not read"]),
    Kind(file: "word-field.docx", imported: "2 units, 2 levels", words: ["0 not read"]),
    Kind(file: "word-no-grid.docx", imported: "2 units, 2 levels", words: ["0 not read"]),
    Kind(file: "word-short-grid.docx", imported: "2 units, 2 levels", words: ["0 not read"]),
    Kind(file: "word-text-box.docx", imported: "2 units, 2 levels", words: ["0 not read"]),
    Kind(
      file: "word-grid-before.docx", imported: "1 unit, 2 levels",
      words: ["table 1, row 3: the row names no unit; read as one of 'Engagement'"]),
    Kind(
      file: "struck-and-hidden.docx", imported: "1 unit, 2 levels",
      words: [
        "'Removes children at once.', which is struck out, is left out",
        "'Old draft, see Ana.', which is hidden, is left out",
      ]),
    // Two rows of headings with merged cells.
    Kind(
      file: "anchors-2026.docx", imported: "6 units, 3 levels",
      words: ["'Child Welfare Social Worker Performance …' is read as the document's title"]),
    Kind(file: "headings.docx", imported: "6 units, 3 levels", words: ["40 statements"]),
  ]

  private static let workbooks = [
    // A cover, a change log and a foot.
    Kind(
      file: "anchors-2026.xlsx", imported: "6 units, 3 levels",
      words: ["'Read me': left out", "read as a note at the foot", "40 statements"]),
    Kind(file: "flat-2026.xlsx", imported: "6 units, 3 levels", words: ["40 statements"]),
    // Several sheets that belong together, and one that does not.
    Kind(
      file: "sheets.xlsx", imported: "6 units, 3 levels",
      words: ["6 sheets with the same columns are read together", "0 left out; 0 not read"]),
    Kind(
      file: "other-sheets.xlsx", imported: "3 units, 2 levels",
      words: ["3 sheets with the same columns are read together: 'Engagement', 'Safety', 'Court'"]),
    Kind(file: "two-sheets.xlsx", imported: "1 unit, 2 levels", words: ["'About': left out"]),
    // Workbooks whose first sheet is not the one.
    Kind(file: "cover-sheet.xlsx", imported: "1 unit, 2 levels", words: ["'Cover': left out"]),
    Kind(
      file: "blank-sheet-first.xlsx", imported: "1 unit, 2 levels", words: ["only 'Anchors' has"]),
    Kind(
      file: "sheet-without-part.xlsx", imported: "1 unit, 2 levels",
      words: ["'Module1': the workbook lists it, but it is nowhere in the file"]),
  ]

  /// Of CASE.
  private static let packages = [
    Kind(
      file: "criterion-names.json", imported: "1 unit, 2 levels, 2 subcompetencies",
      words: ["4 statements;", "levels by their scores: 'Emerging', 'Skilled'"]),
    Kind(
      file: "not-a-text.json", options: ["--levels", "Met"], status: 1, imported: "1 unit, 1 level",
      words: [
        "CFDocument.title: is an object and no text",
        "CFItems[0].fullStatement: is an object and no text",
        "CFItems[1].notes: is a list and no text",
      ]),
    Kind(
      file: "association-groups.json", options: ["--levels", "Met"], imported: "3 units, 1 level",
      words: ["'By theme' (3) orders items once more beside the main tree, and is left out"]),
    Kind(
      file: "is-child-of.json", options: ["--levels", "Met"], imported: "2 units, 1 level",
      words: ["'Is Child Of' is read as 'isChildOf' (5)"]),
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
      let file = Samples.path(kind.file)
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

  @Test func `a text that begins with a dash comes back through a workbook as it was`() throws {
    try Program.inFolder { folder in
      let steps = [
        ["import", Samples.path("dash.json"), "--id", "mine", "--levels", "Met"],
        ["export", "mine", "--frameworks", "mine", "--to", "xlsx", "--out", "mine.xlsx"],
        ["import", "mine.xlsx", "--id", "mine", "--out", "again", "--levels", "Met"],
      ]
      for step in steps {
        let result = try Program.run(step, in: folder)
        #expect(result.status == 0, "\(result.stderr)")
      }
      for name in ["mine", "again"] {
        let text = try String(
          contentsOf: folder.appending(path: "\(name)/framework.yaml"), encoding: .utf8)
        #expect(text.contains("text: \"- Insufficient, or copied from others\""), "\(name)")
      }
    }
  }

  @Test func `what no file says, such as the language, no export says`() throws {
    try Program.inFolder { folder in
      let file = Samples.path("spanish.csv")
      #expect(try Program.run(["import", file, "--id", "mine"], in: folder).status == 0)
      for form in ["skos", "case", "sssom"] {
        let text = try Program.run(
          ["export", "mine", "--frameworks", "mine", "--to", form], in: folder
        ).text
        // Of the ontology, which is ours, much is said.
        #expect(!text.contains(/Escucha[^"]*"@/) && !text.contains("Your name"), "\(form)")
        #expect(form == "skos" || !text.contains("creativecommons.org"), "\(form)")
        #expect(form != "case" || !text.contains("\"language\""))
      }
    }
  }

  @Test func `a damaged file takes nothing out of a folder`() throws {
    try Program.inFolder { folder in
      let damaged = Samples.path("stray-quotes-import.csv")
      let whole = try String(contentsOfFile: damaged, encoding: .utf8).replacing("\"", with: "")
      try Data(whole.utf8).write(to: folder.appending(path: "whole.csv"))
      #expect(try Program.run(["import", "whole.csv", "--id", "mine"], in: folder).status == 0)
      let file = folder.appending(path: "mine/framework.yaml")
      let before = try Data(contentsOf: file)
      let update = ["import", damaged, "--id", "mine", "--update"]
      let result = try Program.run(update, in: folder)
      #expect(result.status == 1)
      #expect(
        result.stderr.contains(
          "3 cells could not be read, and 20 statements of the folder would be taken for gone"))
      #expect(try Data(contentsOf: file) == before)
      #expect(try Program.run(update + ["--yes"], in: folder).stderr.contains("20 removed"))
    }
  }

  @Test func `the name of a workbook may end in other ways`() throws {
    try Program.inFolder { folder in
      for (name, id) in [("a.xlsm", "a"), ("b.xlsx", "b")] {
        try FileManager.default.copyItem(
          at: URL(filePath: Samples.path("cover-sheet.xlsx")), to: folder.appending(path: name))
        #expect(try Program.run(["import", name, "--id", id], in: folder).status == 0)
      }
    }
  }

  @Test func `a new version of a document leaves a folder that can be used`() throws {
    try Program.inFolder { folder in
      let files = ["flat-2026.docx", "flat-2027.docx"].map {
        Samples.path($0)
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
      let file = Samples.path("not-judged.csv")
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
      let file = Samples.path("diff-level-order.csv")
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
