import CrosswalkBase
import CrosswalkExchange

/// What the options are called that help to get a file imported.
enum ImportAdvice {
  static func words(_ remedy: ImportRemedy) -> String? {
    switch remedy {
    case .mapOneOfTwo: "say with --map which one is, and '=ignore' or '=group' for the other"
    case .mapOneLevel: "say with --map which one is"
    case .mapLevelOrNameLevels:
      "--map 'heading=level' tells which it is, or --levels which levels there are"
    case .mapUnit: "--map 'heading=unit' tells which it is"
    case .mapStatement: "--map 'heading=statement' tells which it is"
    case .mapKnownHeading: "--map names it"
    case .nameLevels: "--levels 'lowest,...,highest' does"
    case .nameLevelsOrOne:
      "--levels 'lowest,...,highest' does, and --levels Met is for a document without levels"
    case .nameKind: "--from tells what it is"
    }
  }

  /// How something is said that settles a reading.
  static func words(_ saying: ImportSaying) -> String {
    switch saying {
    case .column(let heading, let column): "--map \(shell("\(heading)=\(column.rawValue)"))"
    case .levels(let titles):
      "--levels "
        + shell(titles.map { $0.contains(",") ? "\"\($0)\"" : $0 }.joined(separator: ","))
    case .sheets(let names): names.map { "--sheet \(shell($0))" }.joined(separator: " ")
    case .headerRows(let rows):
      "--header-rows \(rows.lowerBound)" + (rows.count > 1 ? "-\(rows.upperBound)" : "")
    }
  }

  /// A text in quotes as a shell reads it.
  private static func shell(_ text: String) -> String {
    "'" + text.replacing("'", with: "'\\''") + "'"
  }
}
