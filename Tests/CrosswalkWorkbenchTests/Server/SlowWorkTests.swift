import CrosswalkBase
import CrosswalkDocuments
import CrosswalkFrameworks
import CrosswalkKit
import CrosswalkModel
import Synchronization
import Testing

@testable import CrosswalkWorkbench

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What takes long waits for itself and for nobody else, and ends when nobody waits for it.
@Suite(.serialized) struct SlowWorkTests {
  /// A model that works until nobody waits any more.
  private final class EndlessModel: Sendable {
    let counts = Mutex((begun: 0, ended: 0))

    func vectors(of texts: [String]) throws -> SentenceVectors {
      counts.withLock { $0.begun += 1 }
      defer { counts.withLock { $0.ended += 1 } }
      while true {
        try Interest.check()
        usleep(5_000)
      }
    }
  }

  /// Waits until something holds, and not for ever.
  private func waits(for condition: () -> Bool) -> Bool {
    for _ in 0..<4_000 {
      if condition() { return true }
      usleep(5_000)
    }
    return false
  }

  private func request(_ target: String, _ port: Int, _ key: String) -> String {
    "GET \(target) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nAuthorization: Bearer \(key)\r\n"
      + "Connection: close\r\n\r\n"
  }

  private func served(
    _ model: EndlessModel, _ limits: WorkbenchServer.Limits
  ) throws -> (server: WorkbenchServer, workbench: Workbench) {
    let server = try WorkbenchServer(port: 0, limits: limits)
    var extras = Workbench.Extras()
    extras.vectors = { try model.vectors(of: $0) }
    let workbench = try Workbench(
      port: server.port, load: { try Workspace([], over: .bundled) }, extras: extras)
    server.serve(workbench)
    return (server, workbench)
  }

  private func begin(_ target: String, _ port: Int, _ key: String) throws -> RawConnection? {
    let connection = RawConnection(port: port)
    #expect(connection?.send(request(target, port, key)) == true)
    return connection
  }

  @Test func blocksNobodyElseAndEndsWithItsConnection() throws {
    let model = EndlessModel()
    var limits = WorkbenchServer.Limits()
    (limits.slowThreads, limits.slowRequests) = (2, 3)
    let (server, workbench) = try served(model, limits)
    defer { server.stop() }
    let (port, key) = (server.port, workbench.key)
    var first = try begin("/api/v1/suggest/kent", port, key)
    var second = try begin("/api/v1/suggest/cpm", port, key)
    #expect(waits { model.counts.withLock { $0.begun } == 2 })
    // One more may wait, and the next is sent away.
    var third = try begin("/api/v1/suggest/set", port, key)
    let home = try begin("/", port, key)
    #expect(home?.rest().hasPrefix("HTTP/1.1 200 ") == true)
    let fourth = try begin("/api/v1/suggest/sf-2940", port, key)
    let answer = fourth?.rest() ?? ""
    #expect(answer.hasPrefix("HTTP/1.1 503 "), "\(answer.prefix(200))")
    #expect(answer.contains("crosswalk.error/1"))
    // What waits begins when a thread is free.
    first = nil
    #expect(waits { model.counts.withLock { $0.begun } == 3 })
    second = nil
    third = nil
    #expect(waits { model.counts.withLock { $0.ended } == 3 })
    _ = (first == nil, second == nil, third == nil)
  }

  /// What waits for a thread is not begun once its connection has gone.
  @Test func doesNotBeginWhatNobodyWaitsFor() throws {
    let model = EndlessModel()
    var limits = WorkbenchServer.Limits()
    (limits.slowThreads, limits.slowRequests) = (1, 4)
    let (server, workbench) = try served(model, limits)
    defer { server.stop() }
    let (port, key) = (server.port, workbench.key)
    var first = try begin("/api/v1/suggest/kent", port, key)
    #expect(waits { model.counts.withLock { $0.begun } == 1 })
    var second = try begin("/api/v1/suggest/cpm", port, key)
    // Once this is answered, the one before it was read.
    let home = try begin("/", port, key)
    #expect(home?.rest().hasPrefix("HTTP/1.1 200 ") == true)
    second = nil
    let again = try begin("/", port, key)
    #expect(again?.rest().hasPrefix("HTTP/1.1 200 ") == true)
    first = nil
    #expect(waits { model.counts.withLock { $0.ended } == 1 })
    #expect(model.counts.withLock { $0.begun } == 1)
    _ = (first == nil, second == nil)
  }

  /// Ending the program ends what it works on.
  @Test func endsWithTheServer() throws {
    let model = EndlessModel()
    let (server, workbench) = try served(model, .init())
    let connection = try begin("/api/v1/suggest/kent", server.port, workbench.key)
    #expect(waits { model.counts.withLock { $0.begun } == 1 })
    server.stop()
    #expect(model.counts.withLock { $0.ended } == 1)
    #expect(connection?.rest().hasPrefix("HTTP/1.1 200 ") != true)
  }

  /// Who has no key takes nobody's place.
  @Test func sendsStrangersAwayAtOnce() throws {
    let model = EndlessModel()
    var limits = WorkbenchServer.Limits()
    (limits.slowThreads, limits.slowRequests) = (1, 1)
    let (server, workbench) = try served(model, limits)
    defer { server.stop() }
    let (port, key) = (server.port, workbench.key)
    let first = try begin("/api/v1/suggest/kent", port, key)
    #expect(waits { model.counts.withLock { $0.begun } == 1 })
    let stranger = try begin("/api/v1/suggest/cpm", port, "0")
    #expect(stranger?.rest().hasPrefix("HTTP/1.1 401 ") == true)
    _ = first == nil
  }
}
