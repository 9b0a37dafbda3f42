extension SelectionModel {
  /// The model of some variables alone, the others taken as often as they are.
  ///
  /// - Parameters:
  ///   - chosen: The variables, ascending. Whatever cell they close, no other closes.
  ///   - counts: How often all variables are taken.
  /// - Returns: Their model, its variables and cells in the same order; what others weigh is taken
  ///   off limits.
  func part(of chosen: [Int], besides counts: [Int]) -> SelectionModel {
    var part = SelectionModel()
    let places = Dictionary(uniqueKeysWithValues: chosen.enumerated().map { ($1, $0) })
    let touched = Set(chosen.flatMap { variables[$0].effects.map(\.cell) })
    // A cell that is never closed matters too where others lean on it.
    let cells = needs.indices.filter { cell in
      touched.contains(cell)
        || cell + 1 < leans.count && leans[cell + 1] > 0 && touched.contains(cell + 1)
    }
    var cellPlaces: [Int: Int] = [:]
    for cell in cells {
      cellPlaces[cell] = part.needs.count
      part.needs.append(needs[cell])
      part.leans.append(cellPlaces[cell - 1] == nil ? 0 : leans[cell])
    }
    for variable in chosen {
      var own = variables[variable]
      own.effects = own.effects.map { Effect(cell: cellPlaces[$0.cell] ?? 0, part: $0.part) }
      part.variables.append(own)
    }
    for row in rows {
      var own: [(variable: Int, weight: Double)] = []
      var limit = row.limit
      for (variable, weight) in row.terms {
        if let place = places[variable] {
          own.append((place, weight))
        } else {
          limit -= weight * Double(counts[variable])
        }
      }
      guard !own.isEmpty else { continue }
      part.rows.append(Row(row.kind == .hoursOfOne ? .hours : row.kind, own, atMost: limit))
    }
    return part
  }
}
