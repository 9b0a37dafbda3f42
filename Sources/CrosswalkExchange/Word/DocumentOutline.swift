import CrosswalkBase

/// A document without tables, whose units are headings, whose levels are headings or lines above
/// lists, and whose statements are items of lists: made into the table that it could have been.
struct DocumentOutline {
  private(set) var table: ImportTable
  /// What each paragraph became, by position.
  private(set) var fates: [Int: ImportLedger.Fate] = [:]

  /// Nil if the document has no headings with lists under them.
  init?(_ passages: [ImportPassage], levels known: Set<String>) {
    table = ImportTable(name: "the document")
    table.isOutline = true
    let lines = passages.indices.filter { !passages[$0].text.isEmpty }
    let levels = Self.levels(passages, lines, known)
    let isLevel = { (index: Int) in levels.contains(Self.name(passages[index].text)) }
    let units = Self.units(passages, lines, isLevel)
    guard lines.contains(where: { passages[$0].item != nil }), !units.isEmpty else { return nil }
    let headings =
      ["Group", "Competency", "Definition"] + (levels.isEmpty ? [] : ["Level"]) + ["Statement"]
    table.rows.append(
      ImportTable.Row(place: "the document", cells: headings.map { .init(text: $0) }))
    var (group, unit, level): (String?, String?, String?)
    var definition: [String] = []
    for index in lines {
      let passage = passages[index]
      if units.contains(index) {
        (unit, level, definition) = (passage.text, nil, [])
        fates[index] = .imported(as: "names of units")
      } else if isLevel(index), unit != nil {
        level = Self.title(passage.text)
        fates[index] = .imported(as: "levels of statements")
      } else if passage.heading ?? 0 > 0 || Self.isName(passage) && unit == nil {
        (group, unit, level) = (passage.text, nil, nil)
        fates[index] = .imported(as: "headings over units")
      } else if let unit, passage.item != nil {
        // Each line is a row, since a row has one statement.
        for line in Self.statements(passage) {
          var cells = [group ?? "", unit, definition.joined(separator: "\n")]
          if !levels.isEmpty { cells.append(level ?? "") }
          definition = []
          var row = ImportTable.Row(
            place: passage.place, number: index + 1, cells: cells.map { .init(text: $0) })
          row.cells.append(.init([line]))
          table.rows.append(row)
        }
        fates[index] = .imported(as: "statements")
      } else if unit != nil, level == nil {
        definition.append(passage.text)
        fates[index] = .imported(as: "definitions")
      }
    }
  }

  /// The lines of an item, each of which is a statement.
  private static func statements(_ passage: ImportPassage) -> [ImportTable.Line] {
    if !passage.text.contains(where: \.isNewline) { return [.init(passage.text)] }
    var report = ImportReport()
    let lines = CellText.lines(ofParagraph: passage.text, isBullet: false)
    return report.joined(lines, at: passage.place).map { .init($0) }
  }

  /// Names of levels, as they stand over lists.
  private static func levels(
    _ passages: [ImportPassage], _ lines: [Int], _ known: Set<String>
  ) -> Set<String> {
    // What stands right above an item of a list, with how often it does.
    var counts: [String: Int] = [:]
    for (index, next) in zip(lines, lines.dropFirst())
    where passages[index].item == nil && passages[next].item != nil {
      counts[name(passages[index].text), default: 0] += 1
    }
    return Set(
      counts.filter { text, count in
        known.contains(text)
          || text.unicodeScalars.count <= 60
            && (LevelWords.isLevel(text) || count > 1)
      }.keys)
  }

  /// The headings that name units: the nearest above a list that are no levels.
  private static func units(
    _ passages: [ImportPassage], _ lines: [Int], _ isLevel: (Int) -> Bool
  ) -> Set<Int> {
    var units: Set<Int> = []
    var last: Int?
    for index in lines {
      if isLevel(index) { continue }
      if passages[index].item != nil {
        if let last { units.insert(last) }
      } else if passages[index].heading ?? 0 > 0 || isName(passages[index]) {
        last = index
      }
    }
    return units
  }

  /// Whether a line without a style of headings is one all the same.
  private static func isName(_ passage: ImportPassage) -> Bool {
    passage.heading == nil && passage.item == nil && passage.isBold
      && passage.text.unicodeScalars.count <= 100
  }

  private static func title(_ text: String) -> String {
    CellText.cleaned(text.hasSuffix(":") ? String(text.dropLast()) : text).text
  }

  private static func name(_ text: String) -> String { title(text).lowercased() }
}
