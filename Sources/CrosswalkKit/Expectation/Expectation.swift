import CrosswalkBase
import CrosswalkModel

/// What a time of service lets one expect, as a document's own tenure bands say.
///
/// Expected is never observed: nobody has looked.
public struct Expectation: Sendable, Hashable {
  /// The level whose tenure band holds the time of service.
  public let level: Scale.Level
  /// The statements of that level, by rated unit in the order of the document.
  public let units: [Framework.Unit]
  /// Levels that no time of service leads to, such as a mastery level.
  public let apart: [Scale.Level]
  /// The expected level as a profile: every rated unit at that level, or the person.
  public let profile: Profile

  /// Finds the level for a time of service.
  ///
  /// - Parameters:
  ///   - framework: One whose scale has tenure bands.
  ///   - tenure: Years of service, 0 to 70. The lower end of a band belongs to it, the upper to
  ///     the next.
  ///   - role: The person's; statements about others are left out. Nil: all are there.
  /// - Throws: ``ExpectationError``.
  public init(
    of framework: Framework, tenure: Double, role: Role? = nil
  ) throws(ExpectationError) {
    guard tenure >= 0, tenure <= 70 else { throw .impossibleTenure(tenure) }
    let scale = framework.scale
    guard scale.levels.contains(where: { $0.tenure != nil }) else {
      throw .noTenureBands(framework: framework.id)
    }
    let found = scale.levels.first { level in
      level.tenure.map { tenure >= $0.from && tenure < $0.to ?? .infinity } ?? false
    }
    guard let found else { throw .noBand(tenure, framework: framework.id) }
    if let role { try Self.check(role, framework) }
    level = found
    apart = scale.levels.filter { $0.tenure == nil }
    units = framework.ratedUnits.map { unit in
      var unit = unit
      unit.statements.removeAll {
        $0.level != nil && $0.level != found.id || !(role.map($0.actor.fits) ?? true)
      }
      return unit
    }
    profile = Profile(everyUnitOf: framework, at: found.id, role: role, basis: .expected)
  }

  private static func check(_ role: Role, _ framework: Framework) throws(ExpectationError) {
    let actors = Set(framework.ratedUnits.flatMap(\.statements).map(\.actor))
    guard !actors.isEmpty, !actors.contains(where: { $0.fits(role) }) else { return }
    throw .noStatement(
      of: role, framework: framework.id, roles: Role.allCases.filter(actors.contains))
  }
}

/// Why no level can be expected.
public enum ExpectationError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Nobody has served so long, or less than no time.
  case impossibleTenure(Double)
  /// The document ties no level to a time of service.
  case noTenureBands(framework: String)
  /// The document's bands leave this time of service out.
  case noBand(Double, framework: String)
  /// No statement is about somebody of the role; the roles that there are.
  case noStatement(of: Role, framework: String, roles: [Role])

  /// A plain sentence without capital or full stop.
  public var description: String {
    switch self {
    case .impossibleTenure(let years):
      "a tenure is from 0 to 70 years, not \(years.plain)"
    case .noTenureBands(let framework):
      "'\(framework)' ties no level to a time of service"
    case .noBand(let years, let framework):
      "no level of '\(framework)' belongs to a tenure of \(years.plain) years"
    case .noStatement(let role, let framework, let roles):
      "no statement of '\(framework)' speaks of the role '\(role.rawValue)'; there is "
        + roles.map(\.rawValue).joined(separator: ", ")
    }
  }
}
