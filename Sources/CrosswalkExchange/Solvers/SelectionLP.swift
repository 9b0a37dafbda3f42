import CrosswalkBase
import CrosswalkKit

/// A model in the LP format that all solvers read: x for what is chosen, q for how far a cell is
/// closed, and numbers for names, so that nothing of what they stand for leaves the process.
///
/// It is a minimisation, since that is what the format's readers agree on: of the need that is
/// closed with its sign turned, or of hours where a goal is to be reached.
struct SelectionLP {
  /// The whole file.
  let text: String
  /// The columns in the order of their first mention, which is that of solvers: the variable, or
  /// nil for a cell.
  let columns: [Int?]

  init(_ model: SelectionModel, reaching goal: Double?) {
    var writer = Writer()
    writer.line("Minimize")
    let closed = model.needs.indices.map { (Name.cell($0), -model.needs[$0]) }
    let priced = model.variables.indices.filter { model.variables[$0].price > 0 }
    if goal == nil {
      // Every cell is named here, even one that nobody needs.
      writer.sum(
        "obj", closed + priced.map { (.variable($0), model.variables[$0].price) })
    } else {
      writer.sum("obj", model.variables.indices.map { (.variable($0), model.variables[$0].hours) })
    }
    writer.line("Subject To")
    var covering = [[(Name, Double)]](repeating: [], count: model.needs.count)
    for (index, variable) in model.variables.enumerated() {
      for effect in variable.effects {
        covering[effect.cell].append((.variable(index), -effect.part))
      }
    }
    for cell in model.needs.indices {
      writer.sum("c\(cell)", [(.cell(cell), 1)] + covering[cell], atMost: 0)
      let lean = model.leans[cell]
      if lean > 0 {
        writer.sum("l\(cell)", [(.cell(cell), 1), (.cell(cell - 1), -lean)], atMost: 1 - lean)
      }
    }
    for (index, row) in model.rows.enumerated() {
      writer.sum(
        "r\(index)", row.terms.map { (.variable($0.variable), $0.weight) }, atMost: row.limit)
    }
    if let goal { writer.sum("g", closed.filter { $0.1 < 0 }, atMost: -goal) }
    writer.line("Bounds")
    for cell in model.needs.indices { writer.line(" q\(cell) <= 1") }
    for (index, variable) in model.variables.enumerated() {
      writer.line(" x\(index) <= \(variable.most)")
    }
    writer.line("Generals")
    for index in model.variables.indices { writer.line(" x\(index)") }
    writer.line("End")
    text = writer.text
    columns = writer.columns
  }

  private enum Name: Hashable {
    case cell(Int), variable(Int)

    var text: String {
      switch self {
      case .cell(let index): "q\(index)"
      case .variable(let index): "x\(index)"
      }
    }
  }

  private struct Writer {
    var text = ""
    var columns: [Int?] = []
    private var seen: Set<Name> = []

    mutating func line(_ line: String) { text += line + "\n" }

    mutating func sum(_ row: String, _ terms: [(Name, Double)], atMost limit: Double? = nil) {
      text += " \(row):"
      for (place, (name, weight)) in terms.enumerated() {
        // Readers have a longest line.
        if place > 0, place % 8 == 0 { text += "\n " }
        text += " \(weight < 0 ? "-" : "+") \(abs(weight)) \(name.text)"
        if seen.insert(name).inserted {
          if case .variable(let index) = name { columns.append(index) } else { columns.append(nil) }
        }
      }
      text += limit.map { " <= \($0)\n" } ?? "\n"
    }
  }
}
