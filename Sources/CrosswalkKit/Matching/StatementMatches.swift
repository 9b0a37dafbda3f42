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
    /// What kind of act it asks for; nil where nobody has said.
    public var act: Act?
    /// Who says the kind of act, where that overrules the framework.
    public var actBy: String?
    /// Nil where it holds at every level.
    public var level: String?
    /// Empty for a statement that its source prints soundly.
    public var flags: [Statement.Flag]
  }

  /// The same behaviour at another level of the same unit.
  public struct Twin: Sendable, Codable, Hashable {
    /// Its place in the document.
    public var id: String
    /// Its level.
    public var level: String
    /// What the subject is to it.
    public var relation: Relation?
    /// Whether somebody judged the subject and this one.
    public var curated: Bool
  }

  /// One counterpart, or one candidate for it.
  public struct Match: Sendable, Encodable, Hashable {
    /// Its place in the document.
    public var id: String
    /// What it says, in our wording.
    public var text: String
    /// From the subject to this statement. Nil: somebody judged that the two do not match, or, if
    /// nobody did, nothing but their wording or judgements on others join them.
    public var relation: Relation?
    /// How much of both statements is about the same concepts, 0 to 1.
    public var share: Double
    /// Of the judgement, or the product of both links' confidences; 0 where only wording joins them.
    public var confidence: Double
    /// How far its wording is that of the subject, 0 to 1.
    public var likeness: Double
    /// Whether somebody judged this very pair.
    public var curated: Bool
    /// Who acts in it.
    public var actor: Role
    /// What kind of act it asks for; nil where nobody has said.
    public var act: Act?
    /// Who says the kind of act, where that overrules the framework.
    public var actBy: String?
    /// Nil where it holds at every level.
    public var level: String?
    /// Empty for a statement that its source prints soundly.
    public var flags: [Statement.Flag]
    /// Whether it may be closer than related, since nobody has said what one of the two is to the concept
    /// that they share.
    public var isOpen: Bool
    /// The shared concepts, the one that the relation comes from first.
    public var path: [String]
    /// Concepts of the subject and of this statement that are kin, with the reason.
    public var neighbours: [DerivedRelation.Neighbours]
    /// The words in common, those that tell most first, where nothing else joins the two.
    public var words: [String]
    /// Statements of further frameworks, as `framework:id`, that it and the subject are both judged
    /// beside, those that weigh most first; empty where the pair itself is judged.
    public var beside: [String]
    /// What speaks against more than `related`, or against the judgement; nil where nothing does.
    public var objection: RelationObjection?
    /// What the author of the judgement says of it.
    public var note: String?
    /// Why the judgement holds that links, actors or acts contradict.
    public var settled: String?
    /// The same behaviour at other levels, in the order in which they would stand by themselves.
    public var twins: [Twin]
  }

  /// The version of the result's form.
  public static let format = "crosswalk.match/3"
  private let format = Self.format

  /// The statement that was looked up.
  public var subject: Subject
  /// The id of the framework that was searched.
  public var to: String
  /// What all counterparts come to, as ``Counterparts`` says.
  public var standing: Standing
  /// Why there is no counterpart: a judgement, or because nothing follows from what the statement is
  /// about. ``matches`` then holds what is merely related or alike.
  public var none: Absence?
  /// What the author of a judgement that there is none says of it, or why the document has nothing on
  /// what the statement is about; nil where nobody has said.
  public var note: String?
  /// Most useful first: judged ones, then what follows from concepts and wording, then what is worded
  /// as a shortcoming, then what was judged to be none.
  public var matches: [Match]
}
