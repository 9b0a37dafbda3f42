import CrosswalkModel

/// Within what a curriculum has to stay, and what is wanted of it.
package struct CurriculumLimits: Sendable, Hashable {
  /// What is wanted.
  package enum Aim: Sendable, Hashable {
    /// As much need closed as these hours for each person allow; over 0.
    case most(hours: Double)
    /// The fewest hours that close this part, over 0 to 1, of what the activities could close.
    case fewestHours(part: Double)
  }

  /// Who shares what.
  package enum Sharing: Sendable, Hashable {
    /// Everybody has a plan of their own.
    case none
    /// One plan that all attend.
    case together
    /// Everybody has a plan of their own, and activities are held only where enough attend.
    case runs
  }

  package var aim: Aim
  package var sharing = Sharing.none
  /// The most hours of a mode for each person.
  package var modes: [Activity.Mode: Double] = [:]
  /// What all runs may cost together; nil: anything. Only with ``Sharing/runs``.
  package var budget: Double?
  /// How long to search for each person, in numbers looked at.
  package var effort = Self.usualEffort

  /// Some seconds for each person at most.
  package static let usualEffort = 300_000_000

  package init(aim: Aim, sharing: Sharing = .none) {
    self.aim = aim
    self.sharing = sharing
  }
}
