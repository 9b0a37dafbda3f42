import CrosswalkModel

/// How an alignment is written down.
public enum AlignmentFile {
  /// What the `format` key says.
  public static let format = "crosswalk.alignment/1"

  /// The shape of the file.
  package static let shape: Shape<Alignment> = .record(
    "alignment",
    field("format", .oneOf([format]), "The kind and version of the file."),
    field("framework", .identifier, "The framework that is aligned."),
    field("author", .text, "Whose judgement it is."),
    field("version", .text, "Its version; any change of a link or cut is a new one."),
    field("date", .text, "The date of the version."),
    withDefault(
      "justification", justification, "ManualMappingCuration",
      "How the links were made, unless one says otherwise."),
    withDefault(
      "complete", .boolean, false,
      "The claim that every statement is linked and every unused concept explained."),
    withDefault(
      "unused", .list(of: unused), [], "Concepts that no statement is about, and why."),
    optional("scale", scale, "The levels, laid on the reference scale."),
    withDefault(
      "links", .dictionary(of: .list(of: link, atLeast: 1)), [],
      "What each statement is about: one to four links, whose shares sum to 1 at most."),
    withDefault(
      "rejected", .dictionary(of: .list(of: rejection, atLeast: 1)), [],
      "What somebody has judged each statement not to be about.")
  ) {
    _, framework, author, version, date, justification, complete, unused, scale, links, rejected in
    Alignment(
      framework: framework, author: author, version: version, date: date,
      justification: justification, isComplete: complete, unused: unused, scale: scale,
      links: links.map { Alignment.StatementLinks(statement: $0.key, links: $0.value) },
      rejected: rejected.map {
        Alignment.StatementRejections(statement: $0.key, rejections: $0.value)
      })
  }

  /// Terms of the semapv vocabulary.
  static let justification: Shape<String> = .oneOf([
    "ManualMappingCuration", "MappingReview", "MappingChaining", "MappingInversion",
    "LexicalMatching", "SemanticSimilarityThresholdMatching",
  ])

  private static let unused: Shape<Alignment.Unused> = .record(
    "reason for unused concepts",
    field("concepts", .list(of: .identifier, atLeast: 1), "The concepts."),
    field("kind", .oneOf, "Whether they are absent from the document or outside its scope."),
    field("reason", .text, "Why.")
  ) { Alignment.Unused(concepts: $0, kind: $1, reason: $2) }

  private static let link: Shape<ConceptLink> = .record(
    "link",
    field("concept", .identifier, "The concept."),
    field("share", .number, "How much of the statement is about it, over 0 and at most 1."),
    field("relation", .oneOf, "From the statement to the concept."),
    field("confidence", .number, "How sure the author is, 0 to 1."),
    optional("justification", justification, "How this link was made."),
    optional("author", .text, "Whose judgement this link is."),
    optional("note", .text, "The reason for a choice that is not plain.")
  ) { concept, share, relation, confidence, justification, author, note in
    ConceptLink(
      concept: concept, share: share, relation: relation, confidence: confidence,
      justification: justification, author: author, note: note)
  }

  private static let rejection: Shape<Rejection> = .record(
    "rejection",
    optional("concept", .identifier, "The concept; without one, no concept fits."),
    field("reason", .text, "Why."),
    optional("author", .text, "Whose judgement it is.")
  ) { Rejection(concept: $0, reason: $1, author: $2) }

  private static let scale: Shape<Alignment.ScaleAlignment> = .record(
    "scale alignment",
    withDefault(
      "cuts", .list(of: cut), [], "Where levels begin and end: one more than there are levels."),
    optional("locationError", locationError, "How far the whole scale may lie off."),
    optional("panel", panel, "Who placed the cuts."),
    optional("fitted", fitted, "What the cuts were fitted to, where they are not judged."),
    withDefault("levels", .list(of: level), [], "The facets that each level speaks to.")
  ) {
    Alignment.ScaleAlignment(cuts: $0, levels: $4, locationError: $1, panel: $2, fitted: $3)
  }

  private static let cut: Shape<Alignment.Cut> = .record(
    "cut",
    field("at", .number, "Its place on the reference scale, 0 to 100."),
    field("spread", .number, "The half-width within which a panel could have put it."),
    optional("reason", .text, "Why it lies there.")
  ) { Alignment.Cut(at: $0, spread: $1, reason: $2) }

  private static let level: Shape<Alignment.LevelFacets> = .record(
    "level",
    field("level", .identifier, "The level."),
    field("facets", .dictionary(of: facet), "The facets it speaks to; others are silent.")
  ) { level, facets in
    Alignment.LevelFacets(
      level: level,
      facets: facets.map {
        var reading = $0.value
        reading.facet = $0.key
        return reading
      })
  }

  private static let facet: Shape<Alignment.FacetReading> = .record(
    "facet",
    field("strength", .integer, "From 0, shown to be absent, to 4, strong."),
    withDefault("evidence", .list(of: .identifier), [], "Statements whose wording shows it."),
    optional("section", .text, "The part of the document that shows it."),
    optional("secondary", .text, "Why it is known at second hand only."),
    optional("reason", .text, "How the wording was read.")
  ) { strength, evidence, section, secondary, reason in
    Alignment.FacetReading(
      facet: "", strength: strength, evidence: evidence, section: section, secondary: secondary,
      reason: reason)
  }
}
