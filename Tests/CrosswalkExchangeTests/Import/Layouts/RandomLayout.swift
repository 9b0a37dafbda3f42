import CrosswalkBase
import CrosswalkModel
import CrosswalkTestSupport

@testable import CrosswalkExchange

/// A file in which a known framework is laid out as some county might.
struct RandomLayout {
  enum Form: CaseIterable { case rows, wide, headed, sheets }
  enum File: CaseIterable { case csv, tsv, semicolons, xlsx, docx }
  /// What a column holds.
  enum Column: Hashable {
    case unit, theme, who, id, weight, level, statement
    case of(level: Int)
  }

  private(set) var known: KnownFramework
  private(set) var form: Form
  private(set) var file: File
  /// The options that were drawn, for people who look for a defect.
  private(set) var words: [String] = []
  private var random: RandomCatalog
  private var columns: [Column] = []
  private var titleRows = 0
  private var headerRows = 1
  private var mergesUnits = false
  private var bullet: String?
  private var breaksLines = false
  private var foot: String?
  private var hasStruck = false

  private static let feet = [
    "Questions? Write to the training office of the county.", "hr-anchors@county.example",
    "Call 555-010-2030 before you use this.", "* Draft of May 2026",
    "Adopted by the board on 4 May 2026", "See also https://county.example/anchors",
  ]

  init(seed: UInt64) {
    random = RandomCatalog(seed: seed)
    known = KnownFramework(&random)
    form = random.pick(Form.allCases)
    file = form == .sheets ? .xlsx : random.pick(File.allCases)
    let isWide = form != .rows && (form != .sheets || random.chance(0.7))
    titleRows = random.chance(0.3) ? random.int(1...2) : 0
    headerRows = isWide && random.chance(0.4) ? random.int(2...3) : 1
    mergesUnits = random.chance(0.4)
    bullet = isWide ? random.pick([nil, "• ", "- ", "1. "]) : nil
    breaksLines = random.chance(0.2)
    foot = random.chance(0.3) ? random.pick(Self.feet) : nil
    hasStruck = random.chance(0.3) && (file == .docx || file == .xlsx)
    if form == .rows || form == .wide, titleRows == 0, random.chance(0.3) {
      known.addBanners(&random)
    }
    columns = drawColumns(isWide)
    words = [
      "\(form)", "\(file)", "columns \(columns)", "title rows \(titleRows)",
      "header rows \(headerRows)", mergesUnits ? "merged units" : "",
      bullet.map { "bullet '\($0)'" } ?? "", breaksLines ? "broken lines" : "",
      foot.map { "foot '\($0)'" } ?? "", hasStruck ? "struck text" : "",
      known.units[0].banner == nil ? "" : "banners",
    ].filter { !$0.isEmpty }
  }

  private mutating func drawColumns(_ isWide: Bool) -> [Column] {
    var columns: [Column] = form == .headed || form == .sheets ? [] : [.unit]
    let blocks = known.units.flatMap(\.blocks)
    if blocks.contains(where: { $0.theme != nil }) { columns.append(.theme) }
    if blocks.contains(where: { $0.actor != nil }) { columns.append(.who) }
    if random.chance(0.2) { columns.append(.weight) }
    if !isWide, random.chance(0.3) { columns.append(.id) }
    if random.chance(0.3) { columns.shuffle(using: &random.random) }
    if isWide {
      // Whether levels stand lowest first, highest first, or as somebody has typed them.
      var levels = Array(known.levels.indices)
      switch random.int(0...3) {
      case 0: levels.reverse()
      case 1: levels.shuffle(using: &random.random)
      default: break
      }
      columns += levels.map { .of(level: $0) }
    } else {
      columns += random.chance(0.2) ? [.statement, .level] : [.level, .statement]
    }
    return columns
  }

  private var isWide: Bool { columns.contains(.of(level: 0)) }

  private func heading(_ column: Column) -> String {
    switch column {
    case .unit: "Competency"
    case .theme: "Theme"
    case .who: "Who"
    case .id: "ID"
    case .weight: "Weight"
    case .level: "Level"
    case .statement: "Statement"
    case .of(let level): known.levels[level]
    }
  }

  // MARK: The file

  /// The bytes, and their kind.
  mutating func made() throws -> (bytes: [UInt8], kind: ImportKind) {
    let grids = form == .sheets ? sheets() : [grid(known.units)]
    switch file {
    case .xlsx: return (try LayoutGrid.workbook(grids), .xlsx)
    case .docx: return (WordSample.document([grids[0].table]), .docx)
    case .csv, .tsv, .semicolons:
      let separator: Character = file == .csv ? "," : file == .tsv ? "\t" : ";"
      let text = grids[0].text(
        separator: separator, quotesAll: random.chance(0.3),
        lineEnd: random.chance(0.3) ? "\r\n" : "\n")
      return (Array(text.utf8), .csv)
    }
  }

