import Dispatch
import Synchronization

extension RandomAccessCollection where Self: Sendable, Index == Int {
  /// What becomes of each element, worked out on all processors, in the order of the elements.
  ///
  /// - Throws: What the first element throws that throws anything.
  package func sideBySide<Result: Sendable, Failure: Error>(
    _ transform: @Sendable (Element) throws(Failure) -> Result
  ) throws(Failure) -> [Result] {
    let results = Mutex([Swift.Result<Result, Failure>?](repeating: nil, count: count))
    // Each thread is told who waits for it.
    let isThere = Interest.isThere
    DispatchQueue.concurrentPerform(iterations: count) { place in
      let result: Swift.Result<Result, Failure> = Interest.asking(isThere) {
        do throws(Failure) {
          return .success(try transform(self[startIndex + place]))
        } catch {
          return .failure(error)
        }
      }
      results.withLock { $0[place] = result }
    }
    var all: [Result] = []
    all.reserveCapacity(count)
    for result in results.withLock({ $0 }) { all.append(try result!.get()) }
    return all
  }

  /// What becomes of the elements in runs, which are worked on side by side, in the order of the elements.
  ///
  /// - Parameters:
  ///   - most: So many runs are made at most.
  ///   - transform: What becomes of a run; at least one is made, which is empty where there are no elements.
  /// - Returns: What has become of each run.
  /// - Throws: What the first run throws that throws anything.
  package func runsSideBySide<Result: Sendable, Failure: Error>(
    atMost most: Int = 4, _ transform: @Sendable (SubSequence) throws(Failure) -> Result
  ) throws(Failure) -> [Result] {
    let runs = Swift.max(1, Swift.min(count, most))
    return try (0..<runs).sideBySide { (run: Int) throws(Failure) -> Result in
      try transform(
        self[startIndex + count * run / runs..<startIndex + count * (run + 1) / runs])
    }
  }
}

/// Two things, each worked out while the other is.
package func sideBySide<First: Sendable, Second: Sendable>(
  _ first: @Sendable () -> First, _ second: @Sendable () -> Second
) -> (First, Second) {
  let results = Mutex<(First?, Second?)>((nil, nil))
  _ = (0..<2).sideBySide { place in
    if place == 0 {
      let value = first()
      results.withLock { $0.0 = value }
    } else {
      let value = second()
      results.withLock { $0.1 = value }
    }
  }
  return results.withLock { ($0.0!, $0.1!) }
}
