import CrosswalkKit
import CrosswalkTables

/// The numbers of a comparison as a table: one row a number, with what it is about.
public enum ComparisonTable {
  /// Every number, or for a judgement what it says.
  public static func table(_ comparison: Comparison) -> Table {
    let (from, to) = (comparison.from.framework, comparison.to.framework)
    var table = Table(["measure", "framework", "item", "otherFramework", "otherItem", "value"])
    func row(
      _ measure: String, _ item: (String, String), _ other: (String, String), _ value: Table.Cell
    ) {
      table.rows.append(
        [measure, item.0, item.1, other.0, other.1].map(Table.Cell.text) + [value])
    }
    for (unit, values) in zip(comparison.overlap.rows, comparison.overlap.values) {
      for (other, value) in zip(comparison.overlap.columns, values) {
        row("overlap", (from, unit.id), (to, other.id), .number(value))
      }
    }
    for coverage in comparison.coverage {
      for (measure, item, other, value) in rows(coverage) {
        row(measure, (coverage.of, item), (coverage.by, other), value)
      }
    }
    for ladder in comparison.ladders {
      for rung in ladder.rungs {
        for outcome in rung.distribution {
          row("level", (ladder.from, rung.level), (ladder.to, outcome.level), .number(outcome.p))
        }
      }
    }
    for friend in comparison.falseFriends {
      row("falseFriend", (from, friend.level), (to, friend.other), .init(friend.forwards))
    }
    for (here, there, concepts) in [
      (from, to, comparison.onlyInFrom + comparison.touchedInTo),
      (to, from, comparison.onlyInTo + comparison.touchedInFrom),
    ] {
      for concept in concepts {
        row(
          "only", (here, concept.concept), (there, concept.standing.rawValue),
          .integer(concept.statements))
      }
    }
    for entry in comparison.disagreements {
      let judged = entry.curated?.rawValue ?? "none"
      row(
        "judgement", (from, entry.subject), (to, entry.object),
        .text("\(judged) against \(entry.derived?.rawValue ?? "none")"))
    }
    return table
  }

  /// What is covered of topics and behaviors: a measure, of what, a standing, and the number.
  private static func rows(
    _ coverage: Comparison.Coverage
  ) -> [(measure: String, item: String, other: String, value: Table.Cell)] {
    var rows: [(String, String, String, Table.Cell)] = [
      ("topicCoverage", "all", "", .init(coverage.topic)),
      ("topicCoverageSameActor", "all", "", .init(coverage.topicSameActor)),
    ]
    for (actor, share) in coverage.topicByActor.sorted(by: { $0.key < $1.key }) {
      rows.append(("topicCoverageOfActor", actor, "", .number(share)))
    }
    rows.append(("behaviorCoverage", "all", "", .init(coverage.behaviour.share)))
    for standing in Standing.allCases {
      let count = coverage.behaviour.count(of: standing)
      rows.append(("statements", "all", standing.rawValue, .integer(count)))
    }
    for unit in coverage.units {
      rows.append(("topicCoverage", unit.id, "", .init(unit.topic)))
      rows.append(("behaviorCoverage", unit.id, "", .init(unit.behaviour.share)))
      rows.append(("servedStatements", unit.id, "", .integer(unit.behaviour.served)))
    }
    return rows
  }
}
