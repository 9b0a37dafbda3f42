import CrosswalkCLI
import Foundation
import Testing

@Suite struct LevelsCommandTests {
  private static let head =
    "reader,level,begins,ends,enactment,autonomy,consistency,complexity,initiative,influence,span,"
    + "integration,reason\n"

  private static func rows(_ reader: String, _ cuts: [Int], _ consistency: Int = 2) -> String {
    (0..<3).map {
      "\(reader),L\($0 + 1),\(cuts[$0]),\(cuts[$0 + 1]),,,\(consistency),,,,,,since L\($0 + 1)\n"
    }.joined()
  }

  private static let first = head + rows("ana", [0, 30, 66, 100]) + rows("ben", [0, 36, 71, 100])
  private static let files = [
    "own/framework.yaml": StrangersFiles.framework,
    "own/alignment.yaml": StrangersFiles.alignment.replacing(
      "cuts: [{at: 0, spread: 0}, {at: 30, spread: 5}, {at: 70, spread: 5}, {at: 100, spread: 0}]",
      with: """
        cuts: # by Ada
          - {at: 0, spread: 0}
          - {at: 30, spread: 5}  # a guess
          - {at: 70, spread: 5}
          - {at: 100, spread: 0}
        """.replacing("\n", with: "\n  ")),
    "first.csv": first, "cleo.csv": head + rows("cleo", [0, 33, 67, 100], 3),
    "second.csv": head + rows("ana", [0, 34, 68, 100]) + rows("ben", [0, 34, 69, 100])
      + rows("cleo", [0, 33, 68, 100]),
  ]

  private func inFolder(_ body: (URL) throws -> Void) throws {
    try Program.inFolder { (folder) throws in
      try StrangersFiles.write(Self.files, to: folder)
      try body(folder)
    }
  }

  private func levels(_ folder: URL, _ arguments: String...) throws -> Program.Result {
    try Program.run(["levels"] + arguments + ["--frameworks", "own"], in: folder)
  }

  private func text(_ folder: URL, _ path: String) throws -> String {
    try String(contentsOf: folder.appending(path: path), encoding: .utf8)
  }

  @Test func `a framework without alignment is exported, named or blind`() throws {
    try inFolder { folder in
      try FileManager.default.removeItem(at: folder.appending(path: "own/alignment.yaml"))
      let result = try levels(
        folder, "export", "stranger", "--blind", "--out", "s.csv", "--reading", "s.md")
      #expect(result.status == 0 && result.stdout.isEmpty, "\(result.stderr)")
      #expect(result.stderr == "wrote s.csv and s.md: 3 levels\n")
      #expect(try text(folder, "s.csv").hasPrefix(Self.head + ",L1,,"))
      #expect(try text(folder, "s.md").hasPrefix("# 3 levels, L1 the lowest to L3 the highest\n"))
      #expect(try levels(folder, "export", "stranger", "--out", "s.xlsx").status == 0)
      #expect(try levels(folder, "export", "stranger", "--out", "s.doc").status == 64)
    }
  }

  @Test(arguments: ["set", "kent", "cpm", "sf-2940"])
  func `blind sheets of the bundled scales name neither framework nor level`(id: String) throws {
    struct Shown: Decodable {
      struct Document: Decodable { var title: String }
      var framework: Document
    }
    try Program.inFolder { folder in
      let result = try Program.run(
        ["levels", "export", id, "--blind", "--out", "s.csv", "--reading", "s.md"], in: folder)
      #expect(result.status == 0, "\(result.stderr)")
      let reading = try text(folder, "s.md")
      let list = try Program.run("list", "--format", "csv").text
      let line = try #require(list.split(separator: "\n").first { $0.hasPrefix("\(id),") })
      let title = line.split(separator: ",")[1].replacing("\"", with: "")
      #expect(!reading.contains(title), "\(title)")
      #expect(!reading.contains("Years of service"))
      let sheet = try text(folder, "s.csv")
      #expect(sheet.contains("\n,L1,,") && !sheet.lowercased().contains("accomplished"))
    }
  }

