import CrosswalkCLI
import Foundation
import Testing

@Suite struct NewCommandTests {
  @Test func `a skeleton passes check, with warnings only, and joins the others`() throws {
    try Program.inFolder { (folder) throws in
      let made = try Program.run(["new", "my-county"], in: folder)
      #expect(made.status == 0 && made.stdout.isEmpty)
      #expect(made.stderr.contains("my-county/framework.yaml"))
      #expect(
        try FileManager.default.contentsOfDirectory(
          atPath: folder.appending(path: "my-county").path
        ).sorted() == ["alignment.yaml", "framework.yaml"])
      let check = try Program.run(["check", "my-county/"], in: folder)
      #expect(check.status == 0 && check.text.contains(" 0 errors, "), "\(check.text)")
      let there = ["--frameworks", "my-county"]
      #expect(try Program.run(["show", "my-county"] + there, in: folder).status == 0)
      #expect(try Program.run(["compare", "my-county", "cpm"] + there, in: folder).status == 0)
      #expect(try Program.run(["stats", "my-county"] + there, in: folder).status == 1)
      // All examples in its comments work.
      for name in ["framework", "alignment"] {
        let file = folder.appending(path: "my-county/\(name).yaml")
        let text = try String(contentsOf: file, encoding: .utf8)
        let filled = Self.uncommented(text)
        #expect(filled != text)
        try Data(filled.utf8).write(to: file)
      }
      // A further level has a further cut.
      let alignment = folder.appending(path: "my-county/alignment.yaml")
      let text = try String(contentsOf: alignment, encoding: .utf8)
      try Data(
        text.replacing(
          "    - {at: 100,", with: "    - {at: 75, spread: 5, reason: Why}\n    - {at: 100,"
        ).utf8
      ).write(to: alignment)
      let again = try Program.run(["check", "my-county/"], in: folder)
      #expect(again.text.hasSuffix("2 files: 0 errors, 0 warnings\n"), "\(again.text)")
      let translated = try Program.run(
        ["translate", "my-county", "--to", "cpm", "A=proficient"] + there, in: folder)
      #expect(translated.status == 0, "\(translated.stderr)")
    }
  }

  /// A text whose comments that are YAML are taken for it: examples have colons and no full stop.
  private static func uncommented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      guard let sign = line.firstIndex(of: "#"), line[..<sign].allSatisfy({ $0 == " " }) else {
        return String(line)
      }
      let rest = line[line.index(after: sign)...].drop { $0 == " " }
      let isExample =
        rest.hasPrefix("- ")
        || rest.split(separator: ":", maxSplits: 1).first.map { key in
          !key.contains(" ") && rest.dropFirst(key.count).hasPrefix(":")
        } ?? false
      // The sign goes with the space after it.
      return isExample
        ? line[..<sign] + String(line[line.index(after: sign)...].dropFirst()) : String(line)
    }.joined(separator: "\n")
  }

  @Test func `what is imported has examples that work when they are uncommented`() throws {
    try Program.inFolder { folder in
      let table = "Competency,Basic,Advanced\nSafety,Names dangers.,Writes plans.\n"
      try Data(table.utf8).write(to: folder.appending(path: "a.csv"))
      #expect(try Program.run(["import", "a.csv", "--id", "mine"], in: folder).status == 0)
      let file = folder.appending(path: "mine/alignment.yaml")
      let text = try String(contentsOf: file, encoding: .utf8)
      try Data(Self.uncommented(text).utf8).write(to: file)
      let check = try Program.run(["check", "mine"], in: folder)
      #expect(check.status == 0 && check.text.contains(" 0 errors, "), "\(check.text)")
      let links = try Program.run(
        ["show", "mine", "--frameworks", "mine", "--format", "json"], in: folder)
      #expect(links.text.contains("feedback"))
    }
  }

  @Test func `a skeleton of a catalogue passes check, and joins what is bundled`() throws {
    try Program.inFolder { (folder) throws in
      let made = try Program.run(["new", "catalogue"], in: folder)
      #expect(made.status == 0 && made.stderr == "wrote catalogue/catalogue.yaml\n")
      let check = try Program.run(["check", "catalogue"], in: folder)
      #expect(check.text == "1 file: 0 errors, 0 warnings\n", "\(check.text)")
      let beside = try Program.run(["list", "--frameworks", "catalogue"], in: folder)
      #expect(beside.status == 0, "\(beside.stderr)")
    }
  }

  @Test func `nothing that is there is written over`() throws {
    try Program.inFolder { (folder) throws in
      #expect(try Program.run(["new", "a", "--out", "x/y"], in: folder).status == 0)
      #expect(
        FileManager.default.fileExists(atPath: folder.appending(path: "x/y/framework.yaml").path))
      try Data("mine".utf8).write(to: folder.appending(path: "file"))
      for out in ["x/y", "file", "file/below"] {
        let result = try Program.run(["new", "b", "--out", out], in: folder)
        #expect(result.status == 2 && result.stderr.hasPrefix("error: \(out): "), "\(out)")
      }
      #expect(
        try String(contentsOf: folder.appending(path: "file"), encoding: .utf8) == "mine")
    }
  }

  @Test(arguments: ["", "a b", "a/b", "..", "é", "all", "Below", "cpm", "a_b"])
  func `an id that cannot be is misuse`(id: String) throws {
    try Program.inFolder { (folder) throws in
      let result = try Program.run(["new", id], in: folder)
      #expect(result.status == 64 && result.stdout.isEmpty)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }
  }
}
