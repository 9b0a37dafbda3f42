import CrosswalkBase
import NIOCore
import NIOHTTP1
import NIOPosix

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Listens on this machine, reads requests within limits, and answers off the loop that reads, so that slow
/// work blocks nobody else.
package final class WorkbenchServer: Sendable {
  /// What a request may cost.
  package struct Limits: Sendable {
    /// Of all fields of a request, in bytes.
    package var headers = 16 << 10
    /// Of the body of a form, in bytes.
    package var body = 1 << 20
    /// Of the body of a form with files, in bytes.
    package var upload = 32 << 20
    /// At one time.
    package var connections = 64
    /// From the first byte of a request to its last, and between requests, in seconds. A form with files
    /// gets as long again for each MiB of it that has come.
    package var seconds: Int64 = 30
    /// Slow requests that are worked on at one time.
    package var slowThreads = 2
    /// Slow requests that are worked on or wait; more are sent away.
    package var slowRequests = 8

    package init() {}
  }

  /// Is told of what went wrong: a status of HTTP, and the method with the pattern of the route. Nothing
  /// that anybody sent is in it.
  package typealias Log = @Sendable (_ status: Int, _ what: String) -> Void

  /// Who works on what.
  struct Lanes: Sendable {
    let quick: Lane
    let slow: Lane
  }

  /// Why nobody can listen on a port.
  package enum PortError: Error, Hashable, CustomStringConvertible {
    case taken
    case notAllowed
    case other(Int32)

    init(_ error: any Error) {
      switch (error as? IOError)?.errnoCode {
      case EADDRINUSE: self = .taken
      case EACCES, EPERM: self = .notAllowed
      case let code?: self = .other(code)
      case nil: self = .other(EIO)
      }
    }

    /// A sentence without capital or full stop.
    package var description: String {
      switch self {
      case .taken: "another program listens on it already"
      case .notAllowed: "only the administrator of this machine may listen on it"
      case .other(let code): "\(String(cString: strerror(code)).lowercased())"
      }
    }
  }

  private let group: MultiThreadedEventLoopGroup
  private let lanes: Lanes
  private let connections: Connections
  private let channels: [any Channel]
  private let shelf: Shelf

  /// The port that it listens on.
  package let port: Int
  /// The addresses that it listens on.
  package var addresses: [String] {
    channels.compactMap { $0.localAddress?.ipAddress }
  }

  /// Begins to listen on this machine, by both versions of the protocol where it has both; until
  /// ``serve(_:)`` everything is answered with 503.
  ///
  /// - Parameters:
  ///   - port: 0: any that is free.
  ///   - limits: What a request may cost.
  ///   - log: Is told of what went wrong.
  /// - Throws: ``PortError``.
  package init(
    port: Int, limits: Limits = Limits(), log: @escaping Log = { _, _ in }
  ) throws {
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    let lanes = Lanes(
      quick: Lane(threads: 4, most: .max),
      slow: Lane(threads: limits.slowThreads, most: limits.slowRequests))
    let connections = Connections(limits.connections)
    let shelf = Shelf()
    let bootstrap = Self.bootstrap(group, limits) {
      RequestHandler(
        shelf: shelf, lanes: lanes, limits: limits, connections: connections, log: log)
    }
    let first: any Channel
    do {
      first = try bootstrap.bind(host: "127.0.0.1", port: port).wait()
    } catch {
      try? group.syncShutdownGracefully()
      _ = (lanes.quick.stop(within: 1), lanes.slow.stop(within: 1))
      throw PortError(error)
    }
    let port = first.localAddress?.port ?? port
    // Not every machine has it; the link that is printed needs it nowhere.
    let second = try? bootstrap.bind(host: "::1", port: port).wait()
    (self.group, self.lanes, self.connections) = (group, lanes, connections)
    (self.shelf, self.port) = (shelf, port)
    channels = [first] + (second.map { [$0] } ?? [])
  }

  private static func bootstrap(
    _ group: MultiThreadedEventLoopGroup, _ limits: Limits,
    _ handler: @escaping @Sendable () -> RequestHandler
  ) -> ServerBootstrap {
    ServerBootstrap(group: group)
      .serverChannelOption(.backlog, value: 256)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          var decoding = NIOHTTPDecoderLimitConfiguration()
          decoding.maxHeaderListSize = limits.headers
          decoding.maxHeaderFieldSize = limits.headers
          let pipeline = channel.pipeline.syncOperations
          // What is no request is answered by our own handler, with a sentence; once.
          try pipeline.configureHTTPServerPipeline(
            withErrorHandling: false, withEncoderConfiguration: .init(),
            withDecoderLimitConfiguration: decoding)
          try pipeline.addHandler(handler())
        }
      }
      .childChannelOption(.maxMessagesPerRead, value: 1)
  }

  /// Answers from now on.
  package func serve(_ workbench: Workbench) { shelf.put(workbench) }

  /// Ends all connections, and with them what is being worked out for them. What does not end at once, as
  /// what asks nobody whether it is waited for, is left behind.
  ///
  /// - Parameter seconds: How long to wait for work to end; what is being written is written.
  package func stop(within seconds: Int = 3) {
    for channel in channels { try? channel.close().wait() }
    connections.closeAll()
    let areDone = [lanes.quick, lanes.slow].map { $0.stop(within: seconds) }
    // Work that goes on still has something to tell its loop.
    if areDone.allSatisfy({ $0 }) { try? group.syncShutdownGracefully() }
  }
}
