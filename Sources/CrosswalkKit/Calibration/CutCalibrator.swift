import CrosswalkBase
import CrosswalkModel

/// Fits the cuts of a target's scale to people who are rated in two frameworks.
///
/// The model is the ordered probit of P. McCullagh, Regression models for ordinal data (1980): a
/// person's ratings in the source put each unit of the target at a position x, and the level given
/// there is the one whose cuts hold x and a normal error of standard deviation s. Cuts and s are
/// fitted by maximum likelihood. Ratings of one person are not independent, so the errors shown
/// come from samples of people (B. Efron, Bootstrap methods, 1979).
public struct CutCalibrator: Sendable {
  /// How to fit and to check.
  public struct Options: Sendable, Hashable {
    /// Bootstrap samples of people; 0: none.
    public var samples = 200
    /// Into how many parts people are split to check the fit, 2 or more.
    public var folds = 10
    /// The same seed gives the same samples and folds.
    public var seed: UInt64 = 1
    /// Where fewer people have some level, just a shift and a stretch of the scale are fitted.
    public var leastPerLevel = 10

    /// Makes the options that hold unless somebody sets others.
    public init() {}
  }

  /// Who rated, as far as the ratings tell.
  public enum Raters: Sendable, Hashable {
    /// There is nothing on raters.
    case notTold
    /// This many names.
    case told(Int)
  }

  let translator: Translator
  let options: Options
  let judged: [Alignment.Cut]

  /// The spread, in reference points, that a fit begins with.
  static let startSpread = 15.0

  /// Prepares to fit the cuts of the translator's target.
  ///
  /// - Throws: ``CalibrationError`` if levels of the two frameworks are not translated by cuts.
  public init(_ translator: Translator, options: Options = Options()) throws(CalibrationError) {
    let (source, target) = (translator.source.framework, translator.target.framework)
    if translator.base.isIdentity || source.scale.isSame(as: target.scale) {
      throw .sameScale(source.id, target.id)
    }
    if translator.base.isRefused { throw .nothingInCommon(source.id, target.id) }
    self.translator = translator
    self.options = options
    judged = translator.target.alignment.scale?.cuts ?? []
  }

  /// The fit, and what it is worth.
  ///
  /// - Parameters:
  ///   - pairs: One a person.
  ///   - raters: Who rated.
  /// - Returns: Cuts with their errors, scores for people not seen, and what is to be known.
  /// - Throws: ``CalibrationError`` if the ratings do not tell where cuts lie, `TranslationError`
  ///   for a unit or level that is not there.
  public func calibrate(
    _ pairs: [PairedProfile], raters: Raters = .notTold
  ) throws -> CutCalibration {
    let paired = try usable(pairs)
    let levels = count(paired)
    let design = design(levels)
    let probit = OrderedProbit(design: design)
    let everybody = [Double](repeating: 1, count: paired.profiles.count)
    let fit: OrderedProbit.Fit
    do {
      fit = try probit.fit(
        paired.observations, weights: everybody,
        from: design.start(judged: inner, spread: Self.startSpread))
    } catch {
      throw CalibrationError(
        error, source: translator.source.framework.id, target: translator.target.framework.id)
    }
    let samples = CutSamples(
      of: paired, probit: probit, fit: fit, count: options.samples, seed: options.seed)
    let check = CrossValidation(calibrator: self, paired: paired, design: design).check()
    var calibration = calibration(paired, levels, design, fit, samples, check)
    calibration.findings = findings(calibration, pairs, raters)
    return calibration
  }

  /// The inner cuts as judged.
  var inner: [Double] { judged.dropFirst().dropLast().map(\.at) }

  private func usable(_ pairs: [PairedProfile]) throws -> PairedRatings {
    let least = CutCalibration.leastPeople
    guard pairs.count >= least else { throw CalibrationError.tooFew(pairs.count) }
    for (side, levels) in [
      (translator.source.framework, pairs.flatMap(\.source.levels.values)),
      (translator.target.framework, pairs.flatMap(\.target.levels.values)),
    ] where Set(levels).count == 1 {
      throw CalibrationError.constant(level: levels[0], framework: side.id)
    }
    let paired = try PairedRatings(pairs, translator: translator)
    guard paired.profiles.count >= least else {
      throw CalibrationError.tooFewCovered(
        paired.profiles.count, of: pairs.count, coverage: translator.thresholds.abstainCoverage)
    }
    let observations = paired.observations
    let scale = translator.target.framework.scale
    if Set(observations.map(\.level)).count == 1 {
      throw CalibrationError.constant(
        level: scale.levels[observations[0].level].id, framework: translator.target.framework.id)
    }
    let positions = observations.map(\.x)
    if positions.max()! - positions.min()! < 1e-6 {
      throw CalibrationError.onePosition(framework: translator.source.framework.id)
    }
    return paired
  }

  private func count(_ paired: PairedRatings) -> [CutCalibration.LevelCount] {
    let observations = paired.observations
    return translator.target.framework.scale.levels.enumerated().map { rank, level in
      let there = observations.filter { $0.level == rank }
      return .init(
        level: level.id, people: Set(there.map(\.person)).count, ratings: there.count)
    }
  }

  /// Free cuts where every observed level has enough people, else what few people can tell.
  private func design(_ levels: [CutCalibration.LevelCount]) -> CutDesign {
    let observed = levels.map { $0.people > 0 }
    let cuts = CutDesign(.cuts, judged: inner, observed: observed)
    let hasFew = levels.contains { $0.people > 0 && $0.people < options.leastPerLevel }
    if !hasFew, cuts.isFitted.contains(true) { return cuts }
    // Two levels tell of one place, and so nothing of a stretch.
    let model: CutCalibration.Model = observed.count { $0 } > 2 ? .stretch : .shift
    return CutDesign(model, judged: inner, observed: observed)
  }

  private func calibration(
    _ paired: PairedRatings, _ levels: [CutCalibration.LevelCount], _ design: CutDesign,
    _ fit: OrderedProbit.Fit, _ samples: CutSamples, _ check: CalibrationCheck
  ) -> CutCalibration {
    let (source, target) = (translator.source.framework, translator.target.framework)
    let ids = target.scale.levels.map(\.id)
    func ratio(_ index: Int) -> CutCalibration.Estimate {
      .init(
        value: fit.ratios[index].value, error: samples.error { $0.ratios[index].value },
        informationError: fit.ratios[index].error)
    }
    return CutCalibration(
      from: .init(framework: source.id, version: source.version),
      to: .init(framework: target.id, version: target.version), people: paired.profiles.count,
      ratings: paired.ratings.count, uncovered: paired.uncovered, model: design.model,
      cuts: inner.indices.map { index in
        .init(
          lower: ids[index], upper: ids[index + 1], judged: inner[index],
          fitted: design.isFitted[index]
            ? .init(
              value: fit.cuts[index], error: samples.error { $0.cuts[index] },
              informationError: fit.cutErrors[index]) : nil)
      },
      spread: .init(
        value: fit.spread, error: samples.error { $0.spread }, informationError: fit.spreadError),
      shift: design.model == .cuts ? nil : ratio(0),
      stretch: design.model == .stretch ? ratio(1) : nil,
      logLikelihood: fit.logLikelihood, iterations: fit.iterations, samples: samples.summary,
      levels: levels, check: check, findings: [])
  }
}
