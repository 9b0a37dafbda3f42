import CrosswalkModel

/// How direct judgements between two frameworks are written down.
public enum MatchFile {
  /// What the `format` key says.
  public static let format = "crosswalk.matches/1"

  /// The shape of the file.
  package static let shape: Shape<MatchSet> = .record(
    "set of matches",
    constant("format", format, "The kind and version of the file."),
    field("from", .identifier, \.from, "The framework that subjects are statements of."),
    field("to", .identifier, \.to, "The framework that objects are statements of."),
    field("author", .text, \.author, "Whose judgement it is."),
    field("version", .text, \.version, "Its version; any change of a match is a new one."),
    field("date", .text, \.date, "The date of the version."),
    withDefault(
      "justification", AlignmentFile.justification, \.justification, "ManualMappingCuration",
      isAlwaysWritten: true,
      "How the matches were made, unless one says otherwise."),
    field("matches", .list(of: match.inline), \.matches, "The judgements.")
  ) { _, from, to, author, version, date, justification, matches in
    MatchSet(
      from: from, to: to, author: author, version: version, date: date,
      justification: justification, matches: matches)
  }

  /// What the `relation` key says where two statements do not match.
  package static let none = "none"

  /// What the `relation` key says where a judgement under this one is taken back.
  package static let withdraw = "withdraw"

  private static let match: Shape<MatchSet.Match> = .record(
    "match",
    field("subject", .identifier, \.subject, "A statement of the first framework.").identifying,
    optional(
      "object", .identifier, \.object,
      "A statement of the second; left out where nothing there matches."
    ).identifying,
    field(
      "relation", .oneOf(Relation.allCases.map(\.rawValue) + [none, withdraw]), \.verdict,
      "From subject to object; none says that they do not match, withdraw takes back what a file that "
        + "this one is laid over says of them."),
    optional("kind", .oneOf, \.absence, "Without an object: why there is none."),
    field("confidence", .number, \.confidence, "How sure the author is, 0 to 1."),
    optional(
      "justification", AlignmentFile.justification, \.justification, "How this match was made."),
    optional("author", .text, \.author, "Whose judgement this match is."),
    field("note", .text, \.note, "Why."),
    optional(
      "settled", .text, \.settled,
      "Why it holds although links, actors or acts of the two statements say otherwise.")
  ) { subject, object, relation, kind, confidence, justification, author, note, settled in
    MatchSet.Match(
      subject: subject, object: object, relation: Relation(rawValue: relation), absence: kind,
      confidence: confidence, justification: justification, author: author, note: note,
      settled: settled, withdraws: relation == withdraw)
  }
}

extension MatchSet.Match {
  /// The judgement in the word that files have for it: a relation, none or withdraw.
  package var verdict: String {
    withdraws ? MatchFile.withdraw : relation?.rawValue ?? MatchFile.none
  }
}
