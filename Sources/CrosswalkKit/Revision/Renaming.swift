import CrosswalkBase
import CrosswalkModel

/// Which levels, units and statements of a version stand under other ids in the next one.
///
/// What keeps its id is the same, whatever its title. Of the rest, things of one title belong
/// together; then units that share most of their statements, and levels that alone are new where
/// as many are gone; and in units that belong together, statements of one text.
struct Renaming {
  /// New ids by old ones, of all levels that both versions have.
  private(set) var levels: [String: String] = [:]
  /// New ids by old ones, of all units that both versions have.
  private(set) var units: [String: String] = [:]
  /// New ids by old ones, of all statements that both versions have.
  private(set) var statements: [String: String] = [:]

  init(from old: Framework, to new: Framework) {
    levels = Self.pairs(
      old.scale.levels.map { ($0.id, $0.title) }, new.scale.levels.map { ($0.id, $0.title) })
    pairLevelsInPlace(old.scale.levels.map(\.id), new.scale.levels.map(\.id))
    units = Self.pairs(old.units.map { ($0.id, $0.title) }, new.units.map { ($0.id, $0.title) })
    pairUnitsByStatements(old, new)
    pairStatements(old, new)
  }

  /// Those of one id, then those of one title, where no other has it.
  private static func pairs(
    _ old: [(id: String, title: String)], _ new: [(id: String, title: String)]
  ) -> [String: String] {
    let newIDs = Set(new.map(\.id))
    var pairs = Dictionary(
      old.filter { newIDs.contains($0.id) }.map { ($0.id, $0.id) },
      uniquingKeysWith: { first, _ in first })
    func byTitle(_ things: [(id: String, title: String)], _ paired: Set<String>) -> [String:
      [String]]
    {
      Dictionary(
        grouping: things.filter { !paired.contains($0.id) }, by: { $0.title.lowercased() }
      ).mapValues { $0.map(\.id) }
    }
    let left = byTitle(new, Set(pairs.values))
    for (title, ids) in byTitle(old, Set(pairs.keys)) {
      if ids.count == 1, let others = left[title], others.count == 1 { pairs[ids[0]] = others[0] }
    }
    return pairs
  }

  /// Between two levels that both versions have, as many are gone as are new: they are the same.
  private mutating func pairLevelsInPlace(_ old: [String], _ new: [String]) {
    let kept = old.compactMap { levels[$0] }
    let known = Set(kept)
    // Where the order is another one, no place between two levels is the same in both.
    guard kept == new.filter(known.contains) else { return }
    let gone = old.split(omittingEmptySubsequences: false) { levels[$0] != nil }
    let added = new.split(omittingEmptySubsequences: false) { known.contains($0) }
    for (gone, added) in zip(gone, added) where gone.count == added.count {
      for (old, new) in zip(gone, added) { levels[old] = new }
    }
  }

  /// More than half of the statements of either unit are those of the other.
  private mutating func pairUnitsByStatements(_ old: Framework, _ new: Framework) {
    var unitsByText: [String: Set<String>] = [:]
    let taken = Set(units.values)
    for unit in new.units where !taken.contains(unit.id) {
      for statement in unit.statements { unitsByText[statement.text, default: []].insert(unit.id) }
    }
    let sizes = Dictionary(
      new.units.map { ($0.id, $0.statements.count) }, uniquingKeysWith: { first, _ in first })
    for unit in old.units where units[unit.id] == nil {
      var shared: [String: Int] = [:]
      for statement in unit.statements {
        for other in unitsByText[statement.text] ?? [] { shared[other, default: 0] += 1 }
      }
      let most = shared.max { ($0.value, $1.key) < ($1.value, $0.key) }
      guard let (other, count) = most, !Set(units.values).contains(other),
        2 * count > max(unit.statements.count, sizes[other] ?? 0)
      else { continue }
      units[unit.id] = other
    }
  }

  private mutating func pairStatements(_ old: Framework, _ new: Framework) {
    let newIDs = Set(new.statements.map(\.statement.id))
    for (_, statement) in old.statements where newIDs.contains(statement.id) {
      statements[statement.id] = statement.id
    }
    var left: [String: [String: [String]]] = [:]
    let taken = Set(statements.keys)
    for unit in new.units {
      for statement in unit.statements.reversed() where !taken.contains(statement.id) {
        left[unit.id, default: [:]][statement.text, default: []].append(statement.id)
      }
    }
    for (unit, statement) in old.statements where statements[statement.id] == nil {
      guard let other = units[unit.id] else { continue }
      statements[statement.id] = left[other]?[statement.text]?.popLast()
    }
  }

  /// The old version in the names of the new one. What the new one does not have keeps its own.
  func callAsFunction(_ old: AlignedFramework) -> AlignedFramework {
    var framework = old.framework
    for index in framework.scale.levels.indices {
      let id = framework.scale.levels[index].id
      framework.scale.levels[index].id = levels[id] ?? id
    }
    for unit in framework.units.indices {
      framework.units[unit].id = units[framework.units[unit].id] ?? framework.units[unit].id
      for index in framework.units[unit].statements.indices {
        framework.units[unit].statements[index] = renamed(framework.units[unit].statements[index])
      }
    }
    var alignment = old.alignment
    for index in alignment.links.indices {
      let id = alignment.links[index].statement
      alignment.links[index].statement = statements[id] ?? id
    }
    for index in alignment.rejected.indices {
      let id = alignment.rejected[index].statement
      alignment.rejected[index].statement = statements[id] ?? id
    }
    for index in alignment.acts.indices {
      let id = alignment.acts[index].statement
      alignment.acts[index].statement = statements[id] ?? id
    }
    for index in (alignment.scale?.levels ?? []).indices {
      let id = alignment.scale!.levels[index].level
      alignment.scale!.levels[index].level = levels[id] ?? id
      for facet in alignment.scale!.levels[index].facets.indices {
        alignment.scale!.levels[index].facets[facet].evidence = alignment.scale!.levels[index]
          .facets[facet].evidence.map { statements[$0] ?? $0 }
      }
    }
    return AlignedFramework(
      framework: framework, alignment: alignment, overriddenBy: old.overriddenBy)
  }

  private func renamed(_ statement: Statement) -> Statement {
    var result = statement
    result.id = statements[statement.id] ?? statement.id
    result.level = statement.level.map { levels[$0] ?? $0 }
    result.parent = statement.parent.map { statements[$0] ?? $0 }
    result.sameAs = statement.sameAs.map { statements[$0] ?? $0 }
    for index in result.grades.indices {
      result.grades[index].level = levels[result.grades[index].level] ?? result.grades[index].level
    }
    return result
  }
}
