import CrosswalkBase
import CrosswalkDocuments
import CrosswalkFrameworks
import CrosswalkModel
import CrosswalkWorkbench
import Foundation
import Testing

/// What programs get for tables and as files is what the commands write of them, byte for byte.
@Suite struct APITablesTests {
  private static let root = URL(filePath: #filePath).appending(path: "../../../..").standardized
  private static let workers = root.appending(path: "Tests/Samples/sf-workers.csv")

  private func answer(
    _ address: String, _ type: String? = nil, body: Data = Data()
  ) throws -> Response {
    var extras = Workbench.Extras()
    extras.checks = {
      try Workspace(
        [],
        beside: Catalog.bundledSources.map {
          .init(path: "bundled:\($0.path)", bytes: Array($0.text.utf8))
        }, overlays: [], over: .bundled)
    }
    let workbench = try Workbench(
      port: 8040, load: { try Workspace([], over: .bundled) }, extras: extras)
    let request = try #require(
      Request(
        type == nil ? "GET" : "POST", "/api/v1" + address,
        headers: [
          ("Host", "127.0.0.1:8040"), ("Authorization", "Bearer \(workbench.key)"),
          ("Content-Type", type ?? ""),
        ], body: Array(body)))
    return workbench.answer(request).response
  }

  /// The rows of a plain table as JSON has them.
  private func rows(_ file: URL, columns count: Int? = nil) throws -> [[String: String]] {
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let heads = lines[0].prefix(count ?? .max)
    return lines.dropFirst().map { fields in
      Dictionary(zip(heads, fields).map { ($0, $1) }) { first, _ in first }
    }
  }

  @Test(arguments: [
    ("/ratings/sf-2940/cpm", "translate sf-2940 --to cpm"),
    (
      "/ratings/sf-2940/kent?role=worker&threshold=focus%3D0.2",
      "translate sf-2940 --to kent --role worker --threshold focus=0.2"
    ),
    ("/gaps/sf-2940?target=kent%3Asenior", "gaps sf-2940 --target kent:senior"),
    (
      "/gaps/sf-2940?target=sf-2940%40tenure&max-age=3&as-of=2026-09-01",
      "gaps sf-2940 --target sf-2940@tenure --max-age 3 --as-of 2026-09-01"
    ),
    (
      "/gaps/sf-2940?target=cpm%3Aaccomplished&target-role=supervisor&group=true",
      "gaps sf-2940 --target cpm:accomplished --target-role supervisor --group"
    ),
    (
      "/curriculum/sf-2940?target=kent%3Asenior&hours=20&months=6&start=2026-09&limit=coaching%3D6",
      "curriculum sf-2940 --target kent:senior --hours 20 --months 6 --start 2026-09 --limit coaching=6"
    ),
  ])
  func readsRatingsAsTheCommandDoes(address: String, command: String) throws {
    let table = try Data(contentsOf: Self.workers)
    let written = try Program.run(
      Program.words(command) + ["--ratings", Self.workers.path, "--format", "json"])
    #expect(!written.stdout.isEmpty, "\(written.stderr)")
    let sent = try answer(
      address + (address.contains("?") ? "&" : "?") + "problems=leave-out", "text/csv", body: table)
    #expect(sent.status == 200, "\(String(decoding: sent.body, as: UTF8.self))")
    #expect(sent.body == [UInt8](written.stdout), "\(command)")
    // The same rows as JSON, in a list or under their name.
    let rows = try rows(Self.workers)
    for body: Any in [rows, ["ratings": rows]] {
      let json = try answer(
        address + (address.contains("?") ? "&" : "?") + "problems=leave-out", "application/json",
        body: try JSONSerialization.data(withJSONObject: body))
      #expect(json.body == sent.body, "\(String(decoding: json.body, as: UTF8.self))")
    }
  }

  @Test func takesImportanceExpectedLevelsAndWhatIsDone() throws {
    try Program.inFolder { folder in
      func write(_ text: String, _ name: String) throws -> String {
        let file = folder.appending(path: name)
        try Data(text.utf8).write(to: file)
        return file.path
      }
      let importance = try write("concept,factor\nconflict,3\n", "importance.csv")
      let expected = try write("framework,unit,level\nsf-2940,all,accomplished\n", "expected.csv")
      let done = try write("person,activity\nall,cpm-orientation\n", "done.csv")
      let written = try Program.run(
        "curriculum", "sf-2940", "--ratings", Self.workers.path, "--target", expected,
        "--importance", importance, "--done", done, "--close", "0.1", "--format", "json")
      let tables: [String: Any] = [
        "ratings": try rows(Self.workers),
        "importance": [["concept": "conflict", "factor": 3] as [String: Any]],
        "expected": [["framework": "sf-2940", "unit": "all", "level": "accomplished"]],
        "done": [["person": "all", "activity": "cpm-orientation"]],
      ]
      let sent = try answer(
        "/curriculum/sf-2940?close=0.1&problems=leave-out", "application/json",
        body: try JSONSerialization.data(withJSONObject: tables))
      #expect(!written.stdout.isEmpty, "\(written.stderr)")
      #expect(sent.body == [UInt8](written.stdout), "\(String(decoding: sent.body, as: UTF8.self))")
    }
  }

  @Test func tellsHowCodersAgreeAsTheCommandDoes() throws {
    let folder = Self.root.appending(path: "Tests/CrosswalkKitTests/Agreement")
    let files = ["reader-a.csv", "reader-b.csv"].map { folder.appending(path: $0) }
    let written = try Program.run(["agreement"] + files.map(\.path) + ["--format", "json"])
    let body = try JSONSerialization.data(withJSONObject: [
      "first": try rows(files[0], columns: 4), "second": try rows(files[1], columns: 4),
    ])
    let sent = try answer("/agreement", "application/json", body: body)
    #expect(!written.stdout.isEmpty)
    #expect(sent.body == [UInt8](written.stdout), "\(String(decoding: sent.body, as: UTF8.self))")
  }

  @Test func checksAsTheCommandDoes() throws {
    let written = try Program.run("check", "--format", "json")
    #expect(try answer("/check").body == [UInt8](written.stdout))
  }

  @Test(arguments: [
    ("kent", "sssom"), ("kent", "case"), ("kent", "skos"), ("kent", "csv"), ("kent", "xlsx"),
    ("kent", "json"), ("sf-2940--cpm", "sssom"), ("sf-2940--cpm", "skos"),
    ("sf-2940--cpm", "csv"), ("sf-2940--cpm", "json"),
  ])
  func exportsAsTheCommandDoes(subject: String, format: String) throws {
    let written = try Program.run("export", subject, "--to", format)
    let sent = try answer("/export/\(subject)/\(format)")
    #expect(sent.status == 200)
    #expect(!written.stdout.isEmpty)
    #expect(sent.body == [UInt8](written.stdout))
    let losses = try answer("/export/\(subject)/\(format)/losses")
    #expect(String(decoding: losses.body, as: UTF8.self) == written.stderr)
  }

  @Test func exportsWhatIsDerived() throws {
    let written = try Program.run("export", "kent--cpm", "--to", "csv", "--derived")
    #expect(try answer("/export/kent--cpm/csv?derived=true").body == [UInt8](written.stdout))
  }
}
