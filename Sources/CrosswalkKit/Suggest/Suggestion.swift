import CrosswalkBase

/// What a computer suggests for one statement, for people to judge: never a judgement itself.
public struct StatementSuggestions: Sendable, Encodable, Hashable {
  /// The statement's id in its framework.
  public var statement: String
  /// What it says.
  public var text: String
  /// The id of the unit that it stands in.
  public var unit: String
  /// Best first.
  public var suggestions: [Suggestion]
  /// The aligned statements that are likest in wording, likest first; nil if it was not asked why.
  public var nearest: [AlignedNeighbour]?
}

/// One suggestion: a concept, or a statement of another framework.
public struct Suggestion: Sendable, Encodable, Hashable {
  /// The concept's id, or the statement's.
  public var id: String
  /// The concept's label, or the statement's text.
  public var label: String
  /// How often suggestions like this one were right where the answer is known, 0 to 1; nil if too
  /// little is known to tell.
  public var score: Double?
  /// What the order comes from. It compares suggestions for one statement and says nothing else.
  public var fused: Double
  /// The words in common, those that tell most first; nil if it was not asked why.
  public var terms: [String]?
  /// Aligned statements of other frameworks that carry the concept, likest first; for a suggested
  /// statement empty. Nil if it was not asked why.
  public var nearest: [AlignedNeighbour]?
  /// For a suggested statement the concepts that lead to it, the strongest first; for a concept
  /// empty. Nil if it was not asked why.
  public var concepts: [String]?
}

/// A statement of another framework that somebody has linked to concepts.
public struct AlignedNeighbour: Sendable, Codable, Hashable {
  /// A concept that it carries.
  public struct Link: Sendable, Codable, Hashable {
    /// The concept's id.
    public var concept: String
    /// How much of the statement is about it, 0 to 1.
    public var share: Double
  }

  /// The framework's id.
  public var framework: String
  /// The statement's id in it.
  public var statement: String
  /// What it says.
  public var text: String
  /// Of the wording, 0 to 1.
  public var likeness: Double
  /// Greatest share first.
  public var links: [Link]
}

/// What suggestions for a framework rest on.
public struct SuggestionBasis: Sendable, Codable, Hashable {
  /// How much each ranking counts where they are joined by reciprocal rank fusion.
  public struct Fusion: Sendable, Codable, Hashable {
    /// How little the first places stand out.
    public var k: Double
    /// By the ranking's name.
    public var weights: [String: Double]
  }

  /// The framework that suggestions are for.
  public var framework: String
  /// `ontology`, or the framework whose statements are suggested.
  public var to: String
  /// The version of the ontology.
  public var ontology: String
  /// The aligned frameworks that were learned from, sorted.
  public var learnedFrom: [String]
  /// How the rankings are joined.
  public var fusion: Fusion
  /// How many statements with known answers the scores come from; 0: there are no scores.
  public var calibratedOn: Int
  /// The sentence model whose vectors are ranked by too; nil if wording alone counts.
  public var model: SentenceVectors.Model?
  /// The content hash of all that the suggestions come from, as hexadecimal digits.
  public var hash: String
  /// How to take them.
  public var note: String

  /// The version of the result's form.
  public static let format = "crosswalk.suggestion/1"

  static let note =
    "Suggestions for people to judge, computed from wording. They are no alignment and no truth. "
    + "A score is how often such a suggestion was right for statements whose answer is known."
}
