/// How well levels are foretold for people whom the fit has not seen: each fold of the people by a
/// fit to all others.
public struct CalibrationCheck: Sendable, Hashable, Encodable {
  /// What foretells.
  public enum Forecast: String, Sendable, Codable, Hashable, CaseIterable {
    /// How often each level is given, whoever is rated.
    case baseRate
    /// The engine's translation with the cuts as they were judged.
    case judged
    /// The engine's translation with the fitted cuts.
    case fitted
    /// The ordered probit itself, which knows how far two ratings of one person differ.
    case model
  }

  /// How good one forecast is.
  public struct Score: Sendable, Codable, Hashable {
    /// What foretells.
    public var forecast: Forecast
    /// The mean ranked probability score (E. S. Epstein, 1969), from 0, always right and sure, to 1.
    public var rps: Double
    /// The part of the true levels inside of the central 80 %.
    public var inside: Double
    /// The mean number of levels in the central 80 %.
    public var width: Double
  }

  /// How far one figure lies above another, with its 95 % interval over people.
  public struct Difference: Sendable, Codable, Hashable {
    /// Below 0: the fitted cuts are better.
    public var value: Double
    /// The interval's lower end.
    public var low: Double
    /// The interval's upper end.
    public var high: Double
  }

  /// The answers that name one level.
  public struct ByLevel: Sendable, Codable, Hashable {
    /// The answer's level, in translation with the fitted cuts.
    public var level: String
    /// How many answers name it.
    public var count: Int
    /// The part of the true levels inside of the central 80 %.
    public var inside: Double
  }

  /// A tenth of the ratings, by what is foretold.
  public struct Tenth: Sendable, Codable, Hashable {
    /// How many ratings.
    public var count: Int
    /// The mean level that translation with the fitted cuts foretells; 1 is the lowest level.
    public var predicted: Double
    /// The mean of the levels that were given.
    public var observed: Double
    /// The lower end of the 80 % interval of that mean, over people.
    public var low: Double
    /// The upper end of that interval.
    public var high: Double
  }

  /// Into how many parts people were split.
  public var folds: Int
  /// How many ratings were foretold.
  public var ratings: Int
  /// How many were not, since translation gives no answer or a part could not be fitted without.
  public var leftOut: Int
  /// One a forecast, in their order.
  public var scores: [Score]
  /// The score of translation with the fitted cuts, less that with the judged ones.
  public var fittedLessJudged: Difference?
  /// The levels that are answers, the lowest first.
  public var byLevel: [ByLevel]
  /// Ascending by what is foretold.
  public var tenths: [Tenth]
}
