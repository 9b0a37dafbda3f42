import Foundation

/// How work grows with what there is to do, which holds on any machine and beside any other test, where seconds do not.
package enum Growth {
  /// What `eightfold` may say of work that is linear: 8, and what caches and a shared processor add. Work that grows with the
  /// square comes to 64.
  package static let linear = 0.0...24

  /// How many times as much of the processor eight times as much takes.
  ///
  /// What passes in this thread alone is counted. Times of less than two milliseconds are taken for two, since of those a
  /// look at the clock or a page of memory is a good part.
  package static func eightfold(to count: Int, _ work: (_ count: Int) throws -> Void) rethrows
    -> Double
  {
    let floor = 0.002
    let small = try (0..<3).map { _ in try seconds { try work(count / 8) } }.min() ?? floor
    return try seconds { try work(count) } / max(small, floor)
  }

  private static func seconds(_ work: () throws -> Void) rethrows -> Double {
    let start = processorTime()
    try work()
    return processorTime() - start
  }

  /// The seconds that this thread has had a processor.
  private static func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
