import CrosswalkKit

/// Writes judgements as the YAML that ``MatchFile`` reads.
public enum MatchYAML {
  /// The whole file, one line a judgement.
  public static func text(_ set: MatchSet) -> String {
    var text = "format: \(MatchFile.format)\n"
    for (key, value) in [
      ("from", set.from), ("to", set.to), ("author", set.author), ("version", set.version),
      ("date", set.date), ("justification", set.justification),
    ] { text += "\(key): \(doubleQuoted(value))\n" }
    text += set.matches.isEmpty ? "matches: []\n" : "matches:\n"
    for match in set.matches {
      var parts = ["subject: \(doubleQuoted(match.subject))"]
      if let object = match.object { parts.append("object: \(doubleQuoted(object))") }
      parts.append("relation: \(match.relation?.rawValue ?? "none")")
      if let absence = match.absence { parts.append("kind: \(absence.rawValue)") }
      parts.append("confidence: \(plain(match.confidence))")
      if let term = match.justification { parts.append("justification: \(doubleQuoted(term))") }
      if let author = match.author { parts.append("author: \(doubleQuoted(author))") }
      parts.append("note: \(doubleQuoted(match.note))")
      text += "  - {\(parts.joined(separator: ", "))}\n"
    }
    return text
  }
}
