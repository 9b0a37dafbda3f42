/// Writes RDF in Turtle, one subject after the other.
struct TurtleWriter {
  private(set) var text = ""
  private let prefixes: [(prefix: String, iri: String)]
  /// How many triples have been written.
  private(set) var count = 0

  /// - Parameter prefixes: Written in this order; of several that fit a name, the longest is used.
  init(prefixes: [(prefix: String, iri: String)]) {
    self.prefixes = prefixes.sorted { $0.iri.utf8.count > $1.iri.utf8.count }
    for (prefix, iri) in prefixes { text += "@prefix \(prefix): <\(iri)> .\n" }
  }

  /// The term of a name, or of a text in English or in no language.
  func name(_ iri: String) -> String {
    for (prefix, start) in prefixes where iri.hasPrefix(start) {
      let rest = iri.dropFirst(start.count)
      let isPlain = rest.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
          || $0 == 0x5F || $0 == 0x2D || $0 == 0x2E
      }
      if isPlain, let first = rest.utf8.first, let last = rest.utf8.last, first != 0x2E,
        first != 0x2D, last != 0x2E
      {
        return "\(prefix):\(rest)"
      }
    }
    return "<\(iri)>"
  }

  /// A text in a language; without a tag where nobody has said which it is, or what was said can be
  /// none.
  func text(_ text: String, in language: String?) -> String {
    let isTag =
      language.map { tag in
        let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
        return parts.allSatisfy { part in
          (1...8).contains(part.utf8.count)
            && part.utf8.allSatisfy {
              (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
            }
        } && parts[0].allSatisfy(\.isLetter)
      } ?? false
    return doubleQuoted(text) + (isTag ? "@" + language! : "")
  }

  /// An address as what it names; other words as a text.
  func resource(_ text: String) -> String { isAbsoluteIRI(text) ? "<\(text)>" : doubleQuoted(text) }

  func english(_ text: String) -> String { doubleQuoted(text) + "@en" }

  /// Everything said of one subject; a predicate without objects is left out.
  mutating func write(_ subject: String, _ statements: [(predicate: String, objects: [String])]) {
    let said = statements.filter { !$0.objects.isEmpty }
    guard !said.isEmpty else { return }
    text += "\n\(subject)\n"
    text += said.map { "  \($0.predicate) \($0.objects.joined(separator: ", "))" }
      .joined(separator: " ;\n")
    text += " .\n"
    count += said.reduce(0) { $0 + $1.objects.count }
  }

  /// A list as an object; its parts are triples too.
  mutating func list(_ items: [String]) -> String {
    count += 2 * items.count
    return "( \(items.joined(separator: " ")) )"
  }
}
