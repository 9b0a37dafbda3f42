import CrosswalkBase
import CrosswalkModel

/// Foretells the levels of each part of the people by what a fit to all others says.
struct CrossValidation {
  /// A rating, and how likely each forecast held each level.
  private struct Forecasts {
    var person: Int
    var level: Int
    var distributions: [CalibrationCheck.Forecast: [Double]]
  }

  let calibrator: CutCalibrator
  let paired: PairedRatings
  let design: CutDesign

  private var levelCount: Int { calibrator.judged.count - 1 }

  func check() -> CalibrationCheck {
    let forecasts = forecasts()
    return CalibrationCheck(
      folds: calibrator.options.folds, ratings: forecasts.count,
      leftOut: paired.ratings.count - forecasts.count, scores: scores(forecasts),
      fittedLessJudged: difference(forecasts), byLevel: byLevel(forecasts),
      tenths: tenths(forecasts))
  }

  // MARK: Forecasts

  private func forecasts() -> [Forecasts] {
    let people = paired.profiles.count
    var random = SplitMix64(seed: calibrator.options.seed)
    var folds = [Int](repeating: 0, count: people)
    for (place, person) in (0..<people).shuffled(using: &random).enumerated() {
      folds[person] = place % calibrator.options.folds
    }
    let judged = engine(calibrator.translator, of: Array(0..<people))
    var byPerson = [[Int]](repeating: [], count: people)
    for (index, rating) in paired.ratings.enumerated() {
      byPerson[rating.observation.person].append(index)
    }
    var result: [Forecasts] = []
    for fold in 0..<calibrator.options.folds {
      let members = (0..<people).filter { folds[$0] == fold }
      let weights = folds.map { $0 == fold ? 0.0 : 1.0 }
      guard !members.isEmpty, let fit = fit(weights), let translator = translator(fit) else {
        continue
      }
      let fitted = engine(translator, of: members)
      let rates = baseRates(weights)
      for rating in members.flatMap({ byPerson[$0] }).map({ paired.ratings[$0] }) {
        let person = rating.observation.person
        guard let before = judged[person]?[rating.unit], let after = fitted[person]?[rating.unit]
        else { continue }
        result.append(
          Forecasts(
            person: person, level: rating.observation.level,
            distributions: [
              .baseRate: rates, .judged: before, .fitted: after,
              .model: fit.probabilities(at: rating.observation.x),
            ]))
      }
    }
    return result
  }

  private func fit(_ weights: [Double]) -> OrderedProbit.Fit? {
    try? OrderedProbit(design: design).fit(
      paired.observations, weights: weights,
      from: design.start(judged: calibrator.inner, spread: CutCalibrator.startSpread),
      needsSlope: false)
  }

  /// A translator with the fitted cuts in place of the judged ones.
  private func translator(_ fit: OrderedProbit.Fit) -> Translator? {
    let target = calibrator.translator.target
    var alignment = target.alignment
    alignment.scale?.cuts =
      FittedLayout(
        judged: calibrator.judged, inner: fit.cuts, errors: fit.cutErrors, design: design,
        outer: design.outer(fit)
      ).cuts
    return try? Translator(
      from: calibrator.translator.source,
      to: AlignedFramework(framework: target.framework, alignment: alignment),
      concepts: calibrator.translator.concepts, contextDigest: "",
      thresholds: calibrator.translator.thresholds)
  }

  /// By person, then by unit, what translation says; nothing where it gives no answer.
  private func engine(_ translator: Translator, of people: [Int]) -> [Int: [String: [Double]]] {
    var batch = TranslationBatch(translator)
    var result: [Int: [String: [Double]]] = [:]
    for person in people {
      guard let translation = try? batch.translate(paired.profiles[person].source) else { continue }
      for unit in translation.results {
        guard let outcomes = unit.distribution?.map(\.p) else { continue }
        // A rating is on the scale, so what lies below or above it is at its ends.
        var levels = Array(outcomes.dropFirst().dropLast())
        levels[0] += outcomes[0]
        levels[levels.count - 1] += outcomes[outcomes.count - 1]
        result[person, default: [:]][unit.unit] = levels
      }
    }
    return result
  }

  private func baseRates(_ weights: [Double]) -> [Double] {
    var counts = [Double](repeating: 0, count: levelCount)
    for observation in paired.observations {
      counts[observation.level] += weights[observation.person]
    }
    let sum = counts.reduce(0, +)
    return counts.map { $0 / sum }
  }

  // MARK: Figures

