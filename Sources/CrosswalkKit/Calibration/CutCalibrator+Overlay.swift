import CrosswalkBase
import CrosswalkModel

extension CutDesign {
  /// Where a fit puts what was judged to lie at a place beyond the inner cuts.
  func outer(_ fit: OrderedProbit.Fit) -> (Double) -> Double {
    let ratios = fit.ratios.map(\.value)
    return { [model] place in
      switch model {
      case .cuts: place
      case .stretch: ratios[0] + ratios[1] * place
      case .shift: ratios[0] + place
      }
    }
  }
}

extension CutCalibrator {
  /// The cuts of a calibration as an alignment can hold them.
  func layout(_ calibration: CutCalibration) -> FittedLayout {
    let observed = calibration.levels.map { $0.people > 0 }
    return FittedLayout(
      judged: judged, inner: calibration.cuts.map { $0.fitted?.value ?? $0.judged },
      errors: calibration.cuts.map { $0.fitted.map { $0.error ?? $0.informationError } ?? 0 },
      design: CutDesign(calibration.model, judged: inner, observed: observed),
      outer: { place in
        (calibration.shift?.value ?? 0) + (calibration.stretch?.value ?? 1) * place
      })
  }

  /// The scale with the fitted cuts, to be laid over the target's alignment.
  ///
  /// - Parameters:
  ///   - calibration: What this calibrator has fitted.
  ///   - evidence: What it was fitted to.
  /// - Returns: All cuts of the scale, each with its reason; no facets.
  public func scale(
    of calibration: CutCalibration, fittedTo evidence: Alignment.FittedTo
  ) -> Alignment.ScaleAlignment {
    var cuts = layout(calibration).cuts
    let last = cuts.count - 1
    for (index, cut) in calibration.cuts.enumerated() {
      if let fitted = cut.fitted {
        cuts[index + 1].reason =
          "Fitted to \(calibration.people) people rated in \(calibration.from.framework) and "
          + "\(calibration.to.framework) (\(calibration.model.words)); standard error "
          + "\(decimals(fitted.error ?? fitted.informationError, 1)). It was judged to lie at "
          + "\(cut.judged.plain)."
      } else {
        cuts[index + 1].reason =
          "Stays as judged: nobody is \(calibration.emptyLevel(beside: index)), so no rating tells "
          + "where it lies." + (cuts[index + 1].reason.map { " \($0)" } ?? "")
      }
    }
    for index in [0, last] {
      let moves = cuts[index].at != judged[index].at
      cuts[index].reason =
        (moves
          ? "Goes with the fitted cuts; it was judged to lie at \(judged[index].at.plain)."
          : "Stays as judged: a rating is on the scale, so none tells where it ends.")
        + (moves ? "" : cuts[index].reason.map { " \($0)" } ?? "")
    }
    return Alignment.ScaleAlignment(cuts: cuts, fitted: evidence)
  }
}

extension CutCalibration {
  fileprivate func emptyLevel(beside cut: Int) -> String {
    levels[cut].people == 0 ? levels[cut].level : levels[cut + 1].level
  }
}

extension CutCalibration.Model {
  /// What was fitted, in words.
  public var words: String {
    switch self {
    case .cuts: "each cut by itself"
    case .stretch: "one shift and one stretch of the whole scale"
    case .shift: "one shift of the whole scale"
    }
  }
}
