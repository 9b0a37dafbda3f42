import ArgumentParser
import CrosswalkBase
import CrosswalkExchange
import CrosswalkKit
import CrosswalkModel

/// Within what a curriculum has to stay.
struct PlanOptions: ParsableArguments {
  @Option(help: "Close as much as can be within so many hours for each person.")
  var hours: Double?

  @Option(
    help: ArgumentHelp(
      "Close this part, as 0.8, of what the activities could close, in the fewest hours.",
      valueName: "part"))
  var close: Double?

  @Flag(help: "Make one plan that all attend.")
  var together = false

  @Flag(help: "Hold activities only where as many attend as they are for.")
  var runs = false

  @Option(help: "What all runs may cost together; goes with --runs.")
  var budget: Double?

  @Option(
    help: ArgumentHelp(
      "The most hours of a mode for each person, as coaching=6; can be given again.",
      valueName: "mode=hours"))
  var limit: [String] = []

  @Option(
    help: ArgumentHelp(
      "Who has done what, as a CSV file (person,activity; the person 'all' is everybody).",
      valueName: "file"))
  var done: String?

  @Option(help: "Lay the plan out over so many months.")
  var months: Int?

  @Option(
    help: ArgumentHelp(
      "The month that it begins with, as 2026-09; goes with --months.", valueName: "month"))
  var start: String?

  @Flag(help: "Tell what five hours more or less bring; goes with --hours.")
  var curve = false

  @Option(help: "Ask this solver too: cbc, highs or glpk, found on the PATH.")
  var solver: Solver?

  @Option(help: "Give the solver so many seconds for each model.")
  var seconds = 60

  @Option(help: "Search so many times as long as usual before giving up the proof.")
  var effort = 1.0

  func validate() throws {
    func check(_ holds: Bool, _ message: String) throws {
      if !holds { throw ValidationError(message) }
    }
    try check((hours != nil) != (close != nil), "give --hours or --close")
    if let hours {
      try check(
        hours > 0 && hours <= CurriculumLimits.mostHours, "--hours is over 0 and at most 10000")
    }
    if let close {
      try check(
        close > 0 && close <= 1,
        "--close is over 0 and at most 1, the whole of what the activities could close")
      try check(!runs, "--close goes without --runs")
      try check(!curve, "--curve goes with --hours")
    }
    try check(!(together && runs), "--together and --runs are two things; give one")
    if let budget {
      try check(runs, "--budget goes with --runs")
      try check(budget >= 0 && budget.isFinite, "--budget is 0 or more")
    }
    try check(start == nil || months != nil, "--start goes with --months")
    if let months {
      try check((1...CurriculumLimits.mostMonths).contains(months), "--months is from 1 to 120")
    }
    if let start {
      try check(PlanMonth(start) != nil, "--start: '\(start)' is no month of the form 2026-09")
    }
    try check((1...86_400).contains(seconds), "--seconds is from 1 to 86400")
    try check(effort > 0 && effort <= 1_000, "--effort is over 0 and at most 1000")
    _ = try modes()
  }

  private func modes() throws -> [Activity.Mode: Double] {
    do {
      return try CurriculumLimits.modes(limit)
    } catch {
      throw ValidationError("--limit: \(error)")
    }
  }

  /// The limits, in the words of the library.
  func limits() throws -> CurriculumLimits {
    let aim = hours.map { CurriculumLimits.Aim.most(hours: $0) } ?? .fewestHours(part: close ?? 1)
    var limits = CurriculumLimits(aim: aim, sharing: together ? .together : runs ? .runs : .none)
    limits.modes = try modes()
    limits.budget = budget
    limits.effort = Int(Double(CurriculumLimits.usualEffort) * effort)
    return limits
  }

  var wishes: CurriculumAnswer.Wishes {
    var wishes = CurriculumAnswer.Wishes()
    (wishes.months, wishes.start) = (months, start.flatMap { PlanMonth($0) })
    wishes.hasCurve = curve
    return wishes
  }
}

extension Solver: ExpressibleByArgument {}
