import CrosswalkBase
import CrosswalkModel
import CrosswalkTables

/// The ontology in the form that programs read: `crosswalk.ontology/1`.
public struct OntologyReport: Encodable {
  /// The version of the form.
  public static let format = "crosswalk.ontology/1"
  private let format = Self.format
  private let ontology: Ontology

  /// A report on the whole ontology.
  public init(_ ontology: Ontology) { self.ontology = ontology }

  /// One row a concept, in the order of the file.
  public var table: Table {
    let neighbours = ConceptNeighbours(ontology)
    return Table(
      ["domain", "concept", "label", "altLabels", "scope", "broader", "related", "counterpart"],
      rows: ontology.domains.flatMap { domain in
        domain.concepts.map { concept in
          let joined = neighbours.of(concept.id)
          return [
            .text(domain.id), .text(concept.id), .text(concept.label),
            .text(concept.altLabels.joined(separator: "; ")), .text(concept.scope),
          ]
            + [.broader, .related, .counterpart].map { kind in
              .init(words: joined.filter { $0.kind == kind }.map(\.concept))
            }
        }
      })
  }
}

/// One concept and the statements that link to it.
public struct ConceptReport: Encodable {
  private struct Linked: Encodable {
    let framework: String
    let statement: String
    let text: String
    let share: Double
    let relation: Relation?
    let confidence: Double
  }

  private let format = "crosswalk.concept/1"
  private let concept: Ontology.Concept
  private let neighbours: [Neighbour]
  private let statements: [Linked]

  private struct Neighbour: Encodable {
    let concept: String
    let relation: String
    let reason: String
  }

  /// - Parameters:
  ///   - concept: What the links lead to.
  ///   - ontology: What the concept belongs to.
  ///   - frameworks: Where to look for links, in the order they are shown.
  public init(
    _ concept: Ontology.Concept, of ontology: Ontology, in frameworks: [AlignedFramework]
  ) {
    self.concept = concept
    neighbours = ConceptNeighbours(ontology).of(concept.id).map {
      Neighbour(concept: $0.concept, relation: $0.kind.rawValue, reason: $0.reason)
    }
    statements = frameworks.flatMap { aligned in
      let links = aligned.linksByStatement
      return aligned.framework.statements.compactMap { _, statement in
        links[statement.id]?.first { $0.concept == concept.id }.map {
          Linked(
            framework: aligned.framework.id, statement: statement.id, text: statement.text,
            share: $0.share, relation: $0.relation, confidence: $0.confidence)
        }
      }
    }
  }

  /// One row a link.
  public var table: Table {
    Table(
      ["concept", "framework", "statement", "share", "relation", "confidence", "text"],
      rows: statements.map {
        [
          .text(concept.id), .text($0.framework), .text($0.statement), .number($0.share),
          .init($0.relation?.rawValue), .number($0.confidence), .text($0.text),
        ]
      })
  }

  /// The concept, and the statements, as text.
  public func text(_ ontology: Ontology, style: TextStyle) -> PlainText {
    let domain = ontology.domains.first { $0.concepts.contains { $0.id == concept.id } }
    var text = style.paint("\(concept.id)  \(concept.label)", .bold) + "\n"
    text += "  domain: \(domain?.label ?? "")\n"
    if !concept.altLabels.isEmpty {
      text += style.wrapped(
        "\(concept.altLabels.joined(separator: "; "))", first: "  also: ")
    }
    text += style.wrapped("\(concept.scope)", first: "  scope: ")
    for neighbour in neighbours {
      text += style.wrapped(
        "\(neighbour.reason)", first: "  \(neighbour.relation, padded: 11) \(neighbour.concept): ")
    }
    text += "\n\(counted(statements.count, "statement")) on it\n"
    for entry in statements {
      text += style.wrapped(
        "\(entry.text) (\(entry.relation?.rawValue ?? "relation not said"), share \(percent(entry.share)))",
        first: "  \(entry.framework):\(entry.statement)  ")
    }
    return text
  }
}
