import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// Where the workbench stands once it is ready.
final class Shelf: Sendable {
  private let workbench = Mutex<Workbench?>(nil)

  func put(_ workbench: Workbench) { self.workbench.withLock { $0 = workbench } }

  var ready: Workbench? { workbench.withLock { $0 } }
}

/// How many connections there are.
final class ConnectionCount: Sendable {
  private let count = Mutex(0)
  private let most: Int

  init(_ most: Int) { self.most = most }

  /// Whether one more may stay.
  func open() -> Bool {
    count.withLock {
      $0 += 1
      return $0 <= most
    }
  }

  func close() { count.withLock { $0 -= 1 } }
}

/// Puts the pieces of a request together, within limits, and writes the answer.
final class RequestHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  private let shelf: Shelf
  private let pool: NIOThreadPool
  private let limits: WorkbenchServer.Limits
  private let connections: ConnectionCount
  private var head: HTTPRequestHead?
  private var body: [UInt8] = []
  private var deadline: Scheduled<Void>?
  /// Nothing more is read, since the connection ends with the answer that is being sent.
  private var isEnding = false
  private var isAdmitted = true

  init(
    shelf: Shelf, pool: NIOThreadPool, limits: WorkbenchServer.Limits, connections: ConnectionCount
  ) {
    (self.shelf, self.pool) = (shelf, pool)
    (self.limits, self.connections) = (limits, connections)
  }

  func channelActive(context: ChannelHandlerContext) {
    isAdmitted = connections.open()
    wait(context)
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    deadline?.cancel()
    connections.close()
    context.fireChannelInactive()
  }

  /// Ends a connection on which nothing whole comes for too long.
  private func wait(_ context: ChannelHandlerContext) {
    deadline?.cancel()
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    deadline = context.eventLoop.scheduleTask(in: .seconds(limits.seconds)) {
      let (handler, context) = bound.value
      if handler.head == nil {
        context.close(promise: nil)
      } else {
        handler.end(.problem(408, "The request took too long to come."), context)
      }
    }
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if isEnding { return }
    switch unwrapInboundIn(data) {
    case .head(let head):
      self.head = head
      body = []
      if !isAdmitted {
        end(.problem(503, "Too many connections are open. Close some, and try again."), context)
      }
    case .body(let part):
      guard body.count + part.readableBytes <= limits.body else {
        return end(.problem(413, "What was sent is too long."), context)
      }
      body += part.readableBytesView
    case .end:
      guard let head else { return }
      deadline?.cancel()
      answer(head, context)
    }
  }

  private func answer(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
    guard let workbench = shelf.ready else {
      return end(.problem(503, "The frameworks are still being read. Try again."), context)
    }
    guard
      let request = Request(
        head.method.rawValue, head.uri, headers: head.headers.map { ($0.name, $0.value) },
        body: body)
    else { return end(.problem(400, "This address is none."), context) }
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    pool.runIfActive(eventLoop: context.eventLoop) { workbench.answer(request) }
      .whenComplete { result in
        let (handler, context) = bound.value
        switch result {
        case .success(let answer):
          handler.write(
            answer.response, keepsAlive: head.isKeepAlive, isHead: head.method == .HEAD, context)
        case .failure:
          handler.end(.problem(503, "The server is ending."), context)
        }
      }
  }

  /// Answers, and closes the connection.
  private func end(_ response: Response, _ context: ChannelHandlerContext) {
    isEnding = true
    deadline?.cancel()
    write(
      response.inForm(of: head?.uri ?? ""), keepsAlive: false, isHead: false, context)
  }

  private func write(
    _ response: Response, keepsAlive: Bool, isHead: Bool, _ context: ChannelHandlerContext
  ) {
    var head = HTTPResponseHead(version: .http1_1, status: .init(statusCode: response.status))
    for (name, value) in response.allHeaders { head.headers.add(name: name, value: value) }
    if !keepsAlive { head.headers.add(name: "Connection", value: "close") }
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    if !isHead {
      context.write(
        wrapOutboundOut(.body(.byteBuffer(context.channel.allocator.buffer(bytes: response.body)))),
        promise: nil)
    }
    let done = context.writeAndFlush(wrapOutboundOut(.end(nil)))
    if keepsAlive {
      self.head = nil
      body = []
      wait(context)
    } else {
      isEnding = true
      let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
      done.whenComplete { _ in bound.value.close(promise: nil) }
    }
  }

  /// What is no request is told so once, and ends its connection.
  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard let error = error as? HTTPParserError, !isEnding, context.channel.isActive else {
      context.close(promise: nil)
      return
    }
    // The only limit that reading itself holds is that of the fields.
    end(
      error == .headerOverflow
        ? .problem(431, "The fields of the request are too long.")
        : .problem(400, "This is no request that can be read."), context)
  }
}
