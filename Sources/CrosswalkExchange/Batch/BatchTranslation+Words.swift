import CrosswalkBase
import CrosswalkKit
import CrosswalkTables

extension BatchTranslation.Outcome {
  /// What became of a file, a line each; the last has numbers that add up, and what the answers came
  /// from.
  ///
  /// - Parameters:
  ///   - path: Of the file.
  ///   - hash: The content hash of the translator.
  ///   - areLinesWritten: Whether the lines of people went anywhere.
  ///   - tellsPeople: Whether it says how many people there are and what their answers are, which a summary does not of a few.
  /// - Returns: At least one line.
  package func remarks(
    on path: String, hash: String, areLinesWritten: Bool, tellsPeople: Bool = true
  ) -> [PlainText] {
    let name = DataFiles.name(of: path)
    return doubts.map { "\(name):\($0.line): warning: \($0.message)" }
      + unusedColumns.map { "\(name): the column '\($0)' is not used" } + [
        "\(name): "
          + "\(counts.words(writesLines: areLinesWritten, tellsPeople: tellsPeople)); content hash \(hash)"
      ]
  }

  /// How answers are distributed: one row a unit and group, under the rules for groups of
  /// ``CrosswalkKit/GroupGaps``, so that nobody can be told from it.
  ///
  /// - Parameter column: What people are counted by; nil: all together.
  /// - Returns: A row a unit, or one a unit and group.
  package func summary(by column: String?) -> Table {
    let kinds = answers.kinds
    let columns =
      ["unit", "title"] + (column.map { [$0] } ?? []) + ["people"] + kinds.outcomes
      + ["uneven", "none", "indicative"]
    let groups = answers.groups.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    return Table(
      columns.map { Table.Column($0) },
      rows: answers.units.enumerated().flatMap { place, unit in
        groups.map { group, sums in
          let numbers = Array(sums.answers[place * kinds.count..<(place + 1) * kinds.count])
          let name = String(decoding: group, as: UTF8.self).trimmed
          return [.text(unit.id), .text(unit.title)] + (column == nil ? [] : [.text(name)])
            + Self.cells(numbers, of: sums.people, kinds)
        }
      })
  }

  /// How many people there are, and how many have each answer.
  private static func cells(
    _ numbers: [Int], of people: Int, _ kinds: AnswerCounts.Kinds
  ) -> [Table.Cell] {
    let count = kinds.outcomes.count
    let indicative = numbers[count..<2 * count]
    guard people >= GroupGaps.least else {
      return [.text(GroupGaps.Count.few.words)] + Array(repeating: .absent, count: count + 3)
    }
    let parts =
      zip(numbers, indicative).map { $0 + $1 } + [numbers[kinds.uneven], numbers[kinds.none]]
    let unsure = indicative.reduce(0, +)
    // What is neither indicative nor uneven nor none is firm, and would follow where it is under five.
    let firm = people - unsure - numbers[kinds.uneven] - numbers[kinds.none]
    let told: GroupGaps.Count =
      unsure >= GroupGaps.least && firm < GroupGaps.least
      ? .some : .shown(unsure, of: people)
    return [.integer(people)]
      + GroupGaps.Count.shown(parts, of: people).map { .text($0.words) } + [.text(told.words)]
  }
}
