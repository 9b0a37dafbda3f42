import CrosswalkBase

/// What became of a group's needs between two tables of ratings, in numbers that give nobody away.
///
/// It says what changed and not why: nobody knows what would have become of people otherwise.
package struct GapChange: Sendable, Hashable {
  /// One concept, over those who were observed both times.
  package struct Concept: Sendable, Hashable {
    /// A position in ``GapFinder/concepts``.
    package var concept: Int
    /// Who was observed well enough both times.
    package var people: GroupGaps.Count
    /// Who stands higher than before, about where they stood, and lower.
    package var up: GroupGaps.Count
    package var same: GroupGaps.Count
    package var down: GroupGaps.Count
    /// The mean shortfall, before and after, in reference points; nil for under five people.
    package var before: Double?
    package var after: Double?
    /// The mean needs before and after, each of what is known of both times; nil for under five people.
    package var needBefore: Double?
    package var needAfter: Double?
    /// The need that is gone, as a mean over people; nil for under five.
    package var closed: Double?
    /// The interval that holds 95 % of samples of people for that; nil for under ten.
    package var interval: ClosedRange<Double>?
    /// For whom the concept was planned; nil without a plan.
    package var planned: GroupGaps.Count?
  }

  /// What was planned against other concepts of the same people: where all move alike, raters may
  /// only have become milder.
  package struct Planned: Sendable, Hashable {
    /// People with shortfalls in both before.
    package var people: GroupGaps.Count
    /// By how many reference points the shortfall fell in what was planned, and in the rest, as means
    /// over people; nil for under five.
    package var planned: Double?
    package var others: Double?
    /// The first less the second.
    package var difference: Double?
    /// The interval that holds 95 % of samples of people for that; nil for under ten.
    package var interval: ClosedRange<Double>?
    /// The need that the plan foretold would go in what was observed again, and what did go, over all
    /// people; nil where the plan tells none, or for under five people.
    package var foretold: Double?
    package var closed: Double?
  }

  /// People who stand in both tables.
  package let people: Int
  /// People who were rated before and not again; that is no change of nothing.
  package let notAgain: GroupGaps.Count
  /// Of the people in both tables: who was rated by nobody of those who rated before.
  package let otherRaters: GroupGaps.Count
  /// Of the people in both tables: whose only newer ratings are their own, which do not count.
  package let onlyOwn: GroupGaps.Count
  /// By position.
  package let concepts: [Concept]
  /// Nil without a plan.
  package let planned: Planned?

  /// From this many people on an interval is shown.
  package static let leastForInterval = 10
  /// A shortfall that moves by less, in reference points, stays.
  package static let leastMove = 0.05

  /// The need of a person before and after, as means summed over the concepts that are shown.
  package var needs: (before: Double, after: Double) {
    (
      concepts.reduce(0) { $0 + ($1.needBefore ?? 0) },
      concepts.reduce(0) { $0 + ($1.needAfter ?? 0) }
    )
  }
}

/// What a plan meant to close, as far as a comparison asks.
package struct PlannedNeeds: Sendable, Hashable {
  /// By person, then concept id: the need that the plan foretold would go; nil where it tells none.
  package var people: [PersonName: [String: Double?]]

  package init(_ people: [PersonName: [String: Double?]]) { self.people = people }
}

