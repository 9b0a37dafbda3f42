import CrosswalkCLI
import Foundation
import Testing

/// Whose rows a table has is told to nobody who has not asked for names.
@Suite struct PrivacyTests {
  /// In each name, and in nothing else.
  private static let mark = "Zqxw"

  private static let units = ["CM", "RO", "TB"]
  private static let levels = ["emerging", "acquired", "accomplished"]

  private static let good: [String] = (0..<12).flatMap { person in
    units.enumerated().map { index, unit in
      "\(mark)\(person),\(unit),\(levels[(person + index) % 3]),worker,observed,2026-01-0\(index + 1),,3"
    }
  }

  /// Each of a person of his own, with something wrong in it.
  private static let damaged = [
    "\(mark)20,XX,acquired,worker,observed,2026-01-01,,3",
    "\(mark)21,CM,best,worker,observed,2026-01-01,,3",
    "\(mark)22,CM,acquired,wizard,observed,2026-01-01,,3",
    "\(mark)23,CM,acquired,worker,guessed,2026-01-01,,3",
    "\(mark)24,CM,acquired,worker,observed,2026-02-31,,3",
    "\(mark)25,CM,acquired,worker,observed,2026-01-01,,300",
    "\(mark)26,,acquired,worker,observed,2026-01-01,,3",
    "\(mark)27,CM,acquired,worker,observed,2026-01-01,,3,too,many",
    "\(mark)28,CM,acquired,worker,observed,2026-01-01,\(mark)R,3",
    "\(mark)28,CM,acquired,worker,observed,2026-01-01,\(mark)R,3",
    "\(mark)29,CM,acquired,worker,observed,2026-01-01,\(mark)R,3",
    "\(mark)29,CM,emerging,worker,observed,2026-01-01,\(mark)R,4",
    "\"\(mark)30\"x,CM,acquired,worker,observed,2026-01-01,,3",
    "\(mark)31,all,acquired,manager,observed,2026-01-01,\(mark)R,3",
    "\(mark)31,CM,acquired,worker,observed,2026-01-01,\(mark)R,5",
    "\"\(mark)32,CM,acquired,worker,observed,2026-01-01,,3",
  ]

  private static let header = "person,unit,level,role,basis,date,rater,tenure"

