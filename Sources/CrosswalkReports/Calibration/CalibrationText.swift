import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

/// Fitted cuts and what they are worth, as text.
public struct CalibrationText {
  private let calibration: CutCalibration
  private let scale: Scale
  private let style: TextStyle

  /// Makes the report; `scale` is the one whose cuts are fitted.
  public init(_ calibration: CutCalibration, _ scale: Scale, style: TextStyle) {
    self.calibration = calibration
    self.style = style
    self.scale = scale
  }

  /// The cuts with their errors, the check, and what is to be known.
  public var text: PlainText {
    let (from, to) = (calibration.from.framework, calibration.to.framework)
    var text = style.wrapped(
      """
      Cuts of '\(to)' fitted to \(calibration.people) people rated in '\(from)' and '\(to)' \
      (\(counted(calibration.ratings, "rating")))
      """, first: "")
    let steps = counted(calibration.iterations, "step")
    text += "Fitted: \(calibration.model.words); converged in \(steps)\n"
    if calibration.uncovered > 0 {
      text += style.wrapped(
        """
        \(counted(calibration.uncovered, "rating")) of units that the ratings in '\(from)' cover \
        too little of \(calibration.uncovered == 1 ? "is" : "are") left out
        """, first: "")
    }
    return "\(text)\n\(cuts)\n\(check)\(findings)"
  }

  private var cuts: PlainText {
    var text = row("Where one level ends and the next begins", "judged", "fitted", "error", "naive")
    for cut in calibration.cuts {
      text += row(
        "\(title(cut.lower)) | \(title(cut.upper))", decimals(cut.judged, 1),
        cut.fitted.map { decimals($0.value, 1) } ?? "as judged",
        cut.fitted.map { $0.error.map { decimals($0) } ?? "-" } ?? "-",
        cut.fitted.map { decimals($0.informationError) } ?? "-")
    }
    for (name, estimate) in [
      ("the scale's shift", calibration.shift), ("the scale's stretch", calibration.stretch),
      ("what the position does not tell (SD)", calibration.spread),
    ] {
      guard let estimate else { continue }
      text += row(
        name, "", decimals(estimate.value), estimate.error.map { decimals($0) } ?? "-",
        decimals(estimate.informationError))
    }
    let samples = calibration.samples.map {
      "error: over \($0.drawn - $0.failed) samples of people (seed \($0.seed)); "
    }
    return text
      + style.wrapped(
        "\(samples ?? "")naive: by the observed information, as if ratings were independent",
        first: "  ")
  }

  private func row(
    _ name: String, _ judged: String, _ fitted: String, _ error: String, _ naive: String
  ) -> PlainText {
    let numbers = zip([judged, fitted, error, naive], [7, 11, 8, 8]).map { $0.leftPadded($1) }
    return "  \(name, padded: 42)\(numbers.joined())\n"
  }

  private var check: PlainText {
    let check = calibration.check
    let leftOut = check.leftOut > 0 ? ", \(check.leftOut) left out" : ""
    var text = style.wrapped(
      """
      For people not seen (\(counted(check.folds, "fold")), \
      \(counted(check.ratings, "rating"))\(leftOut))
      """, first: "")
    text += "  \("", padded: 38)  score  80 % intervals hold  of levels\n"
    for score in check.scores {
      let numbers = zip(
        [decimals(score.rps, 3), percent(score.inside), decimals(score.width, 1)], [7, 21, 11])
      let columns = numbers.map { $0.leftPadded($1) }.joined()
      text += "  \(score.forecast.words, padded: 38)\(columns)\n"
    }
    text += "  (ranked probability score: 0 is always right and sure, 1 always wrong and sure)\n"
    if let difference = check.fittedLessJudged {
      text += style.wrapped(
        """
        fitted less judged: \(decimals(difference.value, 3)), 95 % interval \
        \(decimals(difference.low, 3)) to \(decimals(difference.high, 3))
        """, first: "  ")
    }
    for entry in check.byLevel {
      text += style.wrapped(
        """
        answer \(title(entry.level)): \(counted(entry.count, "rating")), intervals hold \
        \(percent(entry.inside))
        """, first: "  ")
    }
    return text
  }

  private var findings: PlainText {
    if calibration.findings.isEmpty { return "" }
    let messages = calibration.findings.map { style.wrapped("\($0.message)", first: "    ! ") }
    return "\n\(style.paint("Read this with care", .bold))\n\(messages)"
  }

  private func title(_ level: String) -> String { scale.title(of: level) }

  /// One row an inner cut, as CSV with a header.
  public static func table(_ calibration: CutCalibration) -> String {
    CSVWriter.row(["lower", "upper", "judged", "fitted", "error", "informationError"])
      + calibration.cuts.map { cut in
        CSVWriter.row([
          cut.lower, cut.upper, cut.judged.description, cut.fitted?.value.description ?? "",
          cut.fitted?.error?.description ?? "", cut.fitted?.informationError.description ?? "",
        ])
      }.joined()
  }
}

extension CalibrationCheck.Forecast {
  fileprivate var words: String {
    switch self {
    case .baseRate: "how often each level is given"
    case .judged: "translation, cuts as they were"
    case .fitted: "translation, fitted cuts"
    case .model: "the fitted model itself"
    }
  }
}
