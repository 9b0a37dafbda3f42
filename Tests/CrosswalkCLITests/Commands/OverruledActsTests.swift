import CrosswalkCLI
import CrosswalkFrameworks
import CrosswalkKit
import Foundation
import Testing

/// A county that takes a bundled statement for another kind of act than the files do.
@Suite struct OverruledActsTests {
  private struct Matched: Decodable {
    struct Subject: Decodable { var act, actBy: String? }
    var subject: Subject
    var standing: String
  }

  /// A statement of the set that a counterpart of more than related serves, and that is done.
  private static func served() throws -> String {
    let report = try Catalog.bundled.report(of: "cpm", against: "set")
    let entry = report.target.units.flatMap(\.statements).first {
      $0.standing == .served && $0.act == .does
    }
    return try #require(entry).id
  }

  private static func overlay(_ id: String, act: String) -> String {
    """
    format: crosswalk.alignment/1
    framework: set
    author: Valley County
    version: "1"
    date: "2026"
    acts:
      \(id): {act: \(act), reason: Nobody does it here.}

    """
  }

  @Test func `match, report, compare, show, diff and exports follow it, and say whose it is`()
    throws
  {
    try Program.inFolder { folder in
      let id = try Self.served()
      try FileManager.default.createDirectory(
        at: folder.appending(path: "own/overlays"), withIntermediateDirectories: true)
      try Data(Self.overlay(id, act: "values").utf8)
        .write(to: folder.appending(path: "own/overlays/set.yaml"))
      func run(_ arguments: String...) throws -> Program.Result {
        let result = try Program.run(arguments, in: folder)
        #expect(result.status == 0, "\(arguments): \(result.stderr)")
        return result
      }
      let own = ["--frameworks", "own"]
      for options in [own, ["--alignment", "own/overlays/set.yaml"]] {
        let before: Matched = try run("match", "set:\(id)", "--to", "cpm", "--format", "json")
          .json()
        #expect(before.standing == "served" && before.subject.actBy == nil)
        let after: Matched = try Program.run(
          ["match", "set:\(id)", "--to", "cpm", "--format", "json"] + options, in: folder
        ).json()
        #expect(after.standing != "served")
        #expect(after.subject.act == "values" && after.subject.actBy == "Valley County")
      }
      func compared(_ options: [String]) throws -> String {
        try Program.run(["compare", "cpm", "set", "--format", "json"] + options, in: folder).text
      }
      let (with, without) = (try compared(own), try compared([]))
      #expect(with != without && with.contains("acts or cuts by Valley County"))
      for command in [
        ["report", "cpm", "--against", "set"], ["show", "set", id],
        ["match", "set:\(id)", "--to", "cpm"],
      ] {
        let text = try Program.run(command + own, in: folder).text
          .split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(text.contains("values (as Valley County has it)"), "\(command)")
      }
      _ = try run("export", "set", "--to", "xlsx", "--out", "set.xlsx", "--frameworks", "own")
      let cite = try run("cite", "set", "--frameworks", "own").text
      #expect(cite.contains("Valley County"))
      #expect(try run("check", "own").text.contains("0 errors"))
    }
  }

  @Test func `a statement that is not there, and an act that is none, are told by place`() throws {
    try Program.inFolder { folder in
      for (id, act, words) in [
        ("V9.X.1", "does", "o.yaml:7:3: error: 'set' has no statement 'V9.X.1'"),
        (
          try Self.served(), "valuing",
          "expected one of values, knows, does, guides, found the text 'valuing'"
        ),
      ] {
        try Data(Self.overlay(id, act: act).utf8).write(to: folder.appending(path: "o.yaml"))
        let result = try Program.run(["list", "--alignment", "o.yaml"], in: folder)
        #expect(result.status == 2 && result.stderr.contains(words), "\(result.stderr)")
      }
    }
  }
}
