/// A model laid out for searching: what belongs to a variable or a row stands together.
struct SelectionTables: Sendable {
  let model: SelectionModel
  let variables: Int
  let cells: Int
  let rows: Int
  /// Where the effects of each variable begin, and at the end how many there are.
  private(set) var effectStart: [Int] = [0]
  private(set) var effectCell: [Int] = []
  private(set) var effectPart: [Double] = []
  /// Where the rows of each variable begin.
  private(set) var termStart: [Int] = [0]
  private(set) var termRow: [Int] = []
  private(set) var termWeight: [Double] = []

  /// The places of a variable's effects.
  func effects(of variable: Int) -> Range<Int> { effectStart[variable]..<effectStart[variable + 1] }

  /// The places of what a variable weighs in rows.
  func terms(of variable: Int) -> Range<Int> { termStart[variable]..<termStart[variable + 1] }

  init(_ model: SelectionModel) {
    self.model = model
    (variables, cells, rows) = (model.variables.count, model.needs.count, model.rows.count)
    var terms: [[(Int, Double)]] = Array(repeating: [], count: variables)
    for (row, content) in model.rows.enumerated() {
      for term in content.terms { terms[term.variable].append((row, term.weight)) }
    }
    for (index, variable) in model.variables.enumerated() {
      for effect in variable.effects {
        effectCell.append(effect.cell)
        effectPart.append(effect.part)
      }
      effectStart.append(effectCell.count)
      for (row, weight) in terms[index] {
        termRow.append(row)
        termWeight.append(weight)
      }
      termStart.append(termRow.count)
    }
  }
}
