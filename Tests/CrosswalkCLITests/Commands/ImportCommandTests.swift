import CrosswalkTestSupport
import Foundation
import Testing

@testable import CrosswalkCLI
@testable import CrosswalkTables

@Suite struct ImportCommandTests {
  private static let csv = """
    Competency,Early (Year 0<2),Late (Year 2+)
    Steady Work,"· Lists the tasks of the day.
    · Asks what comes first.",· Plans for a week.
    Listening,· Waits.,· Says back what was heard.

    """

  private static let html = """
    <p>A guide to this.</p>
    <table><tr><td colspan="3">STEADY WORK</td></tr>
    <tr><td>Definition</td><td>Early (Year 0&lt;2)</td><td>Late (Year 2+)</td></tr>
    <tr><td><p>Keeps going.</p><p>Subcompetencies include:</p><ul><li>Order</li></ul></td>
    <td><ul><li>Lists the tasks of the day.</li><li>Asks what comes first.</li></ul></td>
    <td><p>· Plans for a week.</p></td></tr></table>
    <table><tr><td colspan="3">LISTENING</td></tr>
    <tr><td>Definition</td><td>Early (Year 0&lt;2)</td><td>Late (Year 2+)</td></tr>
    <tr><td><p>Hears people out.</p></td><td><p>· Waits.</p></td>
    <td><p>· Says back what was heard.</p></td></tr></table>
    """

  /// What the reading of the levels rests on.
  private static let years = """
    note: the years of service are read so that each level begins where the one before ends: Early 0 \
    to under 2, Late 2 and more

    """
  private static let evidence = """
    read so: the table: a column a level, by their headings: 'Early (Year 0<2)', 'Late (Year 2+)'
    read so: levels by their years of service: 'Early (Year 0<2)', 'Late (Year 2+)'
    a bullet was taken off 5 texts

    """

