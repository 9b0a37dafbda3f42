import CrosswalkBase
import CrosswalkModel

/// What somebody can do about a sheet that cannot be made; what the options are called is for the
/// command line to say.
package enum SheetRemedy: Sendable, Hashable, CaseIterable {
  case nameRole, nameLevel, nameElement, namePlan
}

extension SheetError {
  /// What would help, where something does.
  package var remedy: SheetRemedy? {
    switch self {
    case .needsRole: .nameRole
    case .needsLevel: .nameLevel
    case .needsElement: .nameElement
    case .needsPlan: .namePlan
    default: nil
    }
  }
}

extension SheetError: CustomStringConvertible {
  /// A plain sentence without capital or full stop.
  package var description: String {
    switch self {
    case .noTenure(let framework, let others):
      "'\(framework)' ties no level to a time of service, so it has no such sheet"
        + (others.isEmpty
          ? "" : "; there is one of \(others.map { "'\($0)'" }.joined(separator: ", "))")
    case .needsLevel(let framework):
      "what '\(framework)' says differs from level to level, so one of them has to be named"
    case .needsLevels(let framework):
      "'\(framework)' has one level only, so there is nothing to scale on"
    case .noStatements(let framework, let role, let roles):
      "no statement of '\(framework)' is about a \(role.sheetName)"
        + (roles.isEmpty ? "" : "; there is \(Self.list(roles))")
    case .needsRole(let framework, let roles):
      roles.isEmpty
        ? "'\(framework)' speaks of no person, so there is nobody to make a sheet for"
        : "'\(framework)' speaks of several roles, so one of them has to be named: \(Self.list(roles))"
    case .needsElement(let elements):
      "the sheet is about one element of practice: \(elements.joined(separator: ", "))"
    case .noPrompts: "no questions and prompts are at hand"
    case .noSelection(let role, let roles):
      "there is no preview of the work of a \(role.sheetName); there is \(Self.list(roles))"
    case .notSupervised(let role, let roles):
      "the sheet is about supervising casework, and not about the work of a \(role.sheetName); "
        + "there is \(Self.list(roles))"
    case .shortcoming(let statement):
      "the document words '\(statement)' as a shortcoming, and that is nobody's goal"
    case .tooManyGoals(let count): "a sheet has room for 3 goals, not \(count)"
    case .needsPlan: "the sheet is made of a plan, and none is given"
    case .unknown(let sentence): sentence
    }
  }

  private static func list(_ roles: [Role]) -> String {
    roles.map(\.rawValue).joined(separator: ", ")
  }
}
