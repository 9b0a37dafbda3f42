import CrosswalkCLI
import Foundation
import Testing

/// The help of every command, and a whole output of each kind of report, as they were when somebody
/// last looked at them.
@Suite struct SnapshotTests {
  private static func name(_ words: [String]) -> String {
    "help\(words.map { "-" + $0 }.joined()).txt"
  }

  @Test func `the help of every command is as it was`() throws {
    let commands = try CommandPaths.all()
    #expect(commands.count > 20)
    for words in commands {
      let result = try Program.run(words + ["--help"])
      #expect(result.status == 0 && result.stderr.isEmpty, "\(words)")
      try Snapshot.expect(result.text, Self.name(words))
    }
    let kept = try FileManager.default.contentsOfDirectory(atPath: Snapshot.folder.path)
      .filter { $0.hasPrefix("help") }
    #expect(Set(kept) == Set(commands.map(Self.name)), "a command is gone, but not its help")
  }

  /// Valley County, a small framework, and the same a year later.
  private static let county = Readme.root.appending(
    path: "Tests/CountyPackage/Sources/CountyFrameworks/valley")

  private static func countyNextYear(in folder: URL) throws -> URL {
    let next = folder.appending(path: "next-year")
    try FileManager.default.createDirectory(at: next, withIntermediateDirectories: true)
    for (file, changes) in [
      (
        "framework.yaml",
        [
          (#"version: "1""#, #"version: "2""#), ("Listens with care", "Listens closely"),
          ("{id: expert, title: Expert}", "{id: expert, title: Master}"),
        ]
      ),
      (
        "alignment.yaml",
        [
          ("{at: 35, spread: 5}", "{at: 45, spread: 10}"),
          ("confidence: 0.9}]", "confidence: 0.7}]"),
        ]
      ),
    ] {
      var text = try String(contentsOf: county.appending(path: file), encoding: .utf8)
      for (old, new) in changes {
        #expect(text.contains(old), "\(file) does not say '\(old)' any more")
        text = text.replacing(old, with: new)
      }
      try Data(text.utf8).write(to: next.appending(path: file))
    }
    return next
  }

  /// Beside these, translate, match and compare as text have their snapshots with their other tests.
  @Test(
    arguments: [
      ("stats.txt", ["stats"]),
      ("expect.txt", ["expect", "sf-2940", "--tenure", "1", "--to", "valley"]),
      ("suggest.txt", ["suggest", "valley", "--limit", "2", "--explain"]),
      ("suggest-statements.txt", ["suggest", "valley", "--to", "cpm", "--limit", "2"]),
      ("diff.txt", ["diff", "valley", "next-year"]),
      ("compare.html", ["compare", "valley", "kent", "--format", "html"]),
    ])
  func `a whole report is as it was`(name: String, arguments: [String]) throws {
    try Program.inFolder { folder in
      let next = try Self.countyNextYear(in: folder)
      #expect(next.lastPathComponent == "next-year")
      let result = try Program.run(
        arguments + (arguments[0] == "stats" ? [] : ["--frameworks", Self.county.path]), in: folder)
      #expect(result.status == 0 && result.stderr.isEmpty, "\(result.stderr)")
      try Snapshot.expect(result.text, name)
    }
  }
}
