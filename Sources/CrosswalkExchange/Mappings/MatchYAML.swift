import CrosswalkDocuments
import CrosswalkModel

/// Writes judgements as the YAML that ``MatchFile`` reads.
public enum MatchYAML {
  /// The whole file, one line a judgement.
  public static func text(_ set: MatchSet) -> String {
    YAMLWriter.text(
      .mapping([
        .init("format", .text(MatchFile.format)), .init("from", .text(set.from)),
        .init("to", .text(set.to)), .init("author", .text(set.author)),
        .init("version", .text(set.version)), .init("date", .text(set.date)),
        .init("justification", .text(set.justification)),
        .init("matches", .list(set.matches.map { .inline(.mapping(pairs(of: $0))) })),
      ]))
  }

  private static func pairs(of match: MatchSet.Match) -> [YAMLValue.Pair] {
    let pairs: [(String, YAMLValue?)] = [
      ("subject", .text(match.subject)), ("object", match.object.map(YAMLValue.text)),
      ("relation", .text(match.relation?.rawValue ?? MatchFile.none)),
      ("kind", match.absence.map { .text($0.rawValue) }),
      ("confidence", .number(match.confidence)),
      ("justification", match.justification.map(YAMLValue.text)),
      ("author", match.author.map(YAMLValue.text)), ("note", .text(match.note)),
    ]
    return pairs.compactMap { key, value in value.map { .init(key, $0) } }
  }
}