  private static func write(to folder: URL) throws {
    func write(_ lines: [String], _ name: String) throws {
      try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: folder.appending(path: name))
    }
    try write([header] + good, "good.csv")
    // Out of order, so that rows are kept and sorted.
    try write([header] + damaged.prefix(8) + good.reversed() + damaged.dropFirst(8), "damaged.csv")
    try write(good, "headless.csv")
    let pairs = { (rows: [String]) in
      rows.map { "sf-2940," + $0 } + (5..<40).map { "set,\(mark)\($0),V1,best,worker,observed,,," }
    }
    try write(["framework," + header] + pairs(good + damaged), "pairs.csv")
    try write(
      [
        "person,activity", "\(mark)1,nothing", "\(mark)99,cpm-orientation",
        "\(mark)0,cpm-orientation",
      ],
      "done.csv")
    try write(
      ["{\"format\": \"crosswalk.plan/1\", \"people\": [{\"person\": \"\(mark)1\"}]}"], "plan.json")
  }

  private static let commands: [[String]] =
    ["good.csv", "damaged.csv", "headless.csv"].flatMap { file in
      [
        ["translate", "sf-2940", "--to", "cpm", "--ratings", file, "--format", "csv"],
        ["translate", "sf-2940", "--to", "cpm", "--ratings", file, "--format", "json"],
        ["translate", "sf-2940", "--to", "cpm", "--ratings", file, "--format", "ndjson"],
        ["translate", "sf-2940", "--to", "cpm", "--ratings", file, "--summary"],
        ["gaps", "sf-2940", "--ratings", file, "--target", "kent:senior"],
        ["gaps", "sf-2940", "--ratings", file, "--target", "kent:senior", "--group"],
        [
          "curriculum", "sf-2940", "--ratings", file, "--target", "kent:senior", "--hours", "10",
          "--done", "done.csv",
        ],
        [
          "evaluate", "sf-2940", "--before", file, "--after", "good.csv", "--target", "kent:senior",
        ],
        [
          "evaluate", "sf-2940", "--before", "good.csv", "--after", file, "--target", "kent:senior",
          "--plan", "plan.json",
        ],
        ["document", "smart-goals", "sf-2940", "--ratings", file, "--person", "\(mark)1"],
        ["document", "smart-goals", "sf-2940", "--ratings", file, "--person", "nobody"],
        ["diff", "sf-2940", "sf-2940", "--ratings", file, "--to", "cpm"],
      ]
    } + [
      ["calibrate", "sf-2940", "--to", "set", "--pairs", "pairs.csv"],
      ["document", "individual-plan", "sf-2940", "--plan", "plan.json", "--person", "nobody"],
    ]

  /// These answer of a group, or of one person without a name.
  private static let namelessAnswers: Set<String> = [
    "--summary", "--group", "evaluate", "document",
  ]

  @Test func `no message, temporary file or cache names a person`() throws {
    try Program.inFolder { (folder) throws in
      try Self.write(to: folder)
      let home = folder.appending(path: "home")
      try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
      let kept = try Set(FileManager.default.contentsOfDirectory(atPath: folder.path))
      var said = 0
      for command in Self.commands {
        let result = try Program.run(
          command,
          environment: ["HOME": home.path, "TMPDIR": home.path, "XDG_CACHE_HOME": home.path],
          in: folder)
        #expect(!result.stderr.contains(Self.mark), "\(command): \(result.stderr)")
        #expect(result.status >= 0, "\(command): \(result.stderr)")
        if !Self.namelessAnswers.isDisjoint(with: command) {
          #expect(!result.text.contains(Self.mark), "\(command): \(result.text)")
        }
        said += result.stderr.count
        let left = try FileManager.default.subpathsOfDirectory(atPath: home.path)
        for path in left {
          #expect(!path.contains(Self.mark), "\(command): \(path)")
          let content = (try? Data(contentsOf: home.appending(path: path))) ?? Data()
          #expect(content.range(of: Data(Self.mark.utf8)) == nil, "\(command): \(path)")
        }
        #expect(try Set(FileManager.default.contentsOfDirectory(atPath: folder.path)) == kept)
      }
      // The rows were told of.
      #expect(said > 2_000)
    }
  }

  @Test func `who asks for names is told them`() throws {
    try Program.inFolder { (folder) throws in
      try Self.write(to: folder)
      for command in [
        ["translate", "sf-2940", "--to", "cpm", "--ratings", "damaged.csv", "--format", "json"],
        ["gaps", "sf-2940", "--ratings", "damaged.csv", "--target", "kent:senior"],
        ["calibrate", "sf-2940", "--to", "set", "--pairs", "pairs.csv"],
      ] {
        let result = try Program.run(command + ["--names"], in: folder)
        #expect(result.stderr.contains(Self.mark), "\(command): \(result.stderr)")
      }
    }
  }

  @Test func `a sheet of one person tells nothing of the rows of others`() throws {
    try Program.inFolder { (folder) throws in
      let rows = [
        "a,CM,acquired,worker,observed,,,", "b,CM,unheard-of,worker,observed,,,",
        "b,nowhere,acquired,worker,observed,,,", "a,RO,unknown,worker,observed,,,",
      ]
      try Data(([Self.header] + rows).joined(separator: "\n").utf8)
        .write(to: folder.appending(path: "ratings.csv"))
      let result = try Program.run(
        ["document", "smart-goals", "sf-2940", "--ratings", "ratings.csv", "--person", "a"],
        in: folder)
      #expect(result.status == 0, "\(result.stderr)")
      #expect(result.stderr.contains("ratings.csv:5: error: unknown level 'unknown'"))
      #expect(!result.stderr.contains("unheard-of") && !result.stderr.contains("nowhere"))
    }
  }
}
