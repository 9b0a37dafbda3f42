import CrosswalkBase
import CrosswalkModel
import CrosswalkTestSupport

@testable import CrosswalkExchange
@testable import CrosswalkTables

/// A file in which a known framework is laid out as some county might.
struct RandomLayout {
  enum Form: CaseIterable {
    /// A row a statement, or a row a unit, in one table.
    case rows, wide
    /// Parts of one table, each under the name of its unit.
    case headed
    /// A sheet a unit, or a level.
    case sheets, levelSheets
    /// A document with a table under each heading, or with lists and no table.
    case tables, lists
  }
  enum File: CaseIterable { case csv, tsv, semicolons, xlsx, docx }
  /// What a column holds.
  enum Column: Hashable {
    case part, unit, definition, theme, who, id, weight, level, statement, owner, remark
    case of(level: Int)
  }

  private(set) var known: KnownFramework
  private(set) var form: Form
  private(set) var file: File
  /// The options that were drawn, for people who look for a defect.
  private(set) var words: [String] = []
  var random: RandomCatalog
  private(set) var columns: [Column] = []
  private(set) var mergesUnits = false
  private(set) var bullet: String?
  private(set) var breaksLines = false
  private(set) var hasStruck = false
  /// Whether statements stand in tables inside of their cells.
  private(set) var isNested = false
  private var titleRows = 0
  private var headerRows = 1
  private var foot: String?
  /// What stands over the names of units.
  private var unitHeading = "Competency"
  private var hasBlankRows = false
  private var hasHiddenRows = false
  /// Empty columns before the first.
  private var margin = 0
  private var hasFormerYear = false

  private static let feet = [
    "Questions? Write to the training office of the county.", "hr-anchors@county.example",
    "Call 555-010-2030 before you use this.", "* Draft of May 2026",
    "Adopted by the board on 4 May 2026", "See also https://county.example/anchors",
    "Total: 4 competencies", "Anchors 2026, page 2",
  ]

  init(seed: UInt64) {
    random = RandomCatalog(seed: seed)
    known = KnownFramework(&random)
    form = random.pick(Form.allCases)
    switch form {
    case .sheets, .levelSheets: file = .xlsx
    case .tables, .lists: file = .docx
    default: file = random.pick(File.allCases)
    }
    let isWide: Bool
    switch form {
    case .rows, .levelSheets, .lists: isWide = false
    case .wide, .headed: isWide = true
    case .sheets, .tables: isWide = random.chance(0.7)
    }
    let hasRows = form != .tables && form != .lists
    titleRows = hasRows && random.chance(0.3) ? random.int(1...2) : 0
    headerRows = isWide && random.chance(0.4) ? random.int(2...3) : 1
    mergesUnits = random.chance(0.4)
    bullet = isWide ? random.pick([nil, "• ", "- ", "1. "]) : nil
    breaksLines = form != .lists && random.chance(0.2)
    foot = random.chance(0.3) ? random.pick(Self.feet) : nil
    hasStruck = random.chance(0.3) && (file == .docx || file == .xlsx)
    isNested = isWide && file == .docx && random.chance(0.2)
    unitHeading = random.pick([
      "Competency", "Competency", "Core competency", "Domain", "Practice area", "", "Anchors 2026",
    ])
    hasBlankRows = random.chance(0.2)
    hasHiddenRows = file == .xlsx && random.chance(0.2)
    margin = file == .xlsx && random.chance(0.15) ? random.int(1...2) : 0
    hasFormerYear = file == .xlsx && random.chance(0.1)
    if form == .rows || form == .wide, titleRows == 0, random.chance(0.3) {
      known.addBanners(&random)
    }
    if form == .levelSheets || form == .lists { known.dropThemes() }
    if form == .levelSheets { known.orderByLevels() }
    if form == .lists { known.dropActors() }
    columns = drawColumns(isWide)
    words = [
      "\(form)", "\(file)", "columns \(columns)", "title rows \(titleRows)",
      "header rows \(headerRows)", mergesUnits ? "merged units" : "",
      bullet.map { "bullet '\($0)'" } ?? "", breaksLines ? "broken lines" : "",
      foot.map { "foot '\($0)'" } ?? "", hasStruck ? "struck text" : "",
      known.units[0].banner == nil ? "" : "banners", isNested ? "nested tables" : "",
      unitHeading == "Competency" ? "" : "units under '\(unitHeading)'",
      hasBlankRows ? "blank rows" : "", hasHiddenRows ? "hidden rows" : "",
      margin == 0 ? "" : "margin \(margin)", hasFormerYear ? "former year" : "",
    ].filter { !$0.isEmpty }
  }

