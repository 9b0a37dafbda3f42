import CrosswalkBase
import CrosswalkModel

/// How good suggestions are, measured on aligned frameworks: each is held out in turn, and its links
/// and judged matches are predicted from the others alone. All that is learned (how rankings are
/// joined, what a score is worth) is learned anew from those others.
public struct SuggestionQuality: Sendable, Codable, Hashable {
  /// A number with the interval that holds 95 % of its bootstrap samples over statements.
  public struct Figure: Sendable, Codable, Hashable {
    /// Over all statements.
    public var value: Double
    /// Where the interval begins.
    public var low: Double
    /// Where the interval ends.
    public var high: Double
  }

  /// One ranker on one task.
  public struct Row: Sendable, Codable, Hashable {
    /// `concepts` of a statement, or `statements` of another framework.
    public var task: String
    /// Its name in reports.
    public var ranker: String
    /// How many statements have a known answer.
    public var statements: Int
    /// By the measure's name. `recall@1`: how often the main concept (the carried one of the greatest
    /// share, the first of equal ones) is on top; for statements the same as `right@1`. `right@1`:
    /// how often the top answer is right. `recall@5`, `recall@10`: which part of the right answers
    /// is among so many. `map`: mean average precision. `mrr`: mean of 1 / the place of the first
    /// right answer.
    public var measures: [String: Figure]
  }

  /// One ranker on one statement.
  public struct Query: Sendable, Codable, Hashable {
    /// As in ``Row``.
    public var task: String
    /// As in ``Row``.
    public var ranker: String
    /// The framework that was held out.
    public var framework: String
    /// The statement's id.
    public var statement: String
    /// The framework whose statements are suggested; nil for concepts.
    public var to: String?
    /// By the measure's name.
    public var measures: [String: Double]
  }

  /// Top answers that were given about the same score.
  public struct Bin: Sendable, Codable, Hashable {
    /// As in ``Row``.
    public var task: String
    /// How many there are.
    public var answers: Int
    /// The mean score.
    public var said: Double
    /// Which part of them was right.
    public var right: Double
  }

  /// The version of the result's form.
  public static let format = "crosswalk.suggestion-quality/1"

  /// The names of the measures, in the order of reports.
  public static let measures = ["recall@1", "right@1", "recall@5", "recall@10", "map", "mrr"]

  /// The rankers of each task together.
  public var rows: [Row]
  /// The difference in `map` of the fused ranking and the best single one, statement by statement,
  /// by task; with a sentence model also that of the fusions with it and without, under the task's
  /// name and ", model".
  public var gain: [String: Figure]
  /// Five bins a task, the lowest scores first.
  public var calibration: [Bin]
  /// What the rows are means of.
  public var queries: [Query]

  /// The names of rankers in reports.
  private enum Name {
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
  ///   - wordsAlone: The same without the sentence model, to compare with.
  init(
    _ data: SuggestionData, matches: [MatchSet], wordsAlone: SuggestionQuality? = nil
  ) {
    var queries: [Query] = []
    var answers: [String: [(said: Double, isRight: Bool)]] = [:]
    let ids = data.aligned(but: [])
    for id in ids {
      let document = data.document(id)!
      let training = data.aligned(but: [id])
      func measure(
        _ task: String, _ ranker: String, _ statement: String, _ to: String?,
        _ evidence: FusionCase, _ fusion: RankFusion, _ calibration: Calibration? = nil
      ) {
        var evidence = evidence
        // A ranker by itself is not helped by equal words.
        if fusion.weights.filter({ $0 > 0 }).count == 1 { evidence.same = [] }
        let scores = evidence.scores(by: fusion)
        let ranking = RankFusion.ranking(scores)
        queries.append(
          Query(
            task: task, ranker: ranker, framework: id, statement: statement, to: to,
            measures: Self.measures(ranking, right: evidence.right, hasMain: to == nil)))
        if let calibration, let top = ranking.first {
          let said = calibration.scores([scores[top]], strength: evidence.strength)[0]
          answers[task, default: []].append((said, evidence.right.contains(top)))
        }
      }

      let suggester = ConceptSuggester(data, for: document, training: training)
      suggester.ranker.forEach(in: document) { position, evidence in
        guard !evidence.right.isEmpty else { return }
        let statement = document.entries[position].statement.id
        for (ranker, fusion, calibration) in Self.rankers(
          [Name.texts, Name.neighbours, Name.unit, Name.meaning, Name.likest], suggester.fusion,
          suggester.calibration)
        { measure("concepts", ranker, statement, nil, evidence, fusion, calibration) }
      }
      let untexted = ConceptSuggester(data, for: document, training: training, usesTexts: false)
      untexted.ranker.forEach(in: document) { position, evidence in
        guard !evidence.right.isEmpty else { return }
        measure(
          "concepts", Name.untexted, document.entries[position].statement.id, nil, evidence,
          untexted.fusion)
      }
      for to in training {
        let right = StatementSuggester.right(data, id, to, matches)
        if right.isEmpty { continue }
        let suggester = StatementSuggester(data, from: id, to: to, matches: matches)
        suggester.forEachCase(right: right) { position, evidence, _ in
          let statement = document.entries[position].statement.id
          for (ranker, fusion, calibration) in Self.rankers(
            [Name.wording, Name.concepts, Name.meaning], suggester.fusion, suggester.calibration)
          { measure("statements", ranker, statement, to, evidence, fusion, calibration) }
        }
      }
    }
    for var query in wordsAlone?.queries ?? [] where query.ranker == Name.fused {
      query.ranker = Name.wordsAlone
      queries.append(query)
    }
    self.queries = queries
    rows = Self.rows(queries)
    gain = Self.gain(queries, rows)
    calibration = Self.bins(answers)
  }

