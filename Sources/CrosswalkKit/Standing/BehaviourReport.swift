import CrosswalkModel

/// What of one framework serves each statement of another, and where each of its own statements goes:
/// the question that brings a county. Every statement of either side stands in it once.
public struct BehaviourReport: Sendable, Encodable, Hashable {
  /// The version of the result's form.
  public static let format = "crosswalk.report/1"
  private let format = Self.format

  /// A statement, and how the other framework stands to it.
  public struct Entry: Sendable, Encodable, Hashable {
    /// Its place in its document.
    public var id: String
    /// What it says, in our wording or the county's.
    public var text: String
    /// Nil where it holds at every level.
    public var level: String?
    /// Who acts in it.
    public var actor: Role
    /// What kind of act it asks for; nil where nobody has said.
    public var act: Act?
    /// Who says the kind of act, where that overrules the framework.
    public var actBy: String?
    /// How the other framework stands to it.
    public var standing: Standing
    /// Why it has no counterpart, where somebody has said.
    public var reason: String?
    /// Statements of the other framework, nearest first, in the order of
    /// ``StatementMatcher/matches(of:limit:groupsLevels:)``: all that are closer than related or judged,
    /// and the first of what is merely computed to be related.
    public var links: [StatementStanding.Link]

    /// How many more serve it than ``links`` has.
    package var unnamed = 0

    /// Those that are closer than related, by people whose act it is.
    public var serving: [StatementStanding.Link] { links.filter(\.serves) }
  }

  /// A unit with its statements.
  public struct Unit: Sendable, Encodable, Hashable {
    /// What ratings call it.
    public var id: String
    /// Its name in the document.
    public var title: String
    /// How much of what it is about the other speaks of, 0 to 1; nil for a unit that nobody is rated on,
    /// and where nobody has judged it.
    public var topic: Double?
    /// How many of its statements have a counterpart in the other.
    public var behaviour: BehaviourCoverage
    /// In the order of the document.
    public var statements: [Entry]
  }

  /// One framework, as the other stands to it.
  public struct Side: Sendable, Encodable, Hashable {
    /// The framework's id.
    public var framework: String
    /// The title of the document.
    public var title: String
    /// The version of the document.
    public var version: String
    /// Whether anybody has judged what its statements are about.
    public var isAligned: Bool
    /// How many links to concepts do not say what their statement is to the concept: what only they join
    /// is not judged.
    public var unsaidLinks: Int
    /// How much of what its units are about the other speaks of, on average, 0 to 1; nil where nobody
    /// has judged it.
    public var topic: Double?
    /// How many of its statements have a counterpart in the other.
    public var behaviour: BehaviourCoverage
    /// In the order of the document, those that nobody is rated on among them.
    public var units: [Unit]
  }

  /// What is held against the target.
  public var mine: Side
  /// What it is held against.
  public var target: Side
  /// How many direct judgements there are between the two.
  public var judgements: Int
  /// One hash over everything the result came from: that of the comparison of the two.
  public var hash: String
  /// What to know before using any of it.
  public var cautions: [Caution]
}

extension BehaviourReport.Entry {
  private enum CodingKeys: CodingKey {
    case id, text, level, actor, act, actBy, standing, reason, links
  }
}

extension Catalog {
  /// What of a framework serves each statement of another, and where each of its own goes.
  ///
  /// It holds every pair that is closer than related. ``behaviourReporter(of:against:)`` hands on one
  /// statement at a time.
  ///
  /// - Parameters:
  ///   - mine: What is held against the other.
  ///   - target: What it is held against.
  /// - Returns: Every statement of both, with its counterparts.
  /// - Throws: `CatalogError` for an unknown id.
  public func report(of mine: String, against target: String) throws -> BehaviourReport {
    try behaviourReporter(of: mine, against: target).report(.all)
  }
}
