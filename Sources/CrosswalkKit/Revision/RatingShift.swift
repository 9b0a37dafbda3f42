import CrosswalkModel

/// What became of people's answers between two versions, and because of what.
public struct RatingShift: Sendable, Encodable, Hashable {
  /// What of an answer is not as it was. Of several the first counts, in this order.
  public enum Kind: String, Sendable, Encodable, Hashable, CaseIterable {
    /// There was an answer, and there is none any more.
    case refused
    /// There was no answer, and there is one now.
    case answered
    /// There is no unit any more that there was an answer for.
    case gone
    /// The unit was not there before.
    case new
    /// The answer is another level, or none any more in a unit that has become uneven.
    case answer
    /// The answer is the same, its interval is not.
    case interval
    /// Answer and interval are the same; how much they are worth is not.
    case status
  }

  /// A part of the two versions that makes a difference.
  public struct Cause: Sendable, Encodable, Hashable, Comparable {
    /// Parts of a version, in the order in which they are exchanged.
    public enum Part: String, Sendable, Encodable, Hashable, CaseIterable {
      /// Levels, units and statements, and what the statements are.
      case document
      /// Where the levels begin and end on the reference scale.
      case cuts
      /// How far the whole scale may lie off.
      case locationError = "location error"
      /// What the wording of levels shows.
      case facets
      /// What statements are linked to one concept, and how.
      case links
      /// Which concepts are cases of which.
      case ontology
      /// Where an answer stops being one.
      case thresholds
    }

    /// What was exchanged.
    public var part: Part
    /// For links: the concept that they lead to.
    public var concept: String?

    /// In the order in which parts are exchanged, links by concept.
    public static func < (a: Cause, b: Cause) -> Bool {
      let (one, other) = (
        Part.allCases.firstIndex(of: a.part)!, Part.allCases.firstIndex(of: b.part)!
      )
      return (one, a.concept ?? "") < (other, b.concept ?? "")
    }
  }

  /// What people with the same change of one unit have in common.
  public struct Effect: Sendable, Encodable, Hashable {
    /// A unit of the target, or `all`.
    public var unit: String
    /// Its title.
    public var title: String
    /// What is not as it was.
    public var kind: Kind
    /// The parts that made the difference, in the order in which they were exchanged; never empty.
    public var causes: [Cause]
    /// How many people.
    public var people: Int
    /// What most of them were told before: a level's title, or why there was none.
    public var before: String
    /// What those people are told now.
    public var after: String
  }

  /// The id of the framework that people are rated in.
  public var from: String
  /// The id of the framework that they are translated into.
  public var to: String
  /// How many profiles: people, in one role and on one basis each.
  public var people: Int
  /// How many answers: people times target units.
  public var compared: Int
  /// How many of them changed in any way.
  public var changed: Int
  /// Ratings that the new version has no unit or level for.
  public var lostRatings: Int
  /// Most people first, then by unit, kind and causes.
  public var effects: [Effect]
}
