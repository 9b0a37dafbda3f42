import CrosswalkBase
import Foundation
import Testing

@Suite("diff")
struct DiffCommandTests {
  /// The bundled alignment of the anchors, a cut of it elsewhere and a statement linked elsewhere.
  private static func changedAlignment() throws -> String {
    let url = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../frameworks/sf-2940/alignment.yaml").standardized
    let text = try String(contentsOf: url, encoding: .utf8)
    let cut = try #require(text.firstMatch(of: /\{at: 44\.5, spread: 1\.6/))
    return text.replacingCharacters(in: cut.range, with: "{at: 52, spread: 1.6")
  }

  /// People with seeded levels in most of the clusters.
  private static func ratings(_ people: Int) -> String {
    var random = SplitMix64(seed: 715)
    let levels = ["emerging", "developing", "acquired", "accomplished", "mastery"]
    var text = "person,unit,level,role\n"
    for person in 0..<people {
      for unit in ["CE", "CM", "CS", "PE", "PX", "RO", "WE"] where random.next() % 10 > 0 {
        text += "p\(person),\(unit),\(levels[Int(random.next() % 5)]),worker\n"
      }
    }
    return text
  }

  private struct Answer: Decodable {
    struct Shift: Decodable {
      struct Effect: Decodable {
        struct Cause: Decodable { var part: String }
        var unit: String
        var kind: String
        var people: Int
        var causes: [Cause]
      }
      var from: String
      var to: String
      var people: Int
      var changed: Int
      var lostRatings: Int
      var effects: [Effect]
    }
    var answers: [Shift]
  }

  @Test func `every changed answer of the people in a table has a cause`() throws {
    try Program.inFolder { (folder) throws in
      try StrangersFiles.write(
        ["a.yaml": Self.changedAlignment(), "r.csv": Self.ratings(60)], to: folder)
      let call = ["diff", "sf-2940", folder.path + "/a.yaml", "--ratings", folder.path + "/r.csv"]
      let result = try Program.run(call + ["--to", "cpm", "--format", "json"])
      #expect(result.status == 0, "\(result.stderr)")
      let answer = try JSONDecoder().decode(Answer.self, from: Data(result.text.utf8))
      let shift = try #require(answer.answers.first)
      #expect(answer.answers.count == 1 && shift.to == "cpm" && shift.people == 60)
      #expect(shift.changed > 0 && shift.lostRatings == 0)
      #expect(shift.effects.map(\.people).reduce(0, +) == shift.changed)
      #expect(shift.effects.allSatisfy { $0.causes.map(\.part) == ["cuts"] })
      #expect(shift.effects.map(\.people) == shift.effects.map(\.people).sorted(by: >))
      let text = try Program.run(call + ["--to", "cpm"]).text
      #expect(text.contains("What moves for 60 profiles"), "\(text)")
      #expect(text.contains("Because of cuts"))
      let other = try Program.run(
        ["diff", "cpm", "cpm", "--from", "sf-2940", "--ratings", folder.path + "/r.csv"])
      #expect(other.status == 0 && other.text.contains("0 of "), "\(other.text)\(other.stderr)")
    }
  }

  @Test func `what does not go together is said`() throws {
    try Program.inFolder { (folder) throws in
      try StrangersFiles.write(
        ["r.csv": "person,unit,level\na,CM,grand\nb,CM,acquired\n"], to: folder)
      let ratings = ["--ratings", folder.path + "/r.csv"]
      let bad = try Program.run(["diff", "sf-2940", "sf-2940"] + ratings)
      #expect(
        bad.status == 1 && bad.stderr.contains("r.csv:2: error: unknown level 'grand'"),
        "\(bad.stderr)")
      let alone = try Program.run(["diff", "cpm", "cpm", "--to", "kent"])
      #expect(alone.status == 64 && alone.stderr.contains("go with --ratings"))
      let same = try Program.run(["diff", "sf-2940", "sf-2940", "--to", "sf-2940"] + ratings)
      #expect(same.status == 64 && same.stderr.contains("whose versions are compared"))
    }
  }
}
