import ArgumentParser
import CrosswalkKit

/// How cuts are fitted and checked.
struct CalibrationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Draw so many samples of people for the errors.", valueName: "number"))
  var samples = CutCalibrator.Options().samples

  @Option(
    help: ArgumentHelp("Split people into so many parts to check the fit.", valueName: "number"))
  var folds = CutCalibrator.Options().folds

  @Option(help: ArgumentHelp("Samples and parts come from it.", valueName: "number"))
  var seed: UInt64 = 1

  @Option(
    help: ArgumentHelp(
      "With fewer people at some level, fit just a shift and a stretch of the scale.",
      valueName: "people"))
  var leastPerLevel = CutCalibrator.Options().leastPerLevel

  func validate() throws {
    if !(0...100_000).contains(samples) {
      throw ValidationError("--samples is between 0 and 100000, not \(samples)")
    }
    if !(2...1_000).contains(folds) {
      throw ValidationError("--folds is between 2 and 1000, not \(folds)")
    }
    if leastPerLevel < 0 {
      throw ValidationError("--least-per-level is 0 or more, not \(leastPerLevel)")
    }
  }

  var options: CutCalibrator.Options {
    var options = CutCalibrator.Options()
    (options.samples, options.folds, options.seed) = (samples, folds, seed)
    options.leastPerLevel = leastPerLevel
    return options
  }
}
