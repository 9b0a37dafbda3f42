import ArgumentParser
import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

struct FindCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "find",
    abstract: "Find statements and concepts that hold all the given words.",
    discussion: """
      A word is found where a word of the text begins with it, in any case. With --act just statements \
      that ask for this kind of act are found: values, knows, does or guides (others).

        crosswalk find court report
        crosswalk find culture --act knows
        crosswalk find --act values
      """)

  @Argument(help: "The words.")
  var words: [String] = []

  @Option(help: "Find just statements that ask for this kind of act.")
  var act: Act?

  @OptionGroup var catalogOptions: CatalogOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if act == nil, WordSearch(words.joined(separator: " ")).isEmpty {
      throw ValidationError("give a word to look for")
    }
  }

  func run() throws {
    let catalog = try catalogOptions.catalog()
    let search = try CatalogSearch(words, act: act, in: catalog)
    let hits = search.hits
    let table = Table(
      ["kind", "framework", "id", "text"],
      rows: hits.map {
        [.text($0.kind.rawValue), .init($0.framework), .text($0.id), .text($0.text)]
      })
    try output.write(json: search, table: table, text: text(hits))
  }

  private func text(_ hits: [CatalogSearch.Hit]) -> PlainText {
    let lines = hits.map {
      output.style.wrapped(
        "\($0.text)", first: "\($0.framework.map { "\($0):" } ?? "concept ")\($0.id)  ")
    }
    return "\(lines)\(hits.isEmpty ? "nothing found" as PlainText : "\n\(hits.count) found")\n"
  }
}
