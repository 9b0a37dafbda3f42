import Dispatch
import NIOCore
import NIOPosix
import Synchronization

/// Threads that answer, and a bound on how many requests they and the line before them hold, so that slow
/// ones wait for each other and for nobody else.
final class Lane: Sendable {
  private let pool: NIOThreadPool
  private let most: Int
  private let under = Mutex(0)

  /// - Parameters:
  ///   - threads: That work at one time.
  ///   - most: How many requests may be worked on or wait; more are sent away.
  init(threads: Int, most: Int) {
    pool = NIOThreadPool(numberOfThreads: threads)
    pool.start()
    self.most = most
  }

  /// Works on something as soon as a thread is free.
  ///
  /// - Returns: What becomes of it; nil where too many wait already.
  func run<Value: Sendable>(
    on eventLoop: any EventLoop, _ work: @escaping @Sendable () -> Value
  ) -> EventLoopFuture<Value>? {
    let isFree = under.withLock { count in
      if count >= most { return false }
      count += 1
      return true
    }
    guard isFree else { return nil }
    let result = pool.runIfActive(eventLoop: eventLoop, work)
    result.whenComplete { _ in self.under.withLock { $0 -= 1 } }
    return result
  }

  /// Takes nothing more.
  ///
  /// - Returns: Whether what is under way ends within so many seconds.
  func stop(within seconds: Int) -> Bool {
    let isDone = DispatchSemaphore(value: 0)
    pool.shutdownGracefully(queue: .global()) { _ in isDone.signal() }
    return isDone.wait(timeout: .now() + .seconds(seconds)) == .success
  }
}

/// Whether a request is still waited for.
final class Waiting: Sendable {
  private let isOver = Atomic(false)

  /// Nobody waits any more.
  func end() { isOver.store(true, ordering: .relaxed) }

  var isThere: Bool { !isOver.load(ordering: .relaxed) }
}