  private func framework(_ folder: URL, _ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: "\(name)/framework.yaml"), encoding: .utf8)
  }

  @Test func `a table becomes a folder that passes the check, twice the same`() throws {
    try Program.inFolder { (folder) throws in
      try StrangersFiles.write(["a b.csv": Self.csv], to: folder)
      let result = try Program.run(["import", "a b.csv", "--id", "county"], in: folder)
      #expect(result.status == 0 && result.stdout.isEmpty, "\(result.stderr)")
      #expect(
        result.stderr == "a b.csv: \(Self.years)" + """
          wrote county/framework.yaml and county/alignment.yaml
          \(Self.evidence)\
          read 1 table with 2 rows and 5 statements; imported 2 units, 2 levels, \
          0 subcompetencies, 5 statements; left out 0 statements; 0 problems
          of 9 cells with text: 9 imported (headings 3, names of units 2, cells of statements 4); \
          0 left out; 0 not read

          """)
      let check = try Program.run(["check", "county"], in: folder)
      #expect(check.status == 0 && check.text.hasSuffix("2 files: 0 errors, 1 warning\n"))
      let show = try Program.run(
        ["show", "county", "SW", "--frameworks", "county"], in: folder)
      #expect(show.status == 0 && show.text.contains("Asks what comes first."))
      let other = try Program.run(
        ["import", "a b.csv", "--id", "county", "--out", "other"], in: folder)
      #expect(other.status == 0)
      #expect(try framework(folder, "county") == framework(folder, "other"))
      #expect(try framework(folder, "county").contains("- id: SW.2\n"))
    }
  }

  @Test func `what is left out is told by place, and exits with 1`() throws {
    try Program.inFolder { (folder) throws in
      try StrangersFiles.write(["a.csv": Self.csv + "Rest,n/a,Sleeps.\n"], to: folder)
      let result = try Program.run(["import", "a.csv", "--id", "county"], in: folder)
      #expect(result.status == 1)
      #expect(
        result.stderr.hasPrefix(
          "a.csv: line 5, column 2: 'n/a' is no statement; it is left out\na.csv: \(Self.years)wrote "
        ),
        "\(result.stderr)")
      #expect(
        result.stderr.hasSuffix(
          """
          left out 1 statement; 1 problem
          of 12 cells with text: 11 imported (headings 3, names of units 3, cells of statements 5); \
          0 left out; 1 not read (no statements 1)

          """), "\(result.stderr)")
      #expect(try framework(folder, "county").contains("text: Sleeps."))
    }
  }

  @Test func `standard input, other headings and misuse`() throws {
    try Program.inFolder { (folder) throws in
      let odd = Data("What,When,Who does\nTalk,Early,Speaks.\n".utf8)
      let result = try Program.run(
        [
          "import", "-", "--from", "csv", "--id", "odd", "--map",
          "What=unit,When=level,Who does=statement",
        ], stdin: odd, in: folder)
      #expect(result.status == 0, "\(result.stderr)")
      #expect(try framework(folder, "odd").contains("- id: Talk.1\n"))
      let refused = try Program.run(
        ["import", "-", "--from", "csv", "--id", "odd2"], stdin: odd, in: folder)
      // What is in doubt is asked, with what to say; nothing is written.
      #expect(refused.status == 1, "\(refused.stderr)")
      for words in [
        "'Who does', holds sentences; is it a level?", "--map 'Who does=level'",
        "--map 'What=unit'",
        "\nnothing is written; say which it is, or --yes to take the first each time\n",
      ] {
        #expect(refused.stderr.contains(words), "\(refused.stderr)")
      }
      #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "odd2").path))
      for arguments in [
        ["a.csv"], ["a.csv", "--id", "cpm"], ["a.csv", "--id", "all"], ["a.csv", "--id", "a b"],
        ["a.odd", "--id", "a"], ["a.csv", "--id", "a", "--map", "x"],
        ["a.csv", "--id", "a", "--map", "x=y"], ["a.csv", "--id", "a", "--sheet", "x"],
        ["a.csv", "--id", "a", "--from", "pdf"],
      ] {
        let result = try Program.run(["import"] + arguments, in: folder)
        #expect(result.status == 64, "\(arguments): \(result.stderr)")
      }
      let missing = try Program.run(["import", "no.csv", "--id", "a"], in: folder)
      #expect(missing.status == 2 && missing.stderr.hasPrefix("error: no.csv: "))
      #expect(try Program.run(["import", "no.docx", "--id", "a"], in: folder).status == 2)
      let there = try Program.run(
        ["import", "-", "--from", "csv", "--id", "odd"], stdin: odd, in: folder)
      #expect(there.status == 2 && there.stderr.contains("--update"), "\(there.stderr)")
      let nowhere = try Program.run(
        ["import", "-", "--from", "csv", "--id", "a", "--update"], stdin: odd, in: folder)
      #expect(nowhere.status == 2)
      #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "a").path))
    }
  }

  @Test func `a new version keeps ids, and sets aside judgements that do not hold`() throws {
    try Program.inFolder { (folder) throws in
      try StrangersFiles.write(
        [
          "a.csv": Self.csv,
          "b.csv": Self.csv.replacing("Waits.", with: "Sings.")
            .replacing("Lists the tasks of the day.", with: "Lists the tasks of each day."),
        ], to: folder)
      let first = try Program.run(["import", "a.csv", "--id", "county"], in: folder)
      #expect(first.status == 0)
      let alignment = folder.appending(path: "county/alignment.yaml")
      let link = "[{concept: feedback, share: 1, relation: close, confidence: 0.9}]"
      let text = try String(contentsOf: alignment, encoding: .utf8).replacing(
        "\n# links:\n",
        with: "\nlinks:\n  SW.1: \(link)\n  SW.2: \(link)\n  Listening.1: \(link)\n")
      try Data(text.utf8).write(to: alignment)
      let commented = try framework(folder, "county")
        .replacing("title: Listening\n", with: "title: Listening  # by phone too\n")
        .replacing("  - id: Listening\n", with: "  # Ours.\n  - id: Listening\n")
        .replacing(
          "      - id: Listening.1\n", with: "      # Hm.\n      - id: Listening.1\n")
      try StrangersFiles.write(["county/framework.yaml": commented], to: folder)
      let before = try framework(folder, "county")
      let same = try Program.run(
        ["import", "a.csv", "--id", "county", "--update"], in: folder)
      #expect(same.status == 0 && same.stderr.contains("\nnothing has changed;"), "\(same.stderr)")
      #expect(try framework(folder, "county") == before)
      let result = try Program.run(
        ["import", "b.csv", "--id", "county", "--update"], in: folder)
      #expect(result.status == 0, "\(result.stderr)")
      for line in [
        "added Listening.3: Sings.",
        "changed SW.1 (text): 'Lists the tasks of the day.' is now 'Lists the tasks of each "
          + "day.'",
        "removed Listening.1: Waits.",
        "set aside: 1 link of SW.1, which is worded anew",
        "set aside: 1 link of Listening.1, which is gone",
        "set aside in county/set-aside.csv: 2 judgements, to be judged again",
        "wrote county/alignment.yaml",
        "wrote county/framework.yaml: 1 added, 1 changed, 1 removed, 2 judgements set aside",
      ] {
        #expect(result.stderr.contains(line + "\n"), "\(line)\n\(result.stderr)")
      }
      #expect(
        try String(contentsOf: alignment, encoding: .utf8)
          == text.replacing("  SW.1: \(link)\n", with: "")
          .replacing("  Listening.1: \(link)\n", with: ""))
      let aside = try String(
        contentsOf: folder.appending(path: "county/set-aside.csv"), encoding: .utf8)
      #expect(
        aside.contains(
          "SW.1,worded anew,Lists the tasks of the day.,Lists the tasks of each day.,link,feedback,"
            + "1.0,close,0.9,ManualMappingCuration,Your name,"), "\(aside)")
      #expect(aside.contains("Listening.1,gone,Waits.,,link,feedback,"), "\(aside)")
      // The folder can be used.
      let check = try Program.run(["check", "county"], in: folder)
      #expect(check.status == 0, "\(check.text)")
      // Only what is new is new: comments and all else stand as they stood.
      #expect(
        try framework(folder, "county")
          == before.replacing("Lists the tasks of the day.", with: "Lists the tasks of each day.")
          .replacing("id: Listening.1", with: "id: Listening.3")
          .replacing("Waits.", with: "Sings."))
      #expect(!result.stderr.contains("lost comment"), "\(result.stderr)")
      let wrong = try Program.run(
        ["import", "b.csv", "--id", "other", "--out", "county", "--update"], in: folder)
      #expect(wrong.status == 2 && wrong.stderr.contains("no framework 'other'"))
    }
  }

  /// What is listed under a statement is said from there, whichever way the file goes.
  @Test func `matches are set aside as they read from the statement that is gone`() throws {
    try Program.inFolder { (folder) throws in
      try StrangersFiles.write(
        [
          "a.csv": Self.csv,
          "b.csv": Self.csv.replacing("Waits.", with: "Sings aloud."),
        ], to: folder)
      #expect(try Program.run(["import", "a.csv", "--id", "county"], in: folder).status == 0)
      func set(_ from: String, _ to: String, _ match: String) -> String {
        """
        format: crosswalk.matches/1
        from: \(from)
        to: \(to)
        author: Ana
        version: "1"
        date: "2026"
        matches:
          - {\(match), relation: narrower, confidence: 0.5, note: back}

        """
      }
      try StrangersFiles.write(
        [
          "matches/kent--county.yaml": set(
            "kent", "county", "subject: \"1.1\", object: Listening.1"),
          "matches/county--cpm.yaml": set(
            "county", "cpm", "subject: Listening.1, object: \"1.a\""),
        ], to: folder)
      let result = try Program.run(["import", "b.csv", "--id", "county", "--update"], in: folder)
      #expect(result.status == 0, "\(result.stderr)")
      let aside = try String(
        contentsOf: folder.appending(path: "county/set-aside.csv"), encoding: .utf8)
      #expect(aside.contains(",match,kent 1.1,,broader,0.5,"), "\(aside)")
      #expect(aside.contains(",match,cpm 1.a,,narrower,0.5,"), "\(aside)")
    }
  }

  /// A filter hides rows, and takes nothing out of the document.
  @Test(.enabled(if: Oracle.mayAskOpenpyxl, "openpyxl is missing"))
  func `statements in hidden rows are not taken for gone`() throws {
    try Program.inFolder { (folder) throws in
      try Oracle.run(
        """
        import openpyxl
        for name, hidden in [("a.xlsx", None), ("b.xlsx", 3)]:
          book = openpyxl.Workbook()
          for row in [["Unit", "Level", "Statement"], ["Talk", "Basic", "Listens to families."],
              ["Talk", "Basic", "Coaches peers at work."], ["Talk", "Full", "Leads a meeting."]]:
            book.active.append(row)
          if hidden: book.active.row_dimensions[hidden].hidden = True
          book.save(name)
        """, in: folder)
      let first = try Program.run(["import", "a.xlsx", "--id", "own"], in: folder)
      #expect(first.status == 0, "\(first.stderr)")
      let noted = try framework(folder, "own").replacing(
        "text: Coaches peers at work.",
        with: "note: Agreed with the union.\n        text: Coaches peers at work.")
      #expect(noted.contains("note: Agreed"))
      try StrangersFiles.write(["own/framework.yaml": noted], to: folder)
      let update = ["import", "b.xlsx", "--id", "own", "--update"]
      let result = try Program.run(update, in: folder)
      #expect(result.status == 1)
      #expect(
        result.stderr.contains(
          "3 cells are hidden, and 1 statement of the folder would be taken for gone"),
        "\(result.stderr)")
      #expect(try framework(folder, "own") == noted)
      let sure = try Program.run(update + ["--yes"], in: folder)
      #expect(
        sure.status == 0
          && sure.stderr.contains("Coaches peers at work. (note: Agreed with the union."),
        "\(sure.stderr)")
    }
  }

  // MARK: Word

  @Test(.enabled(if: mayAskPandoc, "needs pandoc (apt install pandoc)"))
  func `a Word document gives the same statements as a table`() throws {
    try Program.inFolder { (folder) throws in
      try StrangersFiles.write(["a.html": Self.html, "a.csv": Self.csv], to: folder)
      _ = try Program.shell(
        "cd '\(folder.path)' && pandoc -f html -t docx -o a.docx a.html && cp a.docx ./-a.docx")
      let result = try Program.run(["import", "a.docx", "--id", "word"], in: folder)
      // A name that begins like an option is a name.
      let dashed = try Program.run(["import", "--id", "dash", "--", "-a.docx"], in: folder)
      #expect(dashed.status == 0, "\(dashed.stderr)")
      #expect(result.status == 0, "\(result.stderr)")
      #expect(
        result.stderr.hasPrefix("a.docx: note: 1 paragraph outside of tables is left out: '"),
        "\(result.stderr)")
      #expect(
        result.stderr.hasSuffix(
          """
          imported 2 units, 2 levels, 1 subcompetency, 5 statements; left out 0 statements; 0 problems
          of 15 cells and paragraphs with text: 14 imported (headings 6, names of units 2, \
          definitions 2, cells of statements 4); 1 left out (outside of tables 1); 0 not read

          """), "\(result.stderr)")
      #expect(try Program.run(["check", "word"], in: folder).status == 0)
      #expect(try Program.run(["import", "a.csv", "--id", "table"], in: folder).status == 0)
      let statements = { (name: String) in
        try framework(folder, name).split(separator: "\n")
          .filter {
            $0.contains("        text: ") || $0.contains("tenure: ") || $0.contains("      - id: ")
          }
      }
      #expect(try statements("word") == statements("table"))
      try StrangersFiles.write(["bad.docx": "no document"], to: folder)
      let bad = try Program.run(["import", "bad.docx", "--id", "bad"], in: folder)
      #expect(bad.status == 2 && bad.stderr.contains("not a Word document (.docx)"))
    }
  }
}

/// Whether pandoc is there; in CI (`CI=true`) it must be, and the tests fail without it.
private let mayAskPandoc =
  ProcessInfo.processInfo.environment["CI"] == "true"
  || ["/usr/bin/pandoc", "/bin/pandoc"].contains {
    FileManager.default.isExecutableFile(atPath: $0)
  }
