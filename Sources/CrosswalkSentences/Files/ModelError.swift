/// Why a sentence model cannot be used: in which file, and for what reason.
package struct ModelError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What kind of obstacle it is.
  package enum Kind: Sendable, Hashable {
    /// A file is not there.
    case missing
    /// A file breaks the rules of its format, or two of them contradict each other.
    case damaged
    /// The files are sound, but describe a model that is not computed here.
    case unsupported
    /// A file is larger than anything that is read here.
    case limit
  }

  /// What kind of obstacle it is.
  package var kind: Kind
  /// The file's name in the model's folder.
  package var file: String
  /// The reason in words, without a full stop.
  package var reason: String

  /// File and reason as one line.
  package var description: String { "\(file): \(reason)" }

  init(_ kind: Kind, _ file: String, _ reason: String) {
    (self.kind, self.file, self.reason) = (kind, file, reason)
  }
}
