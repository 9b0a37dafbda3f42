/// Prices under which no choice can be worth more than a bound.
///
/// Each cell pays its price for every part that is closed of it, each row takes its price for what
/// is used of its limit; then variables and chains of cells separate, and what they are worth at
/// most is plain to see. Any prices give a bound (the Lagrangian dual), so that rounding can make it
/// weaker but not wrong; at the best prices it is that of the linear relaxation. They are improved
/// by steps along the subgradient, whose length is that of B. T. Polyak (1969): what is still to be
/// gained, divided by the square of the slope.
struct DualBound {
  /// The price of each cell and of each row, 0 or more.
  private var prices: DualPrices
  /// What a unit of a row's limit is worth, at the best prices.
  func price(of row: Int) -> Double { prices.rows[row] }

  /// What no choice exceeds.
  private(set) var value = Double.infinity
  /// The bound of the best prices alone, which is what worths are taken off.
  private(set) var level = Double.infinity
  /// What each step of an open variable brings more than it takes, at the best prices.
  private(set) var worth: [Double]
  /// In what part of the steps an open variable was taken, 0 to 1.
  private(set) var share: [Double]
  /// How many numbers were looked at; the same for the same search on any machine.
  private(set) var work = 0

  /// How long prices are improved.
  struct Effort {
    /// How many steps are made at most.
    var steps: Int
    /// After so many steps that bring next to nothing they are halved, and in the end given up.
    var patience = Int.max
  }

  /// A limit of a row in place of the model's.
  struct Limit {
    var row: Int
    var limit: Double
  }

  init(_ tables: SelectionTables) {
    prices = DualPrices(tables)
    worth = Array(repeating: 0, count: tables.variables)
    share = Array(repeating: 0, count: tables.variables)
  }

  /// Improves the prices for a part of the search.
  ///
  /// - Parameters:
  ///   - tables: The model.
  ///   - state: What may be chosen in that part.
  ///   - open: The variables that are not decided in it.
  ///   - goal: A bound below this is good enough.
  ///   - effort: How long it may take.
  ///   - limit: A limit that is another one in that part.
  mutating func improve(
    _ tables: SelectionTables, _ state: SelectionBounds, _ open: [Int], below goal: Double,
    _ effort: Effort, under limit: Limit? = nil
  ) {
    var slope = DualSlope(tables, state, open)
    if let limit { slope.move(limit.row, by: limit.limit - tables.model.rows[limit.row].limit) }
    var best = prices
    // Nothing closes more than all that may still be taken together.
    value = slope.most
    level = .infinity
    var (factor, quiet, made) = (1.0, 0, 0)
    for variable in open { share[variable] = 0 }
    while made < effort.steps {
      made += 1
      work += slope.size
      let total = slope.measure(prices, tables, state, open)
      for (place, variable) in open.enumerated() where slope.worth[place] > 0 {
        share[variable] += 1
      }
      quiet = level - total > 1e-4 * abs(total) ? 0 : quiet + 1
      if total < level {
        (level, best) = (total, prices)
        value = min(value, total)
        for (place, variable) in open.enumerated() { worth[variable] = slope.worth[place] }
      }
      if value < goal { break }
      if quiet >= effort.patience {
        (factor, quiet, prices) = (factor / 2, 0, best)
        if factor < 0.02 { break }
        continue
      }
      let square = slope.square(prices)
      if square < 1e-18 { break }
      prices.step(factor * max(total - goal, 1e-7 * abs(total)) / square, along: slope)
    }
    prices = best
    for variable in open { share[variable] /= Double(max(1, made)) }
  }
}

/// What cells pay and rows take.
struct DualPrices {
  var cells: [Double]
  var rows: [Double]

  /// Prices to begin with: every cell pays its need, and a part of the need that leans on it.
  init(_ tables: SelectionTables) {
    cells = tables.model.needs
    for cell in cells.indices.reversed() where tables.model.leans[cell] > 0 {
      cells[cell - 1] += 0.3 * tables.model.leans[cell] * cells[cell]
    }
    rows = Array(repeating: 0, count: tables.rows)
  }

  mutating func step(_ length: Double, along slope: DualSlope) {
    for cell in cells.indices { cells[cell] = max(0, cells[cell] - length * slope.cells[cell]) }
    for row in rows.indices { rows[row] = max(0, rows[row] - length * slope.rows[row]) }
  }
}

