import NIOCore
import NIOHTTP1
import NIOPosix

/// Listens on this machine, reads requests within limits, and answers off the loop that reads, so that slow
/// work blocks nobody else.
package final class WorkbenchServer: Sendable {
  /// What a request may cost.
  package struct Limits: Sendable {
    /// Of all fields of a request, in bytes.
    package var headers = 16 << 10
    /// Of the body of a form, in bytes.
    package var body = 1 << 20
    /// At one time.
    package var connections = 64
    /// From the first byte of a request to its last, and between requests, in seconds.
    package var seconds: Int64 = 30

    package init() {}
  }

  private let group: MultiThreadedEventLoopGroup
  private let pool: NIOThreadPool
  private let channel: any Channel
  private let shelf: Shelf

  /// The port that it listens on.
  package let port: Int

  /// Begins to listen; until ``serve(_:)`` everything is answered with 503.
  ///
  /// - Parameters:
  ///   - port: 0: any that is free.
  ///   - limits: What a request may cost.
  /// - Throws: Where the port is taken, or may not be used.
  package init(port: Int, limits: Limits = Limits()) throws {
    group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    pool = NIOThreadPool(numberOfThreads: 4)
    pool.start()
    let connections = ConnectionCount(limits.connections)
    let shelf = Shelf()
    let pool = pool
    do {
      channel = try ServerBootstrap(group: group)
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
            try pipeline.addHandler(
              RequestHandler(shelf: shelf, pool: pool, limits: limits, connections: connections))
          }
        }
        .childChannelOption(.maxMessagesPerRead, value: 1)
        .bind(host: "127.0.0.1", port: port).wait()
    } catch {
      try? group.syncShutdownGracefully()
      try? pool.syncShutdownGracefully()
      throw error
    }
    self.port = channel.localAddress?.port ?? port
    self.shelf = shelf
  }

  /// Answers from now on.
  package func serve(_ workbench: Workbench) { shelf.put(workbench) }

  /// Ends all connections.
  package func stop() {
    try? channel.close().wait()
    try? group.syncShutdownGracefully()
    try? pool.syncShutdownGracefully()
  }
}
