extension SKOSDraft {
  /// Where each fact of the file went.
  var ledger: ImportLedger {
    var ledger = ImportLedger()
    (ledger.noun, ledger.condition) = ("facts in the file", "")
    ledger.total = graph.triples.count
    let known = Set(concepts)
    for triple in graph.triples {
      if let what = taken[triple] {
        ledger.count(.imported(as: what))
      } else if known.contains(triple.subject) {
        ledger.count(.leftOut(because: "\(Self.name(of: triple)) of concepts"))
      } else if graph.isA(triple.subject, SKOSTerms.skos + "Concept") {
        ledger.count(.leftOut(because: "on concepts of other schemes"))
      } else if graph.isA(triple.subject, SKOSTerms.skos + "ConceptScheme") {
        ledger.count(.leftOut(because: "\(Self.name(of: triple)) of schemes"))
      } else {
        ledger.count(.leftOut(because: "on things that are no concepts"))
      }
    }
    return ledger
  }

  /// What is said by a fact that is left out; labels, notes and relations may be there otherwise.
  private static func name(of triple: RDFTriple) -> String {
    let step = SKOSTerms.step(of: triple.predicate)
    switch triple.object {
    case .text(_, let language?, _): return "\(step) in '\(language)'"
    case .text: return step
    case .name: return ["broader", "narrower", "related"].contains(step) ? "further \(step)" : step
    }
  }
}
