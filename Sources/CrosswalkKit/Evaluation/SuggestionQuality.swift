import CrosswalkModel

/// How good suggestions are, measured on aligned frameworks: each is held out in turn, and its links
/// and judged matches are predicted from the others alone. All that is learned (how rankings are
/// joined, what a score is worth) is learned anew from those others.
public struct SuggestionQuality: Sendable, Codable, Hashable {
  /// One ranker on one task.
  public struct Row: Sendable, Codable, Hashable {
    /// `concepts` of a statement, or `statements` of another framework.
    public var task: String
    /// Its name in reports.
    public var ranker: String
    /// How many statements have a known answer.
    public var statements: Int
    /// By the measure's name. `recall@1`: how often the main concept (the carried one of the greatest
    /// share, the first of equal ones) is on top; for statements the same as `right@1`. `right@1`:
    /// how often the top answer is right. `recall@5`, `recall@10`: which part of the right answers
    /// is among so many. `map`: mean average precision. `mrr`: mean of 1 / the place of the first
    /// right answer.
    public var measures: [String: Estimate]
  }

  /// One ranker on one statement.
  public struct Query: Sendable, Codable, Hashable {
    /// As in ``Row``.
    public var task: String
    /// As in ``Row``.
    public var ranker: String
    /// The framework that was held out.
    public var framework: String
    /// The statement's id.
    public var statement: String
    /// The framework whose statements are suggested; nil for concepts.
    public var to: String?
    /// By the measure's name.
    public var measures: [String: Double]
  }

  /// Top answers that were given about the same score.
  public struct Bin: Sendable, Codable, Hashable {
    /// As in ``Row``.
    public var task: String
    /// How many there are.
    public var answers: Int
    /// The mean score.
    public var said: Double
    /// Which part of them was right.
    public var right: Double
  }

  /// The version of the result's form.
  public static let format = "crosswalk.suggestion-quality/1"

  /// The names of the measures, in the order of reports.
  public static let measures = ["recall@1", "right@1", "recall@5", "recall@10", "map", "mrr"]

  /// The rankers of each task together.
  public var rows: [Row]
  /// The difference in `map` of the fused ranking and the best single one, statement by statement,
  /// by task; with a sentence model also that of the fusions with it and without, under the task's
  /// name and ", model".
  public var gain: [String: Estimate]
  /// Five bins a task, the lowest scores first.
  public var calibration: [Bin]
  /// What the rows are means of.
  public var queries: [Query]
}
