import CrosswalkBase
import CrosswalkDocuments
import CrosswalkFrameworks
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables
import Synchronization
import Testing

@testable import CrosswalkWorkbench

@Suite struct WorkbenchTests {
  private static let port = 8040

  private func workbench() throws -> Workbench {
    try Workbench(port: Self.port) { try Workspace([], over: .bundled) }
  }

  /// A request of a browser that has the key.
  private func ask(
    _ workbench: Workbench, _ target: String, method: String = "GET",
    headers: [(name: String, value: String)] = [], body: String = ""
  ) throws -> Response {
    let request = try #require(
      Request(
        method, target,
        headers: [("Host", "127.0.0.1:8040"), ("Cookie", "crosswalk-8040=\(workbench.key)")]
          + headers, body: Array(body.utf8)))
    return workbench.answer(request).response
  }

  /// A request with just these fields.
  private func bare(
    _ workbench: Workbench, _ target: String, method: String = "GET",
    _ headers: [(name: String, value: String)]
  ) throws -> Response {
    workbench.answer(try #require(Request(method, target, headers: headers))).response
  }

  @Test(arguments: [
    [], [("Host", "evil.example:8040")], [("Host", "127.0.0.1:8041")],
    [("Host", "127.0.0.1:8040"), ("Host", "evil.example")],
  ])
  func answersOneHostAlone(hosts: [(name: String, value: String)]) throws {
    let workbench = try workbench()
    let cookie = [(name: "Cookie", value: "crosswalk-8040=\(workbench.key)")]
    #expect(try bare(workbench, "/", hosts + cookie).status == 421)
  }

  @Test func opensByTheKeyAlone() throws {
    let workbench = try workbench()
    let host = [(name: "Host", value: "127.0.0.1:8040")]
    #expect(workbench.key.count == 32)
    #expect(try bare(workbench, "/", host).status == 401)
    #expect(try bare(workbench, "/assets/style.css", host).status == 401)
    #expect(try bare(workbench, "/?key=\(String(repeating: "0", count: 32))", host).status == 401)
    // The cookie of a server on another port is none of ours.
    #expect(
      try bare(workbench, "/", host + [("Cookie", "crosswalk-8041=\(workbench.key)")]).status == 401
    )
    // Nor is the key of an earlier run on this one.
    let earlier = try self.workbench().key
    #expect(earlier != workbench.key)
    #expect(
      try bare(workbench, "/", host + [("Cookie", "crosswalk-8040=\(earlier)")]).status == 401)
    #expect(
      try bare(workbench, "/", host + [("Authorization", "Bearer \(earlier)")]).status == 401)
    let door = try bare(workbench, "/?key=\(workbench.key)", host)
    #expect(door.status == 200)
    let cookie = try #require(door.headers.first { $0.name == "Set-Cookie" }?.value)
    #expect(cookie == "crosswalk-8040=\(workbench.key); HttpOnly; SameSite=Strict; Path=/")
    #expect(
      try bare(workbench, "/", host + [("Authorization", "Bearer \(workbench.key)")]).status == 200)
    #expect(try workbench.key != self.workbench().key)
  }

  private static let form = (name: "Content-Type", value: "application/x-www-form-urlencoded")
  private static let own = (name: "Origin", value: "http://127.0.0.1:8040")

  private func token(_ workbench: Workbench) throws -> String {
    let page = try ask(workbench, "/translate?from=sf-2940&to=cpm")
    let text = String(decoding: page.body, as: UTF8.self)
    let start = try #require(text.firstRange(of: "name=\"token\" value=\""))
    return String(text[start.upperBound...].prefix { $0 != "\"" })
  }

  @Test func takesFormsOfItsOwnPages() throws {
    let workbench = try workbench()
    let body = "token=\(try token(workbench))&unit.CM=accomplished"
    let address = "/translate?from=sf-2940&to=cpm"
    let answer = try ask(
      workbench, address, method: "POST", headers: [Self.form, Self.own], body: body)
    #expect(answer.status == 200)
    #expect(String(decoding: answer.body, as: UTF8.self).contains("id=\"answers\""))
    for origin in ["null", "http://127.0.0.1:8041", "http://evil.example", "http://localhost:8040"]
    {
      #expect(
        try ask(
          workbench, address, method: "POST", headers: [Self.form, ("Origin", origin)], body: body
        ).status == 403, "\(origin)")
    }
    #expect(
      try ask(workbench, address, method: "POST", headers: [Self.form], body: body).status == 403)
    #expect(
      try ask(
        workbench, address, method: "POST",
        headers: [Self.form, Self.own, ("Sec-Fetch-Site", "same-site")], body: body
      ).status == 403)
    #expect(
      try ask(
        workbench, address, method: "POST", headers: [Self.form, Self.own],
        body: "token=0&unit.CM=accomplished"
      ).status == 403)
    #expect(
      try ask(
        workbench, address, method: "POST", headers: [("Content-Type", "text/plain"), Self.own],
        body: body
      ).status == 415)
  }

  @Test func saysWhatIsWrong() throws {
    let workbench = try workbench()
    #expect(try ask(workbench, "/nowhere").status == 404)
    let missing = try ask(workbench, "/frameworks/kemt")
    #expect(missing.status == 404)
    #expect(
      String(decoding: missing.body, as: UTF8.self).contains("did you mean &#39;kent&#39;?</p>"))
    let other = try ask(
      workbench, "/", method: "POST", headers: [Self.form, Self.own],
      body: "token=\(try token(workbench))")
    #expect(other.status == 405)
    #expect(other.headers.contains { $0.name == "Allow" && $0.value == "GET" })
  }

  @Test(arguments: ["/%2e%2e/etc", "/../etc", "/a%00b", "/%ff", "/%zz", "etc", "/?q=%00"])
  func refusesAddressesThatAreNone(target: String) {
    #expect(Request("GET", target) == nil)
  }

  @Test func everyResponseIsGuarded() throws {
    let workbench = try workbench()
    for target in ["/", "/assets/style.css", "/nowhere", "/downloads/all-frameworks.csv"] {
      let headers = try ask(workbench, target).allHeaders
      func value(_ name: String) -> String? { headers.first { $0.name == name }?.value }
      let policy = try #require(value("Content-Security-Policy"))
      #expect(policy.contains("default-src 'none'") && !policy.contains("unsafe"))
      #expect(policy.contains("frame-ancestors 'none'"))
      #expect(value("X-Content-Type-Options") == "nosniff")
      #expect(value("Cache-Control") == "no-store")
      #expect(value("Referrer-Policy") == "same-origin")
      #expect(!headers.contains { $0.name.lowercased().hasPrefix("access-control") })
    }
    // A sheet brings its one style, by what it says.
    let sheet = try ask(workbench, "/documents/one-pager/cpm/sheet.html?role=supervisor")
    #expect(sheet.status == 200)
    #expect(sheet.policy.contains("style-src 'sha256-"))
  }

  /// RFC 4648, section 10.
  @Test func writesBase64() {
    for (text, expected) in [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
      ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
    ] {
      #expect(Response.base64(Array(text.utf8)) == expected)
    }
  }

  /// A broken file leaves the last good state in place, and every page says where it is broken.
  @Test func worksOnWhenAFileBreaks() throws {
    let state = Mutex((stamp: "1", isBroken: false))
    let workbench = try Workbench(
      port: Self.port,
      load: {
        let isBroken = state.withLock { $0.isBroken }
        let text = "format: crosswalk.framework/1\nid: @\n"
        return try Workspace(
          files: isBroken ? [.init(path: "county/framework.yaml", bytes: Array(text.utf8))] : [],
          over: .bundled)
      }, stamp: { state.withLock { $0.stamp } })
    func page() throws -> String {
      String(decoding: try ask(workbench, "/frameworks/cpm").body, as: UTF8.self)
    }
    #expect(try !page().contains("county/framework.yaml"))
    state.withLock { $0 = ("2", true) }
    #expect(try page().contains("county/framework.yaml:"))
    #expect(try page().contains("California"))
    // The home page shows the line of text too.
    let home = String(decoding: try ask(workbench, "/").body, as: UTF8.self)
    #expect(home.contains("1 error") && home.contains("<br><code><bdi>id: @</bdi></code>"))
    state.withLock { $0 = ("3", false) }
    #expect(try !page().contains("county/framework.yaml"))
  }
}
