import Dispatch
import Synchronization

/// Work on one input after the other, on several processors, of which the results come in the order
/// of the inputs.
///
/// A few inputs are under way at a time and no more, however long there are some: whoever takes
/// results slowly slows the reading down.
package struct InOrder<Worker: Sendable> {
  /// What works: each does one input at a time, and has one for itself.
  private let workers: [Worker]

  /// - Parameter workers: One a processor, at least one.
  package init(_ workers: [Worker]) { self.workers = workers }

  private final class Slot<Output: Sendable>: Sendable {
    let result = Mutex<Result<Output, any Error>?>(nil)
    let isDone = DispatchSemaphore(value: 0)
  }

  /// Works on all inputs.
  ///
  /// - Parameters:
  ///   - next: The next input; nil at the end. Called on the caller's thread.
  ///   - work: What becomes of an input.
  ///   - take: Takes the results, on the caller's thread.
  /// - Throws: The first that any of them throws; what is under way is ended before.
  package func run<Input: Sendable, Output: Sendable>(
    next: () throws -> Input?, work: @escaping @Sendable (Worker, Input) throws -> Output,
    take: (Output) throws -> Void
  ) throws {
    if workers.count == 1 {
      while let input = try next() { try take(work(workers[0], input)) }
      return
    }
    let queues = workers.indices.map { DispatchQueue(label: "in-order-\($0)") }
    var pending: [Slot<Output>] = []
    defer { for slot in pending { slot.isDone.wait() } }
    func takeOldest() throws {
      let slot = pending.removeFirst()
      slot.isDone.wait()
      try take(slot.result.withLock { $0! }.get())
    }
    var turn = 0
    while let input = try next() {
      let (slot, worker) = (Slot<Output>(), workers[turn])
      queues[turn].async {
        let result = Result { try work(worker, input) }
        slot.result.withLock { $0 = result }
        slot.isDone.signal()
      }
      pending.append(slot)
      turn = (turn + 1) % workers.count
      if pending.count > 2 * workers.count { try takeOldest() }
    }
    while !pending.isEmpty { try takeOldest() }
  }
}
