/// One profile, read in another framework's units and levels: what the answer is, how sure, what
/// it rests on, or why there is none.
public struct Translation: Sendable, Hashable {
  /// The identity of one side.
  public struct Side: Sendable, Codable, Hashable {
    public var framework: String
    public var version: String
  }

  /// How much an answer is worth.
  public enum Status: String, Sendable, Codable, Hashable {
    case answer
    /// An answer that is weak in some way, which its cautions name.
    case indicative
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
  }

  /// The probability of one outcome.
  public struct Outcome: Sendable, Codable, Hashable {
    /// A level's id, `below` or `above`.
    public var level: String
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
    public var unit: String
    public var concept: String
    /// All weights of a result sum to 1.
    public var weight: Double
  }

  /// The answer for one unit, or for the whole person (`all`).
  public struct UnitResult: Sendable, Hashable {
    public var unit: String
    public var title: String
    public var status: Status
    public var reason: Reason?
    /// The median outcome.
    public var answer: String?
    /// The central 80 %, as the lowest and highest outcome.
    public var interval: [String]?
    /// All outcomes in the order of the scale; sums to 1.
    public var distribution: [Outcome]?
    /// How much of the unit the ratings cover, 0 to 1.
    public var coverage: Double
    /// The part of the coverage whose statements speak of the same kind of person.
    public var coverageSameActor: Double
    /// The coverage by statements at or below the rated level.
    public var coverageAtLevel: Double
    /// The part of the rated units' content that lies in this unit's concepts, 0 to 1.
    public var focus: Double
    public var facets: Facets
    public var cautions: [Caution]
    /// Heaviest first.
    public var contributions: [Contribution]
    /// Units of the source that would raise the coverage most, best first.
    public var rateNext: [String]
  }

  /// The version of the result's form.
  public static let format = "crosswalk.translation/1"

  public var from: Side
  public var to: Side
  /// One hash over everything the result came from.
  public var hash: String
  public var thresholds: Thresholds
  public var person: String?
  public var role: Role?
  public var basis: Basis
  public var results: [UnitResult]
}

extension Translation: Encodable {
  private enum Key: String, CodingKey {
    case format, from, to, hash, thresholds, person, role, basis, results
  }

  /// Writes every field, absent ones as null, so that a reader need not guess.
  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Key.self)
    try fields.encode(Self.format, forKey: .format)
    try fields.encode(from, forKey: .from)
    try fields.encode(to, forKey: .to)
    try fields.encode(hash, forKey: .hash)
    try fields.encode(thresholds, forKey: .thresholds)
    try fields.encode(person, forKey: .person)
    try fields.encode(role, forKey: .role)
    try fields.encode(basis, forKey: .basis)
    try fields.encode(results, forKey: .results)
  }
}

extension Translation.UnitResult: Encodable {
  private enum Key: String, CodingKey {
    case unit, title, status, reason, answer, interval, distribution, coverage, coverageSameActor
    case coverageAtLevel, focus, facets, cautions, contributions, rateNext
  }

  /// Writes every field, absent ones as null, so that a reader need not guess.
  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Key.self)
    try fields.encode(unit, forKey: .unit)
    try fields.encode(title, forKey: .title)
    try fields.encode(status, forKey: .status)
    try fields.encode(reason, forKey: .reason)
    try fields.encode(answer, forKey: .answer)
    try fields.encode(interval, forKey: .interval)
    try fields.encode(distribution, forKey: .distribution)
    try fields.encode(coverage, forKey: .coverage)
    try fields.encode(coverageSameActor, forKey: .coverageSameActor)
    try fields.encode(coverageAtLevel, forKey: .coverageAtLevel)
    try fields.encode(focus, forKey: .focus)
    try fields.encode(facets, forKey: .facets)
    try fields.encode(cautions, forKey: .cautions)
    try fields.encode(contributions, forKey: .contributions)
    try fields.encode(rateNext, forKey: .rateNext)
  }
}
