import CrosswalkBase
import CrosswalkCLI
import CrosswalkFrameworks
import CrosswalkKit
import CrosswalkModel
import Foundation
import Testing

@Suite struct CalibrateCommandTests {
  /// Invented people rated in San Francisco's and San Diego's frameworks, whose levels in the
  /// second lie lower than the first lets one expect.
  private static func table(people: Int, lower: Double = 12, spread: Double = 10) throws -> String {
    let one = try Catalog.bundled.framework("sf-2940").framework
    let two = try Catalog.bundled.framework("set").framework
    var random = SplitMix64(seed: 5)
    func level(_ scale: Scale, at place: Double) -> String {
      let rank = Int(place / 100 * Double(scale.levels.count))
      return scale.levels[min(max(rank, 0), scale.levels.count - 1)].id
    }
    // Sums of uniform errors are near enough to normal ones.
    func error(_ random: inout SplitMix64) -> Double {
      (0..<12).reduce(-6) { sum, _ in sum + Double.random(in: 0..<1, using: &random) } * spread
    }
    var rows = ["framework,person,unit,level,role,rater"]
    for person in 0..<people {
      let place = Double.random(in: 0..<100, using: &random)
      let own = "P\(person)"
      for unit in one.ratedUnits {
        let level = level(one.scale, at: place + error(&random) / 2)
        rows.append("sf-2940,\(own),\(unit.id),\(level),worker,R\(person % 5)")
      }
      for unit in two.ratedUnits {
        let level = level(two.scale, at: place - lower + error(&random))
        rows.append("set,\(own),\(unit.id),\(level),worker,R\(person % 5)")
      }
    }
    return rows.joined(separator: "\n") + "\n"
  }

  private func calibrate(
    _ table: String, _ arguments: String..., in folder: URL? = nil
  ) throws -> Program.Result {
    try Program.run(
      ["calibrate", "sf-2940", "--to", "set", "--pairs", "-", "--samples", "20", "--folds", "3"]
        + arguments, stdin: Data(table.utf8), in: folder)
  }

  private struct Calibration: Decodable {
    struct Estimate: Decodable {
      var value: Double
      var error: Double?
    }
    struct Cut: Decodable {
      var judged: Double
      var fitted: Estimate?
    }
    struct Finding: Decodable { var code: String }
    var format: String
    var people: Int
    var model: String
    var cuts: [Cut]
    var findings: [Finding]
  }

