import CrosswalkBase
import CrosswalkDocuments
import CrosswalkFrameworks
import CrosswalkModel
import CrosswalkTestSupport
import CrosswalkWorkbench
import Foundation
import Testing

@testable import CrosswalkCLI

/// Every route that programs have, over frameworks of any shape: it answers with the bytes of its command, and
/// refuses what that refuses.
@Suite struct RoutesBytesTests {
  /// Two frameworks of one's own in a folder, beside the bundled ones, and what is known of people.
  private struct Sample {
    let folder: String
    let workbench: Workbench
    /// What stands in the places of names.
    let words: [String: String]
    let ratings: [[String: String]]
    let codings: [[[String: String]]]

    init(seed: UInt64, in folder: String) throws {
      self.folder = folder
      var random = RandomCatalog(seed: seed)
      let concepts = ["feedback", "rapport", "conflict", "teamwork", "wellbeing"]
      let facets = ["autonomy", "consistency"]
      let own = ["one", "two"].map {
        random.framework(id: $0, concepts: concepts, facets: facets)
      }
      for aligned in own {
        let path = "\(folder)/\(aligned.framework.id)"
        try NewFolder.make(
          path,
          files: [
            ("framework.yaml", Array(FrameworkWriter.text(aligned.framework).utf8)),
            ("alignment.yaml", Array(AlignmentWriter.text(aligned.alignment).utf8)),
          ])
      }
      let catalog = try Workspace([folder], over: .bundled).catalog()
      var extras = Workbench.Extras()
      extras.checks = {
        try FilesToCheck(folders: [folder], overlays: [], limits: YAMLLimits()).read()
      }
      workbench = try Workbench(
        port: 8040, load: { try Workspace([folder], over: .bundled) }, extras: extras)
      let (a, b) = random.chance(0.5) ? ("one", "two") : ("two", "one")
      let (source, target) = (try catalog.framework(a), try catalog.framework(b))
      let unit = random.pick(source.framework.ratedUnits)
      let level = random.pick(source.framework.scale.levels)
      words = [
        "a": a, "b": b, "u": unit.id, "l": level.id,
        "t": "\(b):\(random.pick(target.framework.scale.levels).id)",
      ]
      var rows: [[String: String]] = []
      for person in 1...6 {
        for unit in source.framework.ratedUnits where random.chance(0.8) {
          rows.append([
            "person": "P\(person)", "unit": unit.id,
            "level": random.pick(source.framework.scale.levels).id,
          ])
        }
      }
      ratings = rows
      let links = source.alignment.links.flatMap { entry in
        entry.links.map {
          ["framework": a, "statement": entry.statement, "concept": $0.concept, "share": "0.25"]
        }
      }
      codings = [links, links.filter { _ in random.chance(0.7) }]
    }

    /// A text with words in the places of their names.
    func filled(_ text: String, encoded: Bool = false) -> String {
      words.reduce(text) { text, word in
        let value =
          encoded
          ? word.value.addingPercentEncoding(
            withAllowedCharacters: CharacterSet.alphanumerics.intersection(.urlPathAllowed)) ?? ""
          : word.value
        return text.replacing("{\(word.key)}", with: value)
      }
    }

    func answer(_ address: String, _ type: String, _ body: [UInt8]) throws -> Response {
      let request = try #require(
        Request(
          type.isEmpty ? "GET" : "POST", "/api/v1" + address,
          headers: [
            ("Host", "127.0.0.1:8040"), ("Authorization", "Bearer \(workbench.key)"),
            ("Content-Type", type),
          ], body: body))
      return workbench.answer(request).response
    }

