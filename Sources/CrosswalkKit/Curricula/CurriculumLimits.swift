import CrosswalkBase
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
  package enum Sharing: String, CaseIterable, Sendable {
    /// Everybody has a plan of their own.
    case none = "own"
    /// One plan that all attend who need something.
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
  /// More hours for each person are nobody's.
  package static let mostHours = 10_000.0
  /// A plan is laid out over so many months at most.
  package static let mostMonths = 120

  package init(aim: Aim, sharing: Sharing = .none) {
    self.aim = aim
    self.sharing = sharing
  }

  /// Reads hours by mode, as people write them: `coaching=6`, several with commas between them.
  ///
  /// - Throws: `SettingError` for another form, an unknown mode with the nearest, and one that is given twice.
  package static func modes(_ settings: [String]) throws(SettingError) -> [Activity.Mode: Double] {
    var modes: [Activity.Mode: Double] = [:]
    for entry in settings.flatMap({ $0.split(separator: ",") }) {
      let parts = entry.split(separator: "=", omittingEmptySubsequences: false)
      guard parts.count == 2, let hours = Double(parts[1]), hours >= 0, hours.isFinite else {
        throw SettingError("'\(entry)' is not of the form coaching=6")
      }
      let name = parts[0].lowercased()
      guard let mode = Activity.Mode(rawValue: name) else {
        let all = Activity.Mode.allCases.map(\.rawValue)
        throw SettingError(
          "unknown mode '\(name)'"
            + (nearest(name, in: all).map { "; did you mean '\($0)'?" }
              ?? "; there is \(all.joined(separator: ", "))"))
      }
      if modes.updateValue(hours, forKey: mode) != nil {
        throw SettingError("'\(name)' is given twice")
      }
    }
    return modes
  }
}
