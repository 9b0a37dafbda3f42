import ArgumentParser
import CrosswalkBase
import CrosswalkReports

struct MatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "match",
    abstract: "Find the counterparts of a statement in another framework.",
    discussion: """
      Direct judgements come first and are marked; what follows from shared concepts comes after, \
      by how much is shared and how alike the wording is. No counterpart is an answer too: absent \
      from the document, or outside of what it is about.

        crosswalk match sf-2940:RO.Acquired.2 --to cpm
      """)

  @Argument(help: "A statement, as FRAMEWORK:ID.")
  var statement: String

  @Option(help: "The framework to look in.")
  var to: String

  @Option(help: "Show at most so many.")
  var limit = 10

  @OptionGroup var catalogOptions: CatalogOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard statement.contains(":") else {
      throw ValidationError("'\(statement)' is no statement of the form FRAMEWORK:ID")
    }
    if limit < 1 { throw ValidationError("a limit is at least 1, not \(limit)") }
  }

  func run() throws {
    let cut = statement.firstIndex(of: ":")!
    let framework = String(statement[..<cut])
    let id = String(statement[statement.index(after: cut)...])
    let catalog = try catalogOptions.catalog()
    let matcher = try catalog.matcher(from: framework, to: to)
    let names = NameLookup(
      matcher.source.framework.statements.map { ($0.statement.id, $0.statement.id) })
    let matches = matcher.matches(of: try names.id(of: id, as: "statement"), limit: limit)!
    switch output.format {
    case .json: try output.write(data: JSONText.pretty(matches))
    case .csv: try output.write(data: MatchText.table(matches).csv)
    case .text: try output.write(MatchText(style: output.style).text(matches))
    }
  }
}
