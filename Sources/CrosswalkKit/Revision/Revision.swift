/// What changed between two versions of a framework and its alignment, and how far
/// translations move because of it.
public struct Revision: Sendable, Encodable, Hashable {
  /// The version of the result's form.
  public static let format = "crosswalk.revision/1"
  private let format = Self.format

  /// One thing that is not as it was.
  public struct Change: Sendable, Encodable, Hashable {
    /// What it is: of the document `framework`, `ancestor`, `scale`, `level`, `group`, `unit`,
    /// `subcompetency`, `statement` or `grade`; of the judgements `alignment`, `link`, `rejection`,
    /// `act`, `concept without statement`, `cut`, `scale`, `facet`, `panel`, `placing` or `fit`; of
    /// the ontology `ontology`, `stage`, `kind of facet`, `domain`, `concept` or `relation`.
    public var kind: String
    /// Its id in the new version; for a link the statement's and the concept's, for a cut its position from 0.
    public var id: String
    /// What of it changed: `added`, `removed`, or the name of a field; `id` where the thing is the
    /// same under another id.
    public var field: String
    /// As it was; nil for something added.
    public var old: String?
    /// As it is; nil for something removed.
    public var new: String?
  }

  /// How far the translations between the framework and another one move.
  public struct Shift: Sendable, Encodable, Hashable {
    /// The id of the framework that is translated from.
    public var from: String
    /// The id of the framework that is translated into.
    public var to: String
    /// How many unit answers were compared: each level given to all units, for each target unit.
    public var compared: Int
    /// How many of them have another answer, or an answer where there was none, or none any more.
    public var changed: Int
    /// The greatest total variation distance of two distributions, 0 to 1.
    public var largest: Double
    /// The mean of it over the answers that both versions give, 0 to 1.
    public var mean: Double
  }

  /// The framework's id in the new version.
  public var framework: String
  /// Every field that differs, in the order of the documents: framework, levels, units, statements,
  /// links, cuts, facets, then the ontology.
  public var changes: [Change]
  /// Into each other framework and back; those that cannot be translated are left out.
  public var shifts: [Shift]
  /// What became of the answers of people whose ratings were given, for each other framework.
  public var answers: [RatingShift] = []
}
