import CrosswalkModel

/// The counterparts of one statement in another framework.
public struct StatementMatches: Sendable, Hashable {
  /// The statement that counterparts were looked for.
  public struct Subject: Sendable, Codable, Hashable {
    /// The framework's id.
    public var framework: String
    /// Its place in the document.
    public var id: String
    /// What it says, in our wording.
    public var text: String
    /// Who acts in it.
    public var actor: Role
    /// Nil where it holds at every level.
    public var level: String?
  }

  /// One counterpart.
  public struct Match: Sendable, Codable, Hashable {
    /// Its place in the document.
    public var id: String
    /// What it says, in our wording.
    public var text: String
    /// From the subject to this statement.
    public var relation: Relation
    /// How much of both statements is about the same concepts, 0 to 1.
    public var share: Double
    /// Of the judgement, or the product of both links' confidences.
    public var confidence: Double
    /// Whether somebody judged this very pair.
    public var curated: Bool
    /// Who acts in it.
    public var actor: Role
    /// Nil where it holds at every level.
    public var level: String?
    /// The shared concepts, the one that the relation comes from first.
    public var path: [String]
    /// What the author of the judgement says of it.
    public var note: String?
  }

  /// The version of the result's form.
  public static let format = "crosswalk.match/1"

  /// The statement that was looked up.
  public var subject: Subject
  /// The id of the framework that was searched.
  public var to: String
  /// Nil if there are matches; else why there are none.
  public var none: Absence?
  /// What the author of a judgement that there is none says of it.
  public var note: String?
  /// Most useful first.
  public var matches: [Match]
}

extension StatementMatches: Encodable {
  private enum Key: String, CodingKey { case format, subject, to, none, note, matches }

  /// Writes every field, absent ones as null.
  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Key.self)
    try fields.encode(Self.format, forKey: .format)
    try fields.encode(subject, forKey: .subject)
    try fields.encode(to, forKey: .to)
    try fields.encode(none, forKey: .none)
    try fields.encode(note, forKey: .note)
    try fields.encode(matches, forKey: .matches)
  }
}

extension StatementMatches.Match {
  private enum Key: String, CodingKey {
    case id, text, relation, share, confidence, curated, actor, level, path, note
  }

  /// Writes every field, absent ones as null.
  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Key.self)
    try fields.encode(id, forKey: .id)
    try fields.encode(text, forKey: .text)
    try fields.encode(relation, forKey: .relation)
    try fields.encode(share, forKey: .share)
    try fields.encode(confidence, forKey: .confidence)
    try fields.encode(curated, forKey: .curated)
    try fields.encode(actor, forKey: .actor)
    try fields.encode(level, forKey: .level)
    try fields.encode(path, forKey: .path)
    try fields.encode(note, forKey: .note)
  }
}
