import CrosswalkBase
import NIOCore
import NIOHTTP1
import Synchronization

/// Where the workbench stands once it is ready.
final class Shelf: Sendable {
  private let workbench = Mutex<Workbench?>(nil)

  func put(_ workbench: Workbench) { self.workbench.withLock { $0 = workbench } }

  var ready: Workbench? { workbench.withLock { $0 } }
}

/// Puts the pieces of a request together, within limits, and writes the answer.
final class RequestHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  private let shelf: Shelf
  private let lanes: WorkbenchServer.Lanes
  private let limits: WorkbenchServer.Limits
  private let connections: Connections
  private let log: WorkbenchServer.Log
  private var head: HTTPRequestHead?
  private var body: [UInt8] = []
  /// What may be sent with the request that is coming.
  private var allowance = Allowance()
  private var deadline: Scheduled<Void>?
  /// What else comes is dropped, since the connection ends with the answer that is being sent.
  private var isEnding = false
  private var isAdmitted = true
  /// Of the request that is being answered.
  private var waiting: Waiting?

  init(
    shelf: Shelf, lanes: WorkbenchServer.Lanes, limits: WorkbenchServer.Limits,
    connections: Connections, log: @escaping WorkbenchServer.Log
  ) {
    (self.shelf, self.lanes, self.log) = (shelf, lanes, log)
    (self.limits, self.connections) = (limits, connections)
  }

  func channelActive(context: ChannelHandlerContext) {
    isAdmitted = connections.add(context.channel)
    wait(context)
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    deadline?.cancel()
    // Whoever has gone waits for no answer.
    waiting?.end()
    connections.remove(context.channel)
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
      allowance = Allowance(of: head, limits, by: shelf.ready)
      if !isAdmitted {
        end(.problem(503, "Too many connections are open. Close some, and try again."), context)
      }
    case .body(let part):
      switch allowance.take(part.readableBytes) {
      case .keep(let goesOn):
        body += part.readableBytesView
        if goesOn { wait(context) }
      case .end: end(tooLong, context)
      }
    case .end:
      guard let head else { return }
      deadline?.cancel()
      answer(head, context)
    }
  }

  private var tooLong: Response {
    .problem(
      413,
      allowance.takesFiles
        ? "This file is too long: at most \(limits.upload >> 20) MiB are taken. Save it in parts."
        : "What was sent is too long: at most \(limits.body >> 20) MiB are taken.")
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
    let waiting = Waiting()
    self.waiting = waiting
    let lane = workbench.isSlow(request) ? lanes.slow : lanes.quick
    let work = lane.run(on: context.eventLoop) { () -> Answer? in
      guard waiting.isThere else { return nil }
      return Interest.asking({ waiting.isThere }) { workbench.answer(request) }
    }
    guard let work else {
      let busy = "So much is being worked out already that this has to wait. Try again in a while."
      log(503, "\(request.method) busy")
      return write(
        Response.problem(503, busy).inForm(of: head.uri), keepsAlive: head.isKeepAlive,
        isHead: head.method == .HEAD, context)
    }
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    work.whenComplete { result in
      let (handler, context) = bound.value
      guard context.channel.isActive else { return }
      switch result {
      case .success(let answer?):
        let status = answer.response.status
        if status >= 400 { handler.log(status, "\(request.method) \(answer.pattern)") }
        handler.write(
          answer.response, keepsAlive: head.isKeepAlive, isHead: head.method == .HEAD, context)
      case .success(nil), .failure:
        handler.end(.problem(503, "The server is ending."), context)
      }
    }
  }

  private typealias Answer = (response: Response, pattern: String)

  /// Answers, and closes the connection.
  private func end(_ response: Response, _ context: ChannelHandlerContext) {
    isEnding = true
    deadline?.cancel()
    log(response.status, "no request")
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
      // A connection that ends while something is on its way takes the answer along, and a browser takes no answer
      // before it has sent all. So the other side ends it; but there is no room to wait for one too many.
      let mode: CloseMode = isAdmitted ? .output : .all
      done.whenComplete { _ in bound.value.close(mode: mode, promise: nil) }
      // Whoever does not take the answer, or sends on, is not waited for for ever.
      deadline = context.eventLoop.scheduleTask(in: .seconds(limits.seconds)) {
        bound.value.close(promise: nil)
      }
    }
  }

  /// What is no request is told so once, and ends its connection.
  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    // What it is that is dropped does not matter.
    if isEnding, context.channel.isActive { return }
    guard let error = error as? HTTPParserError, context.channel.isActive else {
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
