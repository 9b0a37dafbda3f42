import CrosswalkBase
import CrosswalkModel

extension CutCalibrator {
  /// More of the ratings than this at one end of a scale hide what lies beyond it.
  private static let mostAtEnd = 0.3
  /// Intervals of 80 % that hold less are too narrow to be used without a word.
  private static let leastInside = 0.7

  func findings(
    _ calibration: CutCalibration, _ pairs: [PairedProfile], _ raters: Raters,
    _ fit: OrderedProbit.Fit
  ) -> [CalibrationFinding] {
    var findings: [CalibrationFinding] = []
    func find(_ code: CalibrationFinding.Code, _ message: String) {
      findings.append(CalibrationFinding(code, message))
    }
    for (side, levels) in [
      (translator.source, pairs.flatMap(\.source.levels.values)),
      (translator.target, pairs.flatMap(\.target.levels.values)),
    ] {
      let scale = side.framework.scale
      for (code, level, end) in [
        (CalibrationFinding.Code.floor, scale.levels[0], "lowest"),
        (.ceiling, scale.levels[scale.levels.count - 1], "highest"),
      ] {
        let share = Double(levels.count { $0 == level.id }) / Double(max(1, levels.count))
        guard share > Self.mostAtEnd else { continue }
        find(
          code,
          "\(percent(share)) of the ratings in '\(side.framework.id)' are at the \(end) level, "
            + "'\(level.id)': how people differ beyond it cannot be seen")
      }
    }
    for level in calibration.levels where level.people == 0 {
      find(
        .emptyLevel,
        calibration.model == .cuts
          ? "nobody is '\(level.level)' in '\(calibration.to.framework)': the cuts beside it cannot "
            + "be fitted and stay as judged"
          : "nobody is '\(level.level)' in '\(calibration.to.framework)': its cuts move with the "
            + "scale, and nothing else tells of them")
    }
    if calibration.model != .cuts {
      let few = calibration.levels.filter { $0.people > 0 && $0.people < options.leastPerLevel }
      let why =
        few.isEmpty
        ? "no two levels beside each other are observed"
        : "fewer than \(options.leastPerLevel) people have some level ("
          + few.map { "'\($0.level)': \($0.people)" }.joined(separator: ", ") + ")"
      find(
        .fewPeople,
        why + ", so just a shift\(calibration.model == .stretch ? " and a stretch" : "") of the "
          + "whole scale \(calibration.model == .stretch ? "are" : "is") fitted")
    }
    switch raters {
    case .notTold:
      find(.raterNotTold, "who rated is not told, so one rater's habits may be in every rating")
    case .told(1):
      find(.oneRater, "all ratings are one rater's: the cuts are that rater's habits too")
    case .told: break
    }
    for index in layout(calibration).displaced {
      let cut = calibration.cuts[index]
      find(
        .outside,
        "the cut between '\(cut.lower)' and '\(cut.upper)' comes out at \(oneDecimal(fit.cuts[index])), "
          + "where it cannot lie, and is written at \(layout(calibration).cuts[index + 1].at.plain)"
      )
    }
    if let samples = calibration.samples, samples.failed > 0 {
      find(
        .samples,
        "\(samples.failed) of \(samples.drawn) samples of people gave no fit and are left out of the "
          + "errors")
    }
    let fitted = calibration.check.scores.first { $0.forecast == .fitted }
    if let inside = fitted?.inside, inside < Self.leastInside {
      find(
        .narrow,
        "translated with these cuts, the 80 % intervals hold \(percent(inside)) of the levels that "
          + "were given: cuts say nothing of how far two ratings of a person differ")
    }
    if let difference = calibration.check.fittedLessJudged, difference.high >= 0 {
      find(
        .noGain,
        "for people not seen the fitted cuts are not shown to foretell levels better than the judged "
          + "ones")
    }
    return findings
  }
}
