import ArgumentParser
import CrosswalkBase
import CrosswalkKit
import CrosswalkReports

struct MatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "match",
    abstract: "Find the counterparts of a statement, or of all of a framework, in another.",
    discussion: """
      Direct judgements come first and are marked; then what follows from concepts that both \
      share or that are related, and what is alike in wording, each with its reason. One behaviour \
      at several levels is one entry. No counterpart is an answer too: absent from the document, or \
      outside of what it is about; what is merely related follows it.

        crosswalk match sf-2940:RO.Acquired.2 --to cpm
        crosswalk match sf-2940 --to cpm --limit 3 --format csv
      """)

  @Argument(help: "A statement, as FRAMEWORK:ID; a framework alone means all of its statements.")
  var statement: String

  @Option(help: "The framework to look in.")
  var to: String

  @Option(help: "Show at most so many for a statement.")
  var limit = 10

  @OptionGroup var modelOptions: ModelOptions
  @OptionGroup var catalogOptions: CatalogOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if limit < 1 { throw ValidationError("a limit is at least 1, not \(limit)") }
  }

  func run() throws {
    let parts = statement.split(
      separator: ":", maxSplits: 1, omittingEmptySubsequences: false
    ).map(String.init)
    let catalog = try catalogOptions.catalog()
    let vectors = try modelOptions.vectors(of: catalog.sentenceTexts(for: parts[0], to: to))
    let matcher = try catalog.matcher(from: parts[0], to: to, vectors: vectors)
    let ids = matcher.source.framework.statements.map(\.statement.id)
    guard parts.count > 1 else {
      return try write(all: ids.map { matcher.matches(of: $0, limit: limit)! })
    }
    let id = try NameLookup(ids.map { ($0, $0) }).id(of: parts[1], as: "statement")
    let matches = matcher.matches(of: id, limit: limit)!
    switch output.format {
    case .json: try output.write(data: JSONText.pretty(matches))
    default: try write(all: [matches])
    }
  }

  private func write(all: [StatementMatches]) throws {
    switch output.format {
    case .json: try output.write(data: JSONText.pretty(all))
    case .csv: try output.write(data: MatchText.table(all).csv)
    case .text:
      let text = MatchText(style: output.style)
      try output.write(all.map(text.text).joined(separator: "\n"))
    }
  }
}
