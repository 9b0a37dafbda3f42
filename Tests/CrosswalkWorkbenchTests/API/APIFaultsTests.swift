import CrosswalkBase
import CrosswalkDocuments
import CrosswalkFrameworks
import CrosswalkModel
import Testing

@testable import CrosswalkWorkbench

/// What programs are told that send something wrong.
@Suite struct APIFaultsTests {
  private let workbench: Workbench

  init() throws { workbench = try Workbench(port: 8040) { try Workspace([], over: .bundled) } }

  private func send(
    _ target: String, _ body: String, _ type: String = "application/json"
  ) throws -> (response: Response, json: JSONValue) {
    let request = try #require(
      Request(
        "POST", "/api/v1" + target,
        headers: [
          ("Host", "127.0.0.1:8040"), ("Authorization", "Bearer \(workbench.key)"),
          ("Content-Type", type),
        ], body: Array(body.utf8)))
    let response = workbench.answer(request).response
    return (response, try JSONReader.value(of: response.body))
  }

  @Test(
    arguments: [
      ("/ratings/sf-2940/cmp", "[]", 404, "cpm"),
      ("/ratings/sf-2940/cpm", "", 400, nil),
      ("/ratings/sf-2940/cpm", "7", 400, nil),
      ("/ratings/sf-2940/cpm", "[7]", 400, nil),
      ("/ratings/sf-2940/cpm", "{}", 400, nil),
      ("/ratings/sf-2940/cpm", #"{"rating": []}"#, 400, "ratings"),
      ("/ratings/sf-2940/cpm", #"[{"person": ["a"]}]"#, 400, nil),
      ("/ratings/sf-2940/cpm", #"[{"person": "a\nb"}]"#, 400, nil),
      ("/ratings/sf-2940/cpm?rol=worker", "[]", 400, "role"),
      ("/gaps/sf-2940", "[]", 400, nil),
      ("/gaps/sf-2940?target=kemt%3Asenior", "[]", 400, "kent"),
      ("/gaps/sf-2940?target=kent%3Asenoir", "[]", 400, "senior"),
      ("/gaps/sf-2940?target=kent%3Asenior&max-age=-1", "[]", 400, nil),
      ("/gaps/sf-2940?target=kent%3Asenior&as-of=2026-02-31", "[]", 400, nil),
      ("/curriculum/sf-2940?target=kent%3Asenior", "[]", 400, nil),
      ("/curriculum/sf-2940?target=kent%3Asenior&hours=0", "[]", 400, nil),
      ("/curriculum/sf-2940?target=kent%3Asenior&hours=9&limit=coachng%3D1", "[]", 400, nil),
      ("/curriculum/sf-2940?target=kent%3Asenior&hours=9&start=2026-13", "[]", 400, nil),
      ("/agreement", "[]", 400, nil),
      ("/agreement", #"{"first": []}"#, 400, nil),
    ] as [(String, String, Int, String?)])
  func saysWhatIsWrong(target: String, body: String, status: Int, nearest: String?) throws {
    let (response, json) = try send(target, body)
    #expect(response.status == status, "\(json)")
    #expect(json["format"]?.text == "crosswalk.error/1")
    #expect(json["nearest"]?.text == nearest, "\(json)")
  }

  @Test func takesNoBodyOfAnotherKind() throws {
    for (target, type) in [
      ("/ratings/sf-2940/cpm", "application/x-www-form-urlencoded"),
      ("/agreement", "text/csv"), ("/translate/sf-2940/cpm", "application/json"),
    ] {
      #expect(try send(target, "a=b", type).response.status == 415, "\(target)")
    }
  }

  /// Rows that cannot be used are told, and nobody is answered in part without asking for it.
  @Test func tellsWhichRowsCannotBeUsed() throws {
    let csv = "person,unit,level\np1,CM,acquired\np2,XX,acquired\np3,CM,best\n"
    let refused = try send("/ratings/sf-2940/cpm", csv, "text/csv")
    #expect(refused.response.status == 400)
    #expect(refused.json["problems"]?.list?.compactMap { $0["line"]?.number } == [3, 4])
    let rows = """
      [{"person": "p1", "unit": "CM", "level": "acquired"}, {"person": "p2", "unit": "XX", "level": "acquired"}]
      """
    let json = try send("/ratings/sf-2940/cpm", rows)
    #expect(json.json["problems"]?.list?.compactMap { $0["row"]?.number } == [2])
    let rest = try send("/ratings/sf-2940/cpm?problems=leave-out", csv, "text/csv").response
    #expect(rest.status == 200)
    #expect(rest.headers.contains { $0.name == "Crosswalk-Rows-Left-Out" && $0.value == "2" })
    // What people are called is in no message.
    let named = try send(
      "/gaps/sf-2940?target=kent%3Asenior", csv.replacing("p2", with: "Zqxw"), "text/csv")
    #expect(named.response.status == 400)
    #expect(!String(decoding: named.response.body, as: UTF8.self).contains("Zqxw"))
  }

  /// A formula or a line end in a cell stays what it is.
  @Test func readsCellsAsTheyAre() throws {
    let rows = """
      [{"person": "=1+1", "unit": "CM", "level": "acquired"}, {"person": "a,\\"b\\"", "unit": "CM", "level": "mastery"}]
      """
    let (response, json) = try send("/ratings/sf-2940/cpm", rows)
    #expect(response.status == 200)
    #expect(Set((json.list ?? []).compactMap { $0["person"]?.text }) == ["=1+1", "a,\"b\""])
  }

  /// Groups under five people are told nothing of.
  @Test func saysNothingOfAFew() throws {
    let rows = (1...4).map { #"{"person": "p\#($0)", "unit": "CM", "level": "acquired"}"# }
    let body = "[\(rows.joined(separator: ","))]"
    let (response, json) = try send("/gaps/sf-2940?target=kent%3Asenior&group=true", body)
    #expect(response.status == 200)
    #expect(json["concepts"] == nil, "\(json)")
    #expect(!String(decoding: response.body, as: UTF8.self).contains("\"p1\""))
  }

  @Test(
    arguments: [
      ("/export/kemt/csv", 404, "kent"), ("/export/kent/cvs", 404, "csv"),
      ("/export/kent--cpm/case", 400, nil), ("/export/kent--kent/csv", 400, nil),
      ("/export/kent/csv?derived=true", 400, nil), ("/export/kent/sql", 404, nil),
      ("/export/kent/sssom?license=none", 400, nil),
      ("/export/kent/sssom?namespace=none", 400, nil),
    ] as [(String, Int, String?)])
  func refusesWhatCannotBeExported(target: String, status: Int, nearest: String?) throws {
    let request = try #require(
      Request(
        "GET", "/api/v1" + target,
        headers: [("Host", "127.0.0.1:8040"), ("Authorization", "Bearer \(workbench.key)")]))
    let response = workbench.answer(request).response
    let json = try JSONReader.value(of: response.body)
    #expect(response.status == status, "\(json)")
    #expect(nearest == nil || json["nearest"]?.text == nearest, "\(json)")
  }

  /// A wrong level in what was sent is a wrong answer, and no missing page.
  @Test func tellsAWrongAnswerFromAMissingPage() throws {
    func status(_ target: String, _ body: String) throws -> Int {
      let request = try #require(
        Request(
          "POST", target,
          headers: [
            ("Host", "127.0.0.1:8040"), ("Authorization", "Bearer \(workbench.key)"),
            ("Content-Type", Request.form),
          ], body: Array(body.utf8)))
      return workbench.answer(request).response.status
    }
    #expect(try status("/translate?from=sf-2940&to=cpm", "unit.CM=never") == 400)
    #expect(try status("/translate?from=sf-2940&to=cpm", "unit.CM=acquired") == 200)
    #expect(try status("/api/v1/translate/sf-2940/cpm", "rating=CM%3Dnever") == 400)
    #expect(try status("/api/v1/translate/sf-2940/cmp", "rating=CM%3Dacquired") == 404)
  }
}
