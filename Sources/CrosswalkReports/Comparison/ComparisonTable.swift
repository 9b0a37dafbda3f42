import CrosswalkKit
import CrosswalkTables

/// The numbers of a comparison as a table: one row a number, with what it is about.
public enum ComparisonTable {
  /// The table, under a header.
  public static func text(_ comparison: Comparison) -> String {
    let (from, to) = (comparison.from.framework, comparison.to.framework)
    var text = CSVWriter.row([
      "measure", "framework", "item", "otherFramework", "otherItem", "value",
    ])
    func row(_ fields: [String], _ value: String) { text += CSVWriter.row(fields + [value]) }
    for (unit, values) in zip(comparison.overlap.rows, comparison.overlap.values) {
      for (other, value) in zip(comparison.overlap.columns, values) {
        row(["overlap", from, unit.id, to, other.id], value.description)
      }
    }
    for coverage in comparison.coverage {
      row(["coverage", coverage.of, "all", coverage.by, ""], coverage.mean.description)
      row(
        ["coverageSameActor", coverage.of, "all", coverage.by, ""], coverage.sameActor.description)
      for unit in coverage.units {
        row(["coverage", coverage.of, unit.id, coverage.by, ""], unit.share.description)
      }
      for (actor, share) in coverage.byActor.sorted(by: { $0.key < $1.key }) {
        row(["coverageOfActor", coverage.of, actor, coverage.by, ""], share.description)
      }
    }
    for ladder in comparison.ladders {
      for rung in ladder.rungs {
        for outcome in rung.distribution {
          row(["level", ladder.from, rung.level, ladder.to, outcome.level], outcome.p.description)
        }
      }
    }
    for friend in comparison.falseFriends {
      row(
        ["falseFriend", from, friend.level, to, friend.other], friend.forwards?.description ?? "")
    }
    for (here, there, concepts) in [
      (from, to, comparison.onlyInFrom), (to, from, comparison.onlyInTo),
    ] {
      for concept in concepts {
        row(
          ["only", here, concept.concept, there, concept.kind?.rawValue ?? ""],
          "\(concept.statements)")
      }
    }
    for entry in comparison.disagreements {
      row(
        ["judgement", from, entry.subject, to, entry.object],
        "\(entry.curated?.rawValue ?? "none") against \(entry.derived?.rawValue ?? "none")")
    }
    return text
  }
}