  /// From 0, sure and right, to 1: the mean over the cuts of (P(below) − whether it is below)².
  static func rankedProbabilityScore(_ distribution: [Double], of level: Int) -> Double {
    var sum = 0.0
    var below = 0.0
    for (rank, probability) in distribution.dropLast().enumerated() {
      below += probability
      let error = below - (level <= rank ? 1 : 0)
      sum += error * error
    }
    return sum / Double(max(1, distribution.count - 1))
  }

  private func interval(_ distribution: [Double]) -> ClosedRange<Int> {
    let interval = LevelDistribution([0] + distribution + [0]).interval
    return interval.lowerBound - 1...interval.upperBound - 1
  }

  private func scores(_ forecasts: [Forecasts]) -> [CalibrationCheck.Score] {
    guard !forecasts.isEmpty else { return [] }
    let count = Double(forecasts.count)
    return CalibrationCheck.Forecast.allCases.map { forecast in
      var (rps, inside, width) = (0.0, 0, 0)
      for entry in forecasts {
        let distribution = entry.distributions[forecast]!
        let interval = interval(distribution)
        rps += Self.rankedProbabilityScore(distribution, of: entry.level)
        inside += interval.contains(entry.level) ? 1 : 0
        width += interval.count
      }
      return .init(
        forecast: forecast, rps: rps / count, inside: Double(inside) / count,
        width: Double(width) / count)
    }
  }

  private func difference(_ forecasts: [Forecasts]) -> CalibrationCheck.Difference? {
    guard !forecasts.isEmpty else { return nil }
    let byPerson = Dictionary(grouping: forecasts, by: \.person).sorted { $0.key < $1.key }
    let people = byPerson.map { _, entries in
      (
        sum: entries.reduce(0.0) { sum, entry in
          sum + Self.rankedProbabilityScore(entry.distributions[.fitted]!, of: entry.level)
            - Self.rankedProbabilityScore(entry.distributions[.judged]!, of: entry.level)
        }, count: Double(entries.count)
      )
    }
    func mean(_ people: [(sum: Double, count: Double)]) -> Double {
      let (sum, count) = people.reduce((0.0, 0.0)) { ($0.0 + $1.sum, $0.1 + $1.count) }
      return sum / count
    }
    let interval = Bootstrap.interval(
      of: people, samples: 1_000, seed: calibrator.options.seed, statistic: mean)
    return interval.map {
      .init(value: mean(people), low: $0.lowerBound, high: $0.upperBound)
    }
  }

  private func byLevel(_ forecasts: [Forecasts]) -> [CalibrationCheck.ByLevel] {
    let ids = calibrator.translator.target.framework.scale.levels.map(\.id)
    let groups = Dictionary(grouping: forecasts) {
      LevelDistribution([0] + $0.distributions[.fitted]! + [0]).median - 1
    }
    return groups.sorted { $0.key < $1.key }.map { rank, entries in
      let inside = entries.count { interval($0.distributions[.fitted]!).contains($0.level) }
      return .init(
        level: ids[rank], count: entries.count, inside: Double(inside) / Double(entries.count))
    }
  }

  private func tenths(_ forecasts: [Forecasts]) -> [CalibrationCheck.Tenth] {
    let entries = forecasts.map { entry in
      (
        predicted: entry.distributions[.fitted]!.enumerated().reduce(0) {
          $0 + Double($1.offset + 1) * $1.element
        }, observed: Double(entry.level + 1), person: entry.person
      )
    }.sorted { ($0.predicted, $0.person) < ($1.predicted, $1.person) }
    let bins = min(10, max(1, entries.count / 5))
    return (0..<bins).compactMap { bin in
      let part = entries[entries.count * bin / bins..<entries.count * (bin + 1) / bins]
      guard !part.isEmpty else { return nil }
      let count = Double(part.count)
      let mean = part.reduce(0) { $0 + $1.observed } / count
      // Ratings of one person go together, so errors are summed by person first.
      let sums = Dictionary(grouping: part, by: \.person).sorted { $0.key < $1.key }.map {
        $0.value.reduce(0) { $0 + $1.observed - mean }
      }
      let squares = sums.reduce(0) { $0 + $1 * $1 }
      let people = Double(sums.count)
      let error = people > 1 ? (squares * people / (people - 1)).squareRoot() / count : 0
      // Of a normal distribution, the central 80 % reach 1.2816 standard deviations.
      let reach = 1.2816 * error
      return .init(
        count: part.count, predicted: part.reduce(0) { $0 + $1.predicted } / count, observed: mean,
        low: max(1, mean - reach), high: min(Double(levelCount), mean + reach))
    }
  }
}
