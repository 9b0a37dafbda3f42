/// One published document: what it asks of people, as a tree of units and statements.
///
/// A framework is fact. What its statements are about is opinion and stands in an ``Alignment``.
public struct Framework: Sendable, Codable, Hashable {
  /// The document that the framework was read from.
  public struct Source: Sendable, Codable, Hashable {
    /// As printed.
    public var title: String
    /// Where the document can be had, as an address; nil where nobody has said.
    public var url: String?
    /// What is known about the copy that was read.
    public var note: String?

    /// A title as printed, and what else is to be known of the copy.
    public init(title: String, url: String? = nil, note: String? = nil) {
      self.title = title
      self.url = url
      self.note = note
    }
  }

  /// Whose words the statements are. The raw values are the words that data files use.
  public enum Wording: String, Sendable, Codable, Hashable, CaseIterable {
    /// The document's own words.
    case document
    /// Words of those who wrote the file, who say in them what the document says.
    case ours
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
    /// The id of the group that it stands under; nil for most.
    public var parent: String?

    /// The id is unique among groups, the title as printed.
    public init(id: String, title: String, parent: String? = nil) {
      self.id = id
      self.title = title
      self.parent = parent
    }
  }

  /// A heading inside a unit, which nobody is rated on: a subcompetency, or a criterion of a rubric.
  public struct Subcompetency: Sendable, Codable, Hashable {
    /// Its locator; units, subcompetencies and statements share one space of ids.
    public var id: String
    /// The heading as printed.
    public var title: String
    /// What else the document says of it.
    public var note: String?

    /// The id is the locator, the title as printed.
    public init(id: String, title: String, note: String? = nil) {
      self.id = id
      self.title = title
      self.note = note
    }
  }

  /// What people are rated on: a cluster, a behaviour, a value.
  public struct Unit: Sendable, Codable, Hashable {
    /// What ratings call it; units, subcompetencies and statements share one space of ids.
    public var id: String
    /// The name as printed; ratings may use it in place of the id.
    public var title: String
    /// What the document calls it, where that cannot be the id.
    public var code: String?
    /// The id of a ``Group``, if the document groups its units.
    public var group: String?
    /// What the document says that it is; nil where the document gives no definition.
    public var definition: Definition?
    /// What is odd about the unit in its source.
    public var note: String?
    /// False for a unit that only holds statements.
    public var rated: Bool
    /// In the order of the document; statements that stand under one name it.
    public var subcompetencies: [Subcompetency]
    /// In the order of the document.
    public var statements: [Statement]

    /// A unit, one that people are rated on unless `rated` is false.
    public init(
      id: String, title: String, code: String? = nil, group: String? = nil,
      definition: Definition? = nil,
      note: String? = nil, rated: Bool = true, subcompetencies: [Subcompetency] = [],
      statements: [Statement] = []
    ) {
      self.id = id
      self.title = title
      self.code = code
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
  /// The language of titles and statements, as a tag of BCP 47 such as `en` or `es-MX`; nil: nobody
  /// has said.
  public var language: String?
  /// What others may do with the wording of this framework, as the address of a licence or in
  /// words; nil: nobody has said.
  public var license: String?
  /// Whose words the statements are; nil: nobody has said.
  public var wording: Wording?
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
    date: String, language: String? = nil, license: String? = nil, wording: Wording? = nil,
    source: Source, draftedFrom: [Ancestor] = [], scale: Scale,
    groups: [Group] = [], units: [Unit]
  ) {
    self.id = id
    self.title = title
    self.publisher = publisher
    self.version = version
    self.jurisdiction = jurisdiction
    self.date = date
    self.language = language
    self.license = license
    self.wording = wording
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
