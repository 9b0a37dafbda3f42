/// Something about paired ratings that a reader must know before using cuts fitted to them.
public struct CalibrationFinding: Sendable, Codable, Hashable {
  /// What kind of finding it is; stable, for programs.
  public enum Code: String, Sendable, Codable, Hashable, CaseIterable {
    /// Many people are at the highest level.
    case ceiling
    /// Many people are at the lowest level.
    case floor
    /// Nobody has the level, so that its cuts stay as judged.
    case emptyLevel = "empty-level"
    /// Too few people have some level for cuts of its own.
    case fewPeople = "few-people"
    /// All ratings are one rater's.
    case oneRater = "one-rater"
    /// Who rated is not told.
    case raterNotTold = "rater-not-told"
    /// A fitted cut lies where no cut can.
    case outside
    /// Some bootstrap samples gave no fit.
    case samples
    /// Intervals of translations hold fewer of the true levels than they promise.
    case narrow
    /// The fitted cuts foretell levels no better than the judged ones.
    case noGain = "no-gain"
  }

  /// The kind, which stays the same when the wording of the message changes.
  public var code: Code
  /// A plain sentence, without capital and full stop.
  public var message: String

  /// The message is for people, the code for programs.
  public init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }
}
