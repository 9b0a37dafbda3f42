import CrosswalkBase
import Synchronization

/// A value in its compiled form: decoded when it is first asked for, and only then.
final class Compiled<Value: Archivable & Sendable>: Sendable {
  /// The ``Archive`` of the value.
  let archive: String
  private let decoded = Mutex<Value?>(nil)

  init(_ archive: String) { self.archive = archive }

  /// - Throws: `DecodingError` if the archive is damaged.
  func value() throws -> Value {
    try decoded.withLock { decoded in
      if let decoded { return decoded }
      let value: Value = try Archive.decode(from: archive)
      decoded = value
      return value
    }
  }
}
