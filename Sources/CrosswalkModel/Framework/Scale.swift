/// The ordered levels of a framework and what they measure.
public struct Scale: Sendable, Codable, Hashable {
  /// What one rating is about.
  public enum Subject: String, Sendable, Codable, Hashable, CaseIterable {
    /// Each unit is rated on its own.
    case units
    /// The person as a whole has one level, which then holds for every unit.
    case person
  }

  /// A half-open stretch of service, in years: `from` belongs to it, `to` does not.
  public struct Tenure: Sendable, Codable, Hashable {
    /// Years, 0 or more.
    public var from: Double
    /// Nil: no upper end.
    public var to: Double?

    /// A stretch of service, in years.
    public init(from: Double, to: Double? = nil) {
      self.from = from
      self.to = to
    }
  }

  /// One level.
  public struct Level: Sendable, Codable, Hashable {
    /// What statements, alignments and ratings call it, unique in the scale.
    public var id: String
    /// The name as printed; ratings may use it in place of the id.
    public var title: String
    /// The years of service that the document ties to the level, where it does.
    public var tenure: Tenure?
    /// What the document says that it is; nil where the document gives no definition.
    public var definition: Definition?
    /// What else is known about the level.
    public var note: String?

    /// A level that no time of service belongs to has no tenure.
    public init(
      id: String, title: String, tenure: Tenure? = nil, definition: Definition? = nil,
      note: String? = nil
    ) {
      self.id = id
      self.title = title
      self.tenure = tenure
      self.definition = definition
      self.note = note
    }
  }

  /// Frameworks whose scales have the same id share their levels.
  public var id: String
  /// What the levels are called, for people to read.
  public var title: String
  /// What the levels measure, in our words.
  public var construct: String
  /// The same in a word or two, such as "frequency", to set beside a level; scales that measure
  /// different things have different words. Nil: nobody has said.
  public var measures: String?
  /// Whether each unit has a level of its own, or the person has one.
  public var rates: Subject
  /// Whether the levels describe what is expected or what is observed.
  public var basis: Basis
  /// Where the scale comes from, when it is not the framework's own document.
  public var note: String?
  /// How it is known that the levels stand in this order. Nil: whoever wrote them down knew it.
  public var order: Order?
  /// Lowest first.
  public var levels: [Level]

  /// `levels` is lowest first.
  public init(
    id: String, title: String, construct: String, measures: String? = nil, rates: Subject,
    basis: Basis, note: String? = nil, order: Order? = nil, levels: [Level]
  ) {
    self.id = id
    self.title = title
    self.construct = construct
    self.measures = measures
    self.rates = rates
    self.basis = basis
    self.note = note
    self.order = order
    self.levels = levels
  }

  /// The position of a level, 0 for the lowest; nil if the scale has no such id.
  public func rank(of level: String) -> Int? { levels.firstIndex { $0.id == level } }
}