    /// A table as a file, for the command.
    func file(_ rows: [[String: String]], _ columns: [String], _ name: String) throws -> String {
      let lines = [columns] + rows.map { row in columns.map { row[$0] ?? "" } }
      let path = "\(folder)-\(name).csv"
      try WholeFile.write(
        Array(lines.map { $0.joined(separator: ",") + "\n" }.joined().utf8), to: path)
      return path
    }
  }

  /// Addresses by route, each with the command that it stands for. In the places of names are `{a}` and `{b}`
  /// for frameworks, `{u}` for a unit, `{l}` for a level of the first and `{t}` for one of the second.
  private static let reading: [(route: String, address: String, command: String)] = [
    ("/list", "/list", "list"),
    ("/show/{framework}", "/show/{a}", "show {a}"),
    ("/show/{framework}", "/show/{a}?part={u}&level={l}", "show {a} '{u}' --level {l}"),
    ("/show/{framework}", "/show/{b}?role=worker", "show {b} --role worker"),
    ("/show/ontology", "/show/ontology", "show ontology"),
    ("/find", "/find?word=does", "find does"),
    ("/find", "/find?act=does", "find --act does"),
    ("/stats", "/stats", "stats"),
    ("/stats/{framework}", "/stats/{a}", "stats {a}"),
    ("/compare/{from}/{to}", "/compare/{a}/{b}", "compare {a} {b}"),
    ("/compare/{from}/{to}", "/compare/{b}/{a}", "compare {b} {a}"),
    ("/match/{from}/{to}", "/match/{a}/{b}", "match {a} --to {b}"),
    (
      "/match/{from}/{to}", "/match/{a}/{b}?part={u}&limit=2", "match '{a}:{u}' --to {b} --limit 2"
    ),
    ("/report/{framework}/{against}", "/report/{a}/{b}", "report {a} --against {b}"),
    ("/suggest/{framework}", "/suggest/{a}?limit=2", "suggest {a} --limit 2"),
    ("/suggest/{framework}/{to}", "/suggest/{a}/{b}?limit=2", "suggest {a} --to {b} --limit 2"),
    ("/expect/{framework}", "/expect/{a}?tenure=3", "expect {a} --tenure 3"),
    ("/expect/{framework}", "/expect/{b}?tenure=3&to={a}", "expect {b} --tenure 3 --to {a}"),
    ("/check", "/check", "check"),
    ("/export/{subject}/{format}", "/export/{a}/json", "export {a} --to json"),
    ("/export/{subject}/{format}", "/export/{a}/csv", "export {a} --to csv"),
    ("/export/{subject}/{format}", "/export/{a}/case", "export {a} --to case"),
    ("/export/{subject}/{format}", "/export/{a}/xlsx", "export {a} --to xlsx"),
    ("/export/{subject}/{format}", "/export/{a}--{b}/sssom", "export {a}--{b} --to sssom"),
    ("/export/{subject}/{format}", "/export/{a}/skos", "export {a} --to skos"),
  ]

  /// The same for what is sent; each table by its name and the option of the command.
  private static let sending: [(route: String, address: String, command: String)] = [
    ("/ratings/{from}/{to}", "/ratings/{a}/{b}", "translate {a} --to {b}"),
    ("/gaps/{framework}", "/gaps/{a}?target={t}", "gaps {a} --target {t}"),
    ("/gaps/{framework}", "/gaps/{a}?target={t}&group=true", "gaps {a} --target {t} --group"),
  ]

  /// Each seed asks a third of the addresses, so that all together ask each once.
  @Test(arguments: [0, 1, 2] as [UInt64])
  func `answers with the bytes of the command, or refuses as it does`(seed: UInt64) throws {
    try Program.inFolder { scratch in
      let sample = try Sample(seed: seed, in: scratch.path + "/own")
      let more = ["--frameworks", sample.folder]
      func compare(_ sent: Response, _ command: [String], format: [String] = ["--format", "json"])
        throws
      {
        let written = try Program.run(command + more + format)
        let what = Comment(rawValue: "\(command): \(written.stderr)")
        // What a table lacks is told by the command with status 1, and its answer is there.
        guard !written.stdout.isEmpty else {
          #expect(sent.status >= 400 && written.status != 0, what)
          return
        }
        #expect(sent.status == 200, what)
        #expect(sent.body == [UInt8](written.stdout), what)
      }
      for (place, (_, address, command)) in Self.reading.enumerated()
      where place % 3 == Int(seed) {
        try compare(
          sample.answer(sample.filled(address, encoded: true), "", []),
          Program.words(sample.filled(command)),
          format: command.hasPrefix("export") ? [] : ["--format", "json"])
      }
      let table = try sample.file(sample.ratings, ["person", "unit", "level"], "ratings")
      for (place, (_, address, command)) in Self.sending.enumerated()
      where place % 3 == Int(seed) {
        let isAsked = address.contains("?")
        try compare(
          sample.answer(
            sample.filled(address, encoded: true) + (isAsked ? "&" : "?") + "problems=leave-out",
            "text/csv", DataFiles.read(table)),
          Program.words(sample.filled(command)) + ["--ratings", table])
      }
      let setting = sample.filled("{u}={l}")
      let form = "rating=" + sample.filled("{u}%3D{l}", encoded: true)
      try compare(
        sample.answer(
          sample.filled("/translate/{a}/{b}"), "application/x-www-form-urlencoded",
          Array(form.utf8)),
        ["translate", sample.words["a"] ?? "", setting, "--to", sample.words["b"] ?? ""])
      try compareCoders(sample)
    }
  }

  private func compareCoders(_ sample: Sample) throws {
    let columns = ["framework", "statement", "concept", "share"]
    let files = try zip(sample.codings, ["first", "second"]).map {
      try sample.file($0, columns, $1)
    }
    let sent = try sample.answer(
      "/agreement", "application/json",
      [UInt8](
        JSONSerialization.data(withJSONObject: [
          "first": sample.codings[0], "second": sample.codings[1],
        ])))
    let written = try Program.run(["agreement"] + files + ["--format", "json"])
    #expect(!written.stdout.isEmpty, "\(written.stderr)")
    #expect(sent.body == [UInt8](written.stdout))
  }

  /// What the description of the interface names is asked here, all of it.
  @Test func `no route is left out`() throws {
    let workbench = try Workbench(port: 8040) { try Workspace([], over: .bundled) }
    let request = try #require(
      Request(
        "GET", "/api/v1/openapi.json",
        headers: [
          ("Host", "127.0.0.1:8040"), ("Authorization", "Bearer \(workbench.key)"),
        ]))
    let body = Data(workbench.answer(request).response.body)
    let document = try #require(JSONSerialization.jsonObject(with: body) as? [String: Any])
    let routes = try #require(document["paths"] as? [String: Any]).keys.map {
      $0.replacing("/api/v1", with: "")
    }
    let asked = Set((Self.reading + Self.sending).map(\.route)).union([
      "/translate/{from}/{to}", "/agreement",
      // Asked of the bundled frameworks elsewhere; a search for a plan takes long.
      "/compare", "/curriculum/{framework}",
      // What a format cannot hold is told by the command beside its answer.
      "/export/{subject}/{format}/losses",
    ])
    #expect(Set(routes) == asked)
  }
}
