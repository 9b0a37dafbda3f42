import CrosswalkBase

/// Suggests concepts for the statements of a framework, from the wording of the concepts and from
/// the aligned statements of all other frameworks.
///
/// How the rankings are joined, and what a fused score is worth, is learned from the other
/// frameworks alone: each is held out in turn and its links are predicted from the rest. The links
/// of the framework itself are never looked at.
public struct ConceptSuggester: Suggester {
  let data: SuggestionData
  let document: SuggestionData.Document
  private let learned: LearnedConcepts
  private let digest: @Sendable () -> String

  var ranker: ConceptRanker { learned.ranker }
  var fusion: RankFusion { learned.fusion }
  var calibration: ScoreCalibration? { learned.calibration }

  init(
    _ data: SuggestionData, for document: SuggestionData.Document, training: [String],
    usesTexts: Bool = true, digest: @escaping @Sendable () -> String = { "" }
  ) {
    self.data = data
    self.document = document
    self.digest = digest
    learned = .from(training, in: data, usesTexts: usesTexts)
  }

  /// What the suggestions rest on.
  public var basis: SuggestionBasis {
    SuggestionBasis(
      framework: document.id, to: "ontology", ontology: data.ontology.version,
      learnedFrom: ranker.training,
      fusion: .init(
        k: fusion.k,
        weights: fusion.named(["texts", "neighbours", "unit", "meaning", "meaningNeighbours"])),
      calibratedOn: calibration?.statements ?? 0, model: data.model, hash: digest(),
      note: SuggestionBasis.note)
  }

  /// Visits the statements in the order of the document, with the best concepts for each.
  ///
  /// - Parameters:
  ///   - limit: At most so many suggestions a statement.
  ///   - explains: Whether to say which words and neighbours they come from.
  ///   - id: The one statement to visit; nil: all.
  ///   - body: Is given one statement at a time.
  /// - Throws: What `body` throws.
  public func forEach(
    limit: Int = 10, explains: Bool = false, only id: String? = nil,
    _ body: (StatementSuggestions) throws -> Void
  ) rethrows {
    let ids = data.concepts.map(\.id)
    let visits = id.map { id in
      Set(document.entries.indices.filter { document.entries[$0].statement.id == id })
    }
    try ranker.forEach(in: document, visits: visits) { position, evidence in
      let entry = document.entries[position]
      let fused = evidence.scores(by: fusion)
      let ranking = RankOrder.greatest(limit, of: fused)
      let scores = calibration?.scores(ranking.map { fused[$0] }, strength: evidence.strength)
      let voters = explains ? ranker.voters(for: entry) : []
      let words = explains ? data.words(of: entry, in: document) : []
      let suggestions = ranking.enumerated().map { place, concept in
        Suggestion(
          id: ids[concept], label: data.concepts[concept].label,
          score: scores.map { rounded($0[place]) }, fused: rounded(fused[concept]),
          terms: explains
            ? SuggestionData.shared(words) { ranker.contribution(of: $0, to: concept) } : nil,
          nearest: explains ? neighbours(among: voters, for: concept) : nil,
          concepts: explains ? [] : nil)
      }
      try body(
        StatementSuggestions(
          statement: entry.statement.id, text: entry.statement.text,
          unit: unitID(position), suggestions: suggestions,
          nearest: explains ? neighbours(among: voters, for: nil) : nil))
    }
  }

  func unitID(_ position: Int) -> String { document.units[document.entries[position].unit].id }

  /// So many neighbours explain a suggestion.
  private static let shownNeighbours = 3

  private func neighbours(
    among voters: [ConceptRanker.Voter], for concept: Int?
  ) -> [AlignedNeighbour] {
    var shown: [AlignedNeighbour] = []
    for voter in voters {
      if shown.count == Self.shownNeighbours { break }
      if let concept, ranker.share(of: concept, in: voter.position) == 0 { continue }
      shown.append(ranker.neighbour(voter))
    }
    return shown
  }
}

extension SuggestionData {
  /// A word that is a term, and the term's number.
  typealias Word = (word: String, term: Int32)

  /// The words of a statement and of its unit's title that are terms, each once.
  func words(of entry: Entry, in document: Document) -> [Word] {
    vocabulary.words(in: "\(entry.statement.text) \(document.units[entry.unit].title)")
  }

  /// The words that count for something, those that count most first.
  static func shared(_ words: [Word], counting weight: (Int32) -> Double) -> [String] {
    words.enumerated().map { (word: $1.word, index: $0, weight: weight($1.term)) }
      .filter { $0.weight > 0 }.sorted { ($1.weight, $0.index) < ($0.weight, $1.index) }
      .map(\.word)
  }
}

/// With four decimals, so that results are the same wherever they are computed.
func rounded(_ number: Double) -> Double { (number * 10_000).rounded() / 10_000 }
