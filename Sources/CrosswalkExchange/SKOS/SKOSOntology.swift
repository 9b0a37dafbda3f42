import CrosswalkBase
import CrosswalkModel

/// An ontology read from a SKOS concept scheme in Turtle: top concepts are domains, what is under them
/// concepts, and what is under those cases of them.
///
/// SKOS says neither why two concepts are joined nor what the two sides of an activity are; where a
/// statement about the relation has a comment, as in what this project writes, it is the reason.
package struct SKOSOntology: Sendable {
  /// What was read.
  package let ontology: Ontology
  /// What had to be chosen or made up, in sentences for people.
  package let remarks: [String]
  /// Where each fact of the file went.
  package let ledger: ImportLedger

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - bytes: Turtle in UTF-8.
  ///   - id: What the ontology is to be called.
  /// - Throws: ``TurtleError``; ``ImportError`` if there is no concept in it.
  package init(_ bytes: [UInt8], id: String) throws {
    let graph = RDFGraph(try TurtleReader(bytes).triples)
    var draft = try SKOSDraft(graph)
    ontology = draft.ontology(id: id)
    remarks = draft.remarks
    ledger = draft.ledger
  }

  /// How much was read, in lines for people.
  package var summary: [String] {
    [
      "read \(counted(ontology.domains.count, "domain")), "
        + "\(counted(ontology.concepts.count, "concept")), "
        + "\(counted(ontology.relations.count, "relation"))"
    ] + ledger.lines
  }
}
