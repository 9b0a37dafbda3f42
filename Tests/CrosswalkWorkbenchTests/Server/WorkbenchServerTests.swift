import CrosswalkBase
import CrosswalkDocuments
import CrosswalkFrameworks
import CrosswalkModel
import Synchronization
import Testing

@testable import CrosswalkWorkbench

/// What arrives on the wire, with real sockets.
@Suite(.serialized) struct WorkbenchServerTests {
  /// All that comes back for some bytes.
  private func answer(_ port: Int, _ text: String) throws -> String {
    guard let connection = RawConnection(port: port) else {
      Issue.record("no connection")
      return ""
    }
    connection.send(text)
    return connection.rest()
  }

  /// A request that ends its connection.
  private func get(_ target: String, _ port: Int, _ key: String, _ more: String = "") -> String {
    "GET \(target) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nAuthorization: Bearer \(key)\r\n\(more)"
      + "Connection: close\r\n\r\n"
  }

  @Test func answersWhoeverHasTheKey() throws {
    try serving { port, key in
      let answer = try answer(port, get("/api/v1/list", port, key))
      #expect(answer.hasPrefix("HTTP/1.1 200 "))
      #expect(answer.contains("crosswalk.list/1"))
      let stranger = try self.answer(port, get("/", port, "0"))
      #expect(stranger.hasPrefix("HTTP/1.1 401 "))
    }
  }

  @Test(arguments: ["", "Host: evil.example\r\n", "Host: 127.0.0.1:1\r\n"])
  func answersOwnHostsAlone(host: String) throws {
    try serving { port, key in
      let answer = try answer(
        port,
        "GET / HTTP/1.1\r\n\(host)Authorization: Bearer \(key)\r\nConnection: close\r\n\r\n")
      #expect(!answer.hasPrefix("HTTP/1.1 200 "))
      #expect(answer.hasPrefix("HTTP/1.1 4"))
    }
  }

  @Test func answersNoSecondHost() throws {
    try serving { port, key in
      let answer = try answer(port, get("/", port, key, "Host: evil.example\r\n"))
      #expect(answer.hasPrefix("HTTP/1.1 4"), "\(answer.prefix(40))")
    }
  }

  @Test func boundsFields() throws {
    try serving({ $0.headers = 2_000 }) { port, key in
      let long = "X-Long: \(String(repeating: "a", count: 40_000))\r\n"
      let answer = try answer(port, get("/", port, key, long))
      #expect(answer.hasPrefix("HTTP/1.1 431 "), "\(answer.prefix(40))")
      #expect(answer.ranges(of: "HTTP/1.1 ").count == 1)
      // The server is there for the next one.
      let next = try self.answer(port, get("/", port, key))
      #expect(next.hasPrefix("HTTP/1.1 200 "))
    }
  }

  @Test func boundsBodies() throws {
    try serving({ $0.body = 1_000 }) { port, key in
      let head = "POST /api/v1/translate/sf-2940/cpm HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n"
      for size in [1_001, 1 << 18, 20 << 20] {
        let answer = try answer(
          port,
          head + "Content-Length: \(size)\r\n\r\n" + String(repeating: "a", count: size))
        #expect(answer.hasPrefix("HTTP/1.1 413 "), "\(answer.prefix(40))")
      }
      let endless = try answer(
        port,
        head + "Transfer-Encoding: chunked\r\n\r\n"
          + String(repeating: "64\r\n\(String(repeating: "a", count: 100))\r\n", count: 11))
      #expect(endless.hasPrefix("HTTP/1.1 413 "), "\(endless.prefix(40))")
      #expect(endless.contains("crosswalk.error/1"))
    }
  }

