import CrosswalkModel

/// The counterparts of one statement in another framework.
public struct StatementMatches: Sendable, Encodable, Hashable {
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
  private let format = Self.format

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
