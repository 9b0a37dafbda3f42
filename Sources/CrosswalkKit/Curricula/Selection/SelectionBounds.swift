/// How often each variable may be taken in a part of the search, and what follows from that.
struct SelectionBounds {
  /// The fewest and the most times.
  private(set) var low: [Int]
  private(set) var high: [Int]
  /// What of each limit is left after the fewest times.
  private(set) var left: [Double]
  /// The least that the rest can still weigh, 0 or less.
  private var least: [Double]
  private var isWaiting: [Bool]
  private var waiting: [Int] = []

  /// Nothing is decided; nil if there is no choice that keeps all limits.
  init?(_ tables: SelectionTables) {
    low = Array(repeating: 0, count: tables.variables)
    high = tables.model.variables.map(\.most)
    left = tables.model.rows.map(\.limit)
    least = Array(repeating: 0, count: tables.rows)
    for variable in 0..<tables.variables {
      for term in tables.terms(of: variable) {
        least[tables.termRow[term]] +=
          min(0, tables.termWeight[term]) * Double(high[variable])
      }
    }
    isWaiting = Array(repeating: true, count: tables.rows)
    waiting = Array(0..<tables.rows)
    if !settle(tables) { return nil }
  }

  func isOpen(_ variable: Int) -> Bool { low[variable] < high[variable] }

  /// Narrows what a variable may be, without what follows.
  private mutating func set(
    _ variable: Int, from newLow: Int, to newHigh: Int, _ tables: SelectionTables
  ) {
    let (up, down) = (newLow - low[variable], high[variable] - newHigh)
    low[variable] = newLow
    high[variable] = newHigh
    for term in tables.terms(of: variable) {
      let (row, weight) = (tables.termRow[term], tables.termWeight[term])
      left[row] -= weight * Double(up)
      if weight < 0 { least[row] -= weight * Double(up + down) }
      if !isWaiting[row] {
        isWaiting[row] = true
        waiting.append(row)
      }
    }
  }

  /// Narrows what a variable may be, with all that follows from the limits.
  ///
  /// - Returns: Whether there may be a choice left.
  mutating func narrow(
    _ variable: Int, from newLow: Int, to newHigh: Int, _ tables: SelectionTables
  ) -> Bool {
    let (newLow, newHigh) = (max(newLow, low[variable]), min(newHigh, high[variable]))
    if newLow > newHigh { return false }
    if newLow == low[variable], newHigh == high[variable] { return true }
    set(variable, from: newLow, to: newHigh, tables)
    return settle(tables)
  }

  private mutating func settle(_ tables: SelectionTables) -> Bool {
    while let row = waiting.popLast() {
      isWaiting[row] = false
      let limit = tables.model.rows[row].limit
      let slack = SelectionModel.slack(limit)
      let room = left[row] - least[row] + slack
      if room < 0 { return false }
      for (variable, weight) in tables.model.rows[row].terms where isOpen(variable) {
        let span = high[variable] - low[variable]
        let steps = room / abs(weight)
        guard steps < Double(span) else { continue }
        let most = Int(steps.rounded(.down))
        if weight > 0 {
          set(variable, from: low[variable], to: low[variable] + most, tables)
        } else {
          set(variable, from: high[variable] - most, to: high[variable], tables)
        }
      }
    }
    return true
  }
}