  @Test func `agreement is told as text, as a table and as JSON`() throws {
    struct Answer: Decodable {
      struct Cut: Decodable { var begins: String?, median: Double, deviation: Double? }
      var format: String, readers: [String], cuts: [Cut], readerShift: Double
    }
    try inFolder { folder in
      let json: Answer = try levels(
        folder, "agreement", "stranger", "first.csv", "cleo.csv", "--format", "json"
      ).json()
      #expect(json.format == "crosswalk.level-agreement/1")
      #expect(json.readers == ["ana", "ben", "cleo"])
      #expect(json.cuts.map(\.begins) == ["No", "1", "2", nil])
      #expect(json.cuts.map(\.median) == [0, 33, 67, 100] && json.readerShift > 2)
      #expect(json.cuts.map { $0.deviation == nil } == [true, false, false, true])
      let text = try levels(folder, "agreement", "stranger", "first.csv", "cleo.csv").text
      #expect(text.hasPrefix("3 readers: ana, ben, cleo\n"))
      #expect(text.contains("ICC(2,1)") && text.contains("  Now and then "))
      let csv = try levels(
        folder, "agreement", "stranger", "first.csv", "cleo.csv", "--format", "csv"
      ).text
      #expect(csv.contains("\ncut,1,,33,30,36,") && csv.contains("\nfacet,No,consistency,2,2,3,"))
    }
  }

  @Test func `two readers are too few to tell how far readers agree`() throws {
    try inFolder { folder in
      let two = try levels(folder, "agreement", "stranger", "first.csv").text
      #expect(two.contains("! fewer than three readers"))
      let three = try levels(folder, "agreement", "stranger", "first.csv", "cleo.csv").text
      #expect(!three.contains("fewer than three"))
    }
  }

  @Test func `once levels are placed nothing says that nobody has`() throws {
    try inFolder { folder in
      try StrangersFiles.write(
        ["t.csv": "Competency,L1,L2,L3\nListening,Hears.,Hears out.,Hears all.\n"], to: folder)
      #expect(try Program.run(["import", "t.csv", "--id", "other"], in: folder).status == 0)
      #expect(try text(folder, "other/alignment.yaml").contains("Not judged yet"))
      let sheet = Self.first.replacing("L1", with: "l1").replacing("L2", with: "l2")
        .replacing("L3", with: "l3")
      try Data(sheet.utf8).write(to: folder.appending(path: "other.csv"))
      let result = try Program.run(
        ["levels", "apply", "other", "other.csv", "--frameworks", "other"], in: folder)
      #expect(result.status == 0, "\(result.stderr)")
      let yaml = try text(folder, "other/alignment.yaml")
      for words in ["equal distance", "Not judged yet", "Nobody has placed"] {
        #expect(!yaml.contains(words), "\(words)")
      }
      let check = try Program.run(["check", "other"], in: folder).text
      #expect(check.contains("Still to do:") && !check.contains("not judged yet"))
    }
  }