  private mutating func sheets() -> [LayoutGrid] {
    var grids = known.units.map { unit -> LayoutGrid in
      var grid = grid([unit])
      grid.name = unit.title
      return grid
    }
    if random.chance(0.4) {
      var cover = LayoutGrid()
      cover.name = "About"
      cover.rows = [[.init("Anchors of a county")], [.init("Ask the training office for more")]]
      grids.insert(cover, at: 0)
    }
    return grids
  }

  private mutating func grid(_ units: [KnownFramework.Unit]) -> LayoutGrid {
    var grid = LayoutGrid()
    let width = columns.count
    for row in 0..<titleRows {
      let text = row == 0 ? "Anchors of practice 2026" : "Draft for comments"
      grid.rows.append(
        random.chance(0.5)
          ? [.init(text, columns: width)]
          : [.init(text)] + repeatElement(.init(), count: width - 1))
    }
    grid.rows += heads()
    for (index, unit) in units.enumerated() {
      if let banner = unit.banner, index == 0 || units[index - 1].banner != banner {
        grid.rows.append(
          mergesUnits
            ? [.init(banner, columns: width)]
            : [.init(banner)] + repeatElement(.init(), count: width - 1))
      }
      if form == .headed {
        grid.rows.append([.init(unit.title, columns: width)])
        if random.chance(0.3) { grid.rows += heads() }
      }
      grid.rows += rows(of: unit)
    }
    if let foot {
      grid.rows.append([.init(foot)] + repeatElement(.init(), count: width - 1))
    }
    return grid
  }

  /// The rows of headings: over the level columns one or two rows may say what they are.
  private func heads() -> [[LayoutGrid.Cell]] {
    let levels = columns.filter { if case .of = $0 { true } else { false } }.count
    let others = columns.filter { if case .of = $0 { false } else { true } }
    guard headerRows > 1, levels > 0 else { return [columns.map { .init(heading($0)) }] }
    var rows: [[LayoutGrid.Cell]] = [
      others.map { .init(heading($0), rows: headerRows) }
        + [.init("Levels of proficiency", columns: levels)]
    ]
    if headerRows == 3 { rows.append([.init("What people do", columns: levels)]) }
    rows.append(columns.suffix(levels).map { .init(heading($0)) })
    return rows
  }

  private mutating func rows(of unit: KnownFramework.Unit) -> [[LayoutGrid.Cell]] {
    var rows: [[LayoutGrid.Cell]] = []
    var number = 0
    let count =
      isWide ? unit.blocks.count : unit.blocks.flatMap(\.statements).reduce(0) { $0 + $1.count }
    for block in unit.blocks {
      let lines = isWide ? [(nil, nil)] : statements(block)
      for (level, text) in lines {
        number += 1
        var row: [LayoutGrid.Cell] = []
        for column in columns {
          switch column {
          case .unit where mergesUnits:
            if number == 1 { row.append(.init(unit.title, rows: count)) }
          case .unit: row.append(.init(unit.title))
          case .theme: row.append(.init(block.theme ?? ""))
          case .who: row.append(.init(block.actor?.rawValue ?? ""))
          case .weight: row.append(.init(random.pick(["High", "Medium", "Low"])))
          case .id: row.append(.init("\(unit.title.prefix(2).uppercased()).\(number)"))
          case .level: row.append(.init(level.map { known.levels[$0] } ?? ""))
          case .statement: row.append(struck(broken(text ?? "")))
          case .of(let level): row.append(struck(cell(block.statements[level])))
          }
        }
        rows.append(row)
      }
    }
    return rows
  }

  private func statements(_ block: KnownFramework.Block) -> [(Int?, String?)] {
    block.statements.enumerated().flatMap { level, texts in texts.map { (level, $0) } }
  }

  /// Statements in one cell, each on a line of its own.
  private mutating func cell(_ texts: [String]) -> String {
    texts.enumerated().map { index, text in
      let mark = bullet == "1. " ? "\(index + 1). " : bullet ?? ""
      return mark + broken(text)
    }.joined(separator: "\n")
  }

  /// A cell in which some words below its text may be struck out.
  private mutating func struck(_ text: String) -> LayoutGrid.Cell {
    var cell = LayoutGrid.Cell(text)
    if hasStruck, !text.isEmpty, random.chance(0.2) { cell.struck = "Old words of an old draft." }
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
