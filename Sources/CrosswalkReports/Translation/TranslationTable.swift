import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

/// Translations as a table, one row for each person and unit.
public struct TranslationTable {
  private let outcomes: [String]

  /// - Parameter target: The framework that is translated into; its levels are columns.
  public init(to target: Framework) {
    outcomes = ["below"] + target.scale.levels.map(\.id) + ["above"]
  }

  /// The table of some translations. All tables have the same columns.
  public func table(_ translations: [Translation]) -> Table {
    Table(columns, rows: translations.flatMap(rows))
  }

  private var columns: [Table.Column] {
    [
      "person", "role", "basis", "unit", "title", "status", "reason", "answer", "low", "high",
      "coverage", "coverageSameActor", "coverageAtLevel", "focus",
    ] + outcomes.map { Table.Column("p_\($0)") } + ["cautions", "rateNext", "hash"]
  }

  private func rows(_ translation: Translation) -> [[Table.Cell]] {
    translation.results.map { result in
      // In steps, each with its type: as one sum it takes the compiler seconds.
      var row: [Table.Cell] = [
        .init(translation.person), .init(translation.role?.rawValue),
        .text(translation.basis.rawValue), .text(result.unit), .text(result.title),
        .text(result.status.rawValue), .init(result.reason?.rawValue), .init(result.answer),
        .init(result.interval?.first), .init(result.interval?.last), .number(result.coverage),
        .number(result.coverageSameActor), .number(result.coverageAtLevel), .number(result.focus),
      ]
      row += result.distribution?.map { .number($0.p) } ?? outcomes.map { _ in .absent }
      row += [
        .init(words: result.cautions.map(\.code.rawValue)), .init(words: result.rateNext),
        .text(translation.hash),
      ]
      return row
    }
  }
}
