import CrosswalkModel

/// How an ontology is written down.
public enum OntologyFile {
  /// What the `format` key says.
  public static let format = "crosswalk.ontology/1"

  /// The shape of the file.
  package static let shape: Shape<Ontology> = .record(
    "ontology",
    constant("format", format, "The kind and version of the file."),
    field("id", .identifier, \.id, "What other files call the ontology."),
    field("title", .text, \.title, "Its name."),
    field("version", .text, \.version, "Its version; any change of meaning is a new one."),
    field("date", .text, \.date, "The date of the version."),
    withDefault(
      "stages", .list(of: stage), \.stages, [], "Stretches of the reference scale, lowest first."),
    withDefault(
      "facets", .list(of: facet), \.facets, [], "What the wording of a level can speak to."),
    field("domains", .list(of: domain), \.domains, "Concepts, by what belongs together."),
    withDefault(
      "relations", .list(of: relation.inline), \.relations, [],
      "What joins two concepts of which neither is a case of the other; each pair once.")
  ) { _, id, title, version, date, stages, facets, domains, relations in
    Ontology(
      id: id, title: title, version: version, date: date, stages: stages, facets: facets,
      domains: domains, relations: relations)
  }

  private static let stage: Shape<Ontology.Stage> = .record(
    "stage",
    field("id", .identifier, \.id, "What other files call the stage."),
    field("label", .text, \.label, "Its name."),
    field("from", .number(in: 0...100), \.from, "Where on the reference scale it begins."),
    field("to", .number(in: 0...100), \.to, "Where on the reference scale it ends."),
    field("scope", .text, \.scope, "What practice at this stage looks like.")
  ) { Ontology.Stage(id: $0, label: $1, from: $2, to: $3, scope: $4) }

  private static let facet: Shape<Ontology.Facet> = .record(
    "facet",
    field("id", .identifier, \.id, "What other files call the facet."),
    field("label", .text, \.label, "Its name."),
    field("scope", .text, \.scope, "What it means.")
  ) { Ontology.Facet(id: $0, label: $1, scope: $2) }

  private static let domain: Shape<Ontology.Domain> = .record(
    "domain",
    field("id", .identifier, \.id, "What other files call the domain."),
    field("label", .text, \.label, "Its name."),
    field("concepts", .list(of: concept), \.concepts, "The concepts that belong to it.")
  ) { Ontology.Domain(id: $0, label: $1, concepts: $2) }

  private static let concept: Shape<Ontology.Concept> = .record(
    "concept",
    field("id", .identifier, \.id, "What alignments call the concept."),
    field("label", .text, \.label, "Its name."),
    withDefault(
      "altLabels", .list(of: .text).inline, \.altLabels, [], "Other names that people look for."),
    optional("broader", broader.inline, \.broader, "The concept that this one is a case of."),
    field("scope", .text, \.scope, "What belongs to it, and where a neighbour begins.")
  ) { Ontology.Concept(id: $0, label: $1, altLabels: $2, broader: $3, scope: $4) }

  private static let broader: Shape<Ontology.Concept.Broader> = .record(
    "broader concept",
    field("concept", .identifier, \.concept, "Its id; it belongs to the same domain."),
    field("reason", .text, \.reason, "Why whatever belongs to the narrower one belongs to it.")
  ) { Ontology.Concept.Broader(concept: $0, reason: $1) }

  private static let relation: Shape<ConceptRelation> = .record(
    "relation between concepts",
    field("from", .identifier, \.from, "The id of one concept.").identifying,
    field("to", .identifier, \.to, "The id of the other.").identifying,
    field(
      "relation", .oneOf, \.relation,
      "Whether they touch, or are the two sides of one activity; it reads the same both ways."),
    field("reason", .text, \.reason, "Why.")
  ) { ConceptRelation(from: $0, to: $1, relation: $2, reason: $3) }
}
