import CrosswalkTables

/// A text that is said of a thing, with all facts that it takes to say it.
struct SKOSText {
  let text: String
  /// In lower case; nil where nobody has said.
  let language: String?
  /// One, or two where the text is a thing of its own.
  let triples: [RDFTriple]

  /// All texts that a property has of a thing, on one line each, but for empty ones.
  static func all(in graph: RDFGraph, of subject: String, _ predicate: String) -> [SKOSText] {
    func text(_ triples: [RDFTriple]) -> SKOSText? {
      guard case .text(let text, let language, _) = triples[triples.count - 1].object else {
        return nil
      }
      let cleaned = CellText.cleaned(text).text
      return cleaned.isEmpty ? nil : SKOSText(text: cleaned, language: language, triples: triples)
    }
    return graph.objects(subject, predicate).flatMap { object -> [SKOSText] in
      let triple = RDFTriple(subject: subject, predicate: predicate, object: object)
      guard let name = object.name else { return text([triple]).map { [$0] } ?? [] }
      return SKOSTerms.value.flatMap { value in
        graph.objects(name, value).compactMap {
          text([triple, RDFTriple(subject: name, predicate: value, object: $0)])
        }
      }
    }
  }

  /// The language that texts are read in: English if there is any, else none if there are texts without,
  /// else the one that most are in.
  static func commonLanguage(of texts: [SKOSText]) -> String? {
    let found = texts.map { $0.language?.split(separator: "-").first.map(String.init) }
    if found.contains("en") { return "en" }
    if found.contains(nil) { return nil }
    let counts = Dictionary(grouping: found.compactMap { $0 }) { $0 }.mapValues(\.count)
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  /// Whether it is in a language, in any of its regions, or in none that is said.
  func isIn(_ wanted: String?) -> Bool {
    guard let language, let wanted else { return language == nil }
    return language == wanted || language.hasPrefix(wanted + "-")
  }

  /// The first in a language, else the first in none, else the first.
  static func best(of texts: [SKOSText], in wanted: String?) -> SKOSText? {
    texts.first { $0.language != nil && $0.isIn(wanted) } ?? texts.first { $0.language == nil }
      ?? texts.first
  }
}
