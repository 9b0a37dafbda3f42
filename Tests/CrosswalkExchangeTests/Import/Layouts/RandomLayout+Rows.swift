import CrosswalkBase
import CrosswalkModel

/// The rows of a unit.
extension RandomLayout {
  mutating func rows(of unit: KnownFramework.Unit) -> [[LayoutGrid.Cell]] {
    var rows: [[LayoutGrid.Cell]] = []
    var number = 0
    let lines = unit.blocks.flatMap { block in
      isWide ? [(block, nil, nil)] : statements(block).map { (block, $0, $1) }
    }
    for (block, level, text) in lines {
      number += 1
      var row: [LayoutGrid.Cell] = []
      for column in columns {
        switch column {
        case .unit, .part, .definition:
          let text =
            column == .unit
            ? unit.title
            : column == .part ? unit.banner ?? "" : "How people work in \(unit.title.lowercased())."
          if !mergesUnits {
            row.append(.init(text))
          } else if number == 1 {
            row.append(.init(text, rows: lines.count))
          }
        case .theme: row.append(.init(block.theme ?? ""))
        case .who: row.append(.init(block.actor?.rawValue ?? ""))
        case .weight: row.append(.init(random.pick(["High", "Medium", "Low"])))
        case .id: row.append(.init("\(unit.title.prefix(2).uppercased()).\(number)"))
        case .level: row.append(.init(level.map { known.levels[$0] } ?? ""))
        case .statement: row.append(struck(broken(text ?? "")))
        case .owner: row.append(.init(random.pick(["Maria Lopez", "J. Chen", "", "Ana Ruiz"])))
        case .remark: row.append(.init(random.pick(["Seen in two visits.", "", "Ask again."])))
        case .of(let level): row.append(struck(cell(block.statements[level])))
        }
      }
      rows.append(row)
    }
    if hasStruck, !isWide, !mergesUnits, random.chance(0.2),
      let last = columns.firstIndex(of: .statement)
    {
      // A statement that is struck out as a whole.
      var row = rows[0]
      row[last] = .init()
      row[last].struck = "Old words of an old draft."
      rows.append(row)
    }
    return rows
  }

  private func statements(_ block: KnownFramework.Block) -> [(Int?, String?)] {
    block.statements.enumerated().flatMap { level, texts in texts.map { (level, $0) } }
  }

  /// Statements in one cell, each on a line of its own.
  private mutating func cell(_ texts: [String]) -> LayoutGrid.Cell {
    let lines = texts.enumerated().map { index, text in
      let mark = bullet == "1. " ? "\(index + 1). " : bullet ?? ""
      return mark + broken(text)
    }
    var cell = LayoutGrid.Cell(isNested ? "" : lines.joined(separator: "\n"))
    if isNested { cell.inner = lines }
    return cell
  }

  /// A cell in which some words below its text may be struck out.
  private mutating func struck(_ text: String) -> LayoutGrid.Cell { struck(.init(text)) }

  private mutating func struck(_ cell: LayoutGrid.Cell) -> LayoutGrid.Cell {
    var cell = cell
    if hasStruck, !cell.lines.isEmpty, random.chance(0.2) {
      cell.struck = "Old words of an old draft."
    }
    return cell
  }

  /// A sentence that goes on in a further line, as narrow columns have them.
  private mutating func broken(_ text: String) -> String {
    guard breaksLines, random.chance(0.5) else { return text }
    let words = text.split(separator: " ")
    // A line that begins with a dash is an item of a list.
    let places = (2...max(2, words.count - 2)).filter { words[$0].first?.isLetter ?? false }
    guard let place = places.randomElement(using: &random.random) else { return text }
    return words[..<place].joined(separator: " ") + "\n"
      + words[place...].joined(separator: " ")
  }
}
