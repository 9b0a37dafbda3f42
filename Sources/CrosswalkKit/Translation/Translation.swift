import CrosswalkModel

/// One profile, read in another framework's units and levels: what the answer is, how sure, what
/// it rests on, or why there is none.
public struct Translation: Sendable, Encodable, Hashable {
  /// The identity of one side.
  public struct Side: Sendable, Codable, Hashable {
    /// The framework's id.
    public var framework: String
    /// The version of the framework's document, as its file gives it.
    public var version: String
  }

  /// How much an answer is worth.
  public enum Status: String, Sendable, Codable, Hashable {
    /// An answer without weakness of its own; it can still carry cautions.
    case answer
    /// An answer that is weak in some way, which its cautions name.
    case indicative
    /// Strong in some of what the unit is about and weak in the rest: there is no single level.
    case uneven
    /// No answer; a ``Reason`` says why.
    case abstained
  }

  /// Why there is no answer.
  public enum Reason: String, Sendable, Codable, Hashable {
    /// The ratings cover too little of the unit.
    case coverage
    /// The two scales measure nothing in common.
    case facets
    /// Within one framework nothing is translated, and this unit was not rated.
    case unrated
    /// No statement of the unit fits the role of the person who is rated.
    case role
    /// No statement of the rated units fits the role of the person who is rated.
    case sourceRole = "source-role"
    /// The wording of all rated levels that carry weight is silent on all that the scales share.
    case silent
  }

  /// The probability of one outcome.
  public struct Outcome: Sendable, Codable, Hashable {
    /// A level's id, `below` or `above`.
    public var level: String
    /// 0 to 1.
    public var p: Double
  }

  /// The facets that an answer rests on, and those it says nothing about.
  public struct Facets: Sendable, Codable, Hashable {
    /// Both scales speak to these.
    public var shared: [String]
    /// Just one of the scales speaks to these.
    public var silent: [String]
  }

  /// How much one rated unit says about the target unit, by way of one concept.
  public struct Contribution: Sendable, Codable, Hashable {
    /// The id of a rated unit of the source.
    public var unit: String
    /// The id of the concept that both units share.
    public var concept: String
    /// All weights of a result sum to 1.
    public var weight: Double

    /// Heaviest first; weights that differ only by rounding stay in the order of ids.
    static func comesFirst(_ a: Contribution, _ b: Contribution) -> Bool {
      let (one, other) = ((a.weight * 1e9).rounded(), (b.weight * 1e9).rounded())
      return (other, a.unit, a.concept) < (one, b.unit, b.concept)
    }
  }

  /// The answer for one unit, or for the whole person (`all`).
  public struct UnitResult: Sendable, Encodable, Hashable {
    /// The id of a target unit, or `all` for the whole person.
    public var unit: String
    /// The unit's title in the target framework.
    public var title: String
    /// An abstained result has no answer, interval, distribution or contributions.
    public var status: Status
    /// Nil unless abstained.
    public var reason: Reason?
    /// The median outcome; nil where the unit is uneven.
    public var answer: String?
    /// The central 80 %, as the lowest and highest outcome; at least that of what is covered.
    public var interval: [String]?
    /// All outcomes in the order of the scale; sums to 1.
    public var distribution: [Outcome]?
    /// Where the unit is uneven: the rated units that put the person high in it, heaviest first.
    public var strongThrough: [String]
    /// Where the unit is uneven: the rated units that put the person low in it, heaviest first.
    public var weakThrough: [String]
    /// How much of the unit the ratings cover, 0 to 1.
    public var coverage: Double
    /// The part of the coverage whose statements speak of the same kind of person.
    public var coverageSameActor: Double
    /// The coverage by statements at or below the rated level.
    public var coverageAtLevel: Double
    /// The part of the rated units' content that lies in this unit's concepts, 0 to 1.
    public var focus: Double
    /// The same for every unit of a translation.
    public var facets: Facets
    /// Those of this unit first, then those of the ratings as such.
    public var cautions: [Caution]
    /// Heaviest first.
    public var contributions: [Contribution]
    /// Units of the source that would raise the coverage most, best first.
    public var rateNext: [String]
  }

  /// How well two frameworks can be set side by side at all, whatever is rated.
  public struct Pair: Sendable, Codable, Hashable {
    /// How far levels of the one can be read in the other.
    public enum Standing: String, Sendable, Codable, Hashable {
      /// Nothing is known against it.
      case sound
      /// Something weakens every answer alike, which the cautions name.
      case weak
      /// The scales measure nothing in common.
      case refused
    }

    /// How far levels of the one can be read in the other.
    public var standing: Standing
    /// Said once, and not again with every unit.
    public var cautions: [Caution]
  }

  /// The version of the result's form.
  public static let format = "crosswalk.translation/1"
  private let format = Self.format

  /// The framework that the profile was rated in.
  public var from: Side
  /// The framework that the results speak of.
  public var to: Side
  /// One hash over everything the result came from.
  public var hash: String
  /// The thresholds that answers were held against.
  public var thresholds: Thresholds
  /// What holds for all results alike, because of the two frameworks.
  public var pair: Pair
  /// Who was rated, as the profile says; nil if it names nobody.
  public var person: String?
  /// Of the rated person; nil: not known, so statements of every actor but the agency count.
  public var role: Role?
  /// Whose statements count in the target; nil: all but those about an agency.
  public var targetRole: Role?
  /// The basis of the ratings, which translation keeps.
  public var basis: Basis
  /// One a rated unit of the target, in the order of its document; just `all` where the target
  /// rates the person.
  public var results: [UnitResult]
}