  /// Each list by itself, all of them alike, and the fusions that were learned.
  private static func rankers(
    _ names: [String], _ fusion: RankFusion, _ calibration: Calibration?
  ) -> [(String, RankFusion, Calibration?)] {
    // Without a sentence model the last ones are not there.
    let names = names.prefix(fusion.weights.count)
    let single = names.indices.map { list in
      (names[list], RankFusion(k: 60, weights: names.indices.map { $0 == list ? 1 : 0 }))
    }
    let plain = RankFusion(k: 60, weights: names.map { _ in 1 })
    return single.map { ($0, $1, nil) } + [(Name.plain, plain, nil)]
      + [(Name.fused, fusion, calibration)]
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

  private static func figure(_ values: [Double]) -> Figure {
    func mean(_ values: [Double]) -> Double {
      values.reduce(0, +) / Double(max(1, values.count))
    }
    let interval = Bootstrap.interval(of: values, samples: 1_000) { mean($0) } ?? 0...0
    return Figure(
      value: rounded(mean(values)), low: rounded(interval.lowerBound),
      high: rounded(interval.upperBound))
  }

  private static func rows(_ queries: [Query]) -> [Row] {
    var order: [[String]] = []
    var groups: [[String]: [Query]] = [:]
    for query in queries {
      let key = [query.task, query.ranker]
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(query)
    }
    // All rankers of one task together.
    return order.enumerated().sorted { ($0.element[0], $0.offset) < ($1.element[0], $1.offset) }
      .map { _, key in
        let group = groups[key]!
        return Row(
          task: key[0], ranker: key[1], statements: group.count,
          measures: Dictionary(
            uniqueKeysWithValues: measures.map { name in
              (name, figure(group.map { $0.measures[name]! }))
            }))
      }
  }

  private static func gain(_ queries: [Query], _ rows: [Row]) -> [String: Figure] {
    var gain: [String: Figure] = [:]
    for task in ["concepts", "statements"] {
      let single = rows.filter { $0.task == task && !$0.ranker.hasPrefix(Name.fused) }
      guard let best = single.max(by: { $0.measures["map"]!.value < $1.measures["map"]!.value })
      else { continue }
      func values(_ ranker: String) -> [Double] {
        queries.filter { $0.task == task && $0.ranker == ranker }.map { $0.measures["map"]! }
      }
      func difference(to other: String) -> Figure {
        figure(zip(values(Name.fused), values(other)).map { $0 - $1 })
      }
      gain[task] = difference(to: best.ranker)
      if rows.contains(where: { $0.task == task && $0.ranker == Name.wordsAlone }) {
        gain["\(task), model"] = difference(to: Name.wordsAlone)
      }
    }
    return gain
  }

  private static func bins(_ answers: [String: [(said: Double, isRight: Bool)]]) -> [Bin] {
    answers.sorted { $0.key < $1.key }.flatMap { task, answers in
      let count = 5
      let sorted = answers.enumerated().sorted {
        ($0.element.said, $0.offset) < ($1.element.said, $1.offset)
      }.map(\.element)
      return (0..<count).compactMap { bin -> Bin? in
        let part = sorted[sorted.count * bin / count..<sorted.count * (bin + 1) / count]
        guard !part.isEmpty else { return nil }
        return Bin(
          task: task, answers: part.count,
          said: rounded(part.reduce(0) { $0 + $1.said } / Double(part.count)),
          right: rounded(Double(part.filter(\.isRight).count) / Double(part.count)))
      }
    }
  }
}
