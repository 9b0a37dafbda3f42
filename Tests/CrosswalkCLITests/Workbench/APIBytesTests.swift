import CrosswalkBase
import CrosswalkDocuments
import CrosswalkFrameworks
import CrosswalkModel
import CrosswalkWorkbench
import Testing

/// What programs get over the network is what the commands write, byte for byte.
@Suite struct APIBytesTests {
  private func answer(_ address: String, form: String? = nil) throws -> Response {
    let workbench = try Workbench(port: 8040) { try Workspace([], over: .bundled) }
    let request = try #require(
      Request(
        form == nil ? "GET" : "POST", "/api/v1" + address,
        headers: [
          ("Host", "127.0.0.1:8040"), ("Authorization", "Bearer \(workbench.key)"),
          ("Content-Type", "application/x-www-form-urlencoded"),
        ], body: Array((form ?? "").utf8)))
    return workbench.answer(request).response
  }

  @Test(arguments: [
    ("/list", "list"),
    ("/show/cpm", "show cpm"),
    ("/show/cpm?part=7", "show cpm 7"),
    ("/show/sf-2940?part=RO&level=acquired", "show sf-2940 RO --level acquired"),
    ("/show/cpm?role=supervisor", "show cpm --role supervisor"),
    ("/show/ontology", "show ontology"),
    ("/find?word=court&word=report", "find court report"),
    ("/find?word=culture&act=knows", "find culture --act knows"),
    ("/stats", "stats"),
    ("/stats/kent", "stats kent"),
    ("/compare", "compare --all"),
    ("/compare/sf-2940/cpm", "compare sf-2940 cpm"),
    ("/match/kent/cpm", "match kent --to cpm"),
    ("/match/sf-2940/cpm?part=RO&limit=3", "match sf-2940:RO --to cpm --limit 3"),
    ("/report/kent/cpm", "report kent --against cpm"),
    ("/suggest/kent?limit=3", "suggest kent --limit 3"),
    ("/suggest/kent/cpm?limit=2", "suggest kent --to cpm --limit 2"),
    ("/expect/sf-2940?tenure=3.5", "expect sf-2940 --tenure 3.5"),
    (
      "/expect/sf-2940?tenure=3.5&to=kent&role=worker",
      "expect sf-2940 --tenure 3.5 --to kent --role worker"
    ),
  ])
  func givesTheBytesOfTheCommand(address: String, command: String) throws {
    let answer = try answer(address)
    let written = try Program.run(Program.words(command) + ["--format", "json"])
    #expect(answer.status == 200)
    #expect(answer.contentType == "application/json")
    #expect(!written.stdout.isEmpty, "\(written.stderr)")
    #expect(answer.body == [UInt8](written.stdout), "\(command)")
  }

  @Test func translatesAsTheCommandDoes() throws {
    let answer = try answer(
      "/translate/sf-2940/cpm",
      form: "rating=CM%3Daccomplished&rating=all%3Dacquired&role=worker&threshold=focus%3D0.2")
    let written = try Program.run(
      "translate", "sf-2940", "CM=accomplished", "all=acquired", "--to", "cpm", "--role", "worker",
      "--threshold", "focus=0.2", "--format", "json")
    #expect(answer.status == 200)
    #expect(written.status == 0, "\(written.stderr)")
    #expect(answer.body == [UInt8](written.stdout))
  }
}
