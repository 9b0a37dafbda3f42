import CrosswalkModel

/// How an ontology is written in SKOS: domains as top concepts, concepts under them or under what
/// they are cases of, and the relations between concepts with their reasons.
///
/// SKOS has no word for the two sides of one activity, so they have a property of our own, which is
/// a kind of `skos:related`; both are written, for readers that do not infer. RDF says of no
/// relation why it holds, so the reason stands in an `rdf:Statement` about it.
enum OntologySKOS {
  /// The two sides of one activity, between concepts.
  static let otherSide = "cwv:otherSide"

  /// What the property of our own means, for those who have never heard of it.
  static func declareOtherSide(_ turtle: inout TurtleWriter) {
    turtle.write(
      otherSide,
      [
        ("a", ["rdf:Property"]), ("rdfs:subPropertyOf", ["skos:related"]),
        ("rdfs:label", [turtle.english("other side")]),
        (
          "rdfs:comment",
          [
            turtle.english(
              "The two concepts are the two sides of one activity, as being supervised and "
                + "giving supervision are.")
          ]
        ),
      ])
  }

  /// Writes an ontology whose names begin with `core`.
  static func write(_ ontology: Ontology, under core: String, to turtle: inout TurtleWriter) {
    let scheme = turtle.name(core)
    let neighbours = ConceptNeighbours(ontology)
    func term(_ id: String, _ turtle: TurtleWriter) -> String {
      turtle.name(core + ExchangeNames.encoded(id))
    }
    turtle.write(
      scheme,
      [
        ("a", ["skos:ConceptScheme"]), ("dct:title", [turtle.english(ontology.title)]),
        ("skos:hasTopConcept", ontology.domains.map { term($0.id, turtle) }),
      ])
    for domain in ontology.domains {
      turtle.write(
        term(domain.id, turtle),
        [
          ("a", ["skos:Concept"]), ("skos:inScheme", [scheme]), ("skos:topConceptOf", [scheme]),
          ("skos:prefLabel", [turtle.english(domain.label)]),
        ])
      for concept in domain.concepts {
        let joined = neighbours.of(concept.id)
        func terms(_ kinds: ConceptNeighbours.Neighbour.Kind...) -> [String] {
          joined.filter { kinds.contains($0.kind) }.map { term($0.concept, turtle) }
        }
        turtle.write(
          term(concept.id, turtle),
          [
            ("a", ["skos:Concept"]), ("skos:inScheme", [scheme]),
            ("skos:prefLabel", [turtle.english(concept.label)]),
            ("skos:altLabel", concept.altLabels.map(turtle.english)),
            ("skos:scopeNote", [turtle.english(concept.scope)]),
            ("skos:broader", [term(concept.broader?.concept ?? domain.id, turtle)]),
            ("skos:narrower", terms(.narrower)), ("skos:related", terms(.related, .counterpart)),
            (otherSide, terms(.counterpart)),
          ])
      }
    }
    writeReasons(of: ontology, under: core, to: &turtle)
  }

  private static func writeReasons(
    of ontology: Ontology, under core: String, to turtle: inout TurtleWriter
  ) {
    func write(_ from: String, _ property: String, _ to: String, _ reason: String) {
      let names = [from, to].map(ExchangeNames.encoded)
      turtle.write(
        turtle.name(core + "relation/" + names.joined(separator: "--")),
        [
          ("a", ["rdf:Statement"]), ("rdf:subject", [turtle.name(core + names[0])]),
          ("rdf:predicate", [property]), ("rdf:object", [turtle.name(core + names[1])]),
          ("rdfs:comment", [turtle.english(reason)]),
        ])
    }
    for concept in ontology.concepts {
      guard let broader = concept.broader else { continue }
      write(concept.id, "skos:broader", broader.concept, broader.reason)
    }
    for relation in ontology.relations {
      write(
        relation.from, relation.relation == .related ? "skos:related" : otherSide, relation.to,
        relation.reason)
    }
  }
}
