import CrosswalkCLI
import Foundation
import Testing

@Suite struct CheckCommandTests {
  @Test func `problems are told by place, in every form, and exit with 1`() throws {
    try Program.inFolder { (folder) throws in
      try StrangersFiles.write(
        [
          "a.yaml": StrangersFiles.alignment.replacing("feedback", with: "fedback"),
          "f.yaml": StrangersFiles.framework + "oops: 1\n",
        ], to: folder)
      let text = try Program.run(["check", "."], in: folder)
      #expect(text.status == 1 && text.stderr.isEmpty)
      #expect(text.text.contains("./f.yaml:29:1: error: unknown key 'oops'"), "\(text.text)")
      #expect(text.text.hasSuffix("2 files: 2 errors, 0 warnings\n"), "\(text.text)")
      let csv = try Program.run(["check", ".", "--format", "csv"], in: folder)
      #expect(csv.status == 1 && csv.text.hasPrefix("path,line,column,severity,message\n"))
      #expect(try Program.run(["check", ".", "--format", "json"], in: folder).status == 1)
      let input = try Program.run(["check", "-"], stdin: Data("a: [".utf8))
      #expect(input.status == 1 && input.text.hasPrefix("-:"))
    }
  }

  @Test func `files without fault, and warnings alone, are fine`() throws {
    try Program.inFolder { (folder) throws in
      try StrangersFiles.writeFramework(to: folder)
      #expect(try Program.run("check", folder.path).text == "2 files: 0 errors, 0 warnings\n")
      try StrangersFiles.write(["b.yaml": StrangersFiles.overlay], to: folder)
      let result = try Program.run("check", folder.path + "/b.yaml")
      #expect(result.status == 0 && result.text.contains(" warning: "))
      let all = try Program.run("check", "--alignment", folder.path + "/b.yaml")
      // What lies over another alignment need not link every statement.
      #expect(all.status == 0 && all.text.hasSuffix("0 warnings\n"), "\(all.text)")
    }
  }

  /// What the pages and `--into` write for bundled frameworks.
  @Test func `judgements that lie over bundled ones are no second set of theirs`() throws {
    try Program.inFolder { (folder) throws in
      let text = """
        format: crosswalk.matches/1
        from: cpm
        to: sf-2940
        author: Ana
        version: "1"
        date: "2026"
        matches:
          - {subject: "2.a", object: CS.Acquired.2, relation: related, confidence: 0.9, note: other clocks}

        """
      try StrangersFiles.write(["own/matches/a.yaml": text], to: folder)
      for arguments in [["own"], ["--frameworks", "own"]] {
        let result = try Program.run(["check"] + arguments, in: folder)
        #expect(result.status == 0, "\(result.text)")
      }
      try StrangersFiles.write(["own/matches/b.yaml": text], to: folder)
      let twice = try Program.run(["check", "--frameworks", "own"], in: folder)
      #expect(twice.status == 1 && twice.text.contains("is there twice"), "\(twice.text)")
    }
  }

  @Test func `what somebody has still to fill in is listed by place, and is no fault`() throws {
    try Program.inFolder { (folder) throws in
      try Data("Competency,Beginner,Expert\nListening,Hears people out.,Hears all sides.\n".utf8)
        .write(to: folder.appending(path: "a.csv"))
      #expect(try Program.run(["import", "a.csv", "--id", "mine"], in: folder).status == 0)
      let text = try Program.run(["check", "mine"], in: folder)
      #expect(text.status == 0)
      let todo = text.text.split(separator: "\n").drop { $0 != "Still to do:" }.dropFirst()
        .dropLast()
      #expect(todo.allSatisfy { $0.contains(#/^\ \ mine/(framework|alignment)\.yaml:[0-9]+: /#) })
      for words in [
        "say of when it is", "say who published it", "say where it is in force",
        "say what the levels measure",
        "put in whose judgement this is", "1 cut of 3 is not judged yet",
        "nobody has placed the cuts yet", "say what facets the levels speak to",
      ] {
        #expect(todo.count { $0.contains(words) } == 1, "\(words): \(text.text)")
      }
      let csv = try Program.run(["check", "mine", "--format", "csv"], in: folder)
      #expect(csv.text.split(separator: "\n").count { $0.contains(",note,") } == todo.count)
      let yaml = folder.appending(path: "mine/alignment.yaml")
      let filled = try String(contentsOf: yaml, encoding: .utf8)
        .replacing("Your name", with: "Ana Ruiz")
      try Data(filled.utf8).write(to: yaml)
      let again = try Program.run(["check", "mine"], in: folder)
      #expect(!again.text.contains("whose judgement") && again.text.contains("Still to do:"))
    }
    // The bundled frameworks are filled in.
    #expect(!(try Program.run("check").text.contains("Still to do")))
  }