/// What the best answers to some prices leave over: the subgradient of the bound.
struct DualSlope {
  /// By how much more each cell is covered than it needs to be.
  private(set) var cells: [Double]
  /// What of each limit is not used.
  private(set) var rows: [Double]
  /// What a step of each open variable brings more than it takes, by its place among them.
  private(set) var worth: [Double]
  /// How many numbers one measurement looks at.
  let size: Int
  /// How far each cell is covered by what is decided.
  private var base: [Double]
  /// What can still be covered of it: what the stages below allow, less that.
  private var room: [Double]
  private var left: [Double]
  /// What all that may be taken closes together.
  let most: Double
  private var weights: [Double]

  init(_ tables: SelectionTables, _ state: SelectionBounds, _ open: [Int]) {
    var base = [Double](repeating: 0, count: tables.cells)
    var reach = base
    for variable in 0..<tables.variables where state.high[variable] > 0 {
      let (low, high) = (Double(state.low[variable]), Double(state.high[variable]))
      for effect in tables.effects(of: variable) {
        let (cell, part) = (tables.effectCell[effect], tables.effectPart[effect])
        base[cell] += part * low
        reach[cell] += part * high
      }
    }
    room = base
    for cell in base.indices {
      reach[cell] = min(1, reach[cell])
      let lean = tables.model.leans[cell]
      if lean > 0 { reach[cell] = min(reach[cell], 1 - lean * (1 - reach[cell - 1])) }
      room[cell] = max(0, reach[cell] - base[cell])
    }
    self.base = base
    most = zip(tables.model.needs, reach).reduce(0) { $0 + $1.0 * $1.1 }
    (cells, weights) = (base, base)
    (left, rows) = (state.left, state.left)
    worth = Array(repeating: 0, count: open.count)
    size =
      open.reduce(3 * tables.cells + tables.rows + 10) {
        $0 + tables.effects(of: $1).count + tables.terms(of: $1).count
      }
  }

  mutating func move(_ row: Int, by difference: Double) { left[row] += difference }

  /// The bound at some prices, and its slope.
  mutating func measure(
    _ prices: DualPrices, _ tables: SelectionTables, _ state: SelectionBounds, _ open: [Int]
  ) -> Double {
    var total = measureChains(prices, tables)
    for row in rows.indices {
      total += prices.rows[row] * left[row]
      rows[row] = left[row]
    }
    for (place, variable) in open.enumerated() {
      var price = -tables.model.variables[variable].price
      for effect in tables.effects(of: variable) {
        let cell = tables.effectCell[effect]
        // More than the room that is left counts for nothing, which makes the bound tighter.
        price += prices.cells[cell] * min(tables.effectPart[effect], room[cell])
      }
      for term in tables.terms(of: variable) {
        price -= prices.rows[tables.termRow[term]] * tables.termWeight[term]
      }
      worth[place] = price
      guard price > 0 else { continue }
      let count = Double(state.high[variable] - state.low[variable])
      total += price * count
      for effect in tables.effects(of: variable) {
        let cell = tables.effectCell[effect]
        cells[cell] += min(tables.effectPart[effect], room[cell]) * count
      }
      for term in tables.terms(of: variable) {
        rows[tables.termRow[term]] -= tables.termWeight[term] * count
      }
    }
    return total
  }

  /// What chains of cells are worth where they pay for being covered: from the top stage down, each
  /// takes over what the stage above gains by leaning on it.
  private mutating func measureChains(_ prices: DualPrices, _ tables: SelectionTables) -> Double {
    let (needs, leans) = (tables.model.needs, tables.model.leans)
    var (total, above) = (0.0, 0.0)
    for cell in needs.indices.reversed() {
      let weight = needs[cell] - prices.cells[cell] + above
      weights[cell] = weight
      total += (1 - leans[cell]) * max(0, weight) + prices.cells[cell] * base[cell]
      above = leans[cell] * max(0, weight)
    }
    var below = 0.0
    for cell in needs.indices {
      below = weights[cell] > 0 ? (leans[cell] > 0 ? 1 - leans[cell] * (1 - below) : 1) : 0
      cells[cell] = base[cell] - below
    }
    return total
  }

  /// The square of the slope, without what prices of 0 cannot follow.
  func square(_ prices: DualPrices) -> Double {
    var square = 0.0
    for cell in cells.indices where prices.cells[cell] > 0 || cells[cell] < 0 {
      square += cells[cell] * cells[cell]
    }
    for row in rows.indices where prices.rows[row] > 0 || rows[row] < 0 {
      square += rows[row] * rows[row]
    }
    return square
  }
}
