import CrosswalkBase

/// Branch and bound over a model: the best choice within its limits, or the one of the fewest hours
/// that reaches a value. Choices that close as much are told apart by their hours, the number of
/// things taken, and the order of variables.
///
/// What is left out of a part of the search is bounded by prices (``DualBound``), which also decide
/// most variables: one that would cost more than is left between the bound and the best choice
/// cannot change.
package struct SelectionSearch {
  private let tables: SelectionTables
  /// The row of all hours, if there is one.
  private let hoursRow: Int?
  /// The value to reach; nil: as much as can be.
  private let goal: Double?
  /// After so much work what is left is only bounded.
  private let effort: Int
  /// Hours are multiples of this.
  private let step: Double
  /// Whether equally good choices are told apart.
  private let settlesTies: Bool
  private var best: [Int]?
  private var top: Double
  private var bestHours = Double.infinity
  private var bestCount = 0
  private var work = 0
  /// What no choice exceeds that was left out when the work was over; nil if nothing was.
  private var leftOut: Double?

  /// - Parameters:
  ///   - model: What there is to choose. With a goal it has a row of all hours.
  ///   - goal: The value to reach in the fewest hours; nil: as much as can be.
  ///   - effort: How many numbers are looked at before it gives up, roughly; a thousand million are
  ///     a few seconds.
  ///   - settlesTies: Whether equally good choices are told apart; that can take its time.
  package init(
    _ model: SelectionModel, reaching goal: Double? = nil, effort: Int, settlesTies: Bool = true
  ) {
    self.settlesTies = settlesTies
    step = Self.step(model)
    tables = SelectionTables(model)
    hoursRow = model.rows.firstIndex { $0.kind == .hours }
    self.goal = goal
    self.effort = effort
    top = goal ?? -1
  }

  /// What hours are multiples of, in hundredths; next to nothing if they are no hundredths.
  private static func step(_ model: SelectionModel) -> Double {
    var divisor = 0
    for variable in model.variables {
      let hundredths = (variable.hours * 100).rounded()
      guard abs(hundredths - variable.hours * 100) < 1e-6, hundredths < 1e9 else { return 2e-9 }
      var (greater, rest) = (divisor, Int(hundredths))
      while rest != 0 { (greater, rest) = (rest, greater % rest) }
      divisor = greater
    }
    return divisor > 0 ? Double(divisor) / 100 : 2e-9
  }

  /// Values nearer than this are equal.
  private var tolerance: Double { 1e-9 * max(top, 1e-9) }

  /// The search, with a choice to begin with if one is known.
  ///
  /// - Returns: The best choice that was found; nil if none reaches the goal, or might and was not
  ///   found within the effort.
  package mutating func run(from start: [Int]? = nil) -> SelectionResult? {
    offer(Array(repeating: 0, count: tables.variables))
    if let start { offer(start) }
    guard var state = SelectionBounds(tables) else { return result(first: top, fewest: 0) }
    var dual = DualBound(tables)
    var open = (0..<tables.variables).filter(state.isOpen)
    dual.improve(tables, state, open, below: max(0, top), .init(steps: 60, patience: 10))
    dive(state, dual, open)
    dual.improve(
      tables, state, open, below: top - tolerance, .init(steps: 400, patience: 15), under: limit)
    let first = dual.value
    let fewest = fewestHours(dual)
    if goal == nil || first >= top - tolerance, shrink(&state, &open, dual) {
      explore(state, dual, open)
    }
    work += dual.work
    return result(first: first, fewest: fewest)
  }

  /// What no choice that reaches the goal goes below: the bound falls with the hours by their price.
  private func fewestHours(_ dual: DualBound) -> Double {
    guard let goal, let hoursRow else { return 0 }
    let price = dual.price(of: hoursRow)
    let hours = limit?.limit ?? tables.model.rows[hoursRow].limit
    return price > 0 ? max(0, min(hours, hours - (dual.level - goal) / price)) : 0
  }

  private func result(first: Double, fewest: Double) -> SelectionResult? {
    guard let best else { return nil }
    let value = tables.model.value(of: best)
    guard goal != nil else {
      return SelectionResult(
        counts: best, value: value, bound: max(value, min(first, leftOut ?? value)), work: work)
    }
    return SelectionResult(
      counts: best, value: value, bound: leftOut == nil ? bestHours : min(bestHours, fewest),
      work: work)
  }

  /// Whether something was left out, so that a better choice may be there.
  package var isCutShort: Bool { leftOut != nil }

  /// The hours that only a better choice may take, where the fewest are wanted.
  private var limit: DualBound.Limit? {
    guard goal != nil, let hoursRow, bestHours.isFinite else { return nil }
    return .init(
      row: hoursRow, limit: min(bestHours - step / 2, tables.model.rows[hoursRow].limit))
  }

  /// Takes one variable after another until none brings anything; of very many, some at a time.
  private mutating func dive(_ state: SelectionBounds, _ dual: DualBound, _ open: [Int]) {
    var (state, dual, open) = (state, dual, open)
    while true {
      let chosen = choices(open, dual, atMost: max(1, open.count / 400))
      if chosen.isEmpty { break }
      for next in chosen where state.isOpen(next) {
        var taken = state
        let high = state.high[next]
        // One that is taken many times is a number of runs, which others decide.
        if taken.narrow(next, from: state.low[next] + 1, to: high, tables) {
          state = taken
        } else if !state.narrow(next, from: 0, to: state.low[next], tables) {
          return
        }
      }
      open = open.filter(state.isOpen)
      offer(state.low)
      dual.improve(tables, state, open, below: goal == nil ? top : 0, .init(steps: 12))
    }
  }

  /// The variables that prices speak for most, best first.
  private func choices(_ open: [Int], _ dual: DualBound, atMost count: Int) -> [Int] {
    var scores: [(score: Double, variable: Int)] = []
    let scale = 1e-3 / max(1e-12, abs(dual.value))
    for variable in open where dual.share[variable] > 0 {
      let rate = dual.worth[variable] / max(1e-9, tables.model.variables[variable].hours)
      scores.append((min(dual.share[variable], 0.95) + scale * rate, variable))
    }
    if count == 1 {
      return scores.max { ($0.score, $1.variable) < ($1.score, $0.variable) }.map {
        [$0.variable]
      } ?? []
    }
    return scores.sorted { ($1.score, $0.variable) < ($0.score, $1.variable) }.prefix(count)
      .map(\.variable)
  }

  /// Keeps a choice if it is better than the best so far.
  private mutating func offer(_ counts: [Int]) {
    guard tables.model.broken(by: counts) == nil else { return }
    let value = tables.model.value(of: counts)
    guard value >= top - tolerance else { return }
    let hours = tables.model.hours(of: counts)
    let count = counts.reduce(0, +)
    let isMore = goal == nil && value > top + tolerance
    if isMore || best == nil || isBefore(hours, count, counts) {
      (best, bestHours, bestCount) = (counts, hours, count)
    }
    if goal == nil { top = max(top, value) }
  }

  private func isBefore(_ hours: Double, _ count: Int, _ counts: [Int]) -> Bool {
    if abs(hours - bestHours) > 1e-9 { return hours < bestHours }
    if count != bestCount { return count < bestCount }
    return best?.lexicographicallyPrecedes(counts) ?? true
  }

  /// Decides what the bound decides; false if nothing is left.
  private func shrink(
    _ state: inout SelectionBounds, _ open: inout [Int], _ dual: DualBound
  ) -> Bool {
    for variable in open where state.isOpen(variable) {
      let worth = dual.worth[variable]
      if dual.level - abs(worth) >= top - tolerance { continue }
      let end = worth > 0 ? state.high[variable] : state.low[variable]
      if !state.narrow(variable, from: end, to: end, tables) { return false }
    }
    open = open.filter(state.isOpen)
    return true
  }

  private mutating func improve(
    _ dual: inout DualBound, _ state: SelectionBounds, _ open: [Int], under limit: DualBound.Limit?
  ) {
    let before = dual.work
    dual.improve(tables, state, open, below: top - tolerance, .init(steps: 25), under: limit)
    work += dual.work - before
  }

  private mutating func explore(_ state: SelectionBounds, _ dual: DualBound, _ open: [Int]) {
    offer(state.low)
    if open.isEmpty { return }
    var (state, dual, open) = (state, dual, open)
    improve(&dual, state, open, under: limit)
    if dual.value < top - tolerance { return }
    if goal == nil, dual.value <= top + tolerance {
      // Nothing here is worth more; but something may be worth as much in fewer hours, which is not
      // looked for for ever. What is as short and as good counts too, as long as that is soon found.
      guard settlesTies, let hoursRow, work < effort / 50 else { return }
      let hours = work < effort / 200 ? bestHours + 1e-9 : bestHours - step / 2
      var tie = dual
      improve(&tie, state, open, under: .init(row: hoursRow, limit: hours))
      if tie.value < top - tolerance { return }
    }
    if work > effort || Interest.isLost {
      leftOut = max(leftOut ?? 0, dual.value)
      return
    }
    guard shrink(&state, &open, dual) else { return }
    guard let next = choices(open, dual, atMost: 1).first ?? open.first else {
      return offer(state.low)
    }
    var taken = state
    if taken.narrow(next, from: taken.low[next] + 1, to: taken.high[next], tables) {
      explore(taken, dual, open.filter(taken.isOpen))
    }
    if state.narrow(next, from: state.low[next], to: state.low[next], tables) {
      explore(state, dual, open.filter(state.isOpen))
    }
  }
}
