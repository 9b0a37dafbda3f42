import CrosswalkBase
import CrosswalkKit
import CrosswalkTestSupport
import Foundation
import Testing

@testable import CrosswalkExchange

/// Other people's solvers against our own search, and what is done about those that are missing,
/// stopped, or say what is not so.
@Suite struct SolverTests {
  /// What can be asked here. In CI all must be there.
  private static let known: [Solver] = Solver.allCases.filter { Oracle.isCI || isThere($0) }

  private static func isThere(_ solver: Solver) -> Bool {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(solver.program.name)")
    }
  }

  /// A random model of one plan, as curricula make them.
  private static func model(_ random: inout SplitMix64, variables: Int) -> SelectionModel {
    func int(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    var model = SelectionModel()
    for cell in 0..<int(3...25) {
      model.needs.append(Double.random(in: 0...2, using: &random))
      model.leans.append(
        cell > 0 && int(0...1) == 0 ? Double.random(in: 0.2...1, using: &random) : 0)
    }
    var hours: [(variable: Int, weight: Double)] = []
    var group: [(variable: Int, weight: Double)] = []
    for index in 0..<variables {
      let own = Double(int(1...24)) / 2
      let cells = Set((0..<int(1...4)).map { _ in int(0...model.needs.count - 1) }).sorted()
      let effects = cells.map { cell in
        SelectionModel.Effect(cell: cell, part: Double(int(1...10)) / 20)
      }
      model.variables.append(.init(hours: own, effects: effects))
      hours.append((index, own))
      if int(0...5) == 0 { group.append((index, 1)) }
      if index > 0, int(0...4) == 0 {
        model.rows.append(
          .init(.requirement, [(index, 1), (int(0...index - 1), -1)], atMost: 0))
      }
    }
    model.rows.append(.init(.hours, hours, atMost: Double(int(4...30))))
    if group.count > 1 { model.rows.append(.init(.alternatives, group, atMost: 1)) }
    return model
  }

  @Test(.enabled(if: !known.isEmpty, "none of cbc, highs and glpsol is on the PATH"))
  func `what solvers find is as good as what we find`() throws {
    let runs = Self.known.map { SolverRun($0, seconds: 60) }
    _ = try Array(0..<200).sideBySide { seed in
      var random = SplitMix64(seed: seed)
      let model = Self.model(&random, variables: Int.random(in: 2...60, using: &random))
      var search = SelectionSearch(model, effort: 100_000_000)
      let result = search.run()
      let own = try #require(result)
      #expect(own.bound - own.value <= 1e-6 * max(own.value, 1e-9), "seed \(seed)")
      // The fewest hours for a part of it.
      let goal = 0.7 * own.value
      var short = SelectionSearch(model, reaching: goal, effort: 100_000_000)
      let least = seed % 10 == 0 ? short.run() : nil
      for run in runs {
        let other = try run.search(model, own, reaching: nil)
        let value = try #require(other).value
        #expect(abs(value - own.value) <= 2e-6 * max(1, own.value), "seed \(seed)")
        guard let least, let other = try run.search(model, least, reaching: goal) else { continue }
        let hours = (model.hours(of: least.counts), model.hours(of: other.counts))
        #expect(abs(hours.0 - hours.1) < 1e-6, "seed \(seed)")
      }
    }
    for summary in runs.map(\.summary) {
      #expect(summary.models == 220 && summary.solved == 220 && summary.better == 0)
      #expect(summary.version?.first?.isNumber == true)
    }
  }

  // MARK: What is written

  private static let small: SelectionModel = {
    var model = SelectionModel()
    model.needs = [3, 2]
    model.leans = [0, 0.5]
    model.variables = [
      .init(hours: 2, effects: [.init(cell: 0, part: 0.5)]),
      .init(hours: 3, effects: [.init(cell: 0, part: 0.25), .init(cell: 1, part: 1)]),
    ]
    model.rows = [.init(.hours, [(0, 2), (1, 3)], atMost: 4)]
    return model
  }()

  @Test func `a model is written with numbers for names`() {
    let lp = SelectionLP(Self.small, reaching: nil)
    #expect(
      lp.text == """
        Minimize
         obj: - 3.0 q0 - 2.0 q1
        Subject To
         c0: + 1.0 q0 - 0.5 x0 - 0.25 x1 <= 0.0
         c1: + 1.0 q1 - 1.0 x1 <= 0.0
         l1: + 1.0 q1 - 0.5 q0 <= 0.5
         r0: + 2.0 x0 + 3.0 x1 <= 4.0
        Bounds
         q0 <= 1
         q1 <= 1
         x0 <= 1
         x1 <= 1
        Generals
         x0
         x1
        End

        """)
    #expect(lp.columns == [nil, nil, 0, 1])
    let least = SelectionLP(Self.small, reaching: 1.5)
    #expect(least.text.hasPrefix("Minimize\n obj: + 2.0 x0 + 3.0 x1\n"))
    #expect(least.text.contains(" g: - 3.0 q0 - 2.0 q1 <= -1.5\n"))
    #expect(least.columns == [0, 1, nil, nil])
  }

  // MARK: What is read

  private func answer(_ solver: Solver, _ text: String) throws -> SolverAnswer {
    try SolverAnswer(solver, text, columns: [nil, nil, 0, 1])
  }

  @Test func `a relaxation that CBC writes when it is stopped is no plan`() throws {
    let text =
      "Stopped on time (no integer solution - continuous used) - objective value -4.1\n"
      + "      0 q0    0.7    0\n      2 x0    0.4    0\n"
    let answer = try answer(.cbc, text)
    #expect(answer.status == .none && answer.values.isEmpty)
    let found = try self.answer(
      .cbc, "Stopped on iterations - objective value -2.5\n      3 x1    1    0\n")
    #expect(found.status == .stopped && found.claim == -2.5 && found.values == [1: 1])
    #expect(try self.answer(.cbc, "Infeasible - objective value 0\n").status == .infeasible)
  }

  @Test func `solutions of HiGHS and GLPK are read to the columns`() throws {
    let highs = try answer(
      .highs,
      "Model status\nTime limit reached\n\n# Primal solution values\nFeasible\nObjective -2\n"
        + "# Columns 4\nq0 1\nq1 0\nx0 0.9999999\nx1 0\n# Rows 1\nx9 4\n")
    #expect(highs.status == .stopped && highs.claim == -2 && highs.values.count == 2)
    #expect(
      try answer(.highs, "Model status\nTime limit reached\n\n# Primal solution values\nNone\n")
        .status == .none)
    let glpk = try answer(
      .glpk, "c a\ns mip 3 4 o -2.5\ni 1 0\nj 1 1\nj 2 0.5\nj 3 0\nj 4 1\ne o f\n")
    #expect(glpk.status == .optimal && glpk.values == [0: 0, 1: 1])
    #expect(try answer(.glpk, "s mip 3 4 u 0\n").status == .none)
  }

  @Test(arguments: Solver.allCases, ["", "hello\n", "s mip 1 2\n", "Model status\n", "\0\0"])
  func `what is no solution is told`(solver: Solver, text: String) {
    #expect(throws: SolverError.self) { try answer(solver, text) }
  }

  // MARK: Liars

  /// Runs a program that is none of theirs, in the place of one.
  private func ask(
    _ script: String, _ model: SelectionModel = small, known: SelectionResult?,
    reaching goal: Double? = nil
  ) throws -> SelectionResult? {
    try Oracle.withFolder { folder in
      let file = folder.appending(path: "fake")
      let text = folder.appending(path: "text")
      try Data("#!/bin/sh\n\(script)".utf8).write(to: text)
      // Another process writes it: what this one has open for writing, a program that a test beside
      // starts at the same moment has open too, and then it cannot be run.
      try Oracle.run(["install", "-m", "755", text.path, file.path], in: folder)
      let run = SolverRun(.cbc, seconds: 60, program: ExternalProgram(name: file.path, advice: ""))
      return try run.search(model, known, reaching: goal)
    }
  }

  /// A script that writes a solution where CBC is told to.
  private func writing(_ text: String) -> String {
    "for last; do :; done\nprintf '%s' '\(text)' > \"$last\"\n"
  }

  private func message(_ script: String, known: SelectionResult? = nil) -> String {
    do {
      _ = try ask(script, known: known)
      return "no error"
    } catch { return "\(error)" }
  }

  @Test func `a solver that says what is not so is not believed`() throws {
    let best = SelectionResult(counts: [0, 1], value: 2, bound: 2)
    let good = try ask(writing("Optimal - objective value -2\n 3 x1 1 0\n"), known: nil)
    #expect(good == best)
    #expect(message(writing("Optimal - objective value -9\n 3 x1 1 0\n")).contains("comes to"))
    #expect(
      message(writing("Optimal - objective value -1\n 2 x0 0.5 0\n")).contains("no whole number"))
    #expect(
      message(writing("Optimal - objective value -1\n 2 x0 1 0\n 3 x1 1 0\n"))
        .contains("breaks a rule: limit r0"))
    #expect(message(writing("Optimal - objective value -1\n 2 x7 1 0\n")).contains("there is not"))
    #expect(
      message(writing("Optimal - objective value -1\n 2 x0 2 0\n")).contains("x0 is 2"))
    #expect(
      message(writing("Optimal - objective value 0\n"), known: best)
        .contains("says that nothing is better"))
  }

  /// CBC says so of some models that have plans, which no check of ours can mend.
  @Test func `a solver that says that there is no plan takes none away`() throws {
    let best = SelectionResult(counts: [0, 1], value: 2, bound: 2)
    #expect(message(writing("Infeasible - objective value 0\n"), known: best) == "no error")
    #expect(try ask(writing("Infeasible - objective value 0\n"), known: best) == nil)
  }

  @Test func `a solver that ends badly is told`() {
    #expect(message("exit 3\n").contains("status 3"))
    #expect(message("kill -9 $$\n").contains("status 137"))
    #expect(message("exit 0\n").contains("wrote no solution"))
    #expect(message(writing("")).contains("no solution"))
  }

  @Test func `a solver that is missing is told, with how to get it`() {
    let missing = ExternalProgram(name: "no-such-solver", advice: "get it there")
    let run = SolverRun(.cbc, seconds: 60, program: missing)
    let error = #expect(throws: ExternalProgram.Failure.self) {
      try run.search(Self.small, nil, reaching: nil)
    }
    #expect(error?.description == "no-such-solver is not on the PATH; get it there")
  }
}
