/// A thing, or a text, that RDF speaks of.
enum RDFTerm: Sendable, Hashable {
  /// An IRI, or `_:` and a number for what has none.
  case name(String)
  /// A text with its language in lower case, or with the name of its datatype; neither: a plain text.
  case text(String, language: String? = nil, type: String? = nil)

  /// The name; nil of a text.
  var name: String? {
    if case .name(let name) = self { name } else { nil }
  }
}

/// One thing said of another.
struct RDFTriple: Sendable, Hashable {
  var subject: String
  var predicate: String
  var object: RDFTerm
}
