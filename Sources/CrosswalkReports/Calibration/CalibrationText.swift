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
    var table = Table([
      .init("cut", heading: "Where one level ends and the next begins", minimumWidth: 42),
      .init("judged", alignment: .right), .init("fitted", alignment: .right, minimumWidth: 9),
      .init("error", alignment: .right, minimumWidth: 6),
      .init("naive", alignment: .right, minimumWidth: 6),
    ])
    for cut in calibration.cuts {
      table.rows.append([
        .text("\(title(cut.lower)) | \(title(cut.upper))"), .text(decimals(cut.judged, 1)),
        .text(cut.fitted.map { decimals($0.value, 1) } ?? "as judged"),
        .init(cut.fitted?.error.map { decimals($0) }),
        .init(cut.fitted.map { decimals($0.informationError) }),
      ])
    }
    for (name, estimate) in [
      ("the scale's shift", calibration.shift), ("the scale's stretch", calibration.stretch),
      ("what the position does not tell (SD)", calibration.spread),
    ] {
      guard let estimate else { continue }
      table.rows.append([
        .text(name), "", .text(decimals(estimate.value)),
        .init(estimate.error.map { decimals($0) }),
        .text(decimals(estimate.informationError)),
      ])
    }
    let samples = calibration.samples.map {
      "error: over \($0.drawn - $0.failed) samples of people (seed \($0.seed)); "
    }
    return table.text()
      + style.wrapped(
        "\(samples ?? "")naive: by the observed information, as if ratings were independent",
        first: "  ")
  }

  private var check: PlainText {
    let check = calibration.check
    let leftOut = check.leftOut > 0 ? ", \(check.leftOut) left out" : ""
    var text = style.wrapped(
      """
      For people not seen (\(counted(check.folds, "fold")), \
      \(counted(check.ratings, "rating"))\(leftOut))
      """, first: "")
    text += Table(
      [
        .init("forecast", heading: "", minimumWidth: 38), .init("score", alignment: .right),
        .init("inside", heading: "80 % intervals hold", alignment: .right),
        .init("width", heading: "of levels", alignment: .right),
      ],
      rows: check.scores.map { score in
        [
          .text(score.forecast.words), .text(decimals(score.rps, 3)),
          .number(score.inside, .percent), .text(decimals(score.width, 1)),
        ]
      }
    ).text()
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

  /// One row an inner cut.
  public static func table(_ calibration: CutCalibration) -> Table {
    Table(
      ["lower", "upper", "judged", "fitted", "error", "informationError"],
      rows: calibration.cuts.map { cut in
        [
          .text(cut.lower), .text(cut.upper), .number(cut.judged), .init(cut.fitted?.value),
          .init(cut.fitted?.error), .init(cut.fitted?.informationError),
        ]
      })
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
