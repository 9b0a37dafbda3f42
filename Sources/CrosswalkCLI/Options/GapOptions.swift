import ArgumentParser
import CrosswalkBase
import CrosswalkExchange
import CrosswalkKit
import CrosswalkModel

/// Which rows of a table of ratings count.
struct ProfileOptions: ParsableArguments {
  @Option(help: "The role of people whose rows give none.")
  var role: Role?

  @Option(help: "What rows rest on that do not say it: observed, self or expected.")
  var basis = Basis.observed

  @Option(
    help: ArgumentHelp(
      "Rows of more months before the day that counts are too old.", valueName: "months"))
  var maxAge = 18

  @Option(
    help: ArgumentHelp(
      "The day that counts, as 2026-11-22; without it the latest of the table, never the clock.",
      valueName: "day"))
  var asOf: String?

  @Flag(help: "Let messages name people, and not just the lines of their rows.")
  var names = false

  func validate() throws {
    if !(0...1_200).contains(maxAge) {
      throw ValidationError("--max-age is from 0 to 1200 months, not \(maxAge)")
    }
    if let asOf, let fault = CalendarDay.fault(of: asOf) {
      throw ValidationError("--as-of: '\(asOf)' \(fault)")
    }
  }

  /// Everybody in a table whom a target has a level for; what is wrong with it, or does not count, is
  /// told.
  func table(
    _ path: String, of framework: Framework, heldBy finder: GapFinder
  ) throws -> ProfileTable {
    var options = ProfilesReader.Options()
    (options.role, options.basis, options.maximumAge) = (role, basis, maxAge)
    (options.asOf, options.namesPeople) = (asOf.flatMap(CalendarDay.init), names)
    var table = try ProfilesReader.read(path: path, framework: framework, options: options)
    table.problems += table.leaveOut(notHeldBy: finder, namesPeople: names)
    let name = DataFiles.name(of: path)
    complain(ofAll: table.problems.map { "\(name):\($0.line): error: \($0.message)" })
    complain(ofAll: table.doubts.map { "\(name):\($0.line): warning: \($0.message)" })
    complain(ofAll: table.unusedColumns.map { "\(name): the column '\($0)' is not used" })
    for (count, what) in [
      (table.blankRows, "rows without a level, left out"),
      (table.repeated, "rows that repeat another of the same rater and day"),
      (table.outdated, "rows older than \(maxAge) months, which do not count"),
      (table.later, "rows from after the day that counts, left out"),
      (table.undated, "rows without a date, taken as current"),
      (table.expected, "rows of what is expected and not observed, left out"),
      (table.own, "rows by which people rate themselves, which do not count"),
    ] where count > 0 {
      complain("\(name): \(what): \(count)")
    }
    return table
  }
}

/// What people are held against.
struct TargetOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A level, as kent:senior; a time of service, as sf-2940@4y, or each person's own, as "
        + "sf-2940@tenure; or a CSV file of expected levels (framework,unit,level).",
      valueName: "target"))
  var target: String

  @Option(
    help: ArgumentHelp(
      "Only what the target says of this role counts; people's own statements follow their own "
        + "role.", valueName: "role"))
  var targetRole: Role?

  @Option(
    help: ArgumentHelp(
      "How much concepts matter, as a CSV file (concept,factor); 1 where nothing is said.",
      valueName: "file"))
  var importance: String?

  /// What finds the gaps of people who are rated in a framework.
  ///
  /// - Throws: `ExitCode` where a file has problems, which are told; whatever the target is wrong in.
  func finder(from framework: String, in catalog: Catalog) throws -> GapFinder {
    let goal = try goal(in: catalog)
    var factors: [String: Double] = [:]
    if let importance {
      let file = try Self.told(importance) {
        let file = try ImportanceFile(DataFiles.read(importance), ontology: catalog.ontology)
        return (file, file.problems)
      }
      factors = file.factors
    }
    let translator = try catalog.translator(
      from: framework, to: goal.framework, targetRole: targetRole)
    return try GapFinder(
      translator, target: goal, ontology: catalog.ontology, importance: factors)
  }

  private func goal(in catalog: Catalog) throws -> GapTarget {
    guard target.lowercased().hasSuffix(".csv") || target.contains("/") else {
      return try GapTarget(target, in: catalog)
    }
    let file = try Self.told(target) {
      let file = try ExpectedLevelsFile(DataFiles.read(target), catalog: catalog)
      return (file, file.problems)
    }
    guard let goal = file.target else { throw ExitCode.problemsFound }
    return goal
  }

  /// What a file says, unless it has problems: half of a target or of factors is worse than none.
  private static func told<File>(
    _ path: String, _ read: () throws -> (File, [RatingsReader.Note])
  ) throws -> File {
    do {
      let (file, problems) = try read()
      complain(ofAll: problems.map { "\(path):\($0.line): error: \($0.message)" })
      if !problems.isEmpty { throw ExitCode.problemsFound }
      return file
    } catch let error as RatingsError {
      throw FileError(path: path, reason: error.description)
    }
  }
}
