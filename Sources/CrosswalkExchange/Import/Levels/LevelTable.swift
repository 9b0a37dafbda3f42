import CrosswalkBase
import CrosswalkModel

/// What a table of levels says, such as the sheet `Levels` of a workbook: their order, years of
/// service and definitions.
struct LevelTable {
  /// What messages call the table.
  private(set) var name = ""
  /// Titles, lowest first; empty if there is no such table.
  private(set) var titles: [String] = []
  /// Whether nothing tells at which end of the table the lowest level stands.
  private(set) var isOrderOpen = false
  private var definitions: [String: String] = [:]
  private var tenures: [String: [Scale.Tenure]] = [:]
  private var notes: [String: String] = [:]
  private var ids: [String: String] = [:]
  /// Titles that levels have had, and those that the table gives them now.
  private var retitled: [String: String] = [:]

  /// No table of levels.
  init() {}

  /// What each column of such a table holds.
  enum Column: Hashable { case id, level, position, definition, years, from, to, note }

  /// The columns of a row of headings; nil if it does not head a table of levels.
  static func columns(_ headings: [String]) -> [Column: Int]? {
    var columns: [Column: Int] = [:]
    for (index, heading) in headings.enumerated() {
      let column: Column?
      switch CellText.folded(heading) {
      case "level", "levels", "proficiency level", "level name", "stage", "rating": column = .level
      case "position", "order", "rank", "score", "no", "number", "points": column = .position
      case "definition", "description", "meaning", "what it means": column = .definition
      case "years", "years of service", "tenure", "experience", "time in job", "time in the job",
        "years of experience", "time in role":
        column = .years
      case "id", "level id": column = .id
      case "note": column = .note
      case "from year", "from": column = .from
      case "to year", "to": column = .to
      case "statement", "competency", "unit", "indicator", "behavior", "behaviour": return nil
      default: column = nil
      }
      if let column, columns[column] == nil { columns[column] = index }
    }
    let telling = Set(columns.keys).subtracting([.level, .id, .note])
    guard columns[.level] != nil, !telling.isEmpty else { return nil }
    return columns
  }

  /// Reads the rows below the headings. The table may name levels as they were by id, and give them
  /// other titles.
  init(
    _ table: ImportTable, header: Int, columns: [Column: Int], former: [Scale.Level] = []
  ) {
    name = table.name
    var entries: [(position: Double?, title: String)] = []
    for row in table.rows.dropFirst(header + 1) where !row.isEmpty {
      func text(_ column: Column) -> String {
        columns[column].flatMap { $0 < row.cells.count ? row.cells[$0] : nil }
          .map { CellText.cleaned($0.text).text } ?? ""
      }
      let title = LevelTitle(text(.level))
      if title.name.isEmpty { continue }
      entries.append((Double(text(.position)), title.name))
      let key = CellText.folded(title.name)
      if !text(.definition).isEmpty { definitions[key] = text(.definition) }
      if !text(.note).isEmpty { notes[key] = text(.note) }
      if let level = former.first(where: { $0.id == text(.id) }) {
        ids[key] = level.id
        let before = CellText.folded(LevelTitle(level.title).name)
        if before != key { retitled[before] = title.name }
      }
      let from = Double(text(.from))
      tenures[key] =
        from.map { [Scale.Tenure(from: $0, to: Double(text(.to)))] }
        ?? (title.years.isEmpty ? YearsOfService.stretches(text(.years)) : title.years)
    }
    let positions = entries.compactMap(\.position)
    if positions.count == entries.count, Set(positions).count == positions.count {
      entries.sort { $0.position! < $1.position! }
      titles = entries.map(\.title)
    } else {
      let order = LevelOrder(entries.map(\.title), isInColumns: true)
      (titles, isOrderOpen) = (order.titles, !order.isCertain)
    }
  }

  /// The title that the table gives a level now, which rows may call by its old one.
  func title(of name: String) -> String {
    let key = CellText.folded(LevelTitle(name).name)
    let isKnown = titles.contains { CellText.folded($0) == key }
    return isKnown ? name : retitled[key] ?? name
  }

  /// The id that a level has had.
  func id(of title: String) -> String? { ids[CellText.folded(title)] }

  /// What the table notes on a level.
  func note(of title: String) -> String? { notes[CellText.folded(title)] }

  /// What the years of a level may mean.
  func years(of title: String) -> [Scale.Tenure] { tenures[CellText.folded(title)] ?? [] }

  /// What the table says that a level is.
  func definition(of title: String) -> Definition? {
    definitions[CellText.folded(title)].map { Definition(text: $0, locator: "\(name), \(title)") }
  }

  /// Whether the table has all of these levels.
  func covers(_ levels: [String]) -> Bool {
    let known = Set(titles.map(CellText.folded))
    return !titles.isEmpty
      && levels.allSatisfy { known.contains(CellText.folded(LevelTitle($0).name)) }
  }

  /// Levels in the order of the table.
  func ordered(_ levels: [String]) -> [String] {
    let place = Dictionary(
      titles.enumerated().map { (CellText.folded($1), $0) }, uniquingKeysWith: { first, _ in first }
    )
    func rank(_ level: String) -> Int { place[CellText.folded(LevelTitle(level).name)] ?? .max }
    return levels.enumerated().sorted {
      (rank($0.element), $0.offset) < (rank($1.element), $1.offset)
    }
    .map(\.element)
  }
}
