import ArgumentParser
import CrosswalkBase
import CrosswalkExchange
import CrosswalkTables

struct LevelsExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write what a reader needs to place the levels, and the sheet to fill in.",
    discussion: """
      A workbook (.xlsx) with the sheet, the wording of each level, the reference scale and how it \
      is filled in; or a CSV table, with --reading for the wording. The framework needs no \
      alignment. Give each reader a copy, and let none see another's. --blind hides what a name \
      would tell: levels are called L1 to Ln, the lowest first, which the other commands understand.

        crosswalk levels export my-county --blind --out sheet.csv --reading wording.md \
      --frameworks my-county
      """)

  @Argument(help: "The framework whose levels are placed.")
  var framework: String

  @Option(help: "The sheet to write: its name ends with .xlsx or .csv.")
  var out: String

  @Option(
    help: ArgumentHelp("Write the wording of each level to this Markdown file.", valueName: "file"))
  var reading: String?

  @Flag(
    help: "Leave out the framework's title, what its scale measures, levels' titles and tenure.")
  var blind = false

  @OptionGroup var catalogOptions: CatalogOptions

  private var isWorkbook: Bool { out.lowercased().hasSuffix(".xlsx") }

  func validate() throws {
    if !isWorkbook, !out.lowercased().hasSuffix(".csv") {
      throw ValidationError("the name '\(out)' must end with .xlsx or .csv")
    }
  }

  func run() throws {
    // Somebody may have filled it in.
    for path in [out, reading].compactMap({ $0 }) where DataFiles.isThere(path) {
      throw FileError(path: path, reason: "there is such a file already; give it another name")
    }
    let catalog = try catalogOptions.catalog()
    let framework = try catalog.framework(framework).framework
    let sheet = LevelSheet(framework, ontology: catalog.ontology, isBlind: blind)
    do {
      try write(
        isWorkbook ? sheet.workbook() : Array(sheet.csv.utf8), to: out, mayReplace: false)
    } catch let error as SpreadsheetError {
      throw FileError(path: out, reason: error.description)
    }
    if let reading {
      try write(Array(sheet.reading.utf8), to: reading, mayReplace: false)
    }
    complain(
      """
      wrote \(out)\(reading.map { " and \($0)" } ?? ""): \
      \(counted(framework.scale.levels.count, "level"))
      """)
  }
}
