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
      relation, confidence, reviewer, reason. With --to each likely counterpart has a row, and a \
      decision is a relation, none, or that there is no counterpart (absent, scope). Several \
      reviewers each get a copy.

        crosswalk review export my-county --frameworks my-county --out review.xlsx
        crosswalk review export my-county --to cpm --frameworks my-county --out counterparts.xlsx
      """)

  @OptionGroup var review: ReviewOptions

  @Option(help: "The file to write: its name ends with .xlsx or .csv.")
  var out: String

  @Flag(help: "With --all: do not show what was decided, so that reviewers judge by themselves.")
  var blind = false

  @OptionGroup var catalogOptions: CatalogOptions

  private var isWorkbook: Bool { out.lowercased().hasSuffix(".xlsx") }

  func validate() throws {
    if !isWorkbook, !out.lowercased().hasSuffix(".csv") {
      throw ValidationError("the name '\(out)' must end with .xlsx or .csv")
    }
    if blind, !review.all { throw ValidationError("--blind goes with --all") }
  }

  func run() throws {
    // Somebody may have filled it in.
    if DataFiles.isThere(out), !DataFiles.isStream(out) {
      throw FileError(path: out, reason: "there is such a file already; give it another name")
    }
    let catalog = try catalogOptions.catalog()
    let framework = try catalog.framework(review.framework)
    let all = framework.framework.statements.count
    guard let to = review.to else {
      let suggestions = try review.concepts(
        in: catalog, decided: framework.alignment.decidedStatements)
      let sheet = ReviewSheet(
        framework, ontology: catalog.ontology, suggestions: suggestions,
        suggestionCount: review.limit, showsLinks: review.all && !blind, showsScale: !blind)
      return try write(sheet.count, of: all) {
        try isWorkbook ? sheet.workbook() : Array(sheet.csv.utf8)
      }
    }
    let decided = try catalog.decidedStatements(of: review.framework, against: to)
    let entries = try review.counterparts(in: catalog, to: to, decided: decided) {
      try catalog.matcher(from: review.framework, to: to, vectors: $0, isBlind: blind)
    }
    let sheet = MatchReviewSheet(
      entries, of: framework.framework, showsJudged: review.all && !blind)
    try write(sheet.count, of: all) { try isWorkbook ? sheet.workbook() : Array(sheet.csv.utf8) }
  }

  private func write(_ count: Int, of all: Int, _ bytes: () throws -> [UInt8]) throws {
    if count == 0 {
      throw FileError(
        path: review.framework,
        reason: "there is no statement that nobody has decided on; --all takes all of them")
    }
    do {
      try CrosswalkCLI.write(bytes(), to: out, mayReplace: false)
    } catch let error as SpreadsheetError {
      throw FileError(path: out, reason: error.description)
    }
    complain(
      "wrote \(out): \(counted(count, "statement"))"
        + (count == all ? "" : "; left out, since decided: \(all - count)"))
  }
}
