/// Who somebody is, whichever way rows write the name.
///
/// White space around the words and how much of it stands between them tells nobody apart. Nor do
/// capital letters in a name of several words: `Ana Ruiz` is `ana  ruiz`. A single word may be an id,
/// and ids may differ in nothing else, so there they do: `P7a` is not `P7A`. Letters that look the
/// same are the same, accents put together in whichever way.
package struct PersonName: Hashable, Comparable, Sendable, ExpressibleByStringLiteral {
  /// As it is shown: as some row writes it, with single spaces.
  package let text: String
  /// Equal for all ways to write it.
  private let key: String

  package init(_ written: String) {
    text = Self.singleSpaced(written)
    key = text.utf8.contains(0x20) ? text.lowercased() : text
  }

  /// Whether it is an id rather than a name, in which capital letters tell people apart.
  package var isOneWord: Bool { !text.utf8.contains(0x20) }

  package init(stringLiteral written: String) { self.init(written) }

  package static func == (a: PersonName, b: PersonName) -> Bool { a.key == b.key }
  package static func < (a: PersonName, b: PersonName) -> Bool { a.key < b.key }
  package func hash(into hasher: inout Hasher) { hasher.combine(key) }

  private static func singleSpaced(_ text: String) -> String {
    // Nearly all names are so already.
    var before: UInt8 = 0x20
    let isSo = text.utf8.allSatisfy { byte in
      defer { before = byte }
      return 0x21...0x7E ~= byte || byte == 0x20 && before != 0x20
    }
    if isSo, before != 0x20 || text.isEmpty { return text }
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
