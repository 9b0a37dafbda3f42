/// A slot of SSSOM 1.1: what it is called, where it may stand, and what its value must be.
struct SSSOMSlot: Sendable {
  enum Kind: Sendable {
    case text, curie, iri, date, justification, predicateModifier
    /// From 0 to 1.
    case fraction
    /// From -1, wholly against, to 1, wholly for.
    case agreement
    case oneOf([String])
  }

  let name: String
  let kind: Kind
  let isList: Bool
  /// Whether it can stand above the table, in it, or both.
  let isOfSet: Bool
  let isOfMapping: Bool
  /// Whether the value above the table holds for every row.
  let isPropagated: Bool

  static let all: [String: SSSOMSlot] = Dictionary(
    uniqueKeysWithValues: make().map { ($0.name, $0) })

  private static func make() -> [SSSOMSlot] {
    let entity = Kind.oneOf([
      "owl class", "owl object property", "owl data property", "owl annotation property",
      "owl named individual", "skos concept", "rdfs resource", "rdfs class", "rdfs literal",
      "rdfs datatype", "rdf property", "composed entity expression",
    ])
    func slots(
      _ kind: Kind, _ names: String, list: Bool = false, set: Bool = false, mapping: Bool = false,
      propagated: Bool = false
    ) -> [SSSOMSlot] {
      names.split(separator: " ").map {
        SSSOMSlot(
          name: String($0), kind: kind, isList: list, isOfSet: set || propagated,
          isOfMapping: mapping || propagated, isPropagated: propagated)
      }
    }
    return slots(.oneOf(["1.0", "1.1"]), "sssom_version", set: true)
      + slots(.iri, "mapping_set_id", set: true)
      + slots(.text, "mapping_set_version mapping_set_title mapping_set_description", set: true)
      + slots(.iri, "mapping_set_source", list: true, set: true)
      + slots(.fraction, "mapping_set_confidence", set: true)
      + slots(.iri, "license", set: true, mapping: true)
      + slots(.curie, "creator_id", list: true, set: true, mapping: true)
      + slots(.text, "creator_label", list: true, set: true, mapping: true)
      + slots(.date, "publication_date", set: true, mapping: true)
      + slots(.iri, "see_also", list: true, set: true, mapping: true)
      + slots(.text, "other comment", set: true, mapping: true)
      + slots(.iri, "issue_tracker", set: true)
      + slots(entity, "subject_type predicate_type object_type", propagated: true)
      + slots(.curie, "subject_source object_source mapping_tool_id", propagated: true)
      + slots(
        .text,
        "subject_source_version object_source_version mapping_tool mapping_tool_version "
          + "similarity_measure", propagated: true)
      + slots(.iri, "mapping_provider", propagated: true)
      + slots(.date, "mapping_date", propagated: true)
      + slots(
        .curie,
        "subject_match_field object_match_field subject_preprocessing object_preprocessing "
          + "curation_rule", list: true, propagated: true)
      + slots(.text, "cardinality_scope curation_rule_text", list: true, propagated: true)
      + slots(.curie, "record_id subject_id predicate_id object_id", mapping: true)
      + slots(.curie, "mapping_source issue_tracker_item", mapping: true)
      + slots(
        .text,
        "subject_label subject_category predicate_label object_label object_category",
        mapping: true)
      + slots(.predicateModifier, "predicate_modifier", mapping: true)
      + slots(.justification, "mapping_justification", mapping: true)
      + slots(.curie, "author_id reviewer_id", list: true, mapping: true)
      + slots(.text, "author_label reviewer_label match_string", list: true, mapping: true)
      + slots(
        .oneOf(["1:1", "1:n", "n:1", "n:n", "1:0", "0:1", "0:0"]), "mapping_cardinality",
        mapping: true)
      + slots(.date, "review_date", mapping: true)
      + slots(.fraction, "confidence similarity_score", mapping: true)
      + slots(.agreement, "reviewer_agreement", mapping: true)
  }

  /// The terms of the semapv vocabulary that SSSOM knows as justifications.
  static let justifications = [
    "MappingReview", "ManualMappingCuration", "LogicalReasoning", "LexicalMatching",
    "CompositeMatching", "UnspecifiedMatching", "SemanticSimilarityThresholdMatching",
    "LexicalSimilarityThresholdMatching", "MappingChaining", "MappingInversion",
    "StructuralMatching", "InstanceBasedMatching", "BackgroundKnowledgeBasedMatching",
  ]

  /// Prefixes that need no declaration, and may have no other meaning.
  static let builtInPrefixes = [
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "semapv": "https://w3id.org/semapv/vocab/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "sssom": "https://w3id.org/sssom/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "linkml": "https://w3id.org/linkml/",
  ]

  static let noTerm = "sssom:NoTermFound"
}
