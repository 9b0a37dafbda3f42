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
  let ranker: ConceptRanker
  let fusion: RankFusion
  let calibration: ScoreCalibration?
  private let digest: String

  /// Where nothing can be learned from.
  static let defaultFusion = RankFusion(k: 1, weights: [1, 0.5, 0.3])

  /// What is tried, in this order: few of the first places of the neighbours and of the unit
  /// outweigh the texts' first place, or many.
  static let candidates: [RankFusion] = [1, 3, 10, 30, 60].flatMap { k in
    [0.1, 0.2, 0.35, 0.5, 0.7, 1].flatMap { neighbours in
      [0, 0.1, 0.2, 0.35, 0.5].map { RankFusion(k: k, weights: [1, neighbours, $0]) }
    }
  }

  /// With a sentence model, what is tried after the best fusion of the other rankings is known.
  static let meaningWeights: [[Double]] = [0, 0.2, 0.35, 0.5, 0.7, 1, 1.5, 2].flatMap { meaning in
    [0, 0.1, 0.2, 0.35, 0.5, 0.7, 1].map { [meaning, $0] }
  }

  /// Learns from at most so many statements of each framework.
  static let learningLimit = 1_000

  init(
    _ data: SuggestionData, for document: SuggestionData.Document, training: [String],
    usesTexts: Bool = true, fusion fixed: RankFusion? = nil, digest: String = ""
  ) {
    self.data = data
    self.document = document
    self.digest = digest
    ranker = ConceptRanker(data, training: training, usesTexts: usesTexts)
    let cases = Self.cases(data, heldOutFrom: ranker.training, usesTexts: usesTexts)
    let ofWords =
      fixed ?? RankFusion.best(of: Self.candidates, for: cases) ?? Self.defaultFusion
    fusion =
      data.model == nil
      ? ofWords : ofWords.extended(Self.meaningWeights, for: cases, default: [1, 0.5])
    calibration = ScoreCalibration(cases, by: fusion)
  }

  /// The linked statements of each framework as the others see them.
  private static func cases(
    _ data: SuggestionData, heldOutFrom training: [String], usesTexts: Bool
  ) -> [FusionCase] {
    guard training.count > 1 else { return [] }
    var cases: [FusionCase] = []
    for id in training {
      guard let document = data.document(id) else { continue }
      let ranker = ConceptRanker(
        data, training: training.filter { $0 != id }, usesTexts: usesTexts)
      let linked = document.entries.indices.filter { !document.entries[$0].links.isEmpty }
      // Evenly over the document.
      let count = min(linked.count, learningLimit)
      let chosen = Set((0..<count).map { linked[$0 * linked.count / count] })
      ranker.forEach(in: document, visits: chosen) { _, evidence in cases.append(evidence) }
    }
    return cases
  }

  /// What the suggestions rest on.
  public var basis: SuggestionBasis {
    SuggestionBasis(
      framework: document.id, to: "ontology", ontology: data.ontology.version,
      learnedFrom: ranker.training,
      fusion: .init(
        k: fusion.k,
        weights: fusion.named(["texts", "neighbours", "unit", "meaning", "meaningNeighbours"])),
      calibratedOn: calibration?.statements ?? 0, model: data.model, hash: digest,
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
