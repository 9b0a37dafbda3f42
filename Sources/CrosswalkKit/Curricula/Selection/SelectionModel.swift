/// What to choose, in numbers alone: how often each of some things is taken, so that most of a need
/// is closed and no limit is passed.
///
/// It maximises Σ need·q over cells, where q of a cell is at most 1, at most the sum of the parts
/// that the chosen things close, and, where a cell leans on the one before it, at most
/// 1 − lean·(1 − q of the cell before). For given choices the largest q are found from the first
/// cell to the last, since more in one never means less in another.
package struct SelectionModel: Sendable {
  /// Weights of variables that must not sum to more than a limit.
  package struct Row: Sendable {
    /// A variable and what each time that it is taken weighs; not 0.
    package var terms: [(variable: Int, weight: Double)]
    /// What the weights may sum to.
    package var limit: Double
    /// What the row says, for those who check a solution.
    package var kind: Kind

    package enum Kind: Sendable {
      case hours, hoursOfOne, mode, requirement, alternatives, size, budget
    }

    package init(_ kind: Kind, _ terms: [(variable: Int, weight: Double)], atMost limit: Double) {
      self.kind = kind
      self.terms = terms
      self.limit = limit
    }
  }

  /// What one variable does for one cell.
  package struct Effect: Sendable {
    package var cell: Int
    /// The part that it closes each time it is taken, over 0.
    package var part: Double

    package init(cell: Int, part: Double) {
      self.cell = cell
      self.part = part
    }
  }

  /// One thing that can be taken.
  package struct Variable: Sendable {
    /// How often at most.
    package var most: Int
    /// Of equally good choices the one with the least sum of these is wanted.
    package var hours: Double
    package var effects: [Effect]
    /// What is taken off the value each time that it is taken, 0 or more.
    package var price = 0.0

    package init(most: Int = 1, hours: Double, effects: [Effect]) {
      self.most = most
      self.hours = hours
      self.effects = effects
    }
  }

  package var variables: [Variable] = []
  package var rows: [Row] = []
  /// The need of each cell, 0 or more.
  package var needs: [Double] = []
  /// How far a cell leans on the one before it, 0 to 1; 0 where it leans on none.
  package var leans: [Double] = []

  package init() {}

  /// How far each cell is closed, 0 to 1, where each variable is taken so often.
  package func closed(by counts: [Int]) -> [Double] {
    var closed = [Double](repeating: 0, count: needs.count)
    for (variable, count) in zip(variables, counts) where count > 0 {
      for effect in variable.effects { closed[effect.cell] += effect.part * Double(count) }
    }
    for cell in closed.indices {
      closed[cell] = min(1, closed[cell])
      if leans[cell] > 0 {
        closed[cell] = min(closed[cell], 1 - leans[cell] * (1 - closed[cell - 1]))
      }
    }
    return closed
  }

  /// The need that a choice closes, less its price.
  package func value(of counts: [Int]) -> Double {
    zip(needs, closed(by: counts)).reduce(0) { $0 + $1.0 * $1.1 }
      - zip(variables, counts).reduce(0) { $0 + $1.0.price * Double($1.1) }
  }

  /// The hours of a choice.
  package func hours(of counts: [Int]) -> Double {
    zip(variables, counts).reduce(0) { $0 + $1.0.hours * Double($1.1) }
  }

  /// The first rule that a choice breaks; nil if it keeps all.
  package func broken(by counts: [Int]) -> String? {
    guard counts.count == variables.count else { return "it does not speak of every variable" }
    for (index, count) in counts.enumerated() where count < 0 || count > variables[index].most {
      return "x\(index) is \(count), and not from 0 to \(variables[index].most)"
    }
    for (index, row) in rows.enumerated() {
      let sum = row.terms.reduce(0) { $0 + $1.weight * Double(counts[$1.variable]) }
      if sum > row.limit + Self.slack(row.limit) { return "limit r\(index) is passed" }
    }
    return nil
  }

  /// What a sum may be over a limit by rounding alone.
  package static func slack(_ limit: Double) -> Double { 1e-9 * max(1, abs(limit)) }
}
