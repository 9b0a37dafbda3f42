import ArgumentParser
import CrosswalkBase
import CrosswalkExchange
import CrosswalkModel
import CrosswalkTables

struct ReviewExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the statements with suggestions and empty columns, to be filled in.",
    discussion: """
      A workbook (.xlsx) with drop-down lists, the concepts to choose from and how it is filled in, \
      or a CSV table. Columns to fill in: decision (accept, change, reject), concept, share, \
      relation, confidence, reviewer, reason. Several reviewers each get a copy.

        crosswalk review export my-county --frameworks my-county --out review.xlsx
      """)

  @Argument(help: "The framework to review.")
  var framework: String

  @Option(help: "The file to write: its name ends with .xlsx or .csv.")
  var out: String

  @Option(help: "Suggest at most so many concepts for a statement.")
  var limit = 5

  @Flag(help: "All statements, also those that somebody has decided on, with what was decided.")
  var all = false

  @Flag(help: "With --all: do not show what was decided, so that reviewers judge by themselves.")
  var blind = false

  @OptionGroup var model: ModelOptions
  @OptionGroup var catalogOptions: CatalogOptions

  private var isWorkbook: Bool { out.lowercased().hasSuffix(".xlsx") }

  func validate() throws {
    if !(1...20).contains(limit) {
      throw ValidationError("a limit is between 1 and 20, not \(limit)")
    }
    if !isWorkbook, !out.lowercased().hasSuffix(".csv") {
      throw ValidationError("the name '\(out)' must end with .xlsx or .csv")
    }
    if blind, !all { throw ValidationError("--blind goes with --all") }
  }

  func run() throws {
    let catalog = try catalogOptions.catalog()
    let aligned = try catalog.framework(framework)
    let decided = aligned.alignment.decidedStatements
    var suggestions = try model.suggestions(for: framework, in: catalog, limit: limit)
    if !all { suggestions.removeAll { decided.contains($0.statement) } }
    let sheet = ReviewSheet(
      aligned, ontology: catalog.ontology, suggestions: suggestions, suggestionCount: limit,
      showsLinks: all && !blind)
    if sheet.count == 0 {
      throw FileError(
        path: framework,
        reason: "there is no statement that nobody has decided on; --all takes all of them")
    }
    do {
      try WholeFile.write(isWorkbook ? sheet.workbook() : Array(sheet.csv.utf8), to: out)
    } catch let error as SpreadsheetError {
      throw FileError(path: out, reason: error.description)
    }
    complain(
      "wrote \(out): \(counted(sheet.count, "statement"))"
        + (all || decided.isEmpty ? "" : "; left out, since decided: \(decided.count)"))
  }
}