  @Test func `cuts fitted to people are written, and translation says to whom`() throws {
    try Program.inFolder { (folder) throws in
      let table = try Self.table(people: 80)
      try Data(table.utf8).write(to: folder.appending(path: "pairs.csv"))
      let arguments = [
        "calibrate", "sf-2940", "--to", "set", "--pairs", "pairs.csv", "--samples", "20",
        "--folds", "3", "--plot", "plot.svg", "--into", "fitted.yaml", "--author", "Ana Ruiz",
        "--date", "2026-11-25",
      ]
      let result = try Program.run(arguments, in: folder)
      #expect(result.status == 0, "\(result.stderr)")
      #expect(result.stderr == "wrote fitted.yaml\n")
      #expect(result.text.contains("fitted to 80 people rated in 'sf-2940' and 'set'"))
      let yaml = try String(contentsOf: folder.appending(path: "fitted.yaml"), encoding: .utf8)
      var hash = SHA256()
      hash.add(Array(table.utf8))
      #expect(yaml.contains("people: 80"))
      #expect(yaml.contains(hash.hexDigest) && !yaml.contains(folder.path))
      #expect(yaml.contains("author: Ana Ruiz") && yaml.contains("2026-11-25"))
      let plot = try String(contentsOf: folder.appending(path: "plot.svg"), encoding: .utf8)
      #expect(plot.hasPrefix("<svg xmlns=") && plot.contains("<circle"))

      let translate = ["translate", "sf-2940", "--to", "set", "all=acquired"]
      let laid = ["--alignment", "fitted.yaml"]
      let text = try Program.run(translate + laid, in: folder)
      #expect(text.status == 0, "\(text.stderr)")
      let words = text.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(words.contains("the levels of 'set' are fitted to 80 people rated in it and in"))
      #expect(words.contains("(pairs.csv, 2026-11-25, by Ana Ruiz), and not judged"))
      let answer = try Program.run(translate + laid + ["--format", "json"], in: folder)
        .json(as: Answer.self)
      #expect(answer.pair.cautions.contains { $0.code == "fitted" })
      let judged = try Program.run(translate + ["--format", "json"]).json(as: Answer.self)
      #expect(!judged.pair.cautions.contains { $0.code == "fitted" })
      #expect(answer.hash != judged.hash)
      // Another source than the one it was fitted with is named.
      let other = try Program.run(
        ["translate", "kent", "--to", "set", "all=maturing", "--format", "json"] + laid, in: folder
      ).json(as: Answer.self)
      #expect(
        other.pair.cautions.contains {
          $0.code == "fitted" && $0.message.contains("'sf-2940', not in 'kent'")
        })
      // The same again changes nothing.
      let again = try Program.run(arguments, in: folder)
      #expect(again.stdout == result.stdout)
      #expect(
        try String(contentsOf: folder.appending(path: "fitted.yaml"), encoding: .utf8) == yaml)
    }
  }

  @Test func `people rated lower than expected move the cuts up`() throws {
    let table = try Self.table(people: 60)
    let result = try calibrate(table, "--format", "json")
    #expect(result.status == 0, "\(result.stderr)")
    let calibration = try result.json(as: Calibration.self)
    #expect(calibration.format == "crosswalk.calibration/1")
    #expect(calibration.people == 60)
    #expect(calibration.cuts.count == 4 && calibration.cuts.allSatisfy { $0.fitted != nil })
    let places = calibration.cuts.compactMap { $0.fitted?.value }
    #expect(zip(places, places.dropFirst()).allSatisfy { $0 < $1 })
    let expected = try calibrate(try Self.table(people: 60, lower: 0), "--format", "json")
      .json(as: Calibration.self).cuts.compactMap { $0.fitted?.value }
    #expect(zip(expected, places).allSatisfy { $0 < $1 }, "\(expected) \(places)")
    #expect(calibration.cuts.allSatisfy { ($0.fitted?.error ?? 0) > 0 })
    let rows = try calibrate(table, "--format", "csv").text.split(separator: "\n")
    #expect(rows.count == 5)
    #expect(rows[0] == "lower,upper,judged,fitted,error,informationError")
  }

  @Test func `bad rows are told with their lines, and the others count`() throws {
    let rows = try Self.table(people: 40).split(separator: "\n")
    let bad = [
      "sf-2940,Q1,XX,acquired,worker,R1", "set,Q1,V1,best,worker,R1",
      "cpm,Q1,1,acquiring,worker,R1", "sf-2940,Q2,CM,acquired,worker,R1",
      "set,P0,V1,\(rows.first { $0.hasPrefix("set,P0,V1,") }!.split(separator: ",")[3]),worker,R1",
    ]
    let table = (rows.map(String.init) + bad).joined(separator: "\n") + "\n"
    let result = try calibrate(table)
    #expect(result.status == 1)
    #expect(result.text.contains("fitted to 40 people"))
    let first = rows.count + 1
    let lines = result.stderr.split(separator: "\n").map(String.init)
    for (offset, words) in [
      "error: unknown unit 'XX'", "error: unknown level 'best'",
      "error: the framework is 'cpm', neither 'sf-2940' nor 'set'",
      "warning: the person is rated in 'sf-2940' only and is left out",
    ].enumerated() {
      #expect(
        lines.contains { $0.hasPrefix("standard input:\(first + offset): \(words)") },
        "\(words): \(result.stderr)")
    }
    #expect(lines.contains("standard input: people left out: 1"))
  }

  @Test func `cuts of half a file are told, and not written`() throws {
    try Program.inFolder { (folder) throws in
      let table = try Self.table(people: 40) + "sf-2940,Q1,XX,acquired,worker,R1\n"
      try Data(table.utf8).write(to: folder.appending(path: "pairs.csv"))
      let result = try Program.run(
        [
          "calibrate", "sf-2940", "--to", "set", "--pairs", "pairs.csv", "--plot", "plot.svg",
          "--into", "fitted.yaml", "--author", "Ana Ruiz",
        ], in: folder)
      #expect(result.status == 1 && result.text.contains("fitted to 40 people"))
      #expect(result.stderr.contains("fitted.yaml is not written, since some rows cannot be used"))
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["pairs.csv"])
    }
  }

  @Test func `files that cannot be fitted to are refused with the reason`() throws {
    let table = try Self.table(people: 40)
    let rows = table.split(separator: "\n").map(String.init)
    func constant(_ framework: String, _ level: String) -> String {
      rows.map { row in
        var fields = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        if fields[0] == framework { fields[3] = level }
        return fields.joined(separator: ",")
      }.joined(separator: "\n")
    }
    for (input, words) in [
      (try Self.table(people: 29), "29 people are rated in both; at least 30 are needed"),
      (constant("sf-2940", "acquired"), "everybody is 'acquired' in 'sf-2940'"),
      (constant("set", "master"), "everybody is 'master' in 'set'"),
      (rows[0], "0 people are rated in both"),
      ("", "there is no first row"),
      ("person,unit,level\n", "the first row names no column 'framework'"),
    ] {
      let result = try calibrate(input)
      #expect(result.status == 2 && result.stdout.isEmpty, "\(words)")
      #expect(result.stderr.contains("error: standard input: \(words)"), "\(result.stderr)")
    }
    let itself = try Program.run(
      ["calibrate", "set", "--to", "set", "--pairs", "-"], stdin: Data(table.utf8))
    #expect(itself.status == 2)
    #expect(itself.stderr.contains("a framework cannot be calibrated to itself"))
  }

  @Test func `options that make no sense are misuse`() throws {
    for arguments in [
      ["--into", "x.yaml"], ["--into", "x.yaml", "--author", " "], ["--folds", "1"],
      ["--samples", "-1"], ["--least-per-level", "-1"],
    ] {
      let result = try Program.run(
        ["calibrate", "sf-2940", "--to", "set", "--pairs", "-"] + arguments)
      #expect(result.status == 64, "\(arguments)")
    }
  }

  @Test func `raters are asked for, and one rater is named`() throws {
    let table = try Self.table(people: 35)
    func codes(_ table: String) throws -> [String] {
      try calibrate(table, "--format", "json").json(as: Calibration.self).findings.map(\.code)
    }
    #expect(try Set(codes(table)).isDisjoint(with: ["one-rater", "rater-not-told"]))
    let one = table.replacing(/R[0-9]\n/, with: "R1\n")
    #expect(try codes(one).contains("one-rater"))
    let none = table.replacing(/,R[0-9]\n/, with: ",\n")
    #expect(try codes(none).contains("rater-not-told"))
  }
}
