import CrosswalkBase
import CrosswalkCLI
import CrosswalkTestSupport
import Foundation
import Testing

@Suite struct ReviewCommandTests {
  private static let files = [
    "own/framework.yaml": StrangersFiles.framework,
    "own/alignment.yaml": """
    # Ours.
    format: crosswalk.alignment/1
    framework: stranger
    author: Ada
    version: "1"   # raise it
    date: "2026"
    links:
      # Talked over on Monday.
      talk.1:
        - {concept: open-communication, share: 1, relation: close, confidence: 0.9}  # sure

    """,
  ]

  /// A folder with a framework of which one statement of three is linked.
  private func inFolder(_ body: (URL) throws -> Void) throws {
    try Program.inFolder { (folder) throws in
      try StrangersFiles.write(Self.files, to: folder)
      try body(folder)
    }
  }

  private func review(
    _ folder: URL, _ arguments: String..., input: String = ""
  ) throws -> Program.Result {
    try Program.run(
      ["review"] + arguments + ["--frameworks", "own"], stdin: Data(input.utf8), in: folder)
  }

  private func alignment(_ folder: URL) throws -> String {
    try String(contentsOf: folder.appending(path: "own/alignment.yaml"), encoding: .utf8)
  }

  private static let header = "framework,statement,decision,concept,share,reviewer,reason\n"

  // MARK: Spreadsheets

