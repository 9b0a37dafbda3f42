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

  @Flag(help: "Make one plan that all attend who lack something.")
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
    try check(!(together && runs), "--together and --runs are two things; give one")
    try check((1...86_400).contains(seconds), "--seconds is from 1 to 86400")
    try check(effort > 0 && effort <= 1_000, "--effort is over 0 and at most 1000")
    _ = try read()
  }

  private func read() throws -> (limits: CurriculumLimits, wishes: CurriculumAnswer.Wishes) {
    var request = PlanRequest()
    (request.hours, request.close, request.budget) = (hours, close, budget)
    request.sharing = together ? .together : runs ? .runs : .none
    (request.modes, request.hasCurve) = (limit, curve)
    (request.months, request.start) = (months, start)
    do {
      return try request.read { "--\($0.rawValue)" }
    } catch {
      throw ValidationError("\(error)")
    }
  }

  /// The limits, in the words of the library.
  func limits() throws -> CurriculumLimits {
    var limits = try read().limits
    limits.effort = Int(Double(CurriculumLimits.usualEffort) * effort)
    return limits
  }

  func wishes() throws -> CurriculumAnswer.Wishes { try read().wishes }
}

extension Solver: ExpressibleByArgument {}
