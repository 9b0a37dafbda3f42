import CrosswalkBase
import CrosswalkModel

/// Something in a framework that a person points at to see its counterparts.
public enum FrameworkPart: Sendable, Hashable {
  /// A statement, by its id.
  case statement(String)
  /// A unit, by its id.
  case unit(String)
  /// What a unit asks for at one level, by the ids of both.
  case level(unit: String, level: String)
  /// A heading inside a unit, by its id.
  case subcompetency(String)

  /// The part that a name stands for: an id or a title, in any case; a level of a unit is named by both
  /// with a full stop between them.
  ///
  /// - Parameters:
  ///   - name: What somebody wrote.
  ///   - framework: Where it is looked for.
  /// - Throws: `NameError` with the nearest name, if nothing or several things are called so.
  public init(_ name: String, in framework: Framework) throws {
    var parts: [String: FrameworkPart] = [:]
    var names: [(id: String, title: String)] = []
    func add(_ id: String, _ title: String, _ part: FrameworkPart) {
      guard parts[id] == nil else { return }
      parts[id] = part
      names.append((id, title))
    }
    for unit in framework.units { add(unit.id, unit.title, .unit(unit.id)) }
    for unit in framework.units {
      for heading in unit.subcompetencies {
        add(heading.id, heading.title, .subcompetency(heading.id))
      }
      for statement in unit.statements { add(statement.id, statement.id, .statement(statement.id)) }
    }
    for unit in framework.units {
      for level in framework.scale.levels
      where unit.statements.contains(where: { $0.level == level.id }) {
        add(
          "\(unit.id).\(level.id)", "\(unit.title).\(level.title)",
          .level(unit: unit.id, level: level.id))
        if level.title.lowercased() != level.id.lowercased() {
          add(
            "\(unit.id).\(level.title)", "\(unit.id).\(level.title)",
            .level(unit: unit.id, level: level.id))
        }
      }
    }
    let lookup = NameLookup(names)
    if case .unknown(nil) = lookup(name) {
      // Far from all names; the one that begins alike the longest is more help than a list of all.
      let near = names.map(\.id).max { Self.common(name, $0) < Self.common(name, $1) }
      throw NameError(
        "'\(framework.id)' has no statement, unit, subcompetency or level of a unit '\(name)'"
          + (near.map { "; the nearest is '\($0)'" } ?? ""))
    }
    self = parts[try lookup.id(of: name, as: "statement or unit")]!
  }

  /// How many letters two names begin alike with.
  private static func common(_ first: String, _ second: String) -> Int {
    zip(first.lowercased(), second.lowercased()).prefix { $0 == $1 }.count
  }
}
