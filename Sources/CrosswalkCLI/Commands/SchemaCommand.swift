import ArgumentParser
import CrosswalkDocuments

struct SchemaCommand: ParsableCommand {
  /// The kinds of file that have a schema.
  enum Kind: String, CaseIterable, ExpressibleByArgument {
    case framework, alignment, ontology, matches, catalogue, prompts
  }

  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of a kind of file, for editors.",
    discussion: """
      It is made from the definitions that the reader uses. What goes beyond the form of one file, \
      such as ids that must exist, only 'check' can tell.

        crosswalk schema framework --out framework.schema.json
      """)

  @Argument(help: "framework, alignment, ontology, matches, catalogue or prompts.")
  var kind: Kind

  @OptionGroup var destination: DestinationOptions

  func run() throws {
    let schema =
      switch kind {
      case .framework:
        JSONSchema(FrameworkFile.shape.description, title: FrameworkFile.format)
      case .alignment:
        JSONSchema(AlignmentFile.shape.description, title: AlignmentFile.format)
      case .ontology: JSONSchema(OntologyFile.shape.description, title: OntologyFile.format)
      case .matches: JSONSchema(MatchFile.shape.description, title: MatchFile.format)
      case .catalogue:
        JSONSchema(CatalogueFile.shape.description, title: CatalogueFile.format)
      case .prompts: JSONSchema(PromptsFile.shape.description, title: PromptsFile.format)
      }
    try destination.write(data: schema.text)
  }
}
