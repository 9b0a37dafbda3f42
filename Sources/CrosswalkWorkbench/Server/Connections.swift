import NIOCore
import Synchronization

/// The connections that there are.
final class Connections: Sendable {
  private let open = Mutex<[ObjectIdentifier: any Channel]>([:])
  private let most: Int

  /// - Parameter most: So many may stay at one time.
  init(_ most: Int) { self.most = most }

  /// Whether one more may stay; it counts until ``remove(_:)`` in any case.
  func add(_ channel: any Channel) -> Bool {
    open.withLock {
      $0[ObjectIdentifier(channel)] = channel
      return $0.count <= most
    }
  }

  func remove(_ channel: any Channel) {
    _ = open.withLock { $0.removeValue(forKey: ObjectIdentifier(channel)) }
  }

  /// Closes all, whatever they wait for.
  func closeAll() {
    for channel in open.withLock({ Array($0.values) }) { channel.close(promise: nil) }
  }
}
