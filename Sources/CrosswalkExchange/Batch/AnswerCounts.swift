import CrosswalkKit

/// How answers are distributed over people, by unit and by what people are counted by.
package struct AnswerCounts: Sendable {
  /// What a result can be: an outcome of the target's scale, uneven, or none.
  package struct Kinds: Sendable {
    /// `below`, each level, `above`.
    package let outcomes: [String]
    private let places: [String: Int]

    init(_ outcomes: [String]) {
      self.outcomes = outcomes
      places = Dictionary(uniqueKeysWithValues: outcomes.enumerated().map { ($1, $0) })
    }

    /// How many kinds there are, indicative answers counted apart.
    package var count: Int { 2 * outcomes.count + 2 }
    package var uneven: Int { 2 * outcomes.count }
    package var none: Int { 2 * outcomes.count + 1 }

    func kind(_ result: Translation.UnitResult) -> Int {
      switch result.status {
      case .abstained: none
      case .uneven: uneven
      case .answer: places[result.answer!]!
      case .indicative: outcomes.count + places[result.answer!]!
      }
    }
  }

  package let kinds: Kinds
  /// The ids and titles of the target's units, or of the whole person.
  package let units: [(id: String, title: String)]
  /// By group: how many people, and by unit and kind how many of them.
  package private(set) var groups: [[UInt8]: (people: Int, answers: [Int])] = [:]
  /// By group: how many people have which ratings, as ``PersonCloser`` writes them.
  private(set) var profiles: [[UInt8]: [[UInt8]: Int]] = [:]
  /// So many groups are told apart at most.
  static let maximumGroups = 10_000

  init(_ translator: Translator) {
    kinds = Kinds(translator.outcomes)
    units = translator.resultUnits
  }

  mutating func add(_ profile: ProfileRows, in group: [UInt8]) {
    let count = kinds.count
    var sums =
      groups.removeValue(forKey: group) ?? (0, [Int](repeating: 0, count: units.count * count))
    sums.people += 1
    for (unit, kind) in profile.answers.enumerated() { sums.answers[unit * count + kind] += 1 }
    groups[group] = sums
  }

  /// Adds the ratings of a person.
  mutating func add(ratings: [UInt8], in group: [UInt8]) {
    profiles[group, default: [:]][ratings, default: 0] += 1
  }

  mutating func add(_ other: AnswerCounts) {
    for (group, ratings) in other.profiles {
      profiles[group, default: [:]].merge(ratings, uniquingKeysWith: +)
    }
    for (group, sums) in other.groups {
      guard var mine = groups.removeValue(forKey: group) else {
        groups[group] = sums
        continue
      }
      mine.people += sums.people
      for place in mine.answers.indices { mine.answers[place] += sums.answers[place] }
      groups[group] = mine
    }
  }

  mutating func removeAll() {
    groups.removeAll(keepingCapacity: true)
    profiles.removeAll(keepingCapacity: true)
  }
}