  @Test func `files are checked before the background of the folders that are named`() throws {
    try Program.inFolder { (folder) throws in
      try StrangersFiles.writeFramework(to: folder.appending(path: "mine"))
      try StrangersFiles.write(
        [
          "overlays/stranger.yaml": StrangersFiles.overlay.replacing("cpm", with: "stranger")
            .replacing("1.a", with: "talk.2"),
          "matches/stranger--cpm.yaml": StrangersFiles.matches,
        ], to: folder.appending(path: "theirs"))
      let alone = try Program.run(["check", "theirs"], in: folder)
      #expect(alone.status == 1 && alone.text.contains("unknown framework 'stranger'"))
      let result = try Program.run(["check", "theirs", "--frameworks", "mine"], in: folder)
      #expect(
        result.text == """
          theirs/overlays/stranger.yaml:7:3: error: 'stranger' has no statement 'talk.2'; did you \
          mean 'talk.1'?
          2 files: 1 error, 0 warnings

          """)
      // Without a path, the folders themselves.
      let all = try Program.run(
        ["check", "--frameworks", "mine", "--frameworks", "theirs"], in: folder)
      #expect(all.text.hasPrefix("theirs/overlays/stranger.yaml:7:3: error:"), "\(all.text)")
      #expect(all.text.hasSuffix("27 files: 1 error, 0 warnings\n"), "\(all.text)")
    }
  }

  @Test func `two frameworks may have judgements in each direction, a pair just one`() throws {
    try Program.inFolder { (folder) throws in
      let set = { (from: String, to: String, match: String) in
        """
        format: crosswalk.matches/1
        from: \(from)
        to: \(to)
        author: Ana Ruiz
        version: "1"
        date: 2026-01-01
        justification: ManualMappingCuration
        matches:
          - \(match)

        """
      }
      let there = "{subject: '1.1', object: 1.a, relation: related, confidence: 0.5, note: x}"
      let none = "{subject: 1.a, relation: none, kind: scope, confidence: 0.5, note: x}"
      let back = "{subject: 1.a, object: '1.1', relation: related, confidence: 0.5, note: x}"
      try StrangersFiles.write(
        [
          "a.yaml": set("kent", "cpm", there), "b.yaml": set("cpm", "kent", none),
          "c.yaml": set("cpm", "kent", back),
        ], to: folder)
      let fine = try Program.run(["check", "a.yaml", "b.yaml"], in: folder)
      #expect(fine.status == 0, "\(fine.text)")
      let twice = try Program.run(["check", "a.yaml", "c.yaml"], in: folder)
      #expect(
        twice.text.hasPrefix(
          "c.yaml:9:15: error: this pair is judged in the other direction too; first used at a.yaml:9:"
        ), "\(twice.text)")
    }
  }

  @Test func `hostile files are refused with a message`() throws {
    try Program.inFolder { (folder) throws in
      var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
      for level in 1...20 {
        bomb +=
          "a\(level): &a\(level) ["
          + Array(repeating: "*a\(level - 1)", count: 10)
          .joined(separator: ", ") + "]\n"
      }
      try StrangersFiles.write(
        [
          "bomb.yaml": bomb, "deep.yaml": String(repeating: "[", count: 500_000),
          "nul.yaml": "a: \0b", "empty.yaml": "",
        ], to: folder)
      let sparse = folder.appending(path: "sparse.yaml")
      try Data().write(to: sparse)
      let handle = try FileHandle(forWritingTo: sparse)
      try handle.truncate(atOffset: 200 << 20)
      try handle.close()
      for (name, words, status) in [
        ("bomb", "--max-yaml-alias-nodes", 1), ("deep", "--max-yaml-depth", 1), ("nul", "NUL", 1),
        ("empty", "empty", 1), ("sparse", "--max-yaml-bytes", 2),
      ] {
        let result = try Program.run("check", folder.path + "/\(name).yaml")
        #expect(result.status == Int32(status), "\(name)")
        #expect((result.text + result.stderr).contains(words), "\(name): \(result.stderr)")
      }
      let small = try Program.run("check", folder.path + "/deep.yaml", "--max-yaml-bytes", "100")
      #expect(small.status == 2 && small.stderr.contains("more than 100 bytes"))
    }
  }
}