  @Test func `a review leaves out what is decided, or shows it, or hides it`() throws {
    try inFolder { folder in
      let result = try review(folder, "export", "stranger", "--out", "r.csv", "--limit", "3")
      #expect(result.status == 0 && result.stdout.isEmpty)
      #expect(
        result.stderr == "wrote r.csv: 2 statements; left out, since decided: 1\n",
        "\(result.stderr)")
      let text = try String(contentsOf: folder.appending(path: "r.csv"), encoding: .utf8)
      let rows = text.split(separator: "\n")
      #expect(rows.count == 3 && rows[0].contains(",suggestion 3,decision,"))
      #expect(
        rows[1].hasPrefix(
          "stranger,twin-a.1,Twin,,Asks for feedback.,worker,,feedback-on-own-work: "))
      for (option, shown) in [("--limit=5", true), ("--blind", false)] {
        let all = try review(
          folder, "export", "stranger", "--out", "all\(shown).csv", "--all", option)
        #expect(all.status == 0 && all.stderr == "wrote all\(shown).csv: 3 statements\n")
        let table = try String(
          contentsOf: folder.appending(path: "all\(shown).csv"), encoding: .utf8)
        #expect(table.contains("open-communication 1") == shown)
      }
      let workbook = try review(folder, "export", "stranger", "--out", "r.xlsx")
      #expect(workbook.status == 0)
      #expect(try Data(contentsOf: folder.appending(path: "r.xlsx")).starts(with: Data("PK".utf8)))
      let done = try Program.run(["review", "export", "kent", "--out", "k.csv"], in: folder)
      #expect(done.status == 2 && done.stderr.contains("--all takes all of them"))
      for wrong in [
        ["--out", "r.ods"], ["--out", "r.csv", "--blind"], ["--out", "r.csv", "--limit", "0"],
      ] {
        #expect(try Program.run(["review", "export", "kent"] + wrong, in: folder).status == 64)
      }
      let near = try review(folder, "export", "strangr", "--out", "n.csv")
      #expect(near.status == 2 && near.stderr.contains("did you mean 'stranger'?"))
    }
  }

  /// Of merged cells all but the first are empty.
  @Test(.enabled(if: Oracle.mayAskOpenpyxl, "openpyxl is missing"))
  func `answers in merged cells are refused and not taken for empty`() throws {
    try inFolder { folder in
      #expect(try review(folder, "export", "stranger", "--out", "r.xlsx").status == 0)
      try Oracle.run(
        """
        import openpyxl
        book = openpyxl.load_workbook("r.xlsx")
        sheet = book["Review"]
        headings = [cell.value for cell in sheet[1]]
        def cell(row, heading): return sheet.cell(row, headings.index(heading) + 1)
        for row in (2, 3):
          cell(row, "decision").value = "accept"
          cell(row, "reviewer").value = "Ben"
        first, last = cell(2, "reviewer").coordinate, cell(3, "reviewer").coordinate
        sheet.merge_cells(f"{first}:{last}")
        book.save("r.xlsx")
        """, in: folder)
      let before = try alignment(folder)
      let result = try review(folder, "apply", "r.xlsx")
      #expect(result.status == 1, "\(result.stderr)")
      #expect(
        result.stderr.contains("sheet 'Review', cells ")
          && result.stderr.contains(": merged, so that all but the first say nothing"),
        "\(result.stderr)")
      #expect(try alignment(folder) == before)
    }
  }

  @Test func `decisions go into the alignment, and all else stands as it stood`() throws {
    try inFolder { folder in
      try StrangersFiles.write(
        [
          "r.csv": Self.header
            + "stranger,twin-a.1,accept,feedback,0.7,Ben,\nstranger,twin-b.1,reject,,,Ben,\"=no, not here\"\n"
        ], to: folder)
      let before = try alignment(folder)
      let check = try review(folder, "apply", "r.csv", "--check")
      #expect(check.status == 0 && check.stderr.contains("would write own/alignment.yaml: "))
      #expect(try alignment(folder) == before)
      let result = try review(folder, "apply", "r.csv")
      #expect(result.status == 0, "\(result.stderr)")
      #expect(
        result.stderr == """
          1 link had no confidence and got 0.8
          1 link does not say what the statement is to the concept: it counts for topics, and no \
          counterpart follows until somebody says exact, close, narrower, broader, related or \
          counterpart in the column 'relation' and applies the review again
          --relation says one for all of them
          wrote own/alignment.yaml: 2 decisions by 1 reviewer: 1 linked, 1 rejected; rows left \
          undecided: 0

          """)
      #expect(
        try alignment(folder) == before + """
            twin-a.1:
              - {concept: feedback, share: 0.7, confidence: 0.8, author: Ben}
          rejected:
            twin-b.1:
              - {reason: "=no, not here", author: Ben}

          """)
      // Once is enough, and what is written passes the check.
      let again = try review(folder, "apply", "r.csv")
      #expect(again.status == 0 && again.stderr.contains(" 2 unchanged;"), "\(again.stderr)")
      let checked = try Program.run(["check", "own"], in: folder)
      #expect(checked.status == 0, "\(checked.text)")
    }
  }

  @Test func `another reviewer's decision stays unless it is overruled, and is named`() throws {
    try inFolder { folder in
      try StrangersFiles.write(
        ["r.csv": Self.header + "stranger,talk.1,accept,rapport,,Ben,closer to it\n"], to: folder)
      let before = try alignment(folder)
      let refused = try review(folder, "apply", "r.csv")
      #expect(refused.status == 1)
      #expect(
        refused.stderr.hasPrefix(
          "talk.1: Ada decided open-communication 1 close, which stays; Ben's rapport 1 is left out "
        ),
        "\(refused.stderr)")
      #expect(try alignment(folder) == before)
      let overruled = try review(folder, "apply", "r.csv", "--overrule")
      #expect(overruled.status == 0)
      #expect(
        overruled.stderr.hasPrefix(
          "talk.1: Ben overrules Ada: rapport 1 for open-communication 1 close\n"),
        "\(overruled.stderr)")
      #expect(try alignment(folder).contains("  # Talked over on Monday.\n  talk.1:\n"))
      #expect(
        try alignment(folder).contains("{concept: rapport, share: 1, confidence: "))
    }
  }

  @Test func `values that are not known are refused with their cells, and nothing is written`()
    throws
  {
    try inFolder { folder in
      try StrangersFiles.write(
        [
          "r.csv": Self.header
            + "stranger,twin-a.1,accept,fedback,,Ben,\nstranger,twin-b.1,accept,teamwork,,Ben,\n"
            + "stranger,twin-b.2,accept,teamwork,,Ben,\n",
          "other.csv": Self.header + "kent,1.1,accept,records,,Ben,\n", "none.csv": Self.header,
          "no.csv": "a,b\n",
        ], to: folder)
      let before = try alignment(folder)
      let result = try review(folder, "apply", "r.csv")
      #expect(result.status == 1)
      #expect(
        result.stderr == """
          r.csv: line 2, column 'concept': unknown concept 'fedback'; did you mean 'feedback'?
          r.csv: line 4, column 'statement': 'stranger' has no statement 'twin-b.2'; did you mean \
          'twin-b.1'?
          nothing was written

          """)
      #expect(try alignment(folder) == before)
      let none = try review(folder, "apply", "none.csv")
      #expect(none.status == 0 && none.stderr == "no row has a decision; rows left undecided: 0\n")
      let no = try review(folder, "apply", "no.csv")
      #expect(no.status == 2 && no.stderr.hasPrefix("error: no.csv: line 1: there is no column "))
      #expect(try review(folder, "apply", "missing.csv").status == 2)
      #expect(try review(folder, "apply", "none.csv", "--confidence", "2").status == 64)
      #expect(try review(folder, "apply").status == 64)
      let bundled = try review(folder, "apply", "other.csv")
      #expect(bundled.status == 2 && bundled.stderr.contains("--into FILE"), "\(bundled.stderr)")
    }
  }

  @Test func `a bundled alignment stays; a file of one's own lies over it`() throws {
    try inFolder { folder in
      try StrangersFiles.write(
        [
          "a.csv": Self.header + "kent,1.1,accept,records,1,Ben,\n",
          "b.csv": Self.header + "kent,1.2,reject,,,Ben,x\nkent,1.1,accept,bias,1,Cleo,\n",
        ], to: folder)
      let refused = try review(folder, "apply", "a.csv", "--into", "kent.yaml")
      #expect(refused.status == 1 && refused.stderr.contains("Crosswalk project"))
      let first = try review(folder, "apply", "a.csv", "--into", "kent.yaml", "--overrule")
      #expect(first.status == 0, "\(first.stderr)")
      let second = try review(folder, "apply", "b.csv", "--into", "kent.yaml")
      // What Ben has laid over stays as well.
      #expect(
        second.status == 1 && second.stderr.contains("1.1: Ben decided records 1, which stays"))
      let third = try review(folder, "apply", "b.csv", "--into", "kent.yaml", "--overrule")
      #expect(third.status == 0, "\(third.stderr)")
      let shown = try Program.run(
        ["show", "kent", "1", "--alignment", "kent.yaml", "--format", "json"], in: folder)
      #expect(shown.status == 0 && shown.text.contains("\"bias\""))
      #expect(try Program.run(["check", "kent.yaml"], in: folder).status == 0)
      let wrong = try review(folder, "apply", "b.csv", "--into", "own/alignment.yaml")
      #expect(
        wrong.status == 2 && wrong.stderr.contains("no alignment of 'kent'"), "\(wrong.stderr)")
    }
  }

  @Test func `reviewers' files give agreement, and what they dispute is taken from nobody`() throws
  {
    try inFolder { folder in
      try StrangersFiles.write(
        [
          "ben.csv": Self.header
            + "stranger,talk.1,accept,rapport,,Ben,\nstranger,twin-a.1,accept,feedback,,Ben,\n",
          "cleo.csv": Self.header
            + "stranger,talk.1,accept,rapport,,Cleo,\nstranger,twin-a.1,reject,,,Cleo,no\n",
          "bad.csv": Self.header + "stranger,talk.1,accept,raport,,Dora,\n",
          "again.csv": Self.header + "stranger,twin-a.1,accept,bias,,Ben,\n",
        ], to: folder)
      let text = try review(folder, "agreement", "ben.csv", "cleo.csv")
      #expect(text.status == 0)
      for words in [
        "2 reviewers; 2 statements read by at least two\n",
        "\nBen and Cleo\n  2 read by both; 1 have the same main concept\n",
        "\n1 disagreement\n  stranger:twin-a.1\n    Ben: feedback\n    Cleo: no concept\n",
      ] { #expect(text.text.contains(words), "\(text.text)") }
      let csv = try review(folder, "agreement", "ben.csv", "cleo.csv", "--format", "csv")
      #expect(csv.text == "statement,Ben,Cleo\nstranger:twin-a.1,feedback,(none)\n")
      let json = try review(folder, "agreement", "ben.csv", "cleo.csv", "--format", "json")
      #expect(json.text.contains("\"format\" : \"crosswalk.review-agreement/1\""), "\(json.text)")
      let bad = try review(folder, "agreement", "ben.csv", "bad.csv")
      #expect(bad.status == 1 && bad.stderr.contains("bad.csv: line 2, column 'concept': "))
      let twice = try review(folder, "agreement", "ben.csv", "again.csv")
      #expect(
        twice.stderr == "again.csv: 'Ben' decides otherwise on 'twin-a.1' than in ben.csv\n")
      let before = try alignment(folder)
      let applied = try review(folder, "apply", "ben.csv", "cleo.csv")
      #expect(
        applied.status == 1 && applied.stderr.contains("2 refused, 2 disputed"), "\(applied.stderr)"
      )
      #expect(
        applied.stderr.contains(
          "twin-a.1: Ben's feedback 1 is left out, since Cleo decides otherwise"))
      #expect(try alignment(folder) == before)
    }
  }

  // MARK: Terminal

  @Test func `a walk writes each decision, is undone, broken off, and taken up again`() throws {
    try inFolder { folder in
      let before = try alignment(folder)
      let walk = ["stranger", "--reviewer", "Ben"]
      func take(_ lines: String...) throws -> Program.Result {
        try Program.run(
          ["review"] + walk + ["--frameworks", "own"],
          stdin: Data(lines.map { $0 + "\n" }.joined().utf8), in: folder)
      }
      let undone = try take("feedback 0.5, rapport 0.25 broader", "u", "q")
      #expect(
        undone.status == 0
          && undone.text.contains(
            "\n1 of 2  twin-a.1  (Twin)\n    Asks for feedback.\n  1  feedback-on-own-work: ")
      )
      #expect(undone.text.contains("twin-a.1: feedback 0.5, rapport 0.25 broader\n"))
      #expect(undone.stderr == "0 decided, 2 left in this walk; in own/alignment.yaml\n")
      #expect(try alignment(folder) == before)

      let first = try take("s", "u", "fedback", "1 2", "1, 1", "9", "?", "/tribes", "u", "a", "q")
      for words in [
        "unknown concept 'fedback'; did you mean 'feedback'?",
        "a share is over 0 and at most 1, not 2",
        "'feedback-on-own-work' is named twice", "there is no suggestion 9", "skip for now",
        "  tribal-relations  ", "nothing to undo\n", "\n2 of 2  twin-b.1",
      ] { #expect(first.text.contains(words), "\(words)\n\(first.text)") }
      #expect(
        try alignment(folder) == before + """
            twin-a.1:
              - {concept: feedback-on-own-work, share: 1, confidence: 0.8, \
          justification: MappingReview, author: Ben}

          """)
      // The next walk begins with what is left; the input may end anywhere.
      let second = try take("r", "", "r it is not")
      #expect(second.text.contains("\n1 of 1  twin-b.1") && second.text.contains("why? > "))
      #expect(second.stderr == "1 decided, 0 left in this walk; in own/alignment.yaml\n")
      #expect(
        try alignment(folder).hasSuffix("  twin-b.1:\n    - {reason: it is not, author: Ben}\n"))
      let third = try take("a")
      #expect(third.status == 0 && third.stdout.isEmpty)
      #expect(third.stderr.contains("--all walks through all of them"))

      let other = try review(
        folder, "walk", "stranger", "--reviewer", "Cleo", "--all", "--limit", "2",
        input: "rapport\nn\nrapport\ny\n")
      #expect(
        other.text.contains(
          "Ada decided open-communication 1 close\nput yours in its place? [y/n] > left as it was\n"
        ))
      #expect(other.text.contains("[y/n] > talk.1: rapport 1\n"), "\(other.text)")
      #expect(try alignment(folder).contains("{concept: rapport, "))
      #expect(try Program.run(["check", "own"], in: folder).status == 0)
      #expect(try review(folder, "stranger").status == 64)
    }
  }

  @Test func `a walk takes what people type, with an a before it and arrow keys in it`() throws {
    try inFolder { folder in
      let result = try review(
        folder, "stranger", "--reviewer", " Ben\u{1B}  Bo ",
        input: "a 2\nu\nA rapport 0.5\nr\tno\u{1B}[D  word\n")
      #expect(result.status == 0, "\(result.stderr)")
      #expect(!result.text.contains("twin-a.1: feedback-on-own-work"), "\(result.text)")
      let text = try alignment(folder)
      #expect(text.contains("- {concept: rapport, share: 0.5, "), "\(text)")
      #expect(text.hasSuffix("- {reason: \"no [D word\", author: Ben Bo}\n"), "\(text)")
    }
  }

  @Test func `names that only capitals and spaces tell apart are pointed out`() throws {
    try inFolder { folder in
      try StrangersFiles.write(
        ["r.csv": Self.header + "stranger,twin-a.1,accept,feedback,1,ADA,\n"], to: folder)
      let note = "note: 'ADA' and 'Ada' are taken for different people\n"
      #expect(try review(folder, "apply", "r.csv", "--check").stderr.hasPrefix(note))
      let walk = try review(folder, "stranger", "--reviewer", "ADA", input: "q\n")
      #expect(walk.stderr.hasPrefix(note))
    }
  }

  @Test func `where nothing is taken, no file is made`() throws {
    try inFolder { folder in
      try StrangersFiles.write(
        ["r.csv": Self.header + "kent,1.1,accept,bias,1,Ana,\n"], to: folder)
      let result = try review(folder, "apply", "r.csv", "--into", "over.yaml")
      #expect(result.status == 1)
      #expect(
        result.stderr.contains("nothing new for over.yaml: 1 decision by 1 reviewer: 1 refused;"),
        "\(result.stderr)")
      #expect(
        !FileManager.default.fileExists(atPath: folder.appending(path: "over.yaml").path))
    }
  }
}
