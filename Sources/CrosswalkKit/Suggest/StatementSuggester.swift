import CrosswalkBase

/// Suggests statements of another framework for those of one that need not be aligned.
///
/// Two rankings are joined: BM25 of the wording, and how far the target's statements are about the
/// concepts that are suggested for a statement, or concepts that are kin to them; with a sentence model
/// also the cosine of the two statements. Its own links are never looked at. Target statements without links
/// stand for the
/// concepts that are suggested for them.
public struct StatementSuggester: Suggester {
  /// For the concepts of the source.
  private let concepts: ConceptSuggester
  private let learned: LearnedStatements
  private let digest: @Sendable () -> String

  private var target: SuggestionData.Document { learned.index.document }
  private var wording: WordingIndex { learned.index.wording }
  private var meanings: MeaningIndex? { learned.index.meanings }
  private var kinds: ContentKinds { learned.index.kinds }
  private var byTerms: [[Int32]: [Int]] { learned.index.byTerms }
  var fusion: RankFusion { learned.fusion }
  var calibration: ScoreCalibration? { learned.calibration }

  init(
    _ concepts: ConceptSuggester, _ learned: LearnedStatements,
    digest: @escaping @Sendable () -> String = { "" }
  ) {
    (self.concepts, self.learned, self.digest) = (concepts, learned, digest)
  }

  /// How far a statement is held to be about each concept; sums to 1.
  static func weights(_ evidence: FusionCase, _ fusion: RankFusion) -> [Double] {
    let squares = evidence.scores(by: fusion).map { $0 * $0 }
    let sum = squares.reduce(0, +)
    return sum > 0 ? squares.map { $0 / sum } : squares
  }

  /// How far a statement leads to each concept: as far as it is about it, and less far where it is
  /// about its kin.
  private func spread(_ weights: [Double]) -> [Double] {
    zip(weights, concepts.data.terms.kin).map { weight, kin in
      kin.reduce(weight) { $0 + weights[$1.concept] * $1.weight }
    }
  }

  /// What the two rankers say of each statement.
  ///
  /// `right` holds the positions in the target that are known to be right, by statement; other
  /// statements are left out. Nil: all statements.
  func forEachCase(
    right: [String: Set<Int>]? = nil,
    _ body: (_ position: Int, _ evidence: FusionCase, _ weights: [Double]) throws -> Void
  ) rethrows {
    let entries = concepts.document.entries
    let visits = right.map { right in
      Set(entries.indices.filter { right[entries[$0].statement.id] != nil })
    }
    try concepts.ranker.forEach(in: concepts.document, visits: visits) { position, evidence in
      let entry = entries[position]
      let weights = spread(Self.weights(evidence, concepts.fusion))
      let byKind = kinds.scores(weights)
      let shared = kinds.kinds.map { byKind[Int($0)] }
      let likeness = wording.scores(of: entry.bag)
      var lists = [RankFusion.places(likeness), RankFusion.places(shared)]
      if let meanings { lists.append(RankFusion.places(meanings.scores(of: entry.meaning))) }
      try body(
        position,
        FusionCase(
          lists: lists,
          same: (byTerms[entry.terms] ?? []).map { ($0, 1) }, strength: likeness.max() ?? 0,
          right: right?[entry.statement.id]?.sorted() ?? []), weights)
    }
  }

  /// What the suggestions rest on.
  public var basis: SuggestionBasis {
    SuggestionBasis(
      framework: concepts.document.id, to: target.id, ontology: concepts.data.ontology.version,
      learnedFrom: concepts.ranker.training,
      fusion: .init(
        k: fusion.k, weights: fusion.named(["wording", "concepts", "meaning"])),
      calibratedOn: calibration?.statements ?? 0, model: concepts.data.model, hash: digest(),
      note: SuggestionBasis.note)
  }

  /// Visits the statements in the order of the document, with the best statements of the other
  /// framework for each.
  ///
  /// - Parameters:
  ///   - limit: At most so many suggestions a statement.
  ///   - explains: Whether to say which words and concepts they come from.
  ///   - id: The one statement to visit; nil: all.
  ///   - body: Is given one statement at a time.
  /// - Throws: What `body` throws.
  public func forEach(
    limit: Int = 10, explains: Bool = false, only id: String? = nil,
    _ body: (StatementSuggestions) throws -> Void
  ) rethrows {
    guard meanings == nil else {
      return try forEachCase(right: id.map { [$0: []] }) { position, evidence, weights in
        let fused = evidence.scores(by: fusion)
        let best = RankOrder.greatest(limit, of: fused).map {
          BestStatements.Entry(statement: $0, fused: fused[$0])
        }
        try body(suggestions(position, best, evidence.strength, weights, explains))
      }
    }
    let entries = concepts.document.entries
    let visits = id.map { id in Set(entries.indices.filter { entries[$0].statement.id == id }) }
    try concepts.ranker.forEach(in: concepts.document, visits: visits) { position, evidence in
      let entry = entries[position]
      let weights = spread(Self.weights(evidence, concepts.fusion))
      let likeness = wording.scores(of: entry.bag)
      var best = BestStatements(
        fusion, likeness: likeness, weights: weights, kinds: kinds,
        same: byTerms[entry.terms] ?? [])
      try body(
        suggestions(position, best.first(limit), likeness.max() ?? 0, weights, explains))
    }
  }

  private func suggestions(
    _ position: Int, _ best: [BestStatements.Entry], _ strength: Double, _ weights: [Double],
    _ explains: Bool
  ) -> StatementSuggestions {
    let data = concepts.data
    let entry = concepts.document.entries[position]
    let scores = calibration?.scores(best.map(\.fused), strength: strength)
    let words = explains ? data.words(of: entry, in: concepts.document) : []
    let suggestions = best.enumerated().map { place, found in
      let object = target.entries[found.statement].statement
      return Suggestion(
        id: object.id, label: object.text, score: scores.map { rounded($0[place]) },
        fused: rounded(found.fused),
        terms: explains
          ? SuggestionData.shared(words) { wording.contribution(of: $0, to: found.statement) }
          : nil,
        nearest: explains ? [] : nil,
        concepts: explains ? self.concepts(to: found.statement, weights) : nil)
    }
    return StatementSuggestions(
      statement: entry.statement.id, text: entry.statement.text,
      unit: concepts.unitID(position), suggestions: suggestions, nearest: explains ? [] : nil)
  }

  /// So many concepts explain a suggestion.
  private static let shownConcepts = 3

  /// The concepts that lead to a statement, the strongest first.
  private func concepts(to statement: Int, _ weights: [Double]) -> [String] {
    weights.indices.compactMap { concept -> (concept: Int, weight: Double)? in
      guard weights[concept] > 0,
        let share = kinds.share(of: concept, in: statement)
      else { return nil }
      return (concept, weights[concept] * share)
    }.sorted { ($1.weight, $0.concept) < ($0.weight, $1.concept) }.prefix(Self.shownConcepts)
      .map { concepts.data.concepts[$0.concept].id }
  }
}
