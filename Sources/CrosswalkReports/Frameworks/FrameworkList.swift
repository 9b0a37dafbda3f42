import CrosswalkBase
import CrosswalkModel
import CrosswalkTables

/// The frameworks of a catalog, as text or as a table.
public struct FrameworkList {
  private let style: TextStyle

  /// Makes lists for a terminal that can show `style`.
  public init(style: TextStyle) { self.style = style }

  /// One paragraph a framework, in the order given, and one for the catalog's ontology.
  public func text(_ frameworks: [FrameworkSummary], catalog: Catalog) -> PlainText {
    var text: PlainText = ""
    for framework in frameworks {
      text += style.paint("\(framework.id)", .bold) + "\n"
      let counts =
        "\(counted(framework.ratedUnits, "unit")), \(counted(framework.statements, "statement"))"
      let alignment = framework.alignment
      let lines: [PlainText] = [
        "\(framework.title)", "\(framework.publisher)",
        "\(framework.jurisdiction); version \(framework.version); date \(framework.date)",
        "\(counts); aligned by \(alignment.author), version \(alignment.version)",
        "hash \(framework.hash.prefix(16))",
      ]
      for line in lines { text += style.wrapped(line, first: "    ") }
      for author in alignment.overriddenBy {
        text += style.wrapped("with links, acts or cuts by \(author)", first: "    ")
      }
    }
    let ontology = catalog.ontology
    text += style.paint("ontology", .bold) + "\n"
    text += style.wrapped(
      """
      \(ontology.title), version \(ontology.version): \(ontology.concepts.count) concepts in \
      \(ontology.domains.count) domains
      """, first: "    ")
    return text + "    hash \(catalog.ontologyDigest.prefix(16))\n"
  }

  /// One row a framework.
  public static func table(_ frameworks: [FrameworkSummary]) -> Table {
    Table(
      [
        "id", "title", "publisher", "version", "jurisdiction", "date", "units", "statements",
        "hash",
      ],
      rows: frameworks.map {
        [
          .text($0.id), .text($0.title), .text($0.publisher), .text($0.version),
          .text($0.jurisdiction), .text($0.date), .integer($0.ratedUnits),
          .integer($0.statements), .text($0.hash),
        ]
      })
  }
}
