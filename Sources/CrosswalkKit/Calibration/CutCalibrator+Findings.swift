import CrosswalkBase
import CrosswalkModel

extension CutCalibrator {
  /// More of the ratings than this at one end of a scale hide what lies beyond it.
  private static let mostAtEnd = 0.3
  /// Intervals of 80 % that hold less are too narrow to be used without a word.
  private static let leastInside = 0.7

  func findings(
    _ calibration: CutCalibration, _ pairs: [PairedProfile], _ raters: Raters
  ) -> [CalibrationFinding] {
    ends(translator.source.framework, pairs.flatMap(\.source.levels.values))
      + ends(translator.target.framework, pairs.flatMap(\.target.levels.values))
      + levels(calibration) + self.raters(raters) + displaced(calibration)
      + worth(calibration)
  }

  private func ends(_ framework: Framework, _ given: [String]) -> [CalibrationFinding] {
    let levels = framework.scale.levels
    let ends = [
      (CalibrationFinding.Code.floor, levels[0], "lowest"),
      (.ceiling, levels[levels.count - 1], "highest"),
    ]
    return ends.compactMap { code, level, end in
      let share = Double(given.count { $0 == level.id }) / Double(max(1, given.count))
      guard share > Self.mostAtEnd else { return nil }
      return CalibrationFinding(
        code,
        "\(percent(share)) of the ratings in '\(framework.id)' are at the \(end) level, "
          + "'\(level.id)': how people differ beyond it cannot be seen")
    }
  }

  private func levels(_ calibration: CutCalibration) -> [CalibrationFinding] {
    let target = calibration.to.framework
    var findings = calibration.levels.filter { $0.people == 0 }.map { level in
      CalibrationFinding(
        .emptyLevel,
        calibration.model == .cuts
          ? "nobody is '\(level.level)' in '\(target)': the cuts beside it cannot be fitted and stay "
            + "as judged"
          : "nobody is '\(level.level)' in '\(target)': its cuts move with the scale, and nothing "
            + "else tells of them")
    }
    if calibration.model != .cuts {
      let few = calibration.levels.filter { $0.people > 0 && $0.people < options.leastPerLevel }
      let why =
        few.isEmpty
        ? "no two levels beside each other are observed"
        : "fewer than \(options.leastPerLevel) people have some level ("
          + few.map { "'\($0.level)': \($0.people)" }.joined(separator: ", ") + ")"
      findings.append(
        CalibrationFinding(.fewPeople, "\(why), so just \(calibration.model.words) is fitted"))
    }
    return findings
  }

  private func raters(_ raters: Raters) -> [CalibrationFinding] {
    switch raters {
    case .notTold:
      [
        CalibrationFinding(
          .raterNotTold, "who rated is not told, so one rater's habits may be in every rating")
      ]
    case .told(1):
      [
        CalibrationFinding(
          .oneRater, "all ratings are one rater's: the cuts are that rater's habits too")
      ]
    case .told: []
    }
  }

  private func displaced(_ calibration: CutCalibration) -> [CalibrationFinding] {
    let layout = layout(calibration)
    return layout.displaced.map { index in
      let cut = calibration.cuts[index]
      return CalibrationFinding(
        .outside,
        "the cut between '\(cut.lower)' and '\(cut.upper)' comes out at "
          + "\(decimals(cut.fitted?.value ?? cut.judged, 1)), where it cannot lie, and is written "
          + "at \(layout.cuts[index + 1].at.plain)")
    }
  }

  private func worth(_ calibration: CutCalibration) -> [CalibrationFinding] {
    var findings: [CalibrationFinding] = []
    if let samples = calibration.samples, samples.failed > 0 {
      findings.append(
        CalibrationFinding(
          .samples,
          "\(samples.failed) of \(samples.drawn) samples of people gave no fit and are left out of "
            + "the errors"))
    }
    let fitted = calibration.check.scores.first { $0.forecast == .fitted }
    if let inside = fitted?.inside, inside < Self.leastInside {
      findings.append(
        CalibrationFinding(
          .narrow,
          "translated with these cuts, the 80 % intervals hold \(percent(inside)) of the levels that "
            + "were given: cuts say nothing of how far two ratings of a person differ"))
    }
    if let difference = calibration.check.fittedLessJudged, difference.high >= 0 {
      findings.append(
        CalibrationFinding(
          .noGain,
          "for people not seen the fitted cuts are not shown to foretell levels better than the "
            + "judged ones"))
    }
    return findings
  }
}
