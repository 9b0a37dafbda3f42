// Every field is written, absent ones as null, so that a reader need not guess.

extension Comparison {
  private enum Key: String, CodingKey {
    case format, from, to, hash, overlap, coverage, facets, ladders, refusal, falseFriends
    case onlyInFrom, onlyInTo, judgements, disagreements, cautions
  }

  /// Writes every field and the format.
  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Key.self)
    try fields.encode(Self.format, forKey: .format)
    try fields.encode(from, forKey: .from)
    try fields.encode(to, forKey: .to)
    try fields.encode(hash, forKey: .hash)
    try fields.encode(overlap, forKey: .overlap)
    try fields.encode(coverage, forKey: .coverage)
    try fields.encode(facets, forKey: .facets)
    try fields.encode(ladders, forKey: .ladders)
    try fields.encode(refusal, forKey: .refusal)
    try fields.encode(falseFriends, forKey: .falseFriends)
    try fields.encode(onlyInFrom, forKey: .onlyInFrom)
    try fields.encode(onlyInTo, forKey: .onlyInTo)
    try fields.encode(judgements, forKey: .judgements)
    try fields.encode(disagreements, forKey: .disagreements)
    try fields.encode(cautions, forKey: .cautions)
  }
}

extension Comparison.FalseFriend {
  private enum Key: String, CodingKey { case name, level, other, forwards, backwards, likeliest }

  /// Writes every field, absent ones as null.
  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Key.self)
    try fields.encode(name, forKey: .name)
    try fields.encode(level, forKey: .level)
    try fields.encode(other, forKey: .other)
    try fields.encode(forwards, forKey: .forwards)
    try fields.encode(backwards, forKey: .backwards)
    try fields.encode(likeliest, forKey: .likeliest)
  }
}

extension Comparison.OnlyHere {
  private enum Key: String, CodingKey { case concept, label, statements, kind, reason }

  /// Writes every field, absent ones as null.
  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Key.self)
    try fields.encode(concept, forKey: .concept)
    try fields.encode(label, forKey: .label)
    try fields.encode(statements, forKey: .statements)
    try fields.encode(kind, forKey: .kind)
    try fields.encode(reason, forKey: .reason)
  }
}

extension Comparison.Disagreement {
  private enum Key: String, CodingKey { case subject, object, curated, derived, note }

  /// Writes every field, absent ones as null.
  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Key.self)
    try fields.encode(subject, forKey: .subject)
    try fields.encode(object, forKey: .object)
    try fields.encode(curated, forKey: .curated)
    try fields.encode(derived, forKey: .derived)
    try fields.encode(note, forKey: .note)
  }
}

extension ComparisonMatrix {
  private enum Key: String, CodingKey { case format, frameworks, cells }

  /// Writes every field and the format.
  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Key.self)
    try fields.encode(Self.format, forKey: .format)
    try fields.encode(frameworks, forKey: .frameworks)
    try fields.encode(cells, forKey: .cells)
  }
}
