import CrosswalkBase

/// What one step has made of the text of a file: where it changed, and nothing of what stayed, so that the
/// steps of a day fit into memory.
struct TextChange: Sendable {
  /// A text, or none where there is no file.
  private struct Side: Sendable {
    /// What only this side has; nil where there is no file.
    var middle: [UInt8]?
    /// The content hash of the whole text.
    var digest: String?

    init(_ text: [UInt8]?, _ middle: ArraySlice<UInt8>?) {
      self.middle = middle.map(Array.init)
      digest = text.map(TextChange.digest)
    }
  }

  /// How many bytes before and after the change are the same.
  private let head: Int
  private let tail: Int
  private var before: Side
  private var after: Side

  init(from old: [UInt8]?, to new: [UInt8]?) {
    guard let old, let new else {
      (head, tail) = (0, 0)
      (before, after) = (Side(old, old?[...]), Side(new, new?[...]))
      return
    }
    (head, tail) = commonEnds(of: old, and: new)
    before = Side(old, old[head..<old.count - tail])
    after = Side(new, new[head..<new.count - tail])
  }

  /// The same the other way.
  var reversed: TextChange {
    var change = self
    (change.before, change.after) = (after, before)
    return change
  }

  /// What comes of a text.
  enum Result {
    /// The whole file.
    case text([UInt8])
    /// No file.
    case nothing
    /// The text is not the one that was changed.
    case unfit
  }

  /// What comes of a text, byte for byte; nil: there is no file.
  func applied(to text: [UInt8]?) -> Result {
    guard text.map(Self.digest) == before.digest else { return .unfit }
    guard let middle = after.middle else { return .nothing }
    guard let text else { return .text(middle) }
    return .text(text.prefix(head) + middle + text.suffix(tail))
  }

  private static func digest(_ text: [UInt8]) -> String {
    var digest = SHA256()
    digest.add(text)
    return digest.hexDigest
  }
}
