import Dispatch
import Synchronization

/// Something that is worked out beside what goes on, and waited for by whoever needs it.
package final class Later<Value: Sendable>: Sendable {
  private let made = Mutex<Value?>(nil)
  private let work = DispatchGroup()

  /// - Parameter make: Begins at once, on another thread.
  package init(_ make: @escaping @Sendable () -> Value) {
    DispatchQueue.global().async(group: work) {
      let value = make()
      self.made.withLock { $0 = value }
    }
  }

  /// What has come of it, as soon as it is there.
  package var value: Value {
    work.wait()
    return made.withLock { $0! }
  }
}
