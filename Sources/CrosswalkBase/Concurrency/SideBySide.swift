import Dispatch
import Synchronization

extension RandomAccessCollection where Self: Sendable, Index == Int {
  /// What becomes of each element, worked out on all processors, in the order of the elements.
  ///
  /// - Throws: What the first element throws that throws anything.
  package func sideBySide<Result: Sendable>(
    _ transform: @Sendable (Element) throws -> Result
  ) throws -> [Result] {
    let results = Mutex([Swift.Result<Result, any Error>?](repeating: nil, count: count))
    // Each thread is told who waits for it.
    let isThere = Interest.isThere
    DispatchQueue.concurrentPerform(iterations: count) { place in
      let result = Swift.Result {
        try Interest.asking(isThere) { try transform(self[startIndex + place]) }
      }
      results.withLock { $0[place] = result }
    }
    return try results.withLock { $0 }.compactMap { try $0?.get() }
  }
}
