import CrosswalkBase

/// What a list says of a framework.
public struct FrameworkSummary: Encodable, LeavesOutAbsent, Sendable {
  /// What other files and commands call the framework.
  public let id: String
  /// The title of the document.
  public let title: String
  /// Who published the document.
  public let publisher: String
  /// Which version of the document this is; any text.
  public let version: String
  /// Where the document is in force, in words.
  public let jurisdiction: String
  /// As the document gives it: a year, a month, a day, or "unknown".
  public let date: String
  /// The language of titles and statements, as a tag of BCP 47; nil: nobody has said.
  public let language: String?
  /// What others may do with the wording; nil: nobody has said.
  public let license: String?
  /// Whose words the statements are; nil: nobody has said.
  public let wording: Framework.Wording?
  /// The copy that was read.
  public let source: Framework.Source
  /// How many units people are rated on.
  public let ratedUnits: Int
  /// How many statements all units have, those nobody is rated on among them.
  public let statements: Int
  /// Whose judgement the links are, and who has overridden it.
  public let alignment: AlignmentSummary
  /// The content hash of the framework and its alignment.
  public let hash: String

  /// Whose judgement the links are.
  public struct AlignmentSummary: Encodable, Sendable {
    /// By name.
    public let author: String
    /// Any text; a change of a link or cut is a new version.
    public let version: String
    /// The date of the version, as the file gives it.
    public let date: String
    /// Who laid links, acts or cuts of their own over the bundled ones, in that order; mostly empty.
    public let overriddenBy: [String]
  }

  /// Makes the summary of one framework.
  public init(_ aligned: AlignedFramework) {
    let framework = aligned.framework
    id = framework.id
    title = framework.title
    publisher = framework.publisher
    version = framework.version
    jurisdiction = framework.jurisdiction
    date = framework.date
    language = framework.language
    license = framework.license
    wording = framework.wording
    source = framework.source
    ratedUnits = framework.ratedUnits.count
    statements = framework.units.reduce(0) { $0 + $1.statements.count }
    alignment = AlignmentSummary(
      author: aligned.alignment.author, version: aligned.alignment.version,
      date: aligned.alignment.date, overriddenBy: aligned.overriddenBy)
    hash = aligned.digest
  }
}
