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
}
