import CrosswalkModel

/// Predicts the links and judged matches of each aligned framework from all others, by every ranker.
struct HeldOutTrial {
  /// What came of it, statement by statement.
  private(set) var queries: [SuggestionQuality.Query] = []
  /// What the fused ranking's top answers were said to be worth, and whether they were right, by
  /// task.
  private(set) var answers: [String: [Answer]] = [:]

  typealias Answer = (said: Double, isRight: Bool)

  /// The names of rankers in reports.
  enum Name {
    static let (texts, neighbours, unit) = ("concept texts", "neighbours", "rest of the unit")
    static let fused = "fused"
    static let plain = "fused, k 60, equal weights"
    static let untexted = "fused, without concept texts"
    static let (wording, concepts) = ("wording", "suggested concepts")
    static let (meaning, likest) = ("meaning", "neighbours in meaning")
    static let wordsAlone = "fused, without the model"
  }

  /// - Parameters:
  ///   - data: The frameworks that are held out in turn.
  ///   - matches: The judged pairs that are predicted.
  init(_ data: SuggestionData, matches: [MatchSet]) {
    for id in data.aligned(but: []) {
      predictConcepts(of: data.document(id)!, data)
      predictMatches(of: data.document(id)!, data, matches)
    }
  }

  private mutating func predictConcepts(
    of document: SuggestionData.Document, _ data: SuggestionData
  ) {
    let training = data.aligned(but: [document.id])
    let suggester = ConceptSuggester(data, for: document, training: training)
    let rankers = Self.rankers(
      [Name.texts, Name.neighbours, Name.unit, Name.meaning, Name.likest], suggester.fusion,
      suggester.calibration)
    let untexted = ConceptSuggester(data, for: document, training: training, usesTexts: false)
    let rankersUntexted = [Ranker(name: Name.untexted, fusion: untexted.fusion)]
    for (suggester, rankers) in [(suggester, rankers), (untexted, rankersUntexted)] {
      suggester.ranker.forEach(in: document) { position, evidence in
        guard !evidence.right.isEmpty else { return }
        let statement = document.entries[position].statement.id
        for ranker in rankers { measure(ranker, of: document.id, statement, nil, evidence) }
      }
    }
  }

  private mutating func predictMatches(
    of document: SuggestionData.Document, _ data: SuggestionData, _ matches: [MatchSet]
  ) {
    for to in data.aligned(but: [document.id]) {
      let right = StatementSuggester.right(data, document.id, to, matches)
      if right.isEmpty { continue }
      let suggester = StatementSuggester(data, from: document.id, to: to, matches: matches)
      let rankers = Self.rankers(
        [Name.wording, Name.concepts, Name.meaning], suggester.fusion, suggester.calibration)
      suggester.forEachCase(right: right) { position, evidence, _ in
        let statement = document.entries[position].statement.id
        for ranker in rankers { measure(ranker, of: document.id, statement, to, evidence) }
      }
    }
  }

  private struct Ranker {
    var name: String
    var fusion: RankFusion
    var calibration: ScoreCalibration?
  }

  /// Each list by itself, all of them alike, and the fusions that were learned.
  private static func rankers(
    _ names: [String], _ fusion: RankFusion, _ calibration: ScoreCalibration?
  ) -> [Ranker] {
    // Without a sentence model the last ones are not there.
    let names = names.prefix(fusion.weights.count)
    let single = names.indices.map { list in
      Ranker(
        name: names[list],
        fusion: RankFusion(k: 60, weights: names.indices.map { $0 == list ? 1 : 0 }))
    }
    let plain = RankFusion(k: 60, weights: names.map { _ in 1 })
    return single + [
      Ranker(name: Name.plain, fusion: plain),
      Ranker(name: Name.fused, fusion: fusion, calibration: calibration),
    ]
  }

  private mutating func measure(
    _ ranker: Ranker, of framework: String, _ statement: String, _ to: String?,
    _ evidence: FusionCase
  ) {
    let task = to == nil ? "concepts" : "statements"
    var evidence = evidence
    // A ranker by itself is not helped by equal words.
    if ranker.fusion.weights.filter({ $0 > 0 }).count == 1 { evidence.same = [] }
    let scores = evidence.scores(by: ranker.fusion)
    let ranking = RankFusion.ranking(scores)
    queries.append(
      SuggestionQuality.Query(
        task: task, ranker: ranker.name, framework: framework, statement: statement, to: to,
        measures: Self.measures(ranking, right: evidence.right, hasMain: to == nil)))
    if let calibration = ranker.calibration, let top = ranking.first {
      let said = calibration.scores([scores[top]], strength: evidence.strength)[0]
      answers[task, default: []].append((said, evidence.right.contains(top)))
    }
  }

  /// The measures of one ranking.
  ///
  /// - Parameters:
  ///   - ranking: Items, best first.
  ///   - right: Those that are right, the main one first.
  ///   - hasMain: Whether there is a main one.
  /// - Returns: Each measure by its name, 0 to 1.
  static func measures(_ ranking: [Int], right: [Int], hasMain: Bool) -> [String: Double] {
    let all = Set(right)
    let places = ranking.indices.filter { all.contains(ranking[$0]) }.map { $0 + 1 }
    let total = Double(max(1, right.count))
    let isRight = places.first == 1 ? 1.0 : 0
    return [
      "recall@1": hasMain ? (ranking.first == right.first ? 1 : 0) : isRight,
      "right@1": isRight,
      "recall@5": Double(places.filter { $0 <= 5 }.count) / total,
      "recall@10": Double(places.filter { $0 <= 10 }.count) / total,
      "map": places.enumerated().reduce(0) { $0 + Double($1.offset + 1) / Double($1.element) }
        / total,
      "mrr": places.first.map { 1 / Double($0) } ?? 0,
    ]
  }
}
