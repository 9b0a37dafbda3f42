import CrosswalkBase
import CrosswalkModel
import CrosswalkTables

/// The frameworks of a catalog, as text.
public struct FrameworkList {
  private let style: TextStyle

  /// Makes lists for a terminal that can show `style`.
  public init(style: TextStyle) { self.style = style }

  /// One paragraph a framework, in the order given, and one for the catalog's ontology.
  public func text(_ frameworks: [FrameworkSummary], catalog: Catalog) -> String {
    var text = ""
    for framework in frameworks {
      text += style.paint(TextStyle.safe(framework.id), .bold) + "\n"
      for line in [
        framework.title, framework.publisher,
        "\(framework.jurisdiction); version \(framework.version); date \(framework.date)",
        counted(framework.ratedUnits, "unit") + ", " + counted(framework.statements, "statement")
          + "; aligned by "
          + "\(framework.alignment.author), version \(framework.alignment.version)",
        "hash \(framework.hash.prefix(16))",
      ] { text += style.wrapped(TextStyle.safe(line), first: "    ") }
      for author in framework.alignment.overriddenBy {
        text += style.wrapped(TextStyle.safe("with links or cuts by \(author)"), first: "    ")
      }
    }
    let ontology = catalog.ontology
    text += style.paint("ontology", .bold) + "\n"
    text += style.wrapped(
      TextStyle.safe(
        "\(ontology.title), version \(ontology.version): \(ontology.concepts.count) concepts in "
          + "\(ontology.domains.count) domains"), first: "    ")
    return text + "    hash \(catalog.ontologyDigest.prefix(16))\n"
  }
}
