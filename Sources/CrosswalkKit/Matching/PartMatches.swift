import CrosswalkModel

/// The counterparts of more than one statement: of a unit, of a level of it, of a heading in it, or of a
/// concept.
public struct PartMatches: Sendable, Encodable, Hashable {
  /// The version of the result's form.
  public static let format = "crosswalk.match-part/1"
  private let format = Self.format

  /// What counterparts were looked for.
  public struct Subject: Sendable, Codable, Hashable {
    /// What kind of thing it is.
    public enum Kind: String, Sendable, Codable, Hashable, CaseIterable {
      case unit, level, subcompetency, concept
    }

    /// What kind of thing it is.
    public var kind: Kind
    /// The framework's id; of a concept `ontology`.
    public var framework: String
    /// What it is called by.
    public var id: String
    /// Its name.
    public var title: String
    /// How many statements it has.
    public var statements: Int
  }

  /// A statement of the other framework, and what joins it.
  public struct Match: Sendable, Encodable, Hashable {
    /// Its place in its document.
    public var id: String
    /// What it says, in our wording.
    public var text: String
    /// Who acts in it.
    public var actor: Role
    /// What kind of act it asks for; nil where nobody has said.
    public var act: Act?
    /// Nil where it holds at every level.
    public var level: String?
    /// Empty for a statement that its source prints soundly.
    public var flags: [Statement.Flag]
    /// The strongest that holds from any of the statements, or from the concept; nil where only wording
    /// joins it.
    public var relation: Relation?
    /// Whether somebody judged the pair that the relation comes from.
    public var curated: Bool
    /// Of that pair, 0 to 1; 0 where only wording joins it.
    public var confidence: Double
    /// The statements that it is joined to, the one that the relation comes from first; empty for a
    /// heading or a concept.
    public var of: [String]
    /// Whether it is closer than related to any of them, by people whose act it is.
    public var serves: Bool
    /// The concepts that join it, or the words in common.
    public var through: [String]
  }

  /// What was looked up.
  public var subject: Subject
  /// The id of the framework that was searched.
  public var to: String
  /// How many of its statements have a counterpart; nil for a heading or a concept.
  public var behaviour: BehaviourCoverage?
  /// How the other framework stands to a concept; nil for all else.
  public var standing: Standing?
  /// What the other framework's alignment says of a concept that it does not speak of.
  public var reason: String?
  /// Most useful first.
  public var matches: [Match]
}
