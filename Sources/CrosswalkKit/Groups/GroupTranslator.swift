import CrosswalkBase
import CrosswalkModel

/// Reads groups of people in another framework, and tells apart the doubt that more people would
/// take away from that which they all share.
///
/// The share of a level is the mean of people's probabilities. Own doubt: of n people each is at the
/// level or not, so that the share has the variance p(1 − p)/n, whether their probabilities differ
/// or not (E. B. Wilson's interval, 1927). Shared doubt: all translations are made again in
/// ``SharedDoubt``'s versions of both alignments, and the share moves with each. To move a large
/// group, some of its profiles are enough, since they all move together.
package struct GroupTranslator {
  private let translator: Translator
  private let draws: Int
  private let seed: UInt64
  /// So many different profiles of a group are translated in each draw.
  private let sampleSize = 400
  /// How often what all people share is drawn, where nobody says otherwise.
  package static let usualDraws = 200
  /// The standard normal deviate that 10 % lie above.
  private static let deviate = 1.2815515655446004

  /// - Parameters:
  ///   - translator: What people are translated with.
  ///   - draws: How often what all people share is drawn.
  ///   - seed: The same seed gives the same intervals.
  package init(_ translator: Translator, draws: Int = GroupTranslator.usualDraws, seed: UInt64 = 1)
  {
    self.translator = translator
    self.draws = draws
    self.seed = seed
  }

  /// The groups, in the order of their names.
  ///
  /// - Parameter groups: By name, all of people rated in the translator's source.
  /// - Returns: Nothing of groups of under five people but that they are there.
  package func translate(_ groups: [String: RatedProfiles]) -> GroupTranslation {
    let names = groups.keys.sorted()
    let shown = names.filter { groups[$0]!.count >= GroupGaps.least }
    var batch = TranslationBatch(translator)
    let base = shown.map { Means(groups[$0]!.ratings, &batch) }
    let samples = shown.map { sample(of: groups[$0]!) }
    let centres = samples.map { Means($0, &batch) }
    let moved = Array(0..<draws).sideBySide { draw in
      guard let drawn = drawn(draw) else { return [Means]() }
      var batch = TranslationBatch(drawn)
      return zip(samples, centres).map { Means($0, &batch, only: $1.answered) }
    }
    var results: [GroupTranslation.Group] = []
    for name in names {
      let people = groups[name]!.count
      guard let index = shown.firstIndex(of: name) else {
        results.append(.init(name: name, people: .few, units: []))
        continue
      }
      results.append(
        .init(
          name: name, people: .exactly(people),
          units: base[index].units.map { unit in
            self.unit(
              unit, base[index], of: people, centres[index],
              moved.compactMap { $0.isEmpty ? nil : $0[index] })
          }))
    }
    return GroupTranslation(groups: results, draws: draws)
  }

  /// What the shares of all people together would be under other assumptions.
  ///
  /// - Parameters:
  ///   - people: Rated in the translator's source.
  ///   - second: The same translation with another reader's alignments, if there are any.
  ///   - leastConfidence: Links under it are left out in one of the assumptions.
  /// - Returns: As it is first; each with the shares of all units that five people or more have
  ///   answers for. Empty for under five people.
  package func sensitivity(
    of people: RatedProfiles, second: Translator? = nil, leastConfidence: Double = 0.6
  ) -> [GroupTranslation.Assumption] {
    guard people.count >= GroupGaps.least else { return [] }
    let (source, target) = (translator.source, translator.target)
    func other(_ source: AlignedFramework, _ target: AlignedFramework) -> Translator? {
      try? Translator(
        from: source, to: target, concepts: translator.concepts, contextDigest: "",
        targetRole: translator.targetRole, thresholds: translator.thresholds)
    }
    let confident = "links of a confidence under \(leastConfidence.plain) left out"
    let others: [(String, Translator?)] = [
      ("as it is", translator),
      (
        "cuts of \(source.framework.id) at the lower ends of their spreads",
        other(source.cuts(-1), target)
      ),
      (
        "cuts of \(source.framework.id) at the upper ends of their spreads",
        other(source.cuts(1), target)
      ),
      (
        "cuts of \(target.framework.id) at the lower ends of their spreads",
        other(source, target.cuts(-1))
      ),
      (
        "cuts of \(target.framework.id) at the upper ends of their spreads",
        other(source, target.cuts(1))
      ),
      (confident, other(source.links(from: leastConfidence), target.links(from: leastConfidence))),
      ("another reader's alignment", second),
    ]
    return others.compactMap { name, other in
      guard let other else { return nil }
      var batch = TranslationBatch(other)
      return .init(
        name: name,
        units: Means(people.ratings, &batch).units.filter { $0.answered >= GroupGaps.least }.map {
          .init(unit: $0.id, title: $0.title, shares: $0.shares.map { .init(level: $0, share: $1) })
        })
    }
  }

  /// The translator as it might also be; nil where a draw leaves nothing to translate with.
  private func drawn(_ draw: Int) -> Translator? {
    var doubt = SharedDoubt(seed: seed &+ UInt64(draw) &* 0x9E37_79B9_7F4A_7C15)
    var thresholds = translator.thresholds
    // Whether there is an answer has been decided; here it is asked what it would be.
    thresholds.abstainCoverage = 0
    let sides = (doubt.draw(translator.source), doubt.draw(translator.target))
    return try? Translator(
      from: sides.0, to: sides.1, concepts: translator.concepts, contextDigest: "",
      targetRole: translator.targetRole, thresholds: thresholds)
  }

  private func sample(of people: RatedProfiles) -> [(group: RatingGroup, people: Int)] {
    var profiles = people.ratings
    guard profiles.count > sampleSize else { return profiles }
    var random = SplitMix64(seed: seed)
    for index in 0..<sampleSize {
      profiles.swapAt(index, Int.random(in: index..<profiles.count, using: &random))
    }
    return Array(profiles.prefix(sampleSize))
  }

  private func unit(
    _ result: Means.Unit, _ base: Means, of people: Int, _ centre: Means, _ moved: [Means]
  ) -> GroupTranslation.Unit {
    let counts = GroupGaps.Count.shown([result.answered, people - result.answered], of: people)
    var unit = GroupTranslation.Unit(
      unit: result.id, title: result.title, answered: counts[0], unanswered: counts[1], shares: [])
    guard result.answered >= GroupGaps.least else { return unit }
    // An interval tells of how many people it is; that they are no more than may be told makes it wider.
    let told =
      switch counts[0] {
      case .exactly(let number): number
      case .nearlyAll: max(GroupGaps.least, people - GroupGaps.least + 1)
      case .few, .some, .untold: GroupGaps.least
      }
    var noise = SharedDoubt(seed: seed)
    for (level, share) in result.shares {
      let middle = centre.share(result.id, level)
      let places = moved.compactMap { draw in
        draw.share(result.id, level).flatMap { place in middle.map { share + place - $0 } }
      }
      let error = (share * (1 - share) / Double(told)).squareRoot()
      let pooled = places.flatMap { place in (0..<8).map { _ in place + error * noise.normal() } }
      unit.shares.append(
        .init(
          level: level, share: share,
          interval: Self.middle(pooled.isEmpty ? [share] : pooled),
          shared: Self.middle(places.isEmpty ? [share] : places),
          own: Self.wilson(share, told)))
    }
    return unit
  }

  /// The middle 80 %, within 0 to 1.
  private static func middle(_ values: [Double]) -> ClosedRange<Double> {
    let sorted = values.map { min(1, max(0, $0)) }.sorted()
    func quantile(_ part: Double) -> Double {
      let place = part * Double(sorted.count - 1)
      let low = Int(place)
      let high = min(low + 1, sorted.count - 1)
      return sorted[low] + (place - Double(low)) * (sorted[high] - sorted[low])
    }
    return quantile(0.1)...quantile(0.9)
  }

  private static func wilson(_ share: Double, _ number: Int) -> ClosedRange<Double> {
    let (n, z) = (Double(number), deviate)
    let centre = (share + z * z / (2 * n)) / (1 + z * z / n)
    let half = z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    return min(share, max(0, centre - half))...max(share, min(1, centre + half))
  }
}

