/// One behaviour that a framework describes, in our own wording.
public struct Statement: Sendable, Codable, Hashable {
  /// What is odd about the statement in its source.
  public enum Flag: String, Sendable, Codable, Hashable, CaseIterable {
    /// The source words it as something that is lacking.
    case deficit
    /// The source has a slip here: a lost indent, a wrong number, a contradiction.
    case sourceDefect = "source-defect"
    /// The source reads as if something else was meant.
    case suspect
  }

  /// What a career-grade document says of one statement at one grade.
  public struct Grade: Sendable, Codable, Hashable {
    /// Whether the document expects the statement at the grade.
    public enum Status: String, Sendable, Codable, Hashable, CaseIterable {
      /// Expected, with nothing to qualify.
      case tick
      /// Expected as `text` says.
      case qualifier
      /// Not applicable at this grade.
      case notApplicable = "na"
      /// The mark is missing in the source.
      case unknown
    }

    /// What the wording of a cell says about help and reach; it can say more than one thing.
    public enum Support: String, Sendable, Codable, Hashable, CaseIterable {
      /// Leans on the supervisor.
      case supervised
      /// Works alone.
      case autonomous
      /// Acts on others.
      case influences
    }

    /// The id of the level that stands for the grade.
    public var level: String
    /// What the document's mark at this grade means.
    public var status: Status
    /// The qualifier, in our own wording; nil for every other status.
    public var text: String?
    /// Empty where the wording says nothing about help and reach.
    public var support: [Support]

    /// Only a qualifier has a text.
    public init(level: String, status: Status, text: String? = nil, support: [Support] = []) {
      self.level = level
      self.status = status
      self.text = text
      self.support = support
    }
  }

  /// The place in the source document, unique in the framework.
  public var id: String
  /// What the document calls it, where that cannot be the id.
  public var code: String?
  /// The id of the ``Framework/Subcompetency`` of its unit that it stands under; nil where it stands
  /// under none, or the source does not say.
  public var subcompetency: String?
  /// The level that the source ties it to; nil where it holds at every level.
  public var level: String?
  /// Who does what the statement says; nobody is rated on what the agency does.
  public var actor: Role
  /// What kind of act it asks for; nil where nobody has said, which counts as doing.
  public var act: Act?
  /// The statement that this one spells out.
  public var parent: String?
  /// The statement that this one repeats word for word.
  public var sameAs: String?
  /// Empty for a statement that its source prints soundly.
  public var flags: [Flag]
  /// Why it is flagged, or how an unclear source was read.
  public var note: String?
  /// What it says, in our own wording: one plain sentence.
  public var text: String
  /// In the order of the scale; empty unless the source grades each statement.
  public var grades: [Grade]

  /// A statement, at every level unless `level` ties it to one.
  public init(
    id: String, code: String? = nil, subcompetency: String? = nil, level: String? = nil,
    actor: Role, act: Act? = nil, parent: String? = nil,
    sameAs: String? = nil, flags: [Flag] = [], note: String? = nil, text: String,
    grades: [Grade] = []
  ) {
    self.id = id
    self.code = code
    self.subcompetency = subcompetency
    self.level = level
    self.actor = actor
    self.act = act
    self.parent = parent
    self.sameAs = sameAs
    self.flags = flags
    self.note = note
    self.text = text
    self.grades = grades
  }
}
