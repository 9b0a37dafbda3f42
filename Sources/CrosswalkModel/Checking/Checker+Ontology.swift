import CrosswalkBase

extension Checker {
  mutating func check(_ ontology: Ontology, _ document: DocumentReference) {
    var ids = IDRegister()
    for (d, domain) in ontology.domains.enumerated() {
      let base: [PathStep] = [.key("domains"), .index(d)]
      register(domain.id, as: "domain", at: .init(document, base + [.key("id")]), in: &ids)
      for (c, concept) in domain.concepts.enumerated() {
        let base = base + [.key("concepts"), .index(c)]
        register(concept.id, as: "concept", at: .init(document, base + [.key("id")]), in: &ids)
        if concept.scope.isEmpty {
          report(
            document, base + [.key("scope")],
            "concept '\(concept.id)' has no scope note, so nobody can tell what belongs to it",
            severity: .warning)
        }
      }
    }
    if ontology.concepts.isEmpty { report(document, [.key("domains")], "there is no concept") }
    checkRelations(of: ontology, document)
    var facets = IDRegister()
    for (index, facet) in ontology.facets.enumerated() {
      register(
        facet.id, as: "facet",
        at: .init(document, [.key("facets"), .index(index), .key("id")]), in: &facets)
    }
    var stages = IDRegister()
    var end = 0.0
    for (index, stage) in ontology.stages.enumerated() {
      let base: [PathStep] = [.key("stages"), .index(index)]
      register(stage.id, as: "stage", at: .init(document, base + [.key("id")]), in: &stages)
      if stage.from != end {
        report(
          document, base + [.key("from")],
          "stage '\(stage.id)' begins at \(stage.from.plain) and not where the stage before it "
            + "ends, at \(end.plain)")
      }
      if stage.to <= stage.from {
        report(document, base + [.key("to")], "stage '\(stage.id)' ends before it begins")
      }
      end = stage.to
    }
    if let last = ontology.stages.indices.last, end != 100 {
      report(
        document, [.key("stages"), .index(last), .key("to")],
        "the last stage ends at \(end.plain), but the reference scale at 100")
    }
  }
}
