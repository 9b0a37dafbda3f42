import CrosswalkBase
import CrosswalkModel
import CrosswalkTables

/// The ontology as text.
public struct OntologyText {
  private let ontology: Ontology
  private let style: TextStyle

  /// Makes the text of an ontology, for a terminal that can show `style`.
  public init(_ ontology: Ontology, style: TextStyle) {
    self.ontology = ontology
    self.style = style
  }

  /// Domains and concepts, stages and facets.
  public func overview() -> PlainText {
    let hierarchy = ConceptHierarchy(ontology)
    var text = style.paint("\(ontology.title), version \(ontology.version)", .bold) + "\n"
    for domain in ontology.domains {
      text += "\n\(style.paint("\(domain.label)", .bold))\n"
      for concept in domain.concepts {
        let depth = hierarchy.path(from: concept.id).count - 1
        text +=
          "\(String(repeating: " ", count: 2 * depth))  \(concept.id, padded: 30 - 2 * depth) \(concept.label)\n"
      }
    }
    if !ontology.relations.isEmpty {
      text += "\n\(counted(ontology.relations.count, "relation")) between concepts"
      text += "; a concept is shown with its own\n"
    }
    text += "\n" + style.paint("Stages of the reference scale", .bold) + "\n"
    for stage in ontology.stages {
      let range = "\(Int(stage.from)) to \(Int(stage.to))"
      text += style.wrapped(
        "\(stage.scope)",
        first: "  \(stage.label, padded: 12) \(range, padded: 10) ")
    }
    text += "\n" + style.paint("Facets of levels", .bold) + "\n"
    for facet in ontology.facets {
      text += style.wrapped(
        "\(facet.scope)", first: "  \(facet.label, padded: 12) ")
    }
    return text
  }
}
