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

    public var level: String
    public var status: Status
    public var text: String?
    public var support: [Support]

    public init(level: String, status: Status, text: String? = nil, support: [Support] = []) {
      self.level = level
      self.status = status
      self.text = text
      self.support = support
    }
  }

  /// The place in the source document, unique in the framework.
  public var id: String
  /// The level that the source ties it to; nil where it holds at every level.
  public var level: String?
  public var actor: Role
  /// The statement that this one spells out.
  public var parent: String?
  /// The statement that this one repeats word for word.
  public var sameAs: String?
  public var flags: [Flag]
  public var note: String?
  public var text: String
  /// In the order of the scale; empty unless the source grades each statement.
  public var grades: [Grade]

  public init(
    id: String, level: String? = nil, actor: Role, parent: String? = nil, sameAs: String? = nil,
    flags: [Flag] = [], note: String? = nil, text: String, grades: [Grade] = []
  ) {
    self.id = id
    self.level = level
    self.actor = actor
    self.parent = parent
    self.sameAs = sameAs
    self.flags = flags
    self.note = note
    self.text = text
    self.grades = grades
  }
}
