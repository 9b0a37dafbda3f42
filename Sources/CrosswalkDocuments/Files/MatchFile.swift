import CrosswalkModel

/// How direct judgements between two frameworks are written down.
public enum MatchFile {
  /// What the `format` key says.
  public static let format = "crosswalk.matches/1"

  /// The shape of the file.
  package static let shape: Shape<MatchSet> = .record(
    "set of matches",
    field("format", .oneOf([format]), "The kind and version of the file."),
    field("from", .identifier, "The framework that subjects are statements of."),
    field("to", .identifier, "The framework that objects are statements of."),
    field("author", .text, "Whose judgement it is."),
    field("version", .text, "Its version; any change of a match is a new one."),
    field("date", .text, "The date of the version."),
    withDefault(
      "justification", AlignmentFile.justification, "ManualMappingCuration",
      "How the matches were made, unless one says otherwise."),
    field("matches", .list(of: match), "The judgements.")
  ) { _, from, to, author, version, date, justification, matches in
    MatchSet(
      from: from, to: to, author: author, version: version, date: date,
      justification: justification, matches: matches)
  }

  /// What the `relation` key says where two statements do not match.
  package static let none = "none"

  private static let match: Shape<MatchSet.Match> = .record(
    "match",
    field("subject", .identifier, "A statement of the first framework."),
    optional(
      "object", .identifier, "A statement of the second; left out where nothing there matches."),
    field(
      "relation", .oneOf(Relation.allCases.map(\.rawValue) + [none]),
      "From subject to object; none says that they do not match."),
    optional("kind", .oneOf, "Without an object: why there is none."),
    field("confidence", .number, "How sure the author is, 0 to 1."),
    optional("justification", AlignmentFile.justification, "How this match was made."),
    optional("author", .text, "Whose judgement this match is."),
    field("note", .text, "Why.")
  ) { subject, object, relation, kind, confidence, justification, author, note in
    MatchSet.Match(
      subject: subject, object: object, relation: Relation(rawValue: relation), absence: kind,
      confidence: confidence, justification: justification, author: author, note: note)
  }
}
