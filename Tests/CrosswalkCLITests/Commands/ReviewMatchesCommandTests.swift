import CrosswalkBase
import CrosswalkCLI
import Foundation
import Testing

/// Reviews of statements against those of another framework.
@Suite struct ReviewMatchesCommandTests {
  private static let matches = """
    # Ours.
    format: crosswalk.matches/1
    from: stranger
    to: cpm
    author: Ada
    version: "1"   # raise it
    date: "2026"
    matches:
      # Talked over on Monday.
      - {subject: talk.1, object: "1.d", relation: related, confidence: 0.9, note: openness}  # sure

    """

  /// A folder with a framework of which one statement of three is judged.
  private func inFolder(_ body: (URL) throws -> Void) throws {
    try Program.inFolder { (folder) throws in
      try StrangersFiles.write(
        [
          "own/framework.yaml": StrangersFiles.framework,
          "own/matches/stranger--cpm.yaml": Self.matches,
        ],
        to: folder)
      try body(folder)
    }
  }

  private func review(
    _ folder: URL, _ arguments: String..., input: String = ""
  ) throws -> Program.Result {
    try Program.run(
      ["review"] + arguments + ["--frameworks", "own"], stdin: Data(input.utf8), in: folder)
  }

  private func file(_ folder: URL, _ path: String = "own/matches/stranger--cpm.yaml") throws
    -> String
  {
    try String(contentsOf: folder.appending(path: path), encoding: .utf8)
  }

  private static let header =
    "framework,statement,to,object,suggested,decision,confidence,reviewer,reason\n"

