/// What does not keep the rules of the architecture yet. The lists can shrink, and not grow: a test
/// fails for what is on them without need.
enum NotYet {
  /// Files of more than 350 lines.
  static let longFiles: Set<String> = [
    "Sources/CrosswalkCLI/Commands/ImportCommand.swift",
    "Sources/CrosswalkExchange/CASE/CASEImport.swift",
    "Sources/CrosswalkExchange/Import/FrameworkImporter.swift",
    "Sources/CrosswalkExchange/Review/ReviewFile.swift",
    "Sources/CrosswalkExchange/SSSOM/SSSOMReader.swift",
  ]

  /// Files with functions of more than 60 lines that do not say why.
  static let longFunctions: Set<String> = [
    "Sources/CrosswalkExchange/CASE/CASEExport.swift",
    "Sources/CrosswalkExchange/CASE/CASEImport.swift",
    "Sources/CrosswalkExchange/CASE/CASEPackage.swift",
    "Sources/CrosswalkExchange/Import/FrameworkUpdate.swift",
    "Sources/CrosswalkExchange/Import/ImportHeader.swift",
    "Sources/CrosswalkExchange/Review/ReviewFile.swift",
    "Sources/CrosswalkExchange/SKOS/SKOSExport.swift",
    "Sources/CrosswalkExchange/SSSOM/SSSOMExport.swift",
    "Sources/CrosswalkExchange/SSSOM/SSSOMMatches.swift",
    "Sources/CrosswalkExchange/SSSOM/SSSOMReader.swift",
  ]

  /// Files of libraries that name flags of the program.
  static let flags: Set<String> = [
    "Sources/CrosswalkExchange/CASE/CASERubrics.swift",
    "Sources/CrosswalkExchange/Import/FrameworkImporter.swift",
    "Sources/CrosswalkExchange/Import/ImportHeader.swift",
    "Sources/CrosswalkExchange/Import/ImportTable+CSV.swift",
    "Sources/CrosswalkExchange/Import/WordArchive.swift",
    "Sources/CrosswalkExchange/Review/ReviewFile.swift",
    "Sources/CrosswalkExchange/SSSOM/SSSOMMatches.swift",
  ]
}
