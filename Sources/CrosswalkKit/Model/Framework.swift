/// One published document: what it asks of people, as a tree of units and statements.
///
/// A framework is fact. What its statements are about is opinion and stands in an ``Alignment``.
public struct Framework: Sendable, Codable, Hashable {
  /// The document that the framework was read from.
  public struct Source: Sendable, Codable, Hashable {
    public var title: String
    public var note: String?

    public init(title: String, note: String? = nil) {
      self.title = title
      self.note = note
    }
  }

  /// Another framework that this one was drafted from; agreement with it is no evidence.
  public struct Ancestor: Sendable, Codable, Hashable {
    public var framework: String
    public var note: String?

    public init(framework: String, note: String? = nil) {
      self.framework = framework
      self.note = note
    }
  }

  /// A heading over units.
  public struct Group: Sendable, Codable, Hashable {
    public var id: String
    public var title: String

    public init(id: String, title: String) {
      self.id = id
      self.title = title
    }
  }

  /// A heading inside a unit, which nobody is rated on.
  public struct Subcompetency: Sendable, Codable, Hashable {
    public var id: String
    public var title: String

    public init(id: String, title: String) {
      self.id = id
      self.title = title
    }
  }

  /// What people are rated on: a cluster, a behaviour, a value.
  public struct Unit: Sendable, Codable, Hashable {
    public var id: String
    public var title: String
    /// The id of a ``Group``, if the document groups its units.
    public var group: String?
    public var note: String?
    /// False for a unit that only holds statements.
    public var rated: Bool
    public var subcompetencies: [Subcompetency]
    public var statements: [Statement]

    public init(
      id: String, title: String, group: String? = nil, note: String? = nil, rated: Bool = true,
      subcompetencies: [Subcompetency] = [], statements: [Statement] = []
    ) {
      self.id = id
      self.title = title
      self.group = group
      self.note = note
      self.rated = rated
      self.subcompetencies = subcompetencies
      self.statements = statements
    }
  }

  public var id: String
  public var title: String
  public var publisher: String
  public var version: String
  public var jurisdiction: String
  /// As the document gives it: a year, a month, a day, or "unknown".
  public var date: String
  public var source: Source
  public var draftedFrom: [Ancestor]
  public var scale: Scale
  public var groups: [Group]
  public var units: [Unit]

  public init(
    id: String, title: String, publisher: String, version: String, jurisdiction: String,
    date: String, source: Source, draftedFrom: [Ancestor] = [], scale: Scale,
    groups: [Group] = [], units: [Unit]
  ) {
    self.id = id
    self.title = title
    self.publisher = publisher
    self.version = version
    self.jurisdiction = jurisdiction
    self.date = date
    self.source = source
    self.draftedFrom = draftedFrom
    self.scale = scale
    self.groups = groups
    self.units = units
  }

  /// All statements with their units, in the order of the document.
  public var statements: [(unit: Unit, statement: Statement)] {
    units.flatMap { unit in unit.statements.map { (unit, $0) } }
  }

  /// The units that people are rated on.
  public var ratedUnits: [Unit] { units.filter(\.rated) }
}
