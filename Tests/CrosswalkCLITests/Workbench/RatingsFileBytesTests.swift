import CrosswalkBase
import CrosswalkDocuments
import CrosswalkFrameworks
import CrosswalkModel
import CrosswalkTestSupport
import CrosswalkWorkbench
import Foundation
import Testing

/// A file of ratings that is sent to the workbench comes back as the command writes it.
@Suite struct RatingsFileBytesTests {
  @Test(arguments: [
    ("", false, [], "observed"), ("worker", false, ["--role", "worker"], "self"),
    ("supervisor", true, ["--role", "supervisor", "--unsorted"], "observed"),
  ])
  func givesTheBytesOfTheCommand(
    role: String, isShuffled: Bool, options: [String], basis: String
  ) throws {
    var random = SplitMix64(seed: 7)
    let framework = try Catalog.bundled.framework("sf-2940").framework
    var rows = (1...40).flatMap { person in
      framework.ratedUnits.map { unit in
        "p\(100 + person),\(unit.id),\(framework.scale.levels.randomElement(using: &random)!.id)"
      } + ["p\(100 + person),nothing,acquired"]
    }
    if isShuffled { rows.shuffle(using: &random) }
    let table = Data((["person,unit,level"] + rows).joined(separator: "\n").utf8)

    let workbench = try Workbench(port: 8040) { try Workspace([], over: .bundled) }
    func ask(_ method: String, _ target: String, _ body: FormBody? = nil) throws -> Response {
      let request = try #require(
        Request(
          method, target,
          headers: [
            ("Host", "127.0.0.1:8040"), ("Authorization", "Bearer \(workbench.key)"),
            ("Content-Type", body?.contentType ?? ""),
          ], body: body?.bytes ?? []))
      return workbench.answer(request).response
    }
    let texts = [("from", "sf-2940"), ("to", "cpm"), ("role", role), ("basis", basis)]
    let form = FormBody(
      texts.map { FormBody.Part($0.0, Array($0.1.utf8)) }
        + [FormBody.Part("file", fileName: "ratings.csv", [UInt8](table))])
    let place = try #require(
      try ask("POST", "/translate/people", form).headers.first { $0.name == "Location" }?.value)
    let answer = try ask("GET", place.replacing("?", with: "/answers.csv?"))
    #expect(answer.status == 200)

    try Program.inFolder { folder in
      let file = folder.appending(path: "ratings.csv")
      try table.write(to: file)
      let written = try Program.run(
        ["translate", "sf-2940", "--to", "cpm", "--ratings", file.path, "--format", "csv"]
          + ["--basis", basis] + options)
      #expect(written.stdout.count > 1_000)
      #expect(answer.body == [UInt8](written.stdout))
    }
  }
}
