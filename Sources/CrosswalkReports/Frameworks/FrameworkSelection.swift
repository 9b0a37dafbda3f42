import CrosswalkBase
import CrosswalkModel

/// What somebody wants to see of a framework.
package struct FrameworkSelection {
  /// In the order of the document; a unit holds just the statements that are wanted.
  package private(set) var units: [Framework.Unit]
  /// Whether nothing was left out.
  package let isWhole: Bool
  /// Whether it is one statement.
  package private(set) var isStatement = false

  /// - Parameters:
  ///   - framework: What is selected from.
  ///   - part: A unit, by id or title, or a statement, by id; nil: all units.
  ///   - level: Just statements of this level, by id or title; it leaves a single statement alone.
  ///   - role: Just statements about people of this role; it leaves a single statement alone.
  /// - Throws: `NameError` for a part or level that is not there, and where no statement is left.
  package init(
    of framework: Framework, part: String? = nil, level: String? = nil, role: Role? = nil
  ) throws {
    units = framework.units
    isWhole = part == nil && level == nil && role == nil
    if let part { try select(part, in: framework) }
    if !isStatement { try narrow(to: level, role, of: framework) }
  }

  /// The unit, or the unit with just the statement, that a name stands for.
  private mutating func select(_ part: String, in framework: Framework) throws {
    for unit in framework.units {
      if let statement = unit.statements.first(where: { $0.id == part }) {
        var unit = unit
        unit.statements = [statement]
        (units, isStatement) = ([unit], true)
        return
      }
    }
    let names = NameLookup(
      framework.units.map { ($0.id, $0.title) }
        + framework.statements.map { ($0.statement.id, $0.statement.id) })
    let id = try names.id(of: part, as: "unit or statement")
    if let unit = framework.units.first(where: { $0.id == id }) { return units = [unit] }
    try select(id, in: framework)
  }

  /// Leaves the statements of the level and role that are asked for, and the units that have some.
  private mutating func narrow(
    to level: String?, _ role: Role?, of framework: Framework
  ) throws {
    let level = try level.map { try framework.scale.levelNames.id(of: $0, as: "level") }
    if level == nil, role == nil { return }
    for index in units.indices {
      units[index].statements.removeAll { statement in
        (level != nil && statement.level != level)
          || role.map { !statement.actor.fits($0) } ?? false
      }
    }
    units.removeAll(where: \.statements.isEmpty)
    if units.isEmpty {
      let asked =
        (level.map { ["at '\($0)'"] } ?? []) + (role.map { ["about a \($0.rawValue)"] } ?? [])
      throw NameError("no statement there is \(asked.joined(separator: " and "))")
    }
  }
}
