/// Why concepts are joined, where a file has a statement about the relation with a comment.
struct SKOSReasons {
  private typealias Terms = SKOSTerms

  private var reasons: [[String]: (text: String, facts: [RDFTriple])] = [:]
  /// The relations that there are statements about, in the order of the file.
  private(set) var pairs: [(from: String, predicate: String, to: String)] = []

  init(_ graph: RDFGraph) {
    for subject in graph.subjects where graph.isA(subject, Terms.rdf + "Statement") {
      let parts = ["subject", "predicate", "object"].map {
        graph.names(subject, Terms.rdf + $0).first
      }
      guard let from = parts[0], let property = parts[1], let to = parts[2],
        let comment = SKOSText.best(
          of: SKOSText.all(in: graph, of: subject, Terms.rdfs + "comment"), in: "en")
      else { continue }
      pairs.append((from, property, to))
      let named = zip(["subject", "predicate", "object"], [from, property, to]).map {
        RDFTriple(subject: subject, predicate: Terms.rdf + $0, object: .name($1))
      }
      let kind = RDFTriple(
        subject: subject, predicate: Terms.type, object: .name(Terms.rdf + "Statement"))
      reasons[[from, to]] = (comment.text, [kind] + named + comment.triples)
    }
  }

  /// Nil where nobody has said.
  func reason(of first: String, _ second: String) -> String? { found(first, second)?.text }

  /// What it takes to say the reason.
  func facts(of first: String, _ second: String) -> [RDFTriple] {
    found(first, second)?.facts ?? []
  }

  private func found(
    _ first: String, _ second: String
  ) -> (text: String, facts: [RDFTriple])? {
    reasons[[first, second]] ?? reasons[[second, first]]
  }
}
