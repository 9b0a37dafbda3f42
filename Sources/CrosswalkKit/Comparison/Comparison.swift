import CrosswalkModel

/// Two frameworks side by side: what their units share, what each covers of the other, how their
/// levels relate, and where equal words mislead.
///
/// Documents are compared whole: every statement counts, whoever acts in it.
public struct Comparison: Sendable, Encodable, Hashable {
  /// The version of the result's form.
  public static let format = "crosswalk.comparison/2"
  private let format = Self.format

  /// One of the two frameworks.
  public struct Side: Sendable, Codable, Hashable {
    /// The framework's id.
    public var framework: String
    /// The title of the document.
    public var title: String
    /// The version of the document.
    public var version: String
    /// How many statements each kind of person has, by the actor's name.
    public var statementsByActor: [String: Int]
    /// Whether anybody has judged what its statements are about.
    public var isAligned: Bool
  }

  /// A rated unit.
  public struct UnitName: Sendable, Codable, Hashable {
    /// What ratings call the unit.
    public var id: String
    /// Its name in the document.
    public var title: String
  }

  /// How much each two units are about the same.
  public struct Overlap: Sendable, Codable, Hashable {
    /// Rated units of the first framework.
    public var rows: [UnitName]
    /// Rated units of the second framework.
    public var columns: [UnitName]
    /// Σ of the smaller weights, 0 to 1, by row and column. The other way round it is the
    /// transpose, to the bit.
    public var values: [[Double]]
  }

  /// How much of one framework the other covers: of its topics, and of its behaviors.
  public struct Coverage: Sendable, Codable, Hashable {
    /// The framework that is covered.
    public var of: String
    /// The framework that covers it.
    public var by: String
    /// How much of what its units are about the other speaks of, the mean over the units, 0 to 1; nil
    /// where nobody has judged what either of the two is about.
    public var topic: Double?
    /// The same, counting only statements that speak of the same kind of person on both sides.
    public var topicSameActor: Double?
    /// The same, counting only the statements of one actor on the covered side, against all
    /// statements of the other; by the actor's name.
    public var topicByActor: [String: Double]
    /// How many of its statements, in rated units or not, have a counterpart in the other.
    public var behaviour: BehaviourCoverage
    /// Rated units, in the order of the document.
    public var units: [UnitCoverage]
  }

  /// How much of one unit is covered.
  public struct UnitCoverage: Sendable, Codable, Hashable {
    /// The unit's id.
    public var id: String
    /// How much of what it is about the other speaks of, 0 to 1; nil where nobody has judged it.
    public var topic: Double?
    /// How many of its statements have a counterpart in the other.
    public var behaviour: BehaviourCoverage
  }

  /// What a level of one scale amounts to on the other.
  public struct Rung: Sendable, Codable, Hashable {
    /// The source level's id.
    public var level: String
    /// The median outcome.
    public var answer: String
    /// The central 80 %, as the lowest and highest outcome.
    public var interval: [String]
    /// All outcomes in the order of the other scale; sums to 1.
    public var distribution: [Translation.Outcome]
  }

  /// The levels of one scale in those of the other.
  public struct Ladder: Sendable, Codable, Hashable {
    /// The id of the framework whose levels are read.
    public var from: String
    /// The id of the framework that they are read in.
    public var to: String
    /// Lowest first.
    public var rungs: [Rung]
  }

  /// Two levels of the same name that do not mean the same.
  public struct FalseFriend: Sendable, Encodable, Hashable {
    /// The title on the first framework's scale.
    public var name: String
    /// The level of the first framework.
    public var level: String
    /// The level of the second framework.
    public var other: String
    /// T from the first to the second; nil where levels are not translated.
    public var forwards: Double?
    /// T from the second to the first; nil where levels are not translated.
    public var backwards: Double?
    /// The second framework's level that the first's is likeliest to be; nil where levels are not
    /// translated.
    public var likeliest: String?
    /// What the first scale measures and what the second does, where that differs; else empty.
    public var measures: [String]
  }

  /// A concept that one framework has statements on and the other does not.
  public struct OnlyHere: Sendable, Encodable, Hashable {
    /// The concept's id.
    public var concept: String
    /// Its name.
    public var label: String
    /// How many statements of the framework that has it are about it.
    public var statements: Int
    /// How the other stands to it: absent, outside its scope, or not judged yet; or else merely touched,
    /// or spoken of from the other side.
    public var standing: Standing
    /// What the other's alignment says of it; nil where it gives no reason.
    public var reason: String?
  }

  /// A judgement that says other than what follows from the shared concepts.
  public struct Disagreement: Sendable, Encodable, Hashable {
    /// A statement of the first framework.
    public var subject: String
    /// A statement of the second framework.
    public var object: String
    /// Nil: judged not to match.
    public var curated: Relation?
    /// Nil: nothing follows.
    public var derived: Relation?
    /// Whether the two cannot both hold; otherwise the judgement is finer than what follows.
    public var isContradiction: Bool
    /// What the author of the judgement says of it.
    public var note: String
  }

  /// The first framework.
  public var from: Side
  /// The second framework.
  public var to: Side
  /// One hash over everything the result came from.
  public var hash: String
  /// Unit by unit.
  public var overlap: Overlap
  /// Of the second by the first, and of the first by the second.
  public var coverage: [Coverage]
  /// What both scales speak to, and what only one of them does.
  public var facets: Translation.Facets
  /// Both directions; empty where the scales share no facet or one has no cuts.
  public var ladders: [Ladder]
  /// Why there are no ladders, in words.
  public var refusal: String?
  /// In the order of the first scale.
  public var falseFriends: [FalseFriend]
  /// What the first framework has that the second lacks.
  public var onlyInFrom: [OnlyHere]
  /// What the second framework has that the first lacks.
  public var onlyInTo: [OnlyHere]
  /// What the first framework has statements on and the second merely touches, or has from the other
  /// side.
  public var touchedInTo: [OnlyHere]
  /// What the second framework has statements on and the first merely touches, or has from the other
  /// side.
  public var touchedInFrom: [OnlyHere]
  /// How many direct judgements there are between the two.
  public var judgements: Int
  /// In the order of the judgements.
  public var disagreements: [Disagreement]
  /// What to know before using any of it.
  public var cautions: [Caution]
}
