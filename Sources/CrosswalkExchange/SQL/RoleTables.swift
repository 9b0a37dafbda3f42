import CrosswalkKit
import CrosswalkModel

/// The rows of a crosswalk's tables that depend on whom is rated. Roles whose rows are equal count
/// alike.
struct RoleTables: Hashable {
  /// By source unit: its size, and whether it speaks of such a person.
  let sizes: [[SQLValue]]
  let sourceContent: [[SQLValue]]
  let atLevel: [[SQLValue]]
  let inside: [[SQLValue]]
  let fit: [[SQLValue]]
  let targetContent: [[SQLValue]]

  /// - Parameter tables: Made without a target role, between two frameworks.
  init(_ tables: TranslationTables) {
    let isKnown = tables.role != nil
    sizes = tables.sourceSizes.enumerated().map { unit, size in
      [.integer(unit), .number(size), .integer(!isKnown || tables.sourceSpeaks[unit] ? 1 : 0)]
    }
    sourceContent = tables.sourceContents.enumerated().flatMap { unit, content in
      Self.supply(unit, content, isKnown)
    }
    atLevel = tables.sourceAmountsUpTo.enumerated().flatMap { unit, levels in
      levels.enumerated().flatMap { level, amounts in
        Self.sparse([amounts]).map {
          [.integer(unit), .integer(level), .integer($0.part), .number($0.numbers[0])]
        }
      }
    }
    inside = tables.sourceInside.enumerated().flatMap { unit, targets in
      Self.sparse([targets]).map {
        [.integer(unit), .integer($0.part), .number($0.numbers[0])]
      }
    }
    let sourceActors = tables.role.map { [$0] } ?? tables.sourceActors
    fit = tables.targetActors.enumerated().map { target, actors in
      let noneFits =
        !actors.isEmpty && !actors.contains { actor in sourceActors.contains { actor.fits($0) } }
      return [
        .integer(target), .integer(noneFits ? 1 : 0), .integer(noneFits && isKnown ? 1 : 0),
      ]
    }
    targetContent = tables.targetContents.enumerated().flatMap { target, content in
      Self.demand(target, content, tables)
    }
  }

  /// What everybody's statements have, and, where the role is not known, what statements have that
  /// speak of whom an actor of the target speaks of.
  private static func supply(
    _ unit: Int, _ content: UnitContent, _ isKnown: Bool
  ) -> [[SQLValue]] {
    let everybody = sparse([content.amounts, content.weights]).map { (0, $0) }
    let none = [Double](repeating: 0, count: content.amounts.count)
    let byActor = Role.allCases.enumerated().flatMap { position, actor in
      let fitting = Role.allCases.filter { $0.fits(actor) }
        .compactMap { content.amountsByActor[$0] }
      let sum = fitting.reduce(none) { zip($0, $1).map(+) }
      return sparse([sum, none]).map { (position + 1, $0) }
    }
    return (everybody + (isKnown ? [] : byActor)).map { supply, entry in
      [
        .integer(unit), .integer(supply), .integer(entry.part), .number(entry.numbers[0]),
        .number(entry.numbers[1]),
      ]
    }
  }

  /// What a target unit is about. What speaks of the same kind of person is covered by everybody's
  /// statements where the role is known, since only those count, and else by those that speak of the
  /// actor.
  private static func demand(
    _ target: Int, _ content: UnitContent, _ tables: TranslationTables
  ) -> [[SQLValue]] {
    let none = [Double](repeating: 0, count: content.weights.count)
    var entries: [(supply: Int, numbers: [[Double]])] = []
    if let role = tables.role {
      let same = Role.allCases.filter { $0.fits(role) }.compactMap { content.weightsByActor[$0] }
      entries = [(0, [content.weights, same.reduce(none) { zip($0, $1).map(+) }])]
    } else {
      entries = [(0, [content.weights, none])]
      for (position, actor) in Role.allCases.enumerated() {
        if let weights = content.weightsByActor[actor] {
          entries.append((position + 1, [none, weights]))
        }
      }
    }
    return entries.flatMap { entry in
      sparse(entry.numbers).map {
        [
          .integer(target), .integer(entry.supply), .integer($0.part), .number($0.numbers[0]),
          .number($0.numbers[1]), .integer(tables.parts[$0.part].ceilings.count),
        ]
      }
    }
  }

  /// The places at which any of some vectors is not 0.
  private static func sparse(_ vectors: [[Double]]) -> [(part: Int, numbers: [Double])] {
    vectors[0].indices.compactMap { part in
      let numbers = vectors.map { $0[part] }
      return numbers.contains { $0 != 0 } ? (part, numbers) : nil
    }
  }
}
