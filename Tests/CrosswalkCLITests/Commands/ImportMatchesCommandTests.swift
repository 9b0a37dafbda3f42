import CrosswalkFrameworks
import CrosswalkModel
import Foundation
import Testing

@Suite struct ImportMatchesCommandTests {
  private static let names = ["cpm--kent", "sf-2940--cpm", "set--kent"]

  /// The text of the bundled file of a pair.
  private func bundled(_ name: String) throws -> String {
    try #require(Catalog.bundledSources.first { $0.path.hasSuffix("matches/\(name).yaml") }).text
  }

  /// A folder with the bundled matches of a pair in `m.yaml`, with comments, and as SSSOM in `m.tsv`.
  private func withPair(
    _ name: String, _ body: (_ folder: URL, _ text: String) throws -> Void
  ) throws {
    try Program.inFolder { (folder) throws in
      let export = try Program.run(["export", name, "--to", "sssom", "--out", "m.tsv"], in: folder)
      #expect(export.status == 0)
      let text = "# Ours.\n" + (try bundled(name)).replacing("\n  - {", with: "\n\n  # why\n  - {")
      try Data(text.utf8).write(to: folder.appending(path: "m.yaml"))
      try body(folder, text)
    }
  }

  private func update(in folder: URL, _ arguments: String...) throws -> Program.Result {
    try Program.run(
      ["import-matches", "m.tsv", "--out", "m.yaml", "--update"] + arguments, in: folder)
  }

  private func text(_ folder: URL) throws -> String {
    try String(contentsOf: folder.appending(path: "m.yaml"), encoding: .utf8)
  }

  @Test(arguments: names)
  func `mappings that say the same change nothing`(name: String) throws {
    try withPair(name) { folder, text in
      let result = try update(in: folder)
      #expect(result.status == 0 && result.stdout.isEmpty)
      #expect(result.stderr.hasSuffix("nothing has changed; m.yaml stays as it is\n"))
      #expect(try self.text(folder) == text)
    }
  }

  /// An export turns judgements round, and may leave those of statements without counterpart as they are.
  @Test(arguments: names)
  func `mappings that say the same the other way round change nothing`(name: String) throws {
    try withPair(name) { folder, text in
      let ids = name.split(separator: "--").reversed().joined(separator: "--")
      let export = try Program.run(["export", ids, "--to", "sssom", "--out", "n.tsv"], in: folder)
      #expect(export.status == 0)
      let result = try Program.run(
        ["import-matches", "n.tsv", "--out", "m.yaml", "--update"], in: folder)
      #expect(result.status == 0, "\(result.stderr)")
      #expect(result.stderr.hasSuffix("nothing has changed; m.yaml stays as it is\n"))
      #expect(try self.text(folder) == text)
    }
  }

  @Test func `a new version of the mappings is read into the file, whose comments stay`() throws {
    try withPair("cpm--kent") { folder, text in
      // The file is older: it lacks a judgement, has another one, and one that is withdrawn.
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let lacking = try #require(lines.firstIndex { $0.hasPrefix("  - {subject: \"1.d\"") })
      var older = lines
      older.removeSubrange(lacking - 2...lacking)
      let file = older.joined(separator: "\n")
        .replacing(
          "{subject: \"1.c\", relation: none, kind: scope",
          with: "{subject: \"1.c\", relation: none, kind: absent"
        )
        .replacing(
          "\n\n  # why\n  - {subject: \"1.c\"",
          with: """


              # mine
              - {subject: "1.b", object: "2.1", relation: related, confidence: 0.1, note: mine}

              # why
              - {subject: "1.c"
            """)
      try Data(file.utf8).write(to: folder.appending(path: "m.yaml"))
      let result = try update(in: folder)
      #expect(result.status == 0)
      #expect(
        result.stderr.hasSuffix(
          """
          added 1.d broader 2.1
          changed 1.c has no match (absent): now 1.c has no match (scope)
          removed 1.b related 2.1
          lost comment: # mine
          wrote m.yaml: 1 added, 1 changed, 1 removed

          """), "\(result.stderr)")
      // All is as it was but for the comment on what was added.
      var wanted = lines
      wanted.removeSubrange(lacking - 2..<lacking)
      func unquoted(_ text: String) -> String { text.filter { $0 != "\"" } }
      #expect(unquoted(try self.text(folder)) == unquoted(wanted.joined(separator: "\n")))
      #expect(
        try update(in: folder).stderr.hasSuffix("nothing has changed; m.yaml stays as it is\n"))
    }
  }

  @Test func `a file that is there is not written over`() throws {
    try withPair("set--kent") { folder, text in
      let result = try Program.run(["import-matches", "m.tsv", "--out", "m.yaml"], in: folder)
      #expect(result.status == 2)
      #expect(
        result.stderr
          == "error: m.yaml: there is such a file already; --update brings it up to date and keeps its comments\n"
      )
      #expect(try self.text(folder) == text)
      let new = try Program.run(
        ["import-matches", "m.tsv", "--from", "set", "--to", "kent", "--out", "new.yaml"],
        in: folder)
      #expect(new.status == 0)
    }
  }

  @Test func `what cannot be updated is refused, and stays as it is`() throws {
    try withPair("set--kent") { folder, text in
      let usage = try Program.run(["import-matches", "m.tsv", "--update"], in: folder)
      #expect(usage.status == 64)
      #expect(usage.stderr.contains("--update goes with --out and a file of matches in YAML"))
      let json = try update(in: folder, "--format", "json")
      #expect(json.status == 64)
      for (file, reason) in [
        (text.replacing("to: kent", with: "to: cpm"), "unknown statement"),
        (
          try bundled("cpm--set"),
          "there are no judgements of that pair; there are kent--set (16), set--kent"
        ),
        ("format: crosswalk.ontology/1\n", "missing key"), ("a: [", "m.yaml:"),
      ] {
        try Data(file.utf8).write(to: folder.appending(path: "m.yaml"))
        let result = try update(in: folder)
        #expect(result.status == 2, "\(result.stderr)")
        #expect(result.stderr.contains(reason), "\(result.stderr)")
        #expect(try self.text(folder) == file)
      }
      let none = try Program.run(
        ["import-matches", "m.tsv", "--out", "none.yaml", "--update"], in: folder)
      #expect(none.status == 2 && none.stderr.contains("none.yaml"))
    }
  }

  /// A row that cannot be read may be the judgement that would be taken for gone.
  @Test(arguments: ["skos:narowMatch", "skos:relatedMatch"])
  func `a slip in a row takes no judgement out of the file`(word: String) throws {
    try withPair("cpm--kent") { folder, text in
      let file = folder.appending(path: "m.tsv")
      let mappings = try String(contentsOf: file, encoding: .utf8)
      var lines = mappings.components(separatedBy: "\n")
      let place = try #require(lines.firstIndex { $0.contains("skos:narrowMatch") })
      lines[place] = lines[place].replacing("skos:narrowMatch", with: word)
      try Data(lines.joined(separator: "\n").utf8).write(to: file)
      let result = try update(in: folder, "--lenient")
      if word == "skos:relatedMatch" {
        #expect(result.status == 0 && result.stderr.contains("0 added, 1 changed, 0 removed"))
        return
      }
      #expect(result.status == 1)
      #expect(
        result.stderr.hasSuffix(
          "1 row could not be understood, and 1 judgement of the file would be taken for gone; nothing was "
            + "written: mend it, or take it out of the mappings\n"
        ),
        "\(result.stderr)")
      #expect(try self.text(folder) == text)
    }
  }
}
