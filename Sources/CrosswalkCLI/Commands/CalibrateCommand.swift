import ArgumentParser
import CrosswalkBase
import CrosswalkDocuments
import CrosswalkExchange
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables

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

  @Flag(help: "Let messages name people, and not just the lines of their rows.")
  var names = false

  @OptionGroup var fit: CalibrationOptions

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
  }

  func run() throws {
    let workspace = try catalogOptions.workspace()
    let translator = try workspace.catalog().translator(from: from, to: to)
    let calibrator = try naming("\(from) --to \(to)") {
      try CutCalibrator(translator, options: fit.options)
    }
    let file = try PairsFile(
      path: pairs, from: translator.source.framework, to: translator.target.framework, role: role,
      basis: basis, namesPeople: names)
    complain(ofAll: file.remarks)
    let calibration = try naming(file.name) {
      try calibrator.calibrate(file.pairs.people, raters: file.pairs.raters)
    }
    let scale = translator.target.framework.scale
    try output.write(
      json: calibration, table: CalibrationText.table(calibration),
      text: CalibrationText(calibration, scale, style: output.style).text)
    // Cuts are there to be used; those of half a file would be used like those of a whole one.
    guard file.pairs.problems.isEmpty else {
      for path in [plot, into].compactMap({ $0 }) {
        complain(
          "\(path) is not written, since some rows cannot be used: mend them, or take them out")
      }
      throw ExitCode.problemsFound
    }
    if let plot {
      try write(Array(CalibrationSVG(calibration, scale).text.utf8), to: plot)
    }
    if let into, let author {
      var target = try ReviewTarget(
        framework: to, in: workspace, into: into, author: author, date: date)
      let said = try target.save(
        calibration, of: calibrator, fittedTo: file, author: author, date: date)
      for line in said { complain("\(line)") }
      complain("wrote \(into)")
    }
  }

  /// What a body gives; why it cannot is said with what it is about.
  private func naming<Value>(_ subject: String, _ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as CalibrationError {
      throw FileError(path: subject, reason: error.description)
    }
  }
}
