import CrosswalkCLI
import Foundation
import Testing

/// Whatever a command was asked, what it has read is there afterwards.
@Suite struct InputsStayTests {
  private static let ratings = """
    person,unit,level,date
    p1,CM,developing,2026-03-01
    p2,CM,acquired,2026-03-01

    """
  private static let review = """
    framework,statement,decision,concept,share,reviewer,reason
    kent,1.1,accept,teamwork,1,NAME,

    """

  private static let target = ["--target", "kent:senior"]

  /// Each names its output OUT, which is one of its inputs.
  private static let commands: [[String]] = [
    ["translate", "sf-2940", "--to", "cpm", "--ratings", "r.csv", "--out", "r.csv"],
    ["gaps", "sf-2940"] + target + ["--ratings", "r.csv", "--format", "csv", "--out", "r.csv"],
    ["evaluate", "sf-2940"] + target
      + ["--before", "r.csv", "--after", "s.csv", "--format", "csv", "--out", "r.csv"],
    ["evaluate", "sf-2940"] + target
      + ["--before", "r.csv", "--after", "s.csv", "--format", "csv", "--out", "./s.csv"],
    ["curriculum", "sf-2940"] + target
      + ["--hours", "20", "--ratings", "r.csv", "--format", "csv", "--out", "r.csv"],
    [
      "diff", "kent", "own", "--ratings", "k.csv", "--to", "set", "--format", "csv", "--out",
      "k.csv",
    ],
    ["review", "agreement", "ana.csv", "ben.csv", "--format", "csv", "--out", "ben.csv"],
    ["show", "stranger", "--frameworks", "own", "--format", "json", "--out", "own/framework.yaml"],
    ["show", "stranger", "--frameworks", "own", "--format", "json", "--out", "link.yaml"],
  ]

  @Test(arguments: commands.indices)
  func `no answer takes the place of what it was made of`(index: Int) throws {
    try Program.inFolder { folder in
      try StrangersFiles.write(
        [
          "r.csv": Self.ratings, "s.csv": Self.ratings, "k.csv": "person,unit,level\np1,,senior\n",
          "ana.csv": Self.review.replacing("NAME", with: "Ana"),
          "ben.csv": Self.review.replacing("NAME", with: "Ben"),
          "own/framework.yaml": StrangersFiles.framework,
          "own/alignment.yaml": StrangersFiles.alignment,
        ], to: folder)
      try FileManager.default.createSymbolicLink(
        atPath: folder.appending(path: "link.yaml").path, withDestinationPath: "own/alignment.yaml")
      func files() throws -> [String: Data] {
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        return try Dictionary(
          uniqueKeysWithValues: names.filter { $0.contains(".") }.map {
            ($0, try Data(contentsOf: folder.appending(path: $0)))
          })
      }
      let before = try files()
      let result = try Program.run(Self.commands[index], in: folder)
      #expect([1, 2, 64].contains(result.status), "\(result.stderr)")
      #expect(
        result.stderr.contains("give it another name") || result.stderr.contains("the same file"),
        "\(result.stderr)")
      #expect(try files() == before)
      // Under another name it is written.
      var elsewhere = Self.commands[index]
      elsewhere[elsewhere.count - 1] =
        "elsewhere" + (elsewhere.last!.hasSuffix("csv") ? ".csv" : ".json")
      let other = try Program.run(elsewhere, in: folder)
      #expect(
        FileManager.default.fileExists(atPath: folder.appending(path: elsewhere.last!).path),
        "\(other.stderr)")
    }
  }

  /// A sheet may hold what somebody has filled in.
  @Test(arguments: ["r.xlsx", "r.csv"])
  func `a sheet that is there is not replaced by an empty one`(name: String) throws {
    try Program.inFolder { folder in
      try StrangersFiles.write(
        [
          "own/framework.yaml": StrangersFiles.framework,
          "own/alignment.yaml": StrangersFiles.alignment,
        ], to: folder)
      let export = ["review", "export", "stranger", "--all", "--frameworks", "own", "--out", name]
      #expect(try Program.run(export, in: folder).status == 0)
      try Data("filled in".utf8).write(to: folder.appending(path: name))
      let again = try Program.run(export, in: folder)
      #expect(
        again.status == 2 && again.stderr.contains("there is such a file already"),
        "\(again.stderr)")
      #expect(try Data(contentsOf: folder.appending(path: name)) == Data("filled in".utf8))
    }
  }
}