/// Two tables of gaps towards one target, person by person.
package struct GapPairs: Sendable {
  private struct Pair {
    var before: PersonGaps
    var after: PersonGaps
  }

  /// One concept of one person, observed well enough both times.
  private struct Moved {
    var planned: Bool
    var foretold: Double?
    var before: Double
    var after: Double
    var needBefore: Double
    var needAfter: Double
  }

  private let pairs: [Pair]
  private let notAgain: Int
  /// People of both tables whose ids, of one word, differ in nothing but capital letters: they may be the same.
  package let alike: [Alike]
  private let conceptIDs: [String]
  private let plan: PlannedNeeds?

  /// The lines on which two people who may be one begin.
  package struct Alike: Sendable, Hashable {
    package var before: Int
    package var after: Int
  }

  /// - Parameters:
  ///   - before: Gaps of the first table.
  ///   - after: Gaps of the second, towards the same target.
  ///   - concepts: What their concepts are called.
  ///   - plan: What was planned between them; nil: nothing is known of that.
  package init(
    before: [PersonGaps], after: [PersonGaps], concepts: [String], plan: PlannedNeeds? = nil
  ) {
    let later = Dictionary(
      after.map { (PersonName($0.ratings.person), $0) }, uniquingKeysWith: { first, _ in first })
    pairs = before.compactMap { first in
      later[PersonName(first.ratings.person)].map { Pair(before: first, after: $0) }
    }
    notAgain = before.count - pairs.count
    let known = Set(before.map { PersonName($0.ratings.person) })
    let new = Dictionary(
      later.filter { !known.contains($0.key) && $0.key.isOneWord }
        .map { ($0.key.text.lowercased(), $0.value.ratings.line) },
      uniquingKeysWith: { min($0, $1) })
    alike = before.compactMap { person in
      let name = PersonName(person.ratings.person)
      guard later[name] == nil, name.isOneWord, let line = new[name.text.lowercased()] else {
        return nil
      }
      return Alike(before: person.ratings.line, after: line)
    }
    conceptIDs = concepts
    self.plan = plan
  }

  /// What may be shown; nil for under five people in both tables.
  ///
  /// - Parameters:
  ///   - samples: How many samples of people the intervals come from.
  ///   - seed: The same seed gives the same intervals.
  /// - Returns: Sums and means of the group, and nothing of anybody.
  package func change(samples: Int = 2_000, seed: UInt64 = 1) -> GapChange? {
    guard pairs.count >= GroupGaps.least else { return nil }
    let moved = pairs.map { pair in
      Dictionary(
        uniqueKeysWithValues: pair.before.concepts.compactMap { concept in
          self.moved(concept, pair).map { (concept.concept, $0) }
        })
    }
    let concepts = Set(moved.flatMap(\.keys)).sorted().map { concept in
      self.concept(concept, moved.compactMap { $0[concept] }, samples, seed)
    }
    func count(_ number: Int) -> GroupGaps.Count { .shown(number, of: pairs.count) }
    return GapChange(
      people: pairs.count,
      notAgain: notAgain < GroupGaps.least ? .few : .exactly(notAgain),
      otherRaters: count(
        pairs.count {
          let raters = Set($0.after.ratings.raters)
          return !raters.isEmpty && raters.isDisjoint(with: $0.before.ratings.raters)
        }),
      onlyOwn: count(
        pairs.count {
          $0.after.ratings.ratings.isEmpty && $0.after.ratings.marks.isEmpty
            && !$0.after.ratings.own.isEmpty
        }),
      concepts: concepts, planned: plan.map { _ in planned(moved, samples, seed) })
  }

  /// A concept of somebody both times; nil where it was not observed well enough in one of them.
  private func moved(_ first: PersonGaps.Concept, _ pair: Pair) -> Moved? {
    func isSeen(_ concept: PersonGaps.Concept) -> Bool {
      if case .assessFirst = concept.status { false } else { true }
    }
    guard let second = pair.after.concepts.first(where: { $0.concept == first.concept }),
      isSeen(first), isSeen(second), let before = first.shortfall, let after = second.shortfall
    else { return nil }
    // Of what is known better the second time, the rest was no need before.
    let weight = min(first.known, second.known) * first.importance
    let plans = plan?.people[PersonName(pair.before.ratings.person)]?[conceptIDs[first.concept]]
    return Moved(
      planned: plans != nil, foretold: plans ?? nil, before: before, after: after,
      needBefore: first.status == .short ? weight * before : 0,
      needAfter: second.status == .short ? weight * after : 0)
  }

  private func concept(
    _ concept: Int, _ moved: [Moved], _ samples: Int, _ seed: UInt64
  ) -> GapChange.Concept {
    let isShown = moved.count >= GroupGaps.least
    func mean(_ value: (Moved) -> Double) -> Double? {
      isShown ? moved.reduce(0) { $0 + value($1) } / Double(moved.count) : nil
    }
    let up = moved.count { $0.after < $0.before - GapChange.leastMove }
    let down = moved.count { $0.after > $0.before + GapChange.leastMove }
    // Who was not seen twice is a part of all as well, and would follow from the others.
    let counts =
      isShown
      ? GroupGaps.Count.shown(
        [up, moved.count - up - down, down, pairs.count - moved.count], of: pairs.count)
      : [.few, .few, .few, .nearlyAll]
    let seen: GroupGaps.Count =
      switch counts[3] {
      case .exactly(let unseen): .exactly(pairs.count - unseen)
      case .few: .nearlyAll
      case .nearlyAll: .few
      case .some, .untold: .untold
      }
    let closed = moved.map { $0.needBefore - $0.needAfter }
    return GapChange.Concept(
      concept: concept, people: seen, up: counts[0],
      same: counts[1], down: counts[2], before: mean(\.before), after: mean(\.after),
      needBefore: mean(\.needBefore), needAfter: mean(\.needAfter),
      closed: mean { $0.needBefore - $0.needAfter },
      interval: Self.interval(closed, samples, seed &+ UInt64(concept)),
      planned: plan.map { _ in .shown(moved.count(where: \.planned), of: moved.count) })
  }

  /// Of the mean over samples of people; nil for too few.
  private static func interval(
    _ values: [Double], _ samples: Int, _ seed: UInt64
  ) -> ClosedRange<Double>? {
    guard values.count >= GapChange.leastForInterval else { return nil }
    return Bootstrap.interval(of: values, samples: samples, seed: seed) { sample in
      sample.reduce(0, +) / Double(sample.count)
    }
  }

  private func planned(
    _ moved: [[Int: Moved]], _ samples: Int, _ seed: UInt64
  ) -> GapChange.Planned {
    func fall(_ concepts: [Moved]) -> Double? {
      let lacking = concepts.filter { $0.before > GapChange.leastMove }
      return lacking.isEmpty
        ? nil : lacking.reduce(0) { $0 + $1.before - $1.after } / Double(lacking.count)
    }
    var falls: [(planned: Double, others: Double)] = []
    var (foretold, closed, told) = (0.0, 0.0, 0)
    for person in moved {
      let concepts = person.sorted { $0.key < $1.key }.map(\.value)
      if let planned = fall(concepts.filter(\.planned)),
        let others = fall(concepts.filter { !$0.planned })
      {
        falls.append((planned, others))
      }
      let foretelling = concepts.filter { $0.foretold != nil }
      if !foretelling.isEmpty {
        told += 1
        foretold += foretelling.reduce(0) { $0 + ($1.foretold ?? 0) }
        closed += foretelling.reduce(0) { $0 + $1.needBefore - $1.needAfter }
      }
    }
    let isShown = falls.count >= GroupGaps.least
    let count = Double(falls.count)
    let means = (
      falls.reduce(0) { $0 + $1.planned } / max(1, count),
      falls.reduce(0) { $0 + $1.others } / max(1, count)
    )
    let isTold = told >= GroupGaps.least
    return GapChange.Planned(
      people: .shown(falls.count, of: pairs.count), planned: isShown ? means.0 : nil,
      others: isShown ? means.1 : nil, difference: isShown ? means.0 - means.1 : nil,
      interval: Self.interval(falls.map { $0.planned - $0.others }, samples, seed),
      foretold: isTold ? foretold : nil, closed: isTold ? closed : nil)
  }
}