  private mutating func drawColumns(_ isWide: Bool) -> [Column] {
    var columns: [Column] = [.headed, .sheets, .tables].contains(form) ? [] : [.unit]
    // A heading over units stands in a row of its own, or in a column.
    if known.units[0].banner != nil, random.chance(0.4) { columns.insert(.part, at: 0) }
    let blocks = known.units.flatMap(\.blocks)
    if columns.contains(.unit), random.chance(0.15) { columns.append(.definition) }
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
    } else if form == .levelSheets {
      columns.append(.statement)
    } else {
      columns += random.chance(0.2) ? [.statement, .level] : [.level, .statement]
    }
    if random.chance(0.1) { columns.append(random.pick([.owner, .remark])) }
    return columns
  }

  var isWide: Bool { columns.contains(.of(level: 0)) }

  private func heading(_ column: Column) -> String {
    switch column {
    case .part: "Part"
    case .unit: unitHeading
    case .definition: "Definition"
    case .theme: "Theme"
    case .who: "Who"
    case .id: "ID"
    case .weight: "Weight"
    case .level: "Level"
    case .statement: "Statement"
    case .owner: "Owner"
    case .remark: "Comments"
    case .of(let level): known.levels[level]
    }
  }

  // MARK: The file

  /// The bytes, and their kind.
  mutating func made() throws -> (bytes: [UInt8], kind: ImportKind) {
    switch file {
    case .xlsx: return (try LayoutGrid.workbook(sheets()), .xlsx)
    case .docx: return (WordSample.document(blocks()), .docx)
    case .csv, .tsv, .semicolons:
      let separator: Character = file == .csv ? "," : file == .tsv ? "\t" : ";"
      let text = grid(known.units).text(
        separator: separator, quotesAll: random.chance(0.3), isRagged: random.chance(0.3),
        lineEnd: random.chance(0.3) ? "\r\n" : "\n")
      return (encoded(text), .csv)
    }
  }

  private mutating func encoded(_ text: String) -> [UInt8] {
    let mark: [UInt8] = random.chance(0.3) ? [0xEF, 0xBB, 0xBF] : []
    if random.chance(0.7) { return mark + Array(text.utf8) }
    let isLittle = random.chance(0.5)
    return ((mark.isEmpty ? "" : "\u{FEFF}") + text).utf16.flatMap { unit -> [UInt8] in
      let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return isLittle ? bytes.reversed() : bytes
    }
  }

  private mutating func sheets() -> [LayoutGrid] {
    var grids: [LayoutGrid]
    switch form {
    case .sheets:
      grids = known.units.map { unit in
        var grid = grid([unit])
        grid.name = unit.title
        return grid
      }
    case .levelSheets:
      grids = known.levels.indices.map { level in
        var grid = grid(known.units.map { $0.only(level) }.filter { !$0.blocks.isEmpty })
        grid.name = known.levels[level]
        return grid
      }
    default:
      grids = [grid(known.units)]
      if hasFormerYear {
        // The same, but for what has been added since.
        grids[0].name = "Anchors 2026"
        grids.append(grids[0])
        grids[1].name = "Anchors 2025"
        grids[1].rows.removeLast()
      }
    }
    if random.chance(0.3) {
      var cover = LayoutGrid()
      cover.name = "About"
      cover.rows = [[.init("Anchors of a county")], [.init("Ask the training office for more")]]
      grids.insert(cover, at: 0)
    }
    return grids
  }

  /// The blocks of a document.
  private mutating func blocks() -> [String] {
    var blocks: [String] = []
    let isTitled = random.chance(0.5)
    switch form {
    case .tables:
      if isTitled { blocks.append(WordSample.heading("Anchors of practice 2026")) }
      for unit in known.units {
        blocks += [WordSample.heading(unit.title, 2), grid([unit]).table]
      }
    case .lists:
      if isTitled { blocks.append(WordSample.heading("Anchors of practice 2026")) }
      for unit in known.units {
        blocks.append(WordSample.heading(unit.title, 2))
        for (level, texts) in unit.blocks[0].statements.enumerated() where !texts.isEmpty {
          blocks.append(WordSample.heading(known.levels[level], 3))
          blocks += texts.map { WordSample.paragraph($0, item: 0) }
        }
      }
      if let foot { blocks.append(WordSample.paragraph(foot)) }
    default: blocks = [grid(known.units).table]
    }
    return blocks
  }

  // MARK: Tables

  private mutating func grid(_ units: [KnownFramework.Unit]) -> LayoutGrid {
    var grid = LayoutGrid()
    grid.margin = margin
    let width = columns.count
    func alone(_ text: String, isMerged: Bool) -> [LayoutGrid.Cell] {
      isMerged
        ? [.init(text, columns: width)]
        : [.init(text)] + repeatElement(.init(), count: width - 1)
    }
    func addBlank(_ grid: inout LayoutGrid) {
      if hasBlankRows { grid.rows.append(alone("", isMerged: false)) }
    }
    for row in 0..<titleRows {
      let text = row == 0 ? "Anchors of practice 2026" : "Draft for comments"
      grid.rows.append(alone(text, isMerged: random.chance(0.5)))
    }
    if titleRows > 0 { addBlank(&grid) }
    grid.rows += heads()
    for (index, unit) in units.enumerated() {
      if index > 0 { addBlank(&grid) }
      if let banner = unit.banner, !columns.contains(.part),
        index == 0 || units[index - 1].banner != banner
      {
        grid.rows.append(alone(banner, isMerged: mergesUnits))
      }
      if form == .headed {
        grid.rows.append(alone(unit.title, isMerged: true))
        if random.chance(0.3) { grid.rows += heads() }
      }
      grid.rows += rows(of: unit)
      if hasHiddenRows, random.chance(0.3) {
        grid.hidden.insert(grid.rows.count)
        grid.rows.append(columns.map { _ in .init("Old words of an old draft.") })
      }
    }
    if let foot {
      addBlank(&grid)
      grid.rows.append(alone(foot, isMerged: false))
    }
    return grid
  }

  /// The rows of headings: over the level columns one or two rows may say what they are.
  private func heads() -> [[LayoutGrid.Cell]] {
    func isLevel(_ column: Column) -> Bool { if case .of = column { true } else { false } }
    guard headerRows > 1, let first = columns.firstIndex(where: isLevel) else {
      return [columns.map { .init(heading($0)) }]
    }
    let levels = columns.filter(isLevel)
    let (before, after) = (columns[..<first], columns[(first + levels.count)...])
    func beside(_ columns: ArraySlice<Column>) -> [LayoutGrid.Cell] {
      columns.map { .init(heading($0), rows: headerRows) }
    }
    var rows: [[LayoutGrid.Cell]] = [
      beside(before) + [.init("Levels of proficiency", columns: levels.count)] + beside(after)
    ]
    if headerRows == 3 { rows.append([.init("What people do", columns: levels.count)]) }
    rows.append(levels.map { .init(heading($0)) })
    return rows
  }
}
