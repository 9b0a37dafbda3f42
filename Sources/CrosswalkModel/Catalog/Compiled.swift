import CrosswalkBase
import Synchronization

/// A value that a build may have compiled in: decoded when it is first asked for, and only then.
///
/// A command that needs no more of it than its content hash, as translating needs none of the direct
/// judgements, pays nothing for its size.
final class Compiled<Value: Archivable & Sendable>: Sendable {
  private struct State {
    var archive: String?
    var value: Value?
    var digest: String?
  }

  private let state: Mutex<State>

  /// - Parameters:
  ///   - archive: The ``Archive`` of the value.
  ///   - digest: Its content hash; nil: taken when it is first asked for.
  init(_ archive: String, digest: String? = nil) {
    state = Mutex(State(archive: archive, digest: digest))
  }

  /// A value that is one already.
  init(_ value: Value) { state = Mutex(State(value: value)) }

  /// - Throws: `DecodingError` if the archive is damaged.
  func value() throws -> Value {
    try state.withLock { state in
      if let value = state.value { return value }
      let value: Value = try Archive.decode(from: state.archive ?? "")
      state.value = value
      return value
    }
  }

  /// The content hash of the archive, as hexadecimal digits.
  var digest: String {
    state.withLock { state in
      if let digest = state.digest { return digest }
      let digest = SHA256.hexDigest(
        of: state.archive ?? state.value.map { Archive.encode($0) } ?? "")
      state.digest = digest
      return digest
    }
  }
}
