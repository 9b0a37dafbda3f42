/// What suggesting concepts has learned from some aligned frameworks: the same for whatever framework is none of
/// them.
struct LearnedConcepts: Sendable {
  let ranker: ConceptRanker
  /// How the rankings are joined.
  let fusion: RankFusion
  /// What a fused score is worth; nil where too little is known.
  let calibration: ScoreCalibration?

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

  /// What was learned from some frameworks, or is learned now.
  static func from(
    _ training: [String], in data: SuggestionData, usesTexts: Bool
  ) -> LearnedConcepts {
    let training = training.sorted()
    let key = CatalogTerms.Learned.concepts(
      from: data.digests(of: training), usesTexts: usesTexts, model: data.model?.hash)
    return data.terms.learned.value(key, weight: data.weight(of: training)) {
      LearnedConcepts(ConceptRanker(data, training: training, usesTexts: usesTexts), data)
    }
  }

  private init(_ ranker: ConceptRanker, _ data: SuggestionData) {
    self.ranker = ranker
    let cases = Self.cases(data, heldOutFrom: ranker.training, usesTexts: ranker.usesTexts)
    let ofWords = RankFusion.best(of: Self.candidates, for: cases) ?? Self.defaultFusion
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
}
