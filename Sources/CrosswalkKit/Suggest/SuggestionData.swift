import CrosswalkModel

/// Frameworks and concepts, taken apart into terms once for all searches over them.
struct SuggestionData: Sendable {
  /// A statement as the rankers see it.
  struct Entry: Sendable {
    var statement: Statement
    /// The unit's position in the framework.
    var unit: Int
    /// The words of the statement, and with less weight those of its unit's title, which tell what
    /// it is said of.
    var bag: TermBag
    /// The terms of the statement alone, in order.
    var terms: [Int32]
    /// The links that carry, by the concept's position, greatest share first.
    var links: [(concept: Int, share: Double)]
    /// What a sentence model makes of the statement alone.
    var meaning: [Float]?
  }

  /// A framework as the rankers see it.
  struct Document: Sendable {
    var id: String
    var digest: String
    var units: [(id: String, title: String)]
    var entries: [Entry]
    var isAligned: Bool { entries.contains { !$0.links.isEmpty } }
  }

  let concepts: [Ontology.Concept]
  /// What a sentence model makes of each concept.
  let conceptMeanings: [[Float]?]
  /// The sentence model; nil if wording alone counts.
  let model: SentenceVectors.Model?
  /// The texts as terms, and what was learned from them.
  let terms: CatalogTerms
  /// In the order of their ids.
  let documents: [Document]

  var ontology: Ontology { terms.ontology }
  var vocabulary: Vocabulary { terms.vocabulary }

  init(
    ontology: Ontology, frameworks: [AlignedFramework], vectors: SentenceVectors? = nil,
    memory: SuggestionMemory = SuggestionMemory()
  ) {
    let frameworks = frameworks.sorted { $0.framework.id < $1.framework.id }
    let terms = memory.terms(of: ontology, frameworks)
    self.terms = terms
    concepts = ontology.concepts
    model = vectors?.model
    conceptMeanings = concepts.map { vectors?.vector(ofAll: ConceptText.names(of: $0)) }
    documents = frameworks.map { terms.document($0, vectors: vectors) }
  }

  /// The hashes of frameworks with their alignments.
  func digests(of ids: [String]) -> [String] { ids.compactMap { document($0)?.digest } }

  /// How many statements some frameworks have.
  func weight(of ids: [String]) -> Int {
    ids.reduce(0) { $0 + (document($1)?.entries.count ?? 0) }
  }

  func document(_ id: String) -> Document? { documents.first { $0.id == id } }
}

/// What the ontology says of its concepts, as texts to search in.
enum ConceptText {
  /// How much a word counts by where it stands.
  static let (labelWeight, scopeWeight, domainWeight) = (2.0, 1.0, 0.5)

  static func bags(of ontology: Ontology, vocabulary: inout Vocabulary) -> [TermBag] {
    let scopes = scopes(of: ontology.concepts)
    return ontology.domains.flatMap { domain in domain.concepts.map { (domain.label, $0) } }.map {
      domain, concept in
      TermBag([
        (vocabulary.terms(in: concept.label), labelWeight),
        (concept.altLabels.flatMap { vocabulary.terms(in: $0) }, labelWeight),
        (vocabulary.terms(in: domain), domainWeight),
        ((scopes[concept.id] ?? []).flatMap { vocabulary.terms(in: $0) }, scopeWeight),
      ])
    }
  }

  /// What a concept is called, with the sentence that says what it is: short texts, of which a
  /// sentence model makes more than of one long one.
  static func names(of concept: Ontology.Concept) -> [String] {
    [concept.label] + concept.altLabels + [String(sentences(in: concept.scope)[0])]
  }

  /// The parts of scope notes that tell of each concept.
  ///
  /// After its first sentence a scope note says where neighbours begin: "Own prejudice is bias". A
  /// part that names another concept by its id tells of that one, and not of the concept that it
  /// stands under.
  static func scopes(of concepts: [Ontology.Concept]) -> [String: [String]] {
    let ids = Set(concepts.map(\.id))
    var scopes: [String: [String]] = [:]
    for concept in concepts {
      for (index, sentence) in sentences(in: concept.scope).enumerated() {
        for part in sentence.split(separator: ";") {
          let named = index == 0 ? [] : Set(idsNamed(in: part)).intersection(ids)
          let others = named.subtracting([concept.id]).sorted()
          for id in others.isEmpty ? [concept.id] : others {
            scopes[id, default: []].append(String(part))
          }
        }
      }
    }
    return scopes
  }

  private static func sentences(in text: String) -> [Substring] {
    var sentences: [Substring] = []
    var start = text.startIndex
    for index in text.indices where text[index] == "." {
      let next = text.index(after: index)
      guard next < text.endIndex, text[next].isWhitespace else { continue }
      sentences.append(text[start..<next])
      start = next
    }
    return sentences + [text[start...]]
  }

  private static func idsNamed(in text: Substring) -> [String] {
    text.split { !$0.isLetter && !$0.isNumber && $0 != "-" }.map(String.init)
  }
}
