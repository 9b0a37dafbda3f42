/// Why no cut can be fitted.
public enum CalibrationError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Both sides are one framework, or share one scale.
  case sameScale(String, String)
  /// The two scales measure nothing in common, so that no level is translated.
  case nothingInCommon(String, String)
  /// Fewer people than ``CutCalibration/leastPeople`` are rated in both.
  case tooFew(Int)
  /// Fewer people than ``CutCalibration/leastPeople`` have a rating that the others cover.
  case tooFewCovered(Int, of: Int, coverage: Double)
  /// Everybody has one level in a framework.
  case constant(level: String, framework: String)
  /// Everybody stands at one position, though levels differ.
  case onePosition(framework: String)
  /// Levels follow from positions without error.
  case separated(source: String, target: String)
  /// Levels do not rise with positions.
  case unrelated(source: String, target: String)
  /// No maximum of the likelihood was found.
  case notConverged

  /// One sentence, without full stop.
  public var description: String {
    switch self {
    case .sameScale(let source, let target):
      source == target
        ? "a framework cannot be calibrated to itself"
        : "'\(source)' and '\(target)' share one scale, whose levels are the same: there is nothing "
          + "to fit"
    case .nothingInCommon(let source, let target):
      "the scales of '\(source)' and '\(target)' measure nothing in common, so no level is "
        + "translated, with whatever cuts"
    case .tooFew(let count):
      "\(count) \(count == 1 ? "person is" : "people are") rated in both; at least "
        + "\(CutCalibration.leastPeople) are needed"
    case .tooFewCovered(let count, let all, let coverage):
      "of \(all) people rated in both, \(count) have a rating of which the others cover "
        + "\(Int((coverage * 100).rounded())) %; at least \(CutCalibration.leastPeople) are needed"
    case .constant(let level, let framework):
      "everybody is '\(level)' in '\(framework)'; from ratings that never differ nothing can be "
        + "fitted"
    case .onePosition(let framework):
      "the ratings in '\(framework)' put everybody at the same position; nothing can be fitted"
    case .separated(let source, let target):
      "the levels in '\(target)' follow from those in '\(source)' without any error, as ratings of "
        + "people never do; cuts that fit best cannot be told"
    case .unrelated(let source, let target):
      "the levels in '\(target)' do not rise with those in '\(source)', or so little that it can be "
        + "chance; no cut can be fitted"
    case .notConverged: "the fit has not converged"
    }
  }

  init(_ failure: OrderedProbit.Failure, source: String, target: String) {
    switch failure {
    case .separated: self = .separated(source: source, target: target)
    case .unrelated: self = .unrelated(source: source, target: target)
    case .notConverged: self = .notConverged
    }
  }
}
