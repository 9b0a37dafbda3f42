import CrosswalkBase
import CrosswalkModel
import Synchronization

/// The texts of an ontology and of frameworks, taken apart into terms, with what suggestions have learned from
/// links and judgements on them. Both stay good whatever somebody decides: what is learned stands under all
/// that it is learned from.
final class CatalogTerms: Sendable {
  /// A statement as terms.
  struct Words: Sendable {
    /// The words of the statement, and with less weight those of its unit's title, which tell what
    /// it is said of.
    var bag: TermBag
    /// The terms of the statement alone, in order.
    var terms: [Int32]
  }

  /// What was learned, and from what: the hashes of frameworks with their alignments, of a sentence model, and
  /// of judgements.
  enum Learned: Hashable {
    case concepts(from: [String], usesTexts: Bool, model: String?)
    case statements(
      of: String, about: [String], from: [String], judged: [LearnedStatements.Judged],
      model: String?)
  }

  /// A unit's texts.
  private struct UnitTexts: Sendable, Equatable {
    var title: String
    var statements: [String]

    init(_ unit: Framework.Unit) {
      (title, statements) = (unit.title, unit.statements.map(\.text))
    }
  }

  let ontology: Ontology
  let conceptBags: [TermBag]
  /// The concepts' positions.
  let positions: [String: Int]
  /// For each concept those that are kin to it, with how much a statement of one says for the other.
  let kin: [[(concept: Int, weight: Double)]]
  let vocabulary: Vocabulary
  let learned = Remembered<Learned>(most: 100_000)
  private let texts: [String: [UnitTexts]]
  private let words: [String: [Words]]
  private let documents = Mutex<[String: SuggestionData.Document]>([:])

  /// How much a word of a unit's title counts beside one of the statement.
  static let titleWeight = 0.3

  init(_ ontology: Ontology, _ frameworks: [AlignedFramework]) {
    self.ontology = ontology
    var vocabulary = Vocabulary()
    conceptBags = ConceptText.bags(of: ontology, vocabulary: &vocabulary)
    let positions = Dictionary(
      ontology.concepts.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let kinship = ConceptKinship(ontology)
    kin = ontology.concepts.map { concept in
      kinship.all(of: concept.id).compactMap { kin in
        positions[kin.concept].map { ($0, MatchRanker.weight(of: kin.kind)) }
      }.sorted { $0.0 < $1.0 }
    }
    self.positions = positions
    var words: [String: [Words]] = [:]
    for framework in frameworks.map(\.framework) {
      var all: [Words] = []
      for unit in framework.units {
        let title = vocabulary.terms(in: unit.title)
        for statement in unit.statements {
          let terms = vocabulary.terms(in: statement.text)
          all.append(Words(bag: TermBag([(terms, 1), (title, Self.titleWeight)]), terms: terms))
        }
      }
      words[framework.id] = all
    }
    self.words = words
    texts = Self.texts(of: frameworks)
    self.vocabulary = vocabulary
  }

  private static func texts(of frameworks: [AlignedFramework]) -> [String: [UnitTexts]] {
    Dictionary(
      frameworks.map { ($0.framework.id, $0.framework.units.map(UnitTexts.init)) },
      uniquingKeysWith: { _, last in last })
  }

  /// Whether these are the texts of an ontology and of some frameworks.
  func areTexts(of ontology: Ontology, _ frameworks: [AlignedFramework]) -> Bool {
    self.ontology == ontology && texts == Self.texts(of: frameworks)
  }

  /// A framework as the rankers see it.
  func document(
    _ aligned: AlignedFramework, vectors: SentenceVectors?
  ) -> SuggestionData.Document {
    let id = aligned.framework.id
    // Which texts have vectors depends on who asks.
    guard vectors == nil else { return made(aligned, vectors: vectors) }
    if let kept = documents.withLock({ $0[id] }), kept.digest == aligned.digest { return kept }
    let document = made(aligned, vectors: nil)
    documents.withLock { $0[id] = document }
    return document
  }

  private func made(
    _ aligned: AlignedFramework, vectors: SentenceVectors?
  ) -> SuggestionData.Document {
    let links = aligned.linksByStatement
    let words = words[aligned.framework.id] ?? []
    var entries: [SuggestionData.Entry] = []
    entries.reserveCapacity(words.count)
    for (position, unit) in aligned.framework.units.enumerated() {
      for statement in unit.statements {
        let carried = (links[statement.id] ?? []).compactMap { link in
          link.carriedShare > 0
            ? positions[link.concept].map { (concept: $0, share: link.carriedShare) } : nil
        }
        let words = words[entries.count]
        entries.append(
          SuggestionData.Entry(
            statement: statement, unit: position, bag: words.bag, terms: words.terms,
            links: carried.enumerated().sorted {
              ($1.element.share, $0.offset) < ($0.element.share, $1.offset)
            }.map(\.element), meaning: vectors?.vector(of: statement.text)))
      }
    }
    return SuggestionData.Document(
      id: aligned.framework.id, digest: aligned.digest,
      units: aligned.framework.units.map { ($0.id, $0.title) }, entries: entries)
  }
}

/// Keeps what suggestions are made from while decisions are taken.
///
/// Suggestions for a framework never look at its own links, so that deciding on its statements leaves what they
/// are made from as it is; and the texts stay the same whatever is decided. With the same memory suggestions
/// are the same as without one.
public final class SuggestionMemory: Sendable {
  private let kept = Mutex<CatalogTerms?>(nil)

  /// A memory of nothing.
  public init() {}

  /// The texts of an ontology and of some frameworks as terms.
  func terms(of ontology: Ontology, _ frameworks: [AlignedFramework]) -> CatalogTerms {
    if let same = kept.withLock({ $0 }), same.areTexts(of: ontology, frameworks) { return same }
    let new = CatalogTerms(ontology, frameworks)
    kept.withLock { $0 = new }
    return new
  }
}
