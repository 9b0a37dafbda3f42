import CrosswalkBase
import CrosswalkKit
import Synchronization

/// A solver that is asked for models, one after another or side by side, and what it said.
///
/// Nothing that it says is believed: whole numbers and limits are checked and the value is computed
/// here. What contradicts that is an error, and nothing is done without it in silence; that there is no
/// plan where one is known is counted, and the one that is known holds.
package final class SolverRun: Sendable {
  private let solver: Solver
  private let program: ExternalProgram
  private let seconds: Int
  private let state: Mutex<SolverSummary>

  /// - Parameters:
  ///   - solver: Which one.
  ///   - seconds: How long it may take for each model.
  package convenience init(_ solver: Solver, seconds: Int) {
    self.init(solver, seconds: seconds, program: solver.program)
  }

  /// The same with another program in its place.
  init(_ solver: Solver, seconds: Int, program: ExternalProgram) {
    self.solver = solver
    self.program = program
    self.seconds = seconds
    state = Mutex(SolverSummary(solver: program.name))
  }

  /// What it came to so far.
  package var summary: SolverSummary { state.withLock { $0 } }

  /// The solver, as the planner asks it.
  package var second: CurriculumPlanner.Second {
    { model, known, goal in try self.search(model, known, reaching: goal) }
  }

  /// Asks it for the best choice of a model.
  ///
  /// - Parameters:
  ///   - model: What there is to choose.
  ///   - known: The best that is known.
  ///   - goal: The value to reach in the fewest hours; nil: as much as can be.
  /// - Returns: What it found; nil if it was stopped without a plan, or says that there is none.
  /// - Throws: `ExternalProgram.Failure` if it is missing or fails, ``SolverError`` if it says what is not so;
  ///   `FileError`.
  package func search(
    _ model: SelectionModel, _ known: SelectionResult?, reaching goal: Double?
  ) throws -> SelectionResult? {
    if model.variables.isEmpty { return known }
    let lp = SelectionLP(model, reaching: goal)
    let clock = ContinuousClock()
    let began = clock.now
    let (text, log) = try answer(to: lp)
    let answer = try SolverAnswer(solver, text, columns: lp.columns)
    let result = try checked(answer, model, known, goal, bound: solver.bound(in: log))
    let time = began.duration(to: clock.now).components
    state.withLock { summary in
      summary.version = solver.version(in: log) ?? summary.version
      summary.models += 1
      summary.seconds += Double(time.seconds) + Double(time.attoseconds) / 1e18
      switch answer.status {
      case .infeasible where known != nil: summary.refuted += 1
      case .optimal, .infeasible: summary.solved += 1
      case .stopped, .none: break
      }
      if let result, isBetter(result, than: known, model, goal) { summary.better += 1 }
    }
    return result
  }

  private func isBetter(
    _ result: SelectionResult, than known: SelectionResult?, _ model: SelectionModel,
    _ goal: Double?
  ) -> Bool {
    guard let known else { return true }
    return goal == nil
      ? result.value > known.value * (1 + 1e-9)
      : model.hours(of: result.counts) < model.hours(of: known.counts) - 1e-9
  }

  /// What the solver writes about a model, and says meanwhile.
  private func answer(to lp: SelectionLP) throws -> (solution: String, log: String) {
    let folder = try ScratchFolder()
    _ = try folder.write(Array(lp.text.utf8), to: "model.lp")
    if solver == .highs {
      _ = try folder.write(Array(Solver.highsOptions.utf8), to: "options")
    }
    let solution = folder.file("solution")
    var program = program
    program.seconds = seconds + 30
    let output = try program.run(solver.arguments(in: folder.path, seconds: seconds)).output
    guard let bytes = try? DataFiles.read(solution, limit: 1 << 28) else {
      throw SolverError(description: "\(program.name) wrote no solution")
    }
    return (String(decoding: bytes, as: UTF8.self), String(decoding: output, as: UTF8.self))
  }

  // MARK: Checking

  private func objection(_ words: String) -> SolverError {
    SolverError(description: "\(program.name) \(words)")
  }

  private func checked(
    _ answer: SolverAnswer, _ model: SelectionModel, _ known: SelectionResult?, _ goal: Double?,
    bound: Double?
  ) throws -> SelectionResult? {
    switch answer.status {
    case .none, .infeasible: return nil
    case .optimal, .stopped: break
    }
    var counts = [Int](repeating: 0, count: model.variables.count)
    for (variable, value) in answer.values {
      guard counts.indices.contains(variable) else {
        throw objection("speaks of x\(variable), which there is not")
      }
      guard abs(value) < 1e9, abs(value - value.rounded()) <= 1e-5 else {
        throw objection("gives x\(variable) as \(value), which is no whole number")
      }
      counts[variable] = Int(value.rounded())
    }
    if let rule = model.broken(by: counts) {
      throw objection("gives a plan that breaks a rule: \(rule)")
    }
    let value = model.value(of: counts)
    if let goal, value < goal - 1e-5 * max(1, goal) {
      throw objection("gives a plan that closes \(value) and not \(goal)")
    }
    let worth = goal == nil ? value : model.hours(of: counts)
    let sign = goal == nil ? -1.0 : 1
    if let claim = answer.claim, abs(claim * sign - worth) > 1e-4 * max(1, worth) {
      throw objection("says that its plan comes to \(claim * sign), but it comes to \(worth)")
    }
    let limit: Double
    if answer.status == .optimal {
      limit = worth
    } else {
      // Its bound is of the same sense as what it minimises; without one nothing is bounded.
      limit = bound.map { $0 * sign } ?? (goal == nil ? .infinity : 0)
    }
    if let known {
      let best = goal == nil ? known.value : model.hours(of: known.counts)
      if goal == nil ? best > limit + 1e-5 * max(1, best) : best < limit - 1e-5 * max(1, best) {
        throw objection("says that nothing is better than \(limit), but \(best) is known")
      }
    }
    // What rounding leaves over is no gap.
    let isEnough = goal.map { value >= $0 * (1 - 1e-9) } ?? true
    return isEnough ? SelectionResult(counts: counts, value: value, bound: limit) : nil
  }
}
