import ArgumentParser
import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports

struct SuggestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suggest",
    abstract: "Suggest concepts, or another framework's statements, for each statement.",
    discussion: """
      For frameworks that nobody has aligned yet. Suggestions come from the wording of the concepts \
      and from the aligned statements of all other frameworks; links of the framework itself are \
      not looked at. They are there to be judged, and are no judgement: a score says how often such \
      a suggestion was right for statements whose answer is known.

        crosswalk suggest my-county --frameworks my-county/ --explain
        crosswalk suggest my-county --frameworks my-county/ --to cpm --format csv
        crosswalk suggest my-county --frameworks my-county/ --model all-MiniLM-L6-v2/
        crosswalk suggest --evaluate
      """)

  @Argument(help: "The framework to suggest for.")
  var framework: String?

  @Option(
    help: ArgumentHelp(
      "Suggest concepts of the ontology, or statements of this framework.",
      valueName: "ontology|framework"))
  var to = "ontology"

  @Option(help: "Suggest at most so many for a statement.")
  var limit = 10

  @Flag(help: "Show which words and aligned statements each suggestion comes from.")
  var explain = false

  @Flag(
    help: """
      Suggest nothing, but hold out each aligned framework in turn and tell how good suggestions \
      for it are; as csv, statement by statement.
      """)
  var evaluate = false

  @OptionGroup var modelOptions: ModelOptions
  @OptionGroup var catalogOptions: CatalogOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if evaluate == (framework != nil) {
      throw ValidationError("give a framework to suggest for, or --evaluate without one")
    }
    if limit < 1 { throw ValidationError("a limit is at least 1, not \(limit)") }
    if let framework, to == framework {
      throw ValidationError("suggest statements of another framework than '\(framework)'")
    }
  }

  func run() throws {
    let catalog = try catalogOptions.catalog()
    let target = to.lowercased() == "ontology" ? nil : to
    if let target, !catalog.frameworkIDs.contains(target) {
      throw CatalogError.unknownFramework(
        target, nearest: nearest(target, in: ["ontology"] + catalog.frameworkIDs))
    }
    let vectors = try modelOptions.vectors(of: catalog.sentenceTexts(for: framework, to: target))
    guard let framework else {
      let quality = try catalog.suggestionQuality(vectors: vectors)
      return try output.write(
        json: SuggestionQualityText.Report(quality), table: SuggestionQualityText.table(quality),
        text: SuggestionQualityText.text(quality))
    }
    guard let target else {
      let suggester = try catalog.conceptSuggester(for: framework, vectors: vectors)
      return try write(suggester.basis) {
        try suggester.forEach(limit: limit, explains: explain, $0)
      }
    }
    let suggester = try catalog.statementSuggester(from: framework, to: target, vectors: vectors)
    try write(
      suggester.basis,
      wayOn: "'crosswalk review \(framework) --to \(target)' turns suggestions into judgements."
    ) { try suggester.forEach(limit: limit, explains: explain, $0) }
  }

  // `wayOn` is what a reader of the text can do next.
  private func write(
    _ basis: SuggestionBasis, wayOn: String? = nil,
    _ visit: ((StatementSuggestions) throws -> Void) throws -> Void
  ) throws {
    let text = SuggestionText(basis, style: output.style)
    var sink = try output.sink()
    try sink.write(text.start(as: output.format))
    var isFirst = true
    try visit { statement in
      try sink.write(text.piece(statement, as: output.format, isFirst: isFirst))
      isFirst = false
    }
    try sink.write(SuggestionText.end(as: output.format))
    if try output.format == .text, let wayOn { try sink.write("\n\(wayOn)\n") }
    try sink.finish()
  }
}
