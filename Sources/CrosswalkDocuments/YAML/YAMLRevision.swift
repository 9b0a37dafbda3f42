import CrosswalkBase

/// Brings a YAML text that people have edited up to date: what has changed between two values is
/// changed in the text, and all else stays byte for byte, with its comments, order and layout.
///
/// Both values are written by the same rules, so that they differ only where the meaning does,
/// however the text puts it. Items of lists are told apart by those of their pairs that are
/// identifying, and where none is by the first (`id`, `concept`), wherever that is text. What is new
/// is written as ``YAMLWriter`` does.
package struct YAMLRevision: Sendable, Hashable {
  /// The new text.
  package var text: String
  /// Comments of the old text that are not in the new one, from their signs on.
  package var lostComments: [String]

  /// Revises a text; where the revised one would not be right, writes the new value anew.
  ///
  /// - Parameters:
  ///   - source: The text.
  ///   - old: What it says.
  ///   - new: What it is to say.
  ///   - isRight: Whether a text says what it should; it is asked of the result.
  package init(
    of source: YAMLSource, from old: @autoclosure @Sendable () -> YAMLValue,
    to new: @autoclosure @Sendable () -> YAMLValue, isRight: (_ text: String) -> Bool
  ) {
    var (outline, (old, new)) = sideBySide(source.outline, { (old(), new()) })
    if let closed = outline?.closingLastText, old != new { outline = YAMLOutline(closed) }
    let revised = outline.flatMap { outline in
      outline.root.flatMap { root in try? YAMLEditor(outline).text(of: root, old, new) }
    }
    if let revised, isRight(revised) {
      text = revised
    } else {
      text = YAMLWriter.text(new)
    }
    let written = Array(text.utf8)
    lostComments = outline.map { Self.comments(of: $0, missingIn: written) } ?? []
  }

  private static func comments(of old: YAMLOutline, missingIn new: [UInt8]) -> [String] {
    // What stays at the start and at the end keeps its comments: most texts need not be read again.
    let ends = commonEnds(of: old.bytes, and: new)
    let changed = old.lineStart(ends.head)..<min(old.bytes.count - ends.tail + 1, old.bytes.count)
    if !old.bytes[changed].contains(UInt8(ascii: "#")) { return [] }
    var left: [String: Int] = [:]
    for comment in YAMLOutline(new)?.comments ?? [] { left[comment, default: 0] += 1 }
    return old.comments.filter { comment in
      left[comment, default: 0] -= 1
      return left[comment, default: 0] < 0
    }
  }

  /// Revises a file of a certain shape; where the result would not be read as the new value, writes
  /// that anew.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - old: What it says.
  ///   - new: What it is to say.
  ///   - shape: What such a file looks like.
  ///   - isRight: Whether a text says what it should; nil: it is read by its shape.
  init<Value: Equatable>(
    of source: YAMLSource, from old: Value, to new: Value, as shape: Shape<Value>,
    isRight: ((_ text: String) -> Bool)? = nil
  ) {
    self.init(
      of: source, from: shape.encode(old), to: shape.encode(new),
      isRight: isRight ?? { text in
        YAMLReader(limits: source.limits).read(Array(text.utf8), file: "", as: shape).value == new
      })
  }
}
