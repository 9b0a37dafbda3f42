/// One published document: what it asks of people, as a tree of units and statements.
///
/// A framework is fact. What its statements are about is opinion and stands in an ``Alignment``.
public struct Framework: Sendable, Codable, Hashable {
  /// The document that the framework was read from.
  public struct Source: Sendable, Codable, Hashable {
    /// As printed.
    public var title: String
    /// What is known about the copy that was read.
    public var note: String?

    /// A title as printed, and what else is to be known of the copy.
    public init(title: String, note: String? = nil) {
      self.title = title
      self.note = note
    }
  }

  /// Another framework that this one was drafted from; agreement with it is no evidence.
  public struct Ancestor: Sendable, Codable, Hashable {
    /// The id of that framework, which need not be at hand.
    public var framework: String
    /// What is known about the drafting.
    public var note: String?

    /// The id need not be that of a framework at hand.
    public init(framework: String, note: String? = nil) {
      self.framework = framework
      self.note = note
    }
  }

  /// A heading over units.
  public struct Group: Sendable, Codable, Hashable {
    /// What units call it, unique among groups.
    public var id: String
    /// The heading as printed.
    public var title: String

    /// The id is unique among groups, the title as printed.
    public init(id: String, title: String) {
      self.id = id
      self.title = title
    }
  }

  /// A heading inside a unit, which nobody is rated on.
  public struct Subcompetency: Sendable, Codable, Hashable {
    /// Its locator; units, subcompetencies and statements share one space of ids.
    public var id: String
    /// The heading as printed.
    public var title: String

    /// The id is the locator, the title as printed.
    public init(id: String, title: String) {
      self.id = id
      self.title = title
    }
  }

  /// What people are rated on: a cluster, a behaviour, a value.
  public struct Unit: Sendable, Codable, Hashable {
    /// What ratings call it; units, subcompetencies and statements share one space of ids.
    public var id: String
    /// The name as printed; ratings may use it in place of the id.
    public var title: String
    /// The id of a ``Group``, if the document groups its units.
    public var group: String?
    /// What the document says that it is; nil where the document gives no definition.
    public var definition: Definition?
    /// What is odd about the unit in its source.
    public var note: String?
    /// False for a unit that only holds statements.
    public var rated: Bool
    /// In the order of the document; no statement is tied to one.
    public var subcompetencies: [Subcompetency]
    /// In the order of the document.
    public var statements: [Statement]

    /// A unit, one that people are rated on unless `rated` is false.
    public init(
      id: String, title: String, group: String? = nil, definition: Definition? = nil,
      note: String? = nil, rated: Bool = true, subcompetencies: [Subcompetency] = [],
      statements: [Statement] = []
    ) {
      self.id = id
      self.title = title
      self.group = group
      self.definition = definition
      self.note = note
      self.rated = rated
      self.subcompetencies = subcompetencies
      self.statements = statements
    }
  }

  /// What other files and commands call the framework, without spaces.
  public var id: String
  /// The title of the document.
  public var title: String
  /// Who published the document, or what is known of that.
  public var publisher: String
  /// Which version of the document this is; any text.
  public var version: String
  /// Where the document is in force, in words.
  public var jurisdiction: String
  /// As the document gives it: a year, a month, a day, or "unknown".
  public var date: String
  /// The copy that was read.
  public var source: Source
  /// Empty where no ancestor is known.
  public var draftedFrom: [Ancestor]
  /// The levels that people are rated at.
  public var scale: Scale
  /// In the order of the document; empty if it does not group its units.
  public var groups: [Group]
  /// In the order of the document, those that only hold statements among them.
  public var units: [Unit]

  /// Units and groups are in the order of the document.
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

  /// All statements by their ids.
  package var statementsByID: [String: Statement] {
    Dictionary(
      statements.map { ($0.statement.id, $0.statement) }, uniquingKeysWith: { first, _ in first })
  }

  /// The units that people are rated on.
  public var ratedUnits: [Unit] { units.filter(\.rated) }
}
