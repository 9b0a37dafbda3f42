import CrosswalkModel

/// How an alignment is written down.
public enum AlignmentFile {
  /// What the `format` key says.
  public static let format = "crosswalk.alignment/1"

  /// The shape of the file.
  package static let shape: Shape<Alignment> = .record(
    "alignment",
    constant("format", format, "The kind and version of the file."),
    field("framework", .identifier, \.framework, "The framework that is aligned."),
    field("author", .text, \.author, "Whose judgement it is."),
    field("version", .text, \.version, "Its version; any change of a link or cut is a new one."),
    field("date", .text, \.date, "The date of the version."),
    withDefault(
      "justification", justification, \.justification, "ManualMappingCuration",
      isAlwaysWritten: true,
      "How the links were made, unless one says otherwise."),
    withDefault(
      "complete", .boolean, \.isComplete, false,
      "The claim that every statement is linked and every unused concept explained."),
    withDefault(
      "unused", .list(of: unused), \.unused, [], "Concepts that no statement is about, and why."),
    optional("scale", scale, \.scale, "The levels, laid on the reference scale."),
    withDefault(
      "links", .dictionary(of: links, key: \.statement), \.links, [], isAlwaysWritten: true,
      "What each statement is about: one to four links, whose shares sum to 1 at most; none in a file "
        + "that lies over another and takes its links back."),
    withDefault(
      "rejected", .dictionary(of: rejections, key: \.statement), \.rejected, [],
      "What somebody has judged each statement not to be about."),
    withDefault(
      "acts", .dictionary(of: act, key: \.statement), \.acts, [],
      "What kind of act statements ask for, where that is another than the framework says.")
  ) {
    _, framework, author, version, date, justification, complete, unused, scale, links, rejected,
    acts in
    Alignment(
      framework: framework, author: author, version: version, date: date,
      justification: justification, isComplete: complete, unused: unused, scale: scale,
      links: links, rejected: rejected, acts: acts)
  }

  /// Terms of the semapv vocabulary.
  static let justification: Shape<String> = .oneOf([
    "ManualMappingCuration", "MappingReview", "MappingChaining", "MappingInversion",
    "LexicalMatching", "SemanticSimilarityThresholdMatching",
  ])

  private static let unused: Shape<Alignment.Unused> = .record(
    "reason for unused concepts",
    field("concepts", .list(of: .identifier, atLeast: 1).inline, \.concepts, "The concepts."),
    field(
      "kind", .oneOf, \.kind, "Whether they are absent from the document or outside its scope."),
    field("reason", .text, \.reason, "Why.")
  ) { Alignment.Unused(concepts: $0, kind: $1, reason: $2) }

  /// The links of one statement, which is their key.
  private static let links: Shape<Alignment.StatementLinks> =
    Shape.list(of: link.inline)
    .map({ Alignment.StatementLinks(statement: "", links: $0) }, back: \.links)

  private static let link: Shape<ConceptLink> = .record(
    "link",
    field("concept", .identifier, \.concept, "The concept."),
    field(
      "share", .number, \.share, "How much of the statement is about it, over 0 and at most 1."),
    optional(
      "relation", .oneOf, \.relation,
      "From the statement to the concept; left out: nobody has said."),
    field("confidence", .number, \.confidence, "How sure the author is, 0 to 1."),
    optional("justification", justification, \.justification, "How this link was made."),
    optional("author", .text, \.author, "Whose judgement this link is."),
    optional("note", .text, \.note, "The reason for a choice that is not plain.")
  ) { concept, share, relation, confidence, justification, author, note in
    ConceptLink(
      concept: concept, share: share, relation: relation, confidence: confidence,
      justification: justification, author: author, note: note)
  }

  /// The rejections of one statement, which is their key.
  private static let rejections: Shape<Alignment.StatementRejections> =
    Shape.list(of: rejection.inline, atLeast: 1)
    .map({ Alignment.StatementRejections(statement: "", rejections: $0) }, back: \.rejections)

  private static let rejection: Shape<Rejection> = .record(
    "rejection",
    optional("concept", .identifier, \.concept, "The concept; without one, no concept fits."),
    field("reason", .text, \.reason, "Why."),
    optional("author", .text, \.author, "Whose judgement it is.")
  ) { Rejection(concept: $0, reason: $1, author: $2) }

  /// The kind of act of one statement, which is its key.
  private static let act: Shape<Alignment.StatementAct> =
    Shape.record(
      "act",
      field("act", .oneOf, \Alignment.StatementAct.act, "What kind of act the statement asks for."),
      field("reason", .text, \.reason, "Why."),
      optional("author", .text, \.author, "Whose judgement it is.")
    ) { Alignment.StatementAct(statement: "", act: $0, reason: $1, author: $2) }.inline

  private static let scale: Shape<Alignment.ScaleAlignment> = .record(
    "scale alignment",
    withDefault(
      "cuts", .list(of: cut.inline), \.cuts, [], isAlwaysWritten: true,
      "Where levels begin and end: one more than there are levels."),
    optional(
      "locationError", locationError.inline, \.locationError,
      "How far the whole scale may lie off."),
    optional("panel", panel, \.panel, "Who placed the cuts."),
    optional(
      "fitted", fitted.inline, \.fitted, "What the cuts were fitted to, where they are not judged."),
    withDefault(
      "levels", .list(of: level), \.levels, [], isAlwaysWritten: true,
      "The facets that each level speaks to.")
  ) {
    Alignment.ScaleAlignment(cuts: $0, levels: $4, locationError: $1, panel: $2, fitted: $3)
  }

  static let cut: Shape<Alignment.Cut> = .record(
    "cut",
    field("at", .number, \.at, "Its place on the reference scale, 0 to 100."),
    field("spread", .number, \.spread, "The half-width within which a panel could have put it."),
    optional("reason", .text, \.reason, "Why it lies there.")
  ) { Alignment.Cut(at: $0, spread: $1, reason: $2) }

  private static let level: Shape<Alignment.LevelFacets> = .record(
    "level",
    field("level", .identifier, \.level, "The level."),
    field(
      "facets", .dictionary(of: facet.inline, key: \.facet), \.facets,
      "The facets it speaks to; others are silent.")
  ) { Alignment.LevelFacets(level: $0, facets: $1) }

  /// What a level's wording says of one facet, which is its key.
  private static let facet: Shape<Alignment.FacetReading> = .record(
    "facet",
    field("strength", .integer, \.strength, "From 0, shown to be absent, to 4, strong."),
    withDefault(
      "evidence", .list(of: .identifier), \.evidence, [], "Statements whose wording shows it."),
    optional("section", .text, \.section, "The part of the document that shows it."),
    optional("secondary", .text, \.secondary, "Why it is known at second hand only."),
    optional("reason", .text, \.reason, "How the wording was read.")
  ) { strength, evidence, section, secondary, reason in
    Alignment.FacetReading(
      facet: "", strength: strength, evidence: evidence, section: section, secondary: secondary,
      reason: reason)
  }
}
