import CrosswalkModel

/// Cuts of a scale, fitted to people who are rated in two frameworks, with what the fit is worth.
public struct CutCalibration: Sendable, Hashable, Encodable {
  /// Fewer people are refused.
  public static let leastPeople = 30

  /// What was fitted.
  public enum Model: String, Sendable, Codable, Hashable, CaseIterable {
    /// Each inner cut by itself.
    case cuts
    /// One shift and one stretch of the whole scale, where few people have some level.
    case stretch
    /// One shift of the whole scale, where just two levels are observed.
    case shift
  }

  /// A fitted number.
  public struct Estimate: Sendable, Codable, Hashable {
    /// The number, in reference points; a stretch is a factor.
    public var value: Double
    /// Its standard error over bootstrap samples of people; nil without samples.
    public var error: Double?
    /// Its standard error by the observed information, which takes ratings for independent.
    public var informationError: Double
  }

  /// An inner cut of the scale.
  public struct Cut: Sendable, Codable, Hashable {
    /// The id of the level below it.
    public var lower: String
    /// The id of the level above it.
    public var upper: String
    /// Where it was judged to lie, in reference points.
    public var judged: Double
    /// Where it lies by the fit; nil where nobody has the level below or above.
    public var fitted: Estimate?
  }

  /// How often a level was given.
  public struct LevelCount: Sendable, Codable, Hashable {
    /// The level's id.
    public var level: String
    /// People with at least one rating at the level.
    public var people: Int
    /// Ratings at the level.
    public var ratings: Int
  }

  /// The samples that the errors come from.
  public struct Samples: Sendable, Codable, Hashable {
    /// How many samples of people were drawn.
    public var drawn: Int
    /// How many of them gave no fit, and are left out.
    public var failed: Int
    /// What they were drawn with.
    public var seed: UInt64
  }

  /// The version of the form.
  public let format = "crosswalk.calibration/1"
  /// The framework that the positions come from.
  public var from: Translation.Side
  /// The framework whose cuts are fitted.
  public var to: Translation.Side
  /// People with at least one rating that counts.
  public var people: Int
  /// Ratings in the target that count.
  public var ratings: Int
  /// Ratings in the target of units that the other ratings cover too little of.
  public var uncovered: Int
  /// What was fitted.
  public var model: Model
  /// The inner cuts, ascending.
  public var cuts: [Cut]
  /// The standard deviation of what the position does not tell.
  public var spread: Estimate
  /// How far the scale is shifted: a fitted cut is shift + stretch · judged cut.
  public var shift: Estimate?
  /// How far the scale is stretched.
  public var stretch: Estimate?
  /// The log-likelihood at the maximum.
  public var logLikelihood: Double
  /// How many steps the fit took to converge.
  public var iterations: Int
  /// What the errors come from; nil without samples.
  public var samples: Samples?
  /// One a level, the lowest first.
  public var levels: [LevelCount]
  /// What the fit is worth for people it has not seen.
  public var check: CalibrationCheck
  /// What is to be known before the cuts are used.
  public var findings: [CalibrationFinding]
}