/// The mean distributions of some people.
private struct Means {
  struct Unit {
    var id: String
    var title: String
    var answered: Int
    /// In the order of the scale.
    var shares: [(level: String, share: Double)]
  }

  private(set) var units: [Unit] = []
  /// By profile: the units that it has answers for.
  private(set) var answered: [Set<String>] = []
  private var positions: [String: Int] = [:]

  /// The means of all people, or only of the units that count for each profile: a draw tells what
  /// answers would be, and not whether there is one.
  init(
    _ people: [(group: RatingGroup, people: Int)], _ batch: inout TranslationBatch,
    only: [Set<String>]? = nil
  ) {
    for (index, (group, number)) in people.enumerated() {
      let results = batch.translate(group).results
      for result in results where only?[index].contains(result.unit) ?? true {
        add(result, number)
      }
      if only == nil {
        answered.append(Set(results.filter { $0.distribution != nil }.map(\.unit)))
      }
    }
    for unit in units.indices where units[unit].answered > 0 {
      for level in units[unit].shares.indices {
        units[unit].shares[level].share /= Double(units[unit].answered)
      }
    }
  }

  private mutating func add(_ result: Translation.UnitResult, _ number: Int) {
    let position = positions[result.unit] ?? units.count
    if position == units.count {
      positions[result.unit] = position
      units.append(Unit(id: result.unit, title: result.title, answered: 0, shares: []))
    }
    guard let distribution = result.distribution else { return }
    if units[position].shares.isEmpty {
      units[position].shares = distribution.map { ($0.level, 0) }
    }
    units[position].answered += number
    for level in distribution.indices {
      units[position].shares[level].share += distribution[level].p * Double(number)
    }
  }

  /// The share at a level; nil where nobody has an answer.
  func share(_ unit: String, _ level: String) -> Double? {
    guard let position = positions[unit], units[position].answered > 0 else { return nil }
    return units[position].shares.first { $0.level == level }?.share
  }
}

extension AlignedFramework {
  /// With all cuts at one end of their spreads: -1 the lower, 1 the upper.
  fileprivate func cuts(_ end: Double) -> AlignedFramework {
    var alignment = alignment
    let cuts = alignment.scale?.cuts ?? []
    alignment.scale?.cuts = cuts.map {
      Alignment.Cut(at: min(100, max(0, $0.at + end * $0.spread)), spread: 0)
    }
    return AlignedFramework(framework: framework, alignment: alignment)
  }

  /// Without the links that are less sure.
  fileprivate func links(from confidence: Double) -> AlignedFramework {
    var alignment = alignment
    for index in alignment.links.indices {
      alignment.links[index].links.removeAll { $0.confidence < confidence }
    }
    return AlignedFramework(framework: framework, alignment: alignment)
  }
}