  @Test func `what a panel has placed is written, and the file keeps its comments`() throws {
    try inFolder { folder in
      let result = try levels(
        folder, "apply", "stranger", "first.csv", "cleo.csv", "--second", "second.csv", "--note",
        "No practitioner.")
      #expect(result.status == 0 && result.stdout.isEmpty, "\(result.stderr)")
      #expect(result.stderr.contains("Now and then begins at 34, spread"))
      #expect(result.stderr.contains("; it was 30, 5\n"))
      #expect(result.stderr.hasSuffix("wrote own/alignment.yaml\n"))
      let text = try text(folder, "own/alignment.yaml")
      #expect(text.contains("cuts: # by Ada") && text.contains("# a guess"))
      #expect(text.contains("locationError: {points: 4, "))
      #expect(text.contains("note: No practitioner."))
      #expect(text.contains("sheets: [first.csv, cleo.csv]"))
      #expect(text.contains("ana: [0, 30, 66, 100]") && text.contains("ana: [0, 34, 68, 100]"))
      // Only consistency was named, by all.
      #expect(!text.contains("autonomy") && text.contains("3 of 3 readers name it, with 2."))
      #expect(text.contains("one of them: since Now and then."))
      let check = try Program.run(["check", "own"], in: folder)
      #expect(check.status == 0, "\(check.stderr)")
      let again = try levels(
        folder, "apply", "stranger", "first.csv", "cleo.csv", "--second", "second.csv", "--note",
        "No practitioner.")
      #expect(again.stderr.hasSuffix("nothing new for own/alignment.yaml\n"))
      #expect(try self.text(folder, "own/alignment.yaml") == text)
    }
  }

  @Test func `bundled levels are placed in a file that is laid over them`() throws {
    try inFolder { folder in
      let sheet =
        "reader,level,begins,ends\n"
        + "ana,emerging,0,20\nana,acquiring,20,70\nana,accomplished,70,100\n"
        + "ben,emerging,0,24\nben,acquiring,24,72\nben,accomplished,72,100\n"
      try Data(sheet.utf8).write(to: folder.appending(path: "cpm.csv"))
      let bundled = try Program.run(["levels", "apply", "cpm", "cpm.csv"], in: folder)
      #expect(bundled.status == 2 && bundled.stderr.contains("--into FILE"))
      let own = try Program.run(
        [
          "levels", "apply", "cpm", "cpm.csv", "--into", "mine.yaml", "--least-location-error", "6",
        ],
        in: folder)
      #expect(own.status == 0, "\(own.stderr)")
      let text = try text(folder, "mine.yaml")
      #expect(text.contains("author: \"ana, ben\"") && text.contains("points: 6"))
      let shown = try Program.run(["show", "cpm", "--alignment", "mine.yaml"], in: folder)
      let words = shown.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(words.contains("reference 22 to 71"), "\(shown.text)")
    }
  }

  @Test func `a bad cell stops everything, and nothing is written`() throws {
    try inFolder { folder in
      let before = try text(folder, "own/alignment.yaml")
      let bad = Self.first.replacing("ana,L2,30,", with: "ana,L2,31,")
      try Data(bad.utf8).write(to: folder.appending(path: "bad.csv"))
      for command in ["agreement", "apply"] {
        let result = try levels(folder, command, "stranger", "bad.csv")
        #expect(result.status == 1 && result.stdout.isEmpty)
        #expect(
          result.stderr.contains(
            "bad.csv: line 3, column 'begins': 'Not yet' of 'ana' ends at 30, and 'Now and then' "
              + "begins at 31: a gap\n"), "\(result.stderr)")
      }
      let twice = try levels(folder, "apply", "stranger", "first.csv", "first.csv")
      #expect(twice.status == 1)
      #expect(twice.stderr.contains("first.csv: 'ana' has placed the levels in first.csv too\n"))
      let none = try levels(folder, "apply", "stranger", "empty.csv")
      #expect(none.status == 2)
      #expect(try text(folder, "own/alignment.yaml") == before)
      let dry = try levels(folder, "apply", "stranger", "first.csv", "--check")
      #expect(dry.status == 0 && dry.stderr.hasSuffix("would write own/alignment.yaml\n"))
      #expect(try text(folder, "own/alignment.yaml") == before)
    }
  }

  @Test func `readers who are in one round only are named`() throws {
    try inFolder { folder in
      let result = try levels(
        folder, "apply", "stranger", "first.csv", "--second", "cleo.csv", "--check")
      for note in [
        "note: 'ana' is not in the second round, whose medians count\n",
        "note: 'cleo' is not in the first round\n",
      ] { #expect(result.stderr.contains(note), "\(result.stderr)") }
    }
  }
}
