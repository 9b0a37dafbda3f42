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

  /// The first row.
  public var header: String {
    CSVWriter.row(
      [
        "person", "role", "basis", "unit", "title", "status", "reason", "answer", "low", "high",
        "coverage", "coverageSameActor", "coverageAtLevel", "focus",
      ] + outcomes.map { "p_\($0)" } + ["cautions", "rateNext", "hash"])
  }

  /// The rows of one translation; fields without a value are empty.
  public func rows(_ translation: Translation) -> String {
    translation.results.map { result in
      CSVWriter.row(
        [
          translation.person ?? "", translation.role?.rawValue ?? "", translation.basis.rawValue,
          result.unit, result.title, result.status.rawValue, result.reason?.rawValue ?? "",
          result.answer ?? "", result.interval?.first ?? "", result.interval?.last ?? "",
          result.coverage.description, result.coverageSameActor.description,
          result.coverageAtLevel.description, result.focus.description,
        ] + (result.distribution?.map(\.p.description) ?? outcomes.map { _ in "" })
          + [
            result.cautions.map(\.code.rawValue).joined(separator: " "),
            result.rateNext.joined(separator: " "), translation.hash,
          ])
    }.joined()
  }
}
