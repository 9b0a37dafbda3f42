/// Direct judgements between the statements of two frameworks, which win over the computed ones.
public struct MatchSet: Sendable, Codable, Hashable {
  /// One judgement.
  public struct Match: Sendable, Codable, Hashable {
    /// A statement of the first framework.
    public var subject: String
    /// A statement of the second framework; nil if the judgement is that it has none.
    public var object: String?
    /// From subject to object. Nil: the two do not match, or, without an object, nothing does.
    public var relation: Relation?
    /// For a judgement without an object: why there is none.
    public var absence: Absence?
    /// How sure the author is, 0 to 1.
    public var confidence: Double
    /// Nil: the set's.
    public var justification: String?
    /// Nil: the set's.
    public var author: String?
    /// Why.
    public var note: String
    /// Why the judgement holds although the two statements' links, actors or acts say otherwise; nil
    /// where nobody has looked into it, or nothing does.
    public var settled: String?
    /// Whether it takes a judgement back that somebody else has made on the same two statements, or on
    /// the same one that has no counterpart, in a set that this one is laid over. It has neither a
    /// relation nor an absence then.
    public var withdraws: Bool

    /// With an object and no relation it says that the two are no counterparts; without an
    /// object that nothing matches the subject, and `absence` says why.
    public init(
      subject: String, object: String? = nil, relation: Relation? = nil, absence: Absence? = nil,
      confidence: Double, justification: String? = nil, author: String? = nil, note: String,
      settled: String? = nil, withdraws: Bool = false
    ) {
      self.subject = subject
      self.object = object
      self.relation = relation
      self.absence = absence
      self.confidence = confidence
      self.justification = justification
      self.author = author
      self.note = note
      self.settled = settled
      self.withdraws = withdraws
    }
  }

  /// The id of the framework that subjects are statements of.
  public var from: String
  /// The id of the framework that objects are statements of.
  public var to: String
  /// Whose judgement it is: a person or a group, by name.
  public var author: String
  /// Any text; a change of a match is a new version.
  public var version: String
  /// The date of the version, as the file gives it.
  public var date: String
  /// How the matches were made, unless one says otherwise; a term of the semapv vocabulary.
  public var justification: String
  /// In the order of the file.
  public var matches: [Match]

  /// A set of judgements.
  public init(
    from: String, to: String, author: String, version: String, date: String,
    justification: String = "ManualMappingCuration", matches: [Match]
  ) {
    self.from = from
    self.to = to
    self.author = author
    self.version = version
    self.date = date
    self.justification = justification
    self.matches = matches
  }
}
