import CrosswalkBase
import CrosswalkModel

/// Why gaps cannot be found.
package enum GapError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The two scales measure nothing in common; those of them of whose levels nobody has said what
  /// they speak to.
  case nothingInCommon(from: String, to: String, silent: [String] = [])
  /// No statement of the target speaks of the role that it is read for.
  case noStatement(of: Role, framework: String)
  /// The target names a framework, or a role, and no level of it.
  case noLevel(String, choices: [String])
  /// The target is of no form that is known.
  case unknownForm(String, frameworks: [String])
  /// A concept of which the target does not speak, or that there is not.
  case unknownConcept(String, nearest: String?)
  /// A factor that is no number of 0 or more.
  case impossibleImportance(concept: String, Double)

  /// One sentence without full stop.
  package var description: String {
    switch self {
    case .nothingInCommon(let source, let target, let silent):
      "the levels of '\(source)' and '\(target)' have nothing in common, so nobody can say what is "
        + "lacking"
        + (silent.isEmpty
          ? ""
          : "; of \(silent.map { "'\($0)'" }.joined(separator: " and ")) nobody has said yet what the "
            + "levels speak to: fill in 'facets' in the alignment")
    case .noStatement(let role, let framework):
      "no statement of '\(framework)' speaks of the role '\(role.rawValue)', so nobody can be held "
        + "against it"
    case .noLevel(let name, let choices):
      "'\(name)' names no level; say which, as one of \(choices.joined(separator: ", "))"
    case .unknownForm(let name, let frameworks):
      "'\(name)' is no target: it is a framework with a level, as framework:level, or with a time of "
        + "service, as framework@4y or framework@tenure, or a file of expected levels; there is "
        + frameworks.joined(separator: ", ")
    case .unknownConcept(let concept, let nearest):
      "there is no concept '\(concept)'" + (nearest.map { "; did you mean '\($0)'?" } ?? "")
    case .impossibleImportance(let concept, let factor):
      "the importance of '\(concept)' is a number of 0 or more, not \(factor.plain)"
    }
  }
}
