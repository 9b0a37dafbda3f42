import ArgumentParser
import CrosswalkExchange
import CrosswalkKit
import CrosswalkModel

/// Which statements are reviewed, and against what.
struct ReviewOptions: ParsableArguments {
  @Argument(help: "The framework to review.")
  var framework: String

  @Option(
    help: ArgumentHelp(
      "Judge statements against those of this framework, and not what they are about.",
      valueName: "framework"))
  var to: String?

  @Option(help: "Suggest at most so many concepts or counterparts for a statement.")
  var limit = 5

  @Flag(help: "All statements, also those that somebody has decided on, with what was decided.")
  var all = false

  @OptionGroup var model: ModelOptions

  func validate() throws {
    if !(1...20).contains(limit) {
      throw ValidationError("a limit is between 1 and 20, not \(limit)")
    }
    if let to, to == framework {
      throw ValidationError("review statements against another framework than '\(framework)'")
    }
  }

  /// The statements to decide on, each with the concepts that are suggested for it.
  func concepts(in catalog: Catalog, decided: Set<String>) throws -> [StatementSuggestions] {
    let suggestions = try model.suggestions(for: framework, in: catalog, limit: limit)
    return all ? suggestions : suggestions.filter { !decided.contains($0.statement) }
  }

  /// The statements to decide on, each with its likeliest counterparts.
  func counterparts(
    in catalog: Catalog, to other: String, decided: Set<String>,
    matcher: (SentenceVectors?) throws -> StatementMatcher
  ) throws -> [StatementMatches] {
    let vectors = try model.vectors(of: catalog.sentenceTexts(for: framework, to: other))
    let matcher = try matcher(vectors)
    return matcher.source.framework.statements.map(\.statement.id)
      .filter { all || !decided.contains($0) }
      .compactMap { matcher.matches(of: $0, limit: limit, groupsLevels: false) }
  }
}
