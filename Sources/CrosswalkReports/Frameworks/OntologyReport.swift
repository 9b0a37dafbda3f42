import CrosswalkBase
import CrosswalkModel
import CrosswalkTables

/// The ontology in the form that programs read: `crosswalk.ontology/1`.
public struct OntologyReport: Encodable {
  private enum Key: String, CodingKey { case format, ontology }

  private let ontology: Ontology

  /// The version of the form.
  public static let format = "crosswalk.ontology/1"

  /// Makes a report on the whole ontology.
  public init(_ ontology: Ontology) { self.ontology = ontology }

  /// Writes two fields: the format of an ontology file, and the ontology.
  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Key.self)
    try fields.encode(Self.format, forKey: .format)
    try fields.encode(ontology, forKey: .ontology)
  }

  /// The concepts as CSV with a header, one row a concept, in the order of the file.
  public var table: String {
    CSVWriter.row(["domain", "concept", "label", "altLabels", "scope"])
      + ontology.domains.flatMap { domain in
        domain.concepts.map {
          CSVWriter.row([
            domain.id, $0.id, $0.label, $0.altLabels.joined(separator: "; "), $0.scope,
          ])
        }
      }.joined()
  }
}

/// One concept and the statements that link to it.
public struct ConceptReport: Encodable {
  private struct Linked: Encodable {
    let framework: String
    let statement: String
    let text: String
    let share: Double
    let relation: Relation
    let confidence: Double
  }

  private let format = "crosswalk.concept/1"
  private let concept: Ontology.Concept
  private let statements: [Linked]

  /// Makes a report.
  ///
  /// - Parameters:
  ///   - concept: What the links lead to.
  ///   - frameworks: Where to look for links, in the order they are shown.
  public init(_ concept: Ontology.Concept, in frameworks: [AlignedFramework]) {
    self.concept = concept
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

  /// The links as CSV with a header, one row a link.
  public var table: String {
    CSVWriter.row([
      "concept", "framework", "statement", "share", "relation", "confidence", "text",
    ])
      + statements.map {
        CSVWriter.row([
          concept.id, $0.framework, $0.statement, $0.share.description, $0.relation.rawValue,
          $0.confidence.description, $0.text,
        ])
      }.joined()
  }

  /// The concept, and the statements, as text.
  public func text(_ ontology: Ontology, style: TextStyle) -> String {
    let domain = ontology.domains.first { $0.concepts.contains { $0.id == concept.id } }
    var text = style.paint(TextStyle.safe("\(concept.id)  \(concept.label)"), .bold) + "\n"
    text += "  domain: \(TextStyle.safe(domain?.label ?? ""))\n"
    if !concept.altLabels.isEmpty {
      text += style.wrapped(
        TextStyle.safe(concept.altLabels.joined(separator: "; ")), first: "  also: ")
    }
    text += style.wrapped(TextStyle.safe(concept.scope), first: "  scope: ")
    text += "\n" + counted(statements.count, "statement") + " on it\n"
    for entry in statements {
      text += style.wrapped(
        TextStyle.safe(
          "\(entry.text) (\(entry.relation.rawValue), share \(percent(entry.share)))"),
        first: TextStyle.safe("  \(entry.framework):\(entry.statement)  "))
    }
    return text
  }
}