  /// Two lengths, or a length and pieces, could hide a second request behind the first.
  @Test(arguments: [
    "Content-Length: 5\r\nContent-Length: 6\r\n",
    "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
    "Content-Length: -1\r\n", "Content-Length: +5\r\n", "Content-Length: 5, 6\r\n",
    "Transfer-Encoding: xchunked\r\n", "Content-Length : 5\r\n",
  ])
  func hidesNoSecondRequest(lengths: String) throws {
    try serving { port, key in
      let hidden = get("/api/v1/list", port, key)
      let answer = try answer(
        port,
        "POST /api/v1/nothing HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nAuthorization: Bearer \(key)\r\n"
          + "Content-Type: application/x-www-form-urlencoded\r\n\(lengths)\r\n0\r\n\r\n\(hidden)")
      #expect(!answer.contains("crosswalk.list/1"), "\(lengths)")
    }
  }

  @Test func waitsForNobodyForever() throws {
    try serving({ $0.seconds = 1 }) { port, key in
      let slow = [
        "", "GET / HT", "GET / HTTP/1.1\r\nHost: 127.0.0.1",
        "POST /api/v1/translate/sf-2940/cpm HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n"
          + "Content-Length: 500\r\n\r\nrating=",
      ]
      // The connection ends, and so does this test.
      for start in slow {
        let answer = try answer(port, start)
        #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 408 "), "\(answer.prefix(40))")
      }
      let next = try answer(port, get("/", port, key))
      #expect(next.hasPrefix("HTTP/1.1 200 "))
    }
  }

  @Test func takesSoManyConnectionsAndNoMore() throws {
    try serving({ $0.connections = 1 }) { port, key in
      guard let first = RawConnection(port: port) else {
        Issue.record("no connection")
        return
      }
      first.send("GET /api/v1/list HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n")
      // The first counts once the server has taken it; connections are taken in order.
      let second = try answer(port, get("/", port, key))
      #expect(second.hasPrefix("HTTP/1.1 503 "))
      first.send("Authorization: Bearer \(key)\r\nConnection: close\r\n\r\n")
      #expect(first.rest().hasPrefix("HTTP/1.1 200 "))
    }
  }

  @Test func leavesAPortThatIsTaken() throws {
    try serving { port, _ in
      #expect(throws: WorkbenchServer.PortError.taken) { try WorkbenchServer(port: port) }
    }
  }

  @Test func answersByBothVersionsOfTheProtocol() throws {
    let server = try WorkbenchServer(port: 0)
    defer { server.stop() }
    let workbench = try Workbench(port: server.port) { try Workspace([], over: .bundled) }
    server.serve(workbench)
    #expect(server.addresses.first == "127.0.0.1")
    // Not every machine has the other.
    guard server.addresses.count > 1 else { return }
    #expect(server.addresses == ["127.0.0.1", "::1"])
    guard let connection = RawConnection(port: server.port, isVersion6: true) else {
      Issue.record("no connection")
      return
    }
    connection.send(
      "GET /api/v1/list HTTP/1.1\r\nHost: [::1]:\(server.port)\r\n"
        + "Authorization: Bearer \(workbench.key)\r\nConnection: close\r\n\r\n")
    #expect(connection.rest().hasPrefix("HTTP/1.1 200 "))
  }

  /// What goes wrong is told by the kind of page, and nothing that was sent is.
  @Test func tellsOfNobodyInTheLog() throws {
    let lines = Mutex<[String]>([])
    let server = try WorkbenchServer(port: 0) { status, what in
      lines.withLock { $0.append("\(status) \(what)") }
    }
    defer { server.stop() }
    let workbench = try Workbench(port: server.port) { try Workspace([], over: .bundled) }
    server.serve(workbench)
    for target in ["/frameworks/Zqxw", "/Zqxw", "/find?q=Zqxw", "/?key=Zqxw", "/%Zqxw"] {
      _ = try answer(server.port, get(target, server.port, workbench.key, "X-Name: Zqxw\r\n"))
    }
    _ = try answer(server.port, "Zqxw\r\n\r\n")
    let told = lines.withLock { $0 }
    #expect(
      told == [
        "404 GET /frameworks/:framework", "404 GET none", "401 GET refused", "400 no request",
        "400 no request",
      ])
  }
}
