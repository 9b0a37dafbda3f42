/// What a group lacks, in numbers that give nobody away.
///
/// Groups of under five people show nothing. Numbers of people under five, or with a rest under five,
/// read as that. Means are shown of five people or more, quartiles of twenty or more; no least and no
/// greatest value, and nothing of any single person.
package struct GroupGaps: Sendable, Hashable {
  /// How many people, as far as that may be told.
  package enum Count: Sendable, Hashable {
    case exactly(Int)
    /// From none to four.
    case few
    /// All of the group, or all but one to four.
    case nearlyAll
    /// Five or more; the number would give another away.
    case some
    /// Any number; to say whether it is under five would give it away.
    case untold
  }

  /// One concept.
  package struct Concept: Sendable, Hashable {
    /// A position in ``GapFinder/concepts``.
    package var concept: Int
    /// Who is short, who has to be looked at first, and who meets what is asked.
    package var short: Count
    package var assessFirst: Count
    package var meets: Count
    /// The sum of all needs; nil where under five people have one.
    package var need: Double?
    /// The mean shortfall of those of whom it is known, in reference points; nil for under five.
    package var shortfall: Double?
    /// The quartiles of that, lowest first; nil for under twenty.
    package var quartiles: [Double]?
    /// The mean of where the target's level begins, in reference points.
    package var requirement: Double
    /// How much of the target is about it, 0 to 1.
    package var share: Double
    /// The mean part of positions that rests on marked statements, of those of whom something is
    /// known; nil for under five.
    package var direct: Double?
  }

  /// How many people are in the group.
  package let people: Int
  /// By position.
  package let concepts: [Concept]

  /// Under this many people nothing is shown.
  package static let least = 5
  /// From this many people on quartiles are shown.
  package static let leastForQuartiles = 20

  /// The sum of the needs that are shown.
  package var need: Double { concepts.reduce(0) { $0 + ($1.need ?? 0) } }
}

/// Sums people up, one after the other, so that nobody has to be kept.
package struct GroupSums: Sendable {
  fileprivate struct Sums {
    var (short, assessFirst, meets) = (0, 0, 0)
    var needs = 0
    var need = 0.0
    var shortfalls: [Float] = []
    var shortfall = 0.0
    var direct = 0.0
    var requirement = 0.0
    var share = 0.0
    var people = 0
  }

  private var people = 0
  private var sums: [Int: Sums] = [:]

  /// A group of nobody.
  package init() {}

  /// Adds somebody. Sums run in the order in which people come.
  package mutating func add(_ person: PersonGaps) {
    people += 1
    for concept in person.concepts {
      sums[concept.concept, default: Sums()].add(concept)
    }
  }

  /// What may be shown; nil for under five people.
  package var group: GroupGaps? {
    guard people >= GroupGaps.least else { return nil }
    return GroupGaps(
      people: people,
      concepts: sums.sorted { $0.key < $1.key }.map { $0.value.shown($0.key, of: people) })
  }
}

extension GroupSums.Sums {
  fileprivate mutating func add(_ concept: PersonGaps.Concept) {
    switch concept.status {
    case .short: short += 1
    case .assessFirst: assessFirst += 1
    case .meets: meets += 1
    }
    if concept.need > 0 {
      needs += 1
      need += concept.need
    }
    if let lack = concept.shortfall {
      shortfalls.append(Float(lack))
      shortfall += lack
      direct += concept.direct
    }
    requirement += concept.requirement
    share += concept.share
    people += 1
  }

  fileprivate func shown(_ concept: Int, of everybody: Int) -> GroupGaps.Concept {
    let known = shortfalls.count
    let counts = GroupGaps.Count.shown([short, assessFirst, meets], of: people)
    return GroupGaps.Concept(
      concept: concept, short: counts[0], assessFirst: counts[1], meets: counts[2],
      need: needs >= GroupGaps.least ? need : nil,
      shortfall: known >= GroupGaps.least ? shortfall / Double(known) : nil,
      quartiles: known >= GroupGaps.leastForQuartiles ? quartiles : nil,
      requirement: requirement / Double(people), share: share / Double(people),
      direct: known >= GroupGaps.least ? direct / Double(known) : nil)
  }

  private var quartiles: [Double] {
    let values = shortfalls.sorted()
    return [0.25, 0.5, 0.75].map { part in
      let place = part * Double(values.count - 1)
      let low = Int(place)
      let high = min(low + 1, values.count - 1)
      return Double(values[low]) + (place - Double(low)) * Double(values[high] - values[low])
    }
  }
}

extension GroupGaps.Count {
  /// As people read it.
  package var words: String {
    switch self {
    case .exactly(let number): String(number)
    case .few: "under 5"
    case .nearlyAll: "all but under 5"
    case .some: "5 or more"
    case .untold: "not told"
    }
  }

  /// A number of people of a group, where nothing else of the group is shown beside it.
  package static func shown(_ number: Int, of people: Int) -> GroupGaps.Count {
    if number < GroupGaps.least { return .few }
    return people - number < GroupGaps.least ? .nearlyAll : .exactly(number)
  }

  /// The numbers of people in the parts of a group, which they sum to.
  ///
  /// What is said to be under five may be anything from none to four, whatever follows from the sum and the
  /// other parts: as many of these are not told either, the smallest first. See L. Willenborg and T. de Waal,
  /// Elements of statistical disclosure control (2001), on secondary suppression.
  package static func shown(_ numbers: [Int], of people: Int) -> [GroupGaps.Count] {
    let greatest = numbers.indices.max { (numbers[$0], $1) < (numbers[$1], $0) }
    var counts = numbers.indices.map { part -> GroupGaps.Count in
      // Of two parts that both are nearly all, which they can be of few people, one alone is called so.
      if part == greatest, people - numbers[part] < GroupGaps.least { return .nearlyAll }
      return numbers[part] < GroupGaps.least ? .few : .exactly(numbers[part])
    }
    while !saysNoMore(counts, of: people) {
      let told = counts.indices.filter { counts[$0] == .exactly(numbers[$0]) }
      guard let least = told.min(by: { numbers[$0] < numbers[$1] }) else {
        return numbers.map { _ in .untold }
      }
      counts[least] = .some
    }
    return counts
  }

  /// Whether nothing more follows of what is under five, from all parts of a group and their sum.
  private static func saysNoMore(_ counts: [GroupGaps.Count], of people: Int) -> Bool {
    let ranges = counts.map { $0.range(of: people) }
    let (least, most) = ranges.reduce((0, 0)) { ($0.0 + $1.lowerBound, $0.1 + $1.upperBound) }
    return zip(counts, ranges).allSatisfy { count, range in
      count != .few
        || people - (most - range.upperBound) <= range.lowerBound
          && people - (least - range.lowerBound) >= range.upperBound
    }
  }

  /// What a number of people of a group can be that is told so.
  private func range(of people: Int) -> ClosedRange<Int> {
    switch self {
    case .exactly(let number): number...number
    case .few: 0...min(GroupGaps.least - 1, people)
    case .nearlyAll: max(0, people - GroupGaps.least + 1)...people
    case .some: min(GroupGaps.least, people)...people
    case .untold: 0...people
    }
  }
}
