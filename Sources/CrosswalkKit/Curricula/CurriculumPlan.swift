import CrosswalkModel

/// Who does what, what that closes, and what no plan could exceed.
package struct CurriculumPlan: Sendable, Hashable {
  /// What one person does.
  package struct Person: Sendable, Hashable {
    /// Positions among the problem's activities, ascending.
    package var activities: [Int]
    /// The need that is closed, in the unit of needs.
    package var closed: Double
    /// How far each part of the person's needs is closed, 0 to 1.
    package var parts: [Double]
    /// What all activities together could close, were there no limits.
    package var reachable: Double
    /// What no plan for the person exceeds; nil where people share places and money.
    package var bound: Double?
    /// The sum of the activities' hours.
    package var hours: Double
    /// The fewest hours that are known to be needed, where the fewest were wanted.
    package var leastHours: Double?
  }

  /// How often an activity is held, and for how many.
  package struct Run: Sendable, Hashable {
    package var activity: Int
    /// How many attend.
    package var people: Int
    /// How often it is held; for an activity for one person, once for each.
    package var runs: Int
    /// What all of it costs, in the catalogue's currency.
    package var cost: Double
  }

  /// By person, as in the problem.
  package var people: [Person]
  /// By activity, for those that somebody does.
  package var runs: [Run]
  /// The need that is closed, of all.
  package var closed: Double
  /// What no plan exceeds; as ``closed`` where the plan is proven to be the best, or where fewest
  /// hours were wanted.
  package var bound: Double
  /// Whether nothing better is left: nothing that closes more by a millionth, or, where the fewest
  /// hours were wanted, nothing in fewer.
  package var isProven: Bool
  /// How many numbers were looked at.
  package var work: Int

  /// The need that no plan can close more of, as a part of what is closed; 0 where it is proven.
  package var gap: Double { isProven ? 0 : (bound - closed) / max(closed, 1e-12) }

  /// What all activities could close, of all people.
  package var reachable: Double { people.reduce(0) { $0 + $1.reachable } }

  /// The hours of all people.
  package var hours: Double { people.reduce(0) { $0 + $1.hours } }

  /// What all runs cost.
  package var cost: Double { runs.reduce(0) { $0 + $1.cost } }
}

/// Why there is no plan.
package enum CurriculumError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Limits leave less than the part that was wanted; what they leave at most, where known.
  case unreachable(part: Double, person: Int?)
  /// No plan was found within the effort, though there may be one.
  case notFound(person: Int?)

  package var description: String {
    switch self {
    case .unreachable(let part, let person):
      "\(Self.whose(person)) cannot reach \(Int((part * 100).rounded())) % of what the activities "
        + "could close within the limits"
    case .notFound(let person):
      "\(Self.whose(person)): no plan was found in the time given, though there may be one"
    }
  }

  private static func whose(_ person: Int?) -> String {
    person.map { "person \($0 + 1)" } ?? "the group"
  }
}
