import CrosswalkBase
import CrosswalkModel

extension SuggestionQuality {
  /// - Parameters:
  ///   - data: The frameworks that are held out in turn.
  ///   - matches: The judged pairs that are predicted.
  ///   - wordsAlone: The same without the sentence model, to compare with.
  init(
    _ data: SuggestionData, matches: [MatchSet], wordsAlone: SuggestionQuality? = nil
  ) {
    let trial = HeldOutTrial(data, matches: matches)
    queries = trial.queries
    for var query in wordsAlone?.queries ?? [] where query.ranker == HeldOutTrial.Name.fused {
      query.ranker = HeldOutTrial.Name.wordsAlone
      queries.append(query)
    }
    rows = Self.rows(queries)
    gain = Self.gain(queries, rows)
    calibration = Self.bins(trial.answers)
  }

  private static func figure(_ values: [Double]) -> Estimate {
    func mean(_ values: [Double]) -> Double {
      values.reduce(0, +) / Double(max(1, values.count))
    }
    let interval = Bootstrap.interval(of: values, samples: 1_000) { mean($0) } ?? 0...0
    return Estimate(
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

  private static func gain(_ queries: [Query], _ rows: [Row]) -> [String: Estimate] {
    var gain: [String: Estimate] = [:]
    for task in ["concepts", "statements"] {
      let single = rows.filter { $0.task == task && !$0.ranker.hasPrefix(HeldOutTrial.Name.fused) }
      guard let best = single.max(by: { $0.measures["map"]!.value < $1.measures["map"]!.value })
      else { continue }
      func values(_ ranker: String) -> [Double] {
        queries.filter { $0.task == task && $0.ranker == ranker }.map { $0.measures["map"]! }
      }
      func difference(to other: String) -> Estimate {
        figure(zip(values(HeldOutTrial.Name.fused), values(other)).map { $0 - $1 })
      }
      gain[task] = difference(to: best.ranker)
      if rows.contains(where: { $0.task == task && $0.ranker == HeldOutTrial.Name.wordsAlone }) {
        gain["\(task), model"] = difference(to: HeldOutTrial.Name.wordsAlone)
      }
    }
    return gain
  }

  private static func bins(_ answers: [String: [HeldOutTrial.Answer]]) -> [Bin] {
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
