import CrosswalkBase
import CrosswalkModel

/// What links lead to. Every field of the model is compared.
extension ChangeLog {
  mutating func compareOntologies(_ was: Ontology, _ now: Ontology) {
    compare(
      "ontology", now.id,
      [
        ("id", was.id, now.id), ("title", was.title, now.title),
        ("version", was.version, now.version), ("date", was.date, now.date),
      ])
    compareLists("stage", was.stages, now.stages, id: \.id, title: \.label) {
      [
        ("label", $0.label, $1.label), ("from", $0.from.plain, $1.from.plain),
        ("to", $0.to.plain, $1.to.plain), ("scope", $0.scope, $1.scope),
      ]
    }
    compareLists("kind of facet", was.facets, now.facets, id: \.id, title: \.label) {
      [("label", $0.label, $1.label), ("scope", $0.scope, $1.scope)]
    }
    compareLists("domain", was.domains, now.domains, id: \.id, title: \.label) {
      [("label", $0.label, $1.label)]
    }
    let domains = [was, now].map { ontology in
      Dictionary(
        ontology.domains.flatMap { domain in domain.concepts.map { ($0.id, domain.id) } },
        uniquingKeysWith: { first, _ in first })
    }
    compareLists("concept", was.concepts, now.concepts, id: \.id, title: \.label) {
      [
        ("label", $0.label, $1.label), ("domain", domains[0][$0.id], domains[1][$1.id]),
        ("other labels", Self.list($0.altLabels), Self.list($1.altLabels)),
        ("broader", $0.broader?.concept, $1.broader?.concept),
        ("reason of the broader", $0.broader?.reason, $1.broader?.reason),
        ("scope", $0.scope, $1.scope),
      ]
    }
    compareLists(
      "relation", was.relations, now.relations,
      id: { "\($0.from) \($0.relation.rawValue) \($0.to)" }, title: \.reason
    ) { [("reason", $0.reason, $1.reason)] }
  }
}