  @Test func `a sheet has a row for each candidate, and leaves out what is decided`() throws {
    try inFolder { folder in
      let result = try review(
        folder, "export", "stranger", "--to", "cpm", "--out", "r.csv", "--limit", "4")
      #expect(result.status == 0, "\(result.stderr)")
      #expect(
        result.stderr == "wrote r.csv: 2 statements; left out, since decided: 1\n",
        "\(result.stderr)")
      let rows = try file(folder, "r.csv").split(separator: "\n")
      #expect(rows.count == 9 && rows[1].contains("twin-a.1,,worker,Asks for feedback.,cpm,"))
      for (option, shown) in [("--limit=5", true), ("--blind", false)] {
        #expect(
          try review(
            folder, "export", "stranger", "--to", "cpm", "--out", "a\(shown).csv", "--all", option
          )
          .status == 0)
        #expect(try file(folder, "a\(shown).csv").contains("openness") == shown)
      }
      let workbook = try review(folder, "export", "stranger", "--to", "cpm", "--out", "r.xlsx")
      #expect(workbook.status == 0)
      let agreed = try review(folder, "agreement", "r.xlsx")
      #expect(agreed.status == 0 && agreed.text.hasPrefix("0 reviewers"))
      #expect(
        try review(folder, "export", "stranger", "--to", "stranger", "--out", "r.csv").status == 64)
      let near = try review(folder, "export", "stranger", "--to", "cpn", "--out", "n.csv")
      #expect(near.status == 2 && near.stderr.contains("did you mean 'cpm'?"))
    }
  }

  @Test func `decisions go into the file of matches, and all else stands as it stood`() throws {
    try inFolder { folder in
      let rows = """
        stranger,twin-a.1,cpm,7.c,related,narrower,0.7,Ben,half of it
        stranger,twin-a.1,cpm,7.b,related,accept,,Ben,
        stranger,twin-b.1,cpm,,,absent,0.6,Ben,nothing there
        stranger,twin-b.1,cpm,1.a,,skip,,,
        stranger,talk.1,cpm,1.d,related,close,,Ben,the same to me
        """
      try StrangersFiles.write(["r.csv": Self.header + rows], to: folder)
      let before = try file(folder)
      let check = try review(folder, "apply", "r.csv", "--check")
      #expect(check.status == 1 && check.stderr.contains("would write"), "\(check.stderr)")
      #expect(try file(folder) == before)
      let result = try review(folder, "apply", "r.csv", "--to", "cpm")
      #expect(result.status == 1)
      #expect(
        result.stderr.contains(
          "Ada decided talk.1 related 1.d, which stays; Ben's talk.1 close 1.d"),
        "\(result.stderr)")
      #expect(
        result.stderr.contains("4 decisions by 1 reviewer: 3 decided, 1 refused"),
        "\(result.stderr)")
      let after = try file(folder)
      for line in before.split(separator: "\n") { #expect(after.contains(line)) }
      #expect(
        after.contains("subject: twin-a.1, object: \"7.c\", relation: narrower, confidence: 0.7"))
      #expect(after.contains("subject: twin-b.1, relation: none, kind: absent"))
      #expect(try Program.run(["check", "own"], in: folder).status == 0)
      // Again there is nothing new, and with --overrule Ada gives way.
      let again = try review(folder, "apply", "r.csv")
      #expect(again.stderr.contains("nothing new for"))
      #expect(try file(folder) == after)
      let over = try review(folder, "apply", "r.csv", "--overrule")
      #expect(over.status == 0)
      #expect(try file(folder).contains("relation: close"))
      let judged = try Program.run(
        ["match", "stranger:twin-a.1", "--to", "cpm", "--frameworks", "own"], in: folder)
      #expect(judged.text.contains("narrower, judged"))
    }
  }

  @Test func `what is wrong in a sheet is told by place, and nothing is written`() throws {
    try inFolder { folder in
      let rows = """
        stranger,twin-a.1,cpm,7.cc,,close,,Ben,
        stranger,twin-a.1,cpm,7.c,,closed,,Ben,
        stranger,twin-a.1,cpm,7.c,,none,,Ben,
        stranger,twin-a.9,cpm,7.c,,close,2,Ben,
        stranger,twin-b.1,cpm,7.c,,accept,,,
        stranger,twin-b.1,set,7.c,,close,,Ben,
        """
      try StrangersFiles.write(["r.csv": Self.header + rows], to: folder)
      let before = try file(folder)
      let result = try review(folder, "apply", "r.csv")
      #expect(result.status == 1)
      for words in [
        "r.csv: line 2, column 'object': 'cpm' has no statement '7.cc'; did you mean '7.c'?",
        "line 3, column 'decision': unknown decision 'closed'; did you mean 'close'?",
        "line 4, column 'reason': 'none' needs a reason",
        "line 5, column 'statement': 'stranger' has no statement 'twin-a.9'; did you mean 'twin-a.1'?",
        "line 5, column 'confidence': the confidence '2' is not between 0 and 1",
        "line 6, column 'decision': nothing is suggested here to accept",
        "line 6, column 'reviewer': the decision names no reviewer",
        "line 7, column 'framework': the reviews are of 'stranger' against 'cpm'",
        "nothing was written",
      ] { #expect(result.stderr.contains(words), "\(words)\n\(result.stderr)") }
      // A decision that is none needs no reason besides.
      #expect(
        !result.stderr.contains("'closed' needs") && !result.stderr.contains("'accept' needs"))
      #expect(try file(folder) == before)
      let other = try review(folder, "apply", "r.csv", "--to", "set")
      #expect(other.status == 1)
    }
  }

  @Test func `a walk writes each decision at once, undoes it, and asks before it overrules`() throws
  {
    try inFolder { folder in
      let before = try file(folder)
      let walk = try review(
        folder, "stranger", "--to", "cpm", "--reviewer", "Ben",
        input:
          "1 clos\n99 close\n1 close, 2 related 0.6\nmuch alike\nu\nabsent\n\nabsent not there\nq\n"
      )
      #expect(walk.status == 0, "\(walk.stderr)")
      for words in ["did you mean 'close'?", "there is no candidate 99", "needs a reason"] {
        #expect(walk.text.contains(words), "\(words)\n\(walk.text)")
      }
      let after = try file(folder)
      #expect(after.hasPrefix(before.trimmingCharacters(in: .newlines).prefix(100)))
      #expect(after.contains("relation: none, kind: absent") && !after.contains("much alike"))
      let none = try review(
        folder, "walk", "stranger", "--to", "cpm", "--reviewer", "Ben", "--all",
        input: "s\nnone\n\nnone all of them miss the point\nu\nq\n")
      #expect(none.text.contains("[a]ccept, none, absent"), "\(none.text)")
      #expect(none.text.contains("needs a reason"), "\(none.text)")
      #expect(none.text.contains("twin-a.1 does not match"), "\(none.text)")
      #expect(try file(folder) == after)
      let over = try review(
        folder, "walk", "stranger", "--to", "cpm", "--reviewer", "Ben", "--all",
        input: "1.d exact\nindeed\nn\n1.d exact\nindeed\ny\nq\n")
      #expect(over.text.contains("Ada: talk.1 related 1.d"), "\(over.text)")
      #expect(try file(folder).contains("relation: exact"))
    }
  }

  /// The cells of a line, of which commas between quotes are no separators.
  private static func cells(_ line: Substring) -> [String] {
    var cells = [""]
    var isQuoted = false
    for letter in line {
      if letter == "\"" {
        isQuoted.toggle()
      } else if letter == ",", !isQuoted {
        cells.append("")
      } else {
        cells[cells.count - 1].append(letter)
      }
    }
    return cells
  }

  /// The statements of a document may be numbered anew between an export and what comes back.
  @Test
  func `a sheet whose wordings have moved to other ids is refused, and another object is not`()
    throws
  {
    try inFolder { folder in
      let export = try review(
        folder, "export", "stranger", "--to", "cpm", "--out", "r.csv", "--limit", "4")
      #expect(export.status == 0)
      var rows: [[String]] = try file(folder, "r.csv").split(separator: "\n").map(Self.cells)
      let place = { (name: String) in rows[0].firstIndex(of: name)! }
      let (object, decision, reviewer) = (place("object"), place("decision"), place("reviewer"))
      let statement = place("statement")
      let plain = rows.indices.dropFirst().filter {
        rows[$0].count == rows[0].count && rows[$0][statement] == rows[1][statement]
      }
      try #require(plain.count >= 2, "rows without quotes")
      // Somebody writes another object beside the wording of the old one.
      let (first, second) = (plain[0], plain[1])
      let other = rows[second][object]
      (rows[first][object], rows[first][decision], rows[first][reviewer]) = (other, "exact", "Ben")
      func apply() throws -> Program.Result {
        let lines = rows.map { row in row.map { "\"\($0)\"" }.joined(separator: ",") + "\n" }
        try Data(lines.joined().utf8)
          .write(to: folder.appending(path: "r.csv"))
        return try review(folder, "apply", "r.csv")
      }
      let taken = try apply()
      #expect(taken.status == 0, "\(taken.stderr)")
      #expect(taken.stderr.contains("taken as decided on '\(other)'"), "\(taken.stderr)")
      // A row that nobody has touched says so too: the sheet is of another version.
      rows[second][object] = "1.d"
      let stale = try apply()
      #expect(stale.status == 1 && stale.stderr.contains("export it again"), "\(stale.stderr)")
    }
  }

  @Test func `columns that are not read are named, and double ones refused`() throws {
    try inFolder { folder in
      func apply(_ text: String) throws -> Program.Result {
        try Data(text.utf8).write(to: folder.appending(path: "r.csv"))
        return try review(folder, "apply", "r.csv")
      }
      let row = "stranger,talk.1,cpm,1.d,,"
      let odd = try apply(
        "framework,statement,to,object,suggested,decision,how sure,reviewer,reason\n"
          + row + "close,0.8,Ada,yes\n")
      #expect(
        odd.status == 0 && odd.stderr.contains("the column 'how sure' is not read"), "\(odd.stderr)"
      )
      let double = try apply(
        "framework,statement,to,object,suggested,decision,decision,reviewer,reason\n"
          + row + "close,exact,Ada,yes\n")
      #expect(double.status == 2 && double.stderr.contains("more than one column 'decision'"))
      let both = try apply(
        Self.header + row + "close,0.8,Ada,yes\n" + "stranger,talk.1,cpm,,,absent,0.8,Ada,no\n")
      #expect(both.status == 1 && both.stderr.contains("decides otherwise"), "\(both.stderr)")
    }
  }

  @Test func `bundled judgements stay, and a file of one's own is added`() throws {
    try inFolder { folder in
      let refused = try Program.run(
        ["review", "kent", "--to", "cpm", "--reviewer", "Ben", "--all"], in: folder)
      #expect(refused.status == 2 && refused.stderr.contains("--into FILE"), "\(refused.stderr)")
      // Somebody has judged the two before, and is named.
      let own = try Program.run(
        ["review", "kent", "--to", "cpm", "--reviewer", "Ben", "--all", "--into", "own.yaml"],
        stdin: Data("1.d close\nyes\ny\nq\n".utf8), in: folder)
      #expect(own.status == 0 && own.text.contains("Crosswalk project"), "\(own.text)\(own.stderr)")
      let match = try Program.run(
        ["match", "kent:1.1", "--to", "cpm", "--frameworks", "own.yaml", "--limit", "1"], in: folder
      )
      #expect(
        match.text.contains("cpm:1.d") && match.text.contains("close, judged"), "\(match.text)")
    }
  }

  @Test func `agreement is told on the relation, and on whether there is one`() throws {
    try inFolder { folder in
      func rows(_ who: String, _ first: String, _ second: String) -> String {
        Self.header + """
          stranger,twin-a.1,cpm,7.c,,\(first),,\(who),r
          stranger,twin-a.1,cpm,7.b,,related,,\(who),r
          stranger,twin-b.1,cpm,1.a,,\(second),,\(who),r
          """
      }
      try StrangersFiles.write(
        ["a.csv": rows("Ana", "close", "none"), "b.csv": rows("Ben", "narrower", "related")],
        to: folder)
      let result = try review(folder, "agreement", "a.csv", "b.csv")
      #expect(result.status == 0, "\(result.stderr)")
      #expect(result.text.contains("3 pairs of statements judged by both; of 1 they say the same"))
      #expect(result.text.contains("2 statements read by both; on 2 they agree"))
      #expect(result.text.contains("twin-a.1, 7.c  Ana: close; Ben: narrower"))
      let csv = try review(folder, "agreement", "a.csv", "b.csv", "--format", "csv").text
      #expect(csv.hasPrefix("subject,object,Ana,Ben\n"))
      #expect(
        try review(folder, "agreement", "a.csv", "b.csv", "--format", "json").text
          .contains("crosswalk.match-review-agreement/1"))
    }
  }

  @Test func `suggestions name the way on`() throws {
    try inFolder { folder in
      let text = try Program.run(
        ["suggest", "stranger", "--to", "cpm", "--frameworks", "own"], in: folder
      ).text
      #expect(
        text.hasSuffix("'crosswalk review stranger --to cpm' turns suggestions into judgements.\n"))
    }
  }
}
