import ArgumentParser
import CrosswalkBase
import CrosswalkDocuments
import CrosswalkExchange
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports

struct CalibrateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calibrate",
    abstract: "Fit where another framework's levels lie to people who are rated in both.",
    discussion: """
      The file is a CSV table framework,person,unit,level[,role,basis,rater], one row a rating; \
      framework is one of the two ids. A person's ratings in the first framework put each unit of \
      the other at a position on the reference scale; cuts are fitted by maximum likelihood \
      (ordered probit), and errors come from samples of people. At least 30 people are needed. \
      What the fit is worth is told for people it has not seen.

        crosswalk calibrate sf-2940 --to cpm --pairs pairs.csv --plot pairs.svg
        crosswalk calibrate sf-2940 --to cpm --pairs pairs.csv --into cpm-fitted.yaml --author \
      'Ana Ruiz' --date 2026-11-25
        crosswalk translate sf-2940 --to cpm CM=acquired --alignment cpm-fitted.yaml
      """)

  @Argument(help: "The framework that is translated from.")
  var from: String

  @Option(help: "The framework whose cuts are fitted.")
  var to: String

  @Option(help: ArgumentHelp("People rated in both; '-' is standard input.", valueName: "file"))
  var pairs: String

  @Option(help: "The role of people whose rows give none.")
  var role: Role?

  @Option(help: "The one basis that counts, and that of rows that give none.")
  var basis = Basis.observed

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

  @Option(help: ArgumentHelp("Draw what was foretold against what was given.", valueName: "svg"))
  var plot: String?

  @Option(
    help: ArgumentHelp(
      "Write the fitted cuts into this alignment file, to be used with --alignment.",
      valueName: "file"))
  var into: String?

  @Option(help: "Who fits the cuts; needed with --into.")
  var author: String?

  @Option(help: "The date of the fit, as it is written into the file.")
  var date = "unknown"

  @OptionGroup var catalogOptions: CatalogOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if into != nil, author?.allSatisfy(\.isWhitespace) ?? true {
      throw ValidationError("--into needs --author, whose work the cuts are")
    }
    if date.allSatisfy(\.isWhitespace) { throw ValidationError("--date needs a date") }
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

  func run() throws {
    let workspace = try catalogOptions.workspace()
    let translator = try workspace.catalog().translator(from: from, to: to)
    var options = CutCalibrator.Options()
    (options.samples, options.folds, options.seed) = (samples, folds, seed)
    options.leastPerLevel = leastPerLevel
    let calibrator: CutCalibrator
    do throws(CalibrationError) {
      calibrator = try CutCalibrator(translator, options: options)
    } catch {
      throw FileError(path: "\(from) --to \(to)", reason: error.description)
    }
    let bytes = try DataFiles.read(pairs)
    let table = try read(bytes, translator)
    let calibration: CutCalibration
    do {
      calibration = try calibrator.calibrate(table.people, raters: table.raters)
    } catch let error as CalibrationError {
      throw FileError(path: name, reason: error.description)
    }
    let scale = translator.target.framework.scale
    switch output.format {
    case .json: try output.write(data: JSONText.pretty(calibration))
    case .csv: try output.write(data: CalibrationText.table(calibration))
    case .text:
      try output.write(CalibrationText(calibration, scale, style: output.style).text)
    }
    if let plot {
      try WholeFile.write(Array(CalibrationSVG(calibration, scale).text.utf8), to: plot)
    }
    if let into {
      var hash = SHA256()
      hash.add(bytes)
      try write(calibration, calibrator, hash.hexDigest, into: into, workspace)
    }
    if !table.problems.isEmpty { throw ExitCode.problemsFound }
  }

  private var name: String { pairs == "-" ? "standard input" : pairs }

  /// The people of the file; what cannot be used is told.
  private func read(_ bytes: [UInt8], _ translator: Translator) throws -> PairsReader.Pairs {
    var reader = PairsReader(
      from: translator.source.framework, to: translator.target.framework, role: role,
      basis: basis)
    let table: PairsReader.Pairs
    do {
      try reader.read(bytes)
      table = try reader.finish()
    } catch let error as RatingsError {
      throw FileError(path: name, reason: "\(error)")
    }
    for problem in table.problems { complain("\(name):\(problem.line): error: \(problem.message)") }
    for note in table.leftOut { complain("\(name):\(note.line): warning: \(note.message)") }
    for column in table.unusedColumns { complain("\(name): the column '\(column)' is not used") }
    for (count, what) in [
      (table.leftOut.count, "people left out"), (table.blankRows, "rows without a level, left out"),
      (table.otherBasis, "ratings that are not \(basis.rawValue), left out"),
    ] where count > 0 {
      complain("\(name): \(what): \(count)")
    }
    return table
  }

  private func write(
    _ calibration: CutCalibration, _ calibrator: CutCalibrator, _ digest: String,
    into path: String, _ workspace: Workspace
  ) throws {
    let author = author ?? ""
    var target = try ReviewTarget(
      framework: to, in: workspace, into: path, limits: catalogOptions.limits, author: author,
      date: date)
    var scale = calibrator.scale(
      of: calibration,
      fittedTo: .init(
        people: calibration.people, ratings: calibration.ratings, other: from,
        file: pairs == "-"
          ? name : pairs.split(separator: "/").last.map(String.init) ?? pairs, digest: digest,
        author: author, date: date))
    scale.levels = target.ownLevels
    for comment in try target.save(scale) { complain("lost comment: \(comment)") }
    complain("wrote \(path)")
  }
}
