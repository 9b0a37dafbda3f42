import CrosswalkTestSupport
import Foundation
import Testing

/// Crosswalks for engines. That they answer as the program does is seen by asking the engines
/// themselves, in `Tests/Scenarios/engines.py`.
@Suite struct ExportSQLTests {
  private static let scenario = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Scenarios/engines.py").standardized

  private static let valley = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../CountyPackage/Sources/CountyFrameworks/valley").standardized

  /// The scenario's lines, one a pair and engine; fails if any engine differs.
  private func ask(_ arguments: [String]) throws -> [String] {
    try Oracle.withFolder { folder in
      do {
        try Oracle.run(
          [Self.scenario.path] + arguments, in: folder)
      } catch {
        let log = String(decoding: (try? Oracle.bytes("log", in: folder)) ?? [], as: UTF8.self)
        Issue.record("\(error)\n\(log)")
      }
      return String(decoding: try Oracle.bytes("log", in: folder), as: UTF8.self)
        .split(separator: "\n").map(String.init)
    }
  }

  @Test(.enabled(if: Oracle.mayAskPython, "needs python3"))
  func `databases give the program's answers for every pair`() throws {
    let people = ProcessInfo.processInfo.environment["CROSSWALK_PEOPLE"] ?? "120"
    let engines = "sqlite" + (Oracle.mayAskDuckDB ? ",duckdb" : "")
    let lines = try ask(
      [
        "--people=\(people)", "--engines=\(engines)", "--from=\(Self.valley.path)",
        Program.url.path,
      ])
    // Five frameworks make 20 ordered pairs.
    let pairs = Set(lines.compactMap { $0.split(separator: " ").first })
    #expect(pairs.count == 20, "\(lines)")
    #expect(lines.allSatisfy { $0.hasSuffix("no differences") || $0.contains("refused") })
  }

  @Test(.enabled(if: Oracle.mayAskPython, "needs python3"))
  func `names that try to be more than names stay names in every engine`() throws {
    let engines = "sqlite" + (Oracle.mayAskDuckDB ? ",duckdb" : "")
    let lines = try ask(
      ["--people=60", "--engines=\(engines)", "--hostile", Program.url.path, "sf-2940--hostile"])
    #expect(lines.count >= 1 && lines.allSatisfy { $0.hasSuffix("no differences") })
  }

  @Test(arguments: ["sqlite", "duckdb", "postgres", "spark"])
  func `a folder appears whole, and its text names the crosswalk`(dialect: String) throws {
    try Program.inFolder { (folder) throws in
      let arguments = ["export", "sf-2940--cpm", "--to", "sql", "--dialect", dialect]
      let export = try Program.run(arguments + ["--out", "a"], in: folder)
      #expect(export.status == 0 && export.stdout.isEmpty, "\(export.stderr)")
      let names = try FileManager.default.contentsOfDirectory(
        atPath: folder.appending(path: "a").path
      ).sorted()
      #expect(names == ["README.txt", dialect == "spark" ? "crosswalk.py" : "crosswalk.sql"])
      let csv = try Program.run(
        "translate", "sf-2940", "--to", "cpm", "all=acquired", "--format", "csv")
      let hash = try #require(
        csv.text.split(separator: "\n").last?.split(separator: ",").last.map(String.init))
      for name in names {
        let text = try String(contentsOf: folder.appending(path: "a/\(name)"), encoding: .utf8)
        #expect(text.contains("hash \(hash)"))
      }
      // What is there already stays as it is.
      let again = try Program.run(arguments + ["--out", "a"], in: folder)
      #expect(again.status == 2 && again.stderr.contains("already"))
    }
  }

  private static let refused: [([String], Int32, String)] = [
    (["sf-2940--cpm", "--to", "sql", "--out", "a"], 64, "--dialect"),
    (["sf-2940--cpm", "--to", "sql", "--dialect", "oracle", "--out", "a"], 64, "sqlite"),
    (["sf-2940--cpm", "--to", "sql", "--dialect", "postgres"], 64, "--out"),
    (["sf-2940--cpm", "--to", "json", "--dialect", "postgres", "--out", "a"], 64, "--to sql"),
    (["cpm", "--to", "sql", "--dialect", "postgres", "--out", "a"], 64, "cpm--OTHER"),
    (["cpm--cpm", "--to", "sql", "--dialect", "postgres", "--out", "a"], 2, "into itself"),
    (["cpm--kemt", "--to", "sql", "--dialect", "postgres", "--out", "a"], 2, "kent"),
  ]

  @Test(arguments: refused)
  func `what cannot be exported is said, and nothing is written`(
    arguments: [String], status: Int32, words: String
  ) throws {
    try Program.inFolder { (folder) throws in
      let export = try Program.run(["export"] + arguments, in: folder)
      #expect(export.status == status && export.stderr.contains(words), "\(export.stderr)")
      #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "a").path))
    }
  }
}
