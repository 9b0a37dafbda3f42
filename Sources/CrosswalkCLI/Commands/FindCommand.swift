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

  private struct Hit: Encodable, LeavesOutAbsent {
    let kind: String
    let framework: String?
    let id: String
    let text: String
  }

  private struct Hits: Encodable {
    let format = "crosswalk.find/1"
    let words: [String]
    let hits: [Hit]
  }

  func validate() throws {
    if act == nil, WordSearch(words.joined(separator: " ")).isEmpty {
      throw ValidationError("give a word to look for")
    }
  }

  func run() throws {
    let catalog = try catalogOptions.catalog()
    let search = WordSearch(words.joined(separator: " "))
    let concepts = act == nil ? catalog.ontology.concepts : []
    var hits = concepts.filter {
      search.matches([$0.id, $0.label, $0.scope] + $0.altLabels)
    }.map { Hit(kind: "concept", framework: nil, id: $0.id, text: "\($0.label). \($0.scope)") }
    for id in catalog.frameworkIDs {
      let framework = try catalog.framework(id).framework
      for unit in framework.units {
        if act == nil, search.matches([unit.id, unit.title]) {
          hits.append(Hit(kind: "unit", framework: id, id: unit.id, text: unit.title))
        }
        for statement in unit.statements
        where (act == nil || statement.act == act)
          && search.matches([statement.id, statement.text])
        {
          hits.append(
            Hit(kind: "statement", framework: id, id: statement.id, text: statement.text))
        }
      }
    }
    let table = Table(
      ["kind", "framework", "id", "text"],
      rows: hits.map { [.text($0.kind), .init($0.framework), .text($0.id), .text($0.text)] })
    try output.write(json: Hits(words: words, hits: hits), table: table, text: text(hits))
  }

  private func text(_ hits: [Hit]) -> PlainText {
    let lines = hits.map {
      output.style.wrapped(
        "\($0.text)", first: "\($0.framework.map { "\($0):" } ?? "concept ")\($0.id)  ")
    }
    return "\(lines)\(hits.isEmpty ? "nothing found" as PlainText : "\n\(hits.count) found")\n"
  }
}
