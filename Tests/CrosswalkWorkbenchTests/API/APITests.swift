import CrosswalkBase
import CrosswalkDocuments
import CrosswalkFrameworks
import CrosswalkModel
import Testing

@testable import CrosswalkWorkbench

@Suite struct APITests {
  private let workbench: Workbench

  init() throws { workbench = try Workbench(port: 8040) { try Workspace([], over: .bundled) } }

  /// A request of a program that has the key.
  private func ask(
    _ target: String, method: String = "GET", hasKey: Bool = true, body: String = ""
  ) throws -> (response: Response, json: JSONValue) {
    let request = try #require(
      Request(
        method, target,
        headers: [
          ("Host", "127.0.0.1:8040"),
          ("Authorization", "Bearer \(hasKey ? workbench.key : "0")"),
          ("Content-Type", "application/x-www-form-urlencoded"),
        ], body: Array(body.utf8)))
    let response = workbench.answer(request).response
    return (response, try JSONReader.value(of: response.body))
  }

  @Test(
    arguments: [
      ("/api/v1/show/kemt", 404, "kent"),
      ("/api/v1/compare/cpm/kemt", 404, "kent"),
      ("/api/v1/show/cpm?rol=worker", 400, "role"),
      ("/api/v1/show/cpm?role=workr", 400, "worker"),
      ("/api/v1/show/cpm?role=worker&role=manager", 400, nil),
      ("/api/v1/show/cpm?part=nowhere-at-all", 404, nil),
      ("/api/v1/match/cpm/kent?limit=0", 400, nil),
      ("/api/v1/match/cpm/kent?limit=9999999999999999999999", 400, nil),
      ("/api/v1/find", 400, nil),
      ("/api/v1/report/cpm/cpm", 400, nil),
      ("/api/v1/expect/sf-2940", 400, nil),
      ("/api/v1/expect/sf-2940?tenure=nan", 400, nil),
      ("/api/v1/expect/sf-2940?tenure=-1", 400, nil),
      ("/api/v1/nothing", 404, nil),
      ("/api", 404, nil),
      ("/api/v1/translate/cpm/kent", 405, nil),
    ] as [(String, Int, String?)])
  func saysInItsOwnFormWhatIsWrong(target: String, status: Int, nearest: String?) throws {
    let (response, json) = try ask(target)
    #expect(response.status == status, "\(json)")
    #expect(response.contentType == "application/json")
    #expect(json["format"]?.text == "crosswalk.error/1")
    #expect(json["status"]?.number == Double(status))
    #expect(json["message"]?.text?.isEmpty == false)
    #expect(json["nearest"]?.text == nearest)
  }

  @Test func asksForTheKey() throws {
    let (response, json) = try ask("/api/v1/list", hasKey: false)
    #expect(response.status == 401)
    #expect(json["format"]?.text == "crosswalk.error/1")
    let known = try ask("/api/v1/list").response
    #expect(known.status == 200)
  }

  @Test(arguments: [
    ("", 400), ("rating=", 400), ("rating=CM", 400), ("rating=CM%3Dnever", 400),
    ("rating=CM%3Dacquired&rating=CM%3Dacquired", 400),
    ("rating=CM%3Dacquired&threshold=focus%3D2", 400), ("rating=CM%3Dacquired", 200),
  ])
  func readsRatingsFromTheBody(body: String, status: Int) throws {
    let found = try ask("/api/v1/translate/sf-2940/cpm", method: "POST", body: body)
    #expect(found.response.status == status, "\(found.json)")
  }

  @Test func takesNoRatingsFromTheAddress() throws {
    let found = try ask(
      "/api/v1/translate/sf-2940/cpm?rating=CM%3Dacquired", method: "POST",
      body: "rating=CM%3Dacquired")
    #expect(found.response.status == 400)
  }

  /// What a script, a browser or a page of somebody else could write into a name comes back as text.
  @Test(arguments: [
    "%3Cscript%3Ealert(1)%3C%2Fscript%3E", "%E2%80%AEdlo", "%3D1%2B1", "a%0D%0AX%3A1",
  ])
  func givesNamesBackAsText(name: String) throws {
    let (response, json) = try ask("/api/v1/show/\(name)")
    #expect(response.status == 404)
    #expect(response.contentType == "application/json")
    #expect(json["message"]?.text?.isEmpty == false)
    #expect(!response.allHeaders.contains { $0.value.contains { $0.isNewline } })
  }

  /// The description is made from the routes, so that each of them is in it, and nothing else.
  @Test func describesEveryRoute() throws {
    let (response, json) = try ask(OpenAPI.address)
    #expect(response.status == 200)
    #expect(json["openapi"]?.text == "3.1.0")
    let paths = try #require(json["paths"]?.object)
    #expect(paths.count == APIRoutes.all.count)
    for route in APIRoutes.all {
      var path = route.address
      for name in route.captures { path = path.replacing(":\(name)", with: "{\(name)}") }
      let operation = try #require(paths[path]?[route.method.lowercased()], "\(path)")
      let inPath = (operation["parameters"]?.list ?? []).filter { $0["in"]?.text == "path" }
      #expect(inPath.compactMap { $0["name"]?.text } == route.captures)
    }
  }

  @Test func describesEachRouteOnce() {
    #expect(Set(APIRoutes.all.map { "\($0.method) \($0.address)" }).count == APIRoutes.all.count)
  }
}
