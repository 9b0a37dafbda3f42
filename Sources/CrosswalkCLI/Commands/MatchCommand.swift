import ArgumentParser
import CrosswalkBase
import CrosswalkKit
import CrosswalkReports
import CrosswalkTables

struct MatchCommand: ParsableCommand {
  /// The form of counterparts.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json, csv, ndjson, xlsx
  }

  static let configuration = CommandConfiguration(
    commandName: "match",
    abstract: "Find the counterparts of a statement, a unit, a concept or a whole framework.",
    discussion: """
      Direct judgements come first and are marked; then what follows from concepts that both \
      share or that are related, and what is alike in wording, each with its reason. One behaviour \
      at several levels is one entry. No counterpart is an answer too: absent from the document, or \
      outside of what it is about; what is merely related follows it.

        crosswalk match sf-2940:RO.Acquired.2 --to cpm
        crosswalk match set:V6 --to kent                     # a unit
        crosswalk match sf-2940:PE.Acquired --to set         # a level of a unit
        crosswalk match sf-2940:PE.s6 --to set               # a subcompetency
        crosswalk match ontology:conflict --to kent          # a concept
        crosswalk match sf-2940 --to cpm --limit 3 --format csv
        crosswalk match --all --format xlsx --out matches.xlsx
      """)

  @Argument(
    help: """
      A statement, unit, subcompetency or level of a unit, as FRAMEWORK:ID, or a concept, as \
      ontology:ID; a framework alone means all of its statements.
      """)
  var part: String?

  @Option(help: "The framework to look in.")
  var to: String?

  @Flag(help: "All statements of all frameworks, in all others.")
  var all = false

  @Option(help: "Show at most so many for a statement.")
  var limit = 10

  @Option(
    name: .customLong("format"),
    help: "Write the answer as text, json, csv, ndjson (a JSON object a row) or xlsx.")
  var givenFormat: Format?

  @OptionGroup var modelOptions: ModelOptions
  @OptionGroup var catalogOptions: CatalogOptions
  @OptionGroup var destination: DestinationOptions
  @OptionGroup var sourceFile: SourceFileOptions

  private var format: Format {
    get throws { try destination.form(givenFormat, or: .text) }
  }

  func validate() throws {
    try sourceFile.check(destination)
    if sourceFile.isWanted, all || part?.hasPrefix("ontology:") ?? false {
      throw ValidationError(
        "--source-file tells of two frameworks, and not of all or of a concept")
    }
    if limit < 1 { throw ValidationError("a limit is at least 1, not \(limit)") }
    if all == (part != nil) || (part == nil) != (to == nil) {
      throw ValidationError("give what to match and --to with a framework, or --all")
    }
  }

  func run() throws {
    let catalog = try catalogOptions.catalog()
    guard let part, let to else { return try writeAll(catalog) }
    let parts = part.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      .map(String.init)
    if parts.count > 1, parts[0] == "ontology" { return try writeConcept(parts[1], to, catalog) }
    let matcher = try matcher(parts[0], to, catalog)
    try answer(matcher, parts, to, catalog)
    try sourceFile.write(
      beside: destination, ResultSource(from: parts[0], to: to, in: catalog))
  }

  private func answer(
    _ matcher: StatementMatcher, _ parts: [String], _ to: String, _ catalog: Catalog
  ) throws {
    let name = "\(parts[0])--\(to)"
    guard parts.count > 1 else {
      return try write([(name, { try matcher.forEach(limit: limit, $0) })])
    }
    switch try matcher.answer(to: parts[1], limit: limit, ontology: catalog.ontology) {
    case .framework: break
    case .statement(let matches):
      if try format == .json { return try destination.write(data: JSONText.pretty(matches)) }
      try write([(name, { try $0(matches) })])
    case .part(let matches): try write(matches)
    }
  }

  private func matcher(_ from: String, _ to: String, _ catalog: Catalog) throws -> StatementMatcher
  {
    let vectors = try modelOptions.vectors(of: catalog.sentenceTexts(for: from, to: to))
    return try catalog.matcher(from: from, to: to, vectors: vectors)
  }

  private func writeConcept(_ name: String, _ to: String, _ catalog: Catalog) throws {
    let concepts = catalog.ontology.concepts
    let id = try NameLookup(concepts.map { ($0.id, $0.label) }).id(of: name, as: "concept")
    let matcher = try catalog.matcher(from: to, to: to)
    try write(matcher.matches(of: concepts.first { $0.id == id }!, limit: limit))
  }

  private func writeAll(_ catalog: Catalog) throws {
    var lists: [(name: String, visit: Visit)] = []
    for from in catalog.frameworkIDs {
      for to in catalog.frameworkIDs where to != from {
        lists.append(
          ("\(from)--\(to)", { try matcher(from, to, catalog).forEach(limit: limit, $0) }))
      }
    }
    try write(lists)
  }

  /// What hands on the counterparts of statements, those of one at a time.
  private typealias Visit = ((StatementMatches) throws -> Void) throws -> Void

  private func write(_ lists: [(name: String, visit: Visit)]) throws {
    guard let format = OutputFormat(rawValue: try format.rawValue) else {
      return try destination.write(
        bytes: MatchText.workbook(
          lists.map { list in
            var all: [StatementMatches] = []
            try list.visit { all.append($0) }
            return (list.name, all)
          }))
    }
    let sink = SharedSink(try destination.sink())
    try MatchText(style: destination.style).write(as: format) { take in
      for list in lists { try list.visit(take) }
    } _: {
      try sink.write($0)
    }
    try sink.finish()
  }

  private func write(_ found: PartMatches) throws {
    switch try format {
    case .json: try destination.write(data: JSONText.pretty(found))
    case .csv: try destination.write(data: PartMatchText.table(found).csv)
    case .ndjson: try destination.write(data: PartMatchText.table(found).jsonLines())
    case .xlsx: try destination.write(bytes: PartMatchText.workbook(found))
    case .text: try destination.write(PartMatchText(style: destination.style).text(found))
    }
  }
}
