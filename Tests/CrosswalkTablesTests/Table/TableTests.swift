import CrosswalkBase
import CrosswalkTestSupport
import Testing

@testable import CrosswalkTables

@Suite struct TableTests {
  private let table = Table(
    [
      "name", Table.Column("share", heading: "Share", alignment: .right, minimumWidth: 7),
      "count", "known",
    ],
    rows: [
      [.text("a|b"), .number(0.125, .percent), .integer(3), .flag(true)],
      [.text("=1+1"), .number(-0.5), .integer(-4), .flag(false)],
      [.text(""), .absent, .init(nil as String?), .init(words: ["x", "y"])],
    ])

  @Test func `programs get ids, all digits and nothing where there is nothing`() {
    #expect(
      table.csv == "name,share,count,known\na|b,0.125,3,true\n'=1+1,-0.5,-4,false\n,,,x y\n")
    #expect(table.csv == table.csvHeader + table.csvRows)
  }

  @Test func `people get headings, rounded numbers and columns under each other`() {
    #expect(
      table.text().source == """
          name    Share  count  known
          a|b      13 %  3      true
          =1+1     -0.5  -4     false
                      -  -      x y

        """)
    let dense = Table(
      ["", "a", "bbb"],
      rows: [[.text("row"), .number(0.004, .shortPercent), .number(1, .shortPercent)]])
    #expect(dense.text(isDense: true).source == "       a bbb\n  row  . 100\n")
  }

  @Test func `Markdown has a line a row`() {
    #expect(
      table.markdown.source == """
        | name | Share | count | known |
        | --- | ---: | --- | --- |
        | a\\|b | 13 % | 3 | true |
        | =1+1 | -0.5 | -4 | false |
        |  | - | - | x y |

        """)
  }

  // MARK: Laws

  private func randomTable(_ hostile: inout HostileText) -> Table {
    let width = hostile.int(1...6)
    let columns = (0..<width).map { _ in
      Table.Column(
        hostile.text(), heading: hostile.text(), alignment: hostile.bool() ? .left : .right,
        minimumWidth: hostile.int(0...5))
    }
    let rows = (0..<hostile.int(0...5)).map { _ in
      (0..<width).map { _ -> Table.Cell in
        switch hostile.int(0...5) {
        case 0: .integer(hostile.int(-1_000...1_000))
        case 1:
          .number(Double(hostile.int(-1_000...1_000)) / 64, hostile.bool() ? .digits : .percent)
        case 2: .flag(hostile.bool())
        case 3: .absent
        default: .text(hostile.text())
        }
      }
    }
    return Table(columns, rows: rows)
  }

  /// The apostrophe keeps a spreadsheet from running a text; one of the text's own gets another.
  private func guarded(_ text: String) -> String {
    guard let first = text.unicodeScalars.first(where: { $0 != "'" }),
      "=+-@\t\r＝＋－＠".unicodeScalars.contains(first), Double(text) == nil
    else { return text }
    return "'" + text
  }

  @Test func `CSV read back gives the cells, and no text is a formula`() {
    var hostile = HostileText(seed: 42)
    for _ in 0..<500 {
      let table = randomTable(&hostile)
      var reader = CSVReader(separator: 0x2C)
      var rows: [[String]] = []
      var defects: [String] = []
      func add(_ row: CSVReader.Row) {
        // A blank line is a row with one empty cell.
        rows.append(row.fields)
        if let defect = row.defect { defects.append(defect) }
      }
      reader.read(Array(table.csv.utf8)[...], add)
      reader.finish(add)
      let cells = [table.columns.map(\.id)] + table.rows.map { $0.map(\.field) }
      let wanted = cells.map { $0.map(guarded) }.filter { $0 != [""] }
      #expect(rows.filter { $0 != [""] } == wanted && defects.isEmpty)
    }
  }

  @Test func `a sheet read back gives the cells`() throws {
    var hostile = HostileText(seed: 43)
    for _ in 0..<100 {
      let table = randomTable(&hostile)
      let bytes = try WorkbookWriter([table.sheet(named: "Table")]).bytes()
      let sheet = try #require(try WorkbookReader(bytes).workbook().sheets.first)
      for (row, cells) in table.rows.enumerated() {
        for (column, cell) in cells.enumerated() {
          let found = sheet[CellReference(row: row + 2, column: column + 1)]
          switch cell {
          case .absent, .text(""): #expect(found == nil)
          case .integer, .number: #expect(found.flatMap { Double($0.text) } == Double(cell.field))
          case .text, .flag: #expect(found?.text == cell.field)
          }
        }
      }
    }
  }

  @Test func `no cell leaves its line in Markdown or text`() {
    var hostile = HostileText(seed: 44)
    for _ in 0..<500 {
      let table = randomTable(&hostile)
      let markdown = table.markdown.source.split(
        separator: "\n", omittingEmptySubsequences: false)
      #expect(markdown.count == table.rows.count + 3 && markdown.last == "")
      for line in markdown.dropLast() {
        var bars = 0
        var isEscaped = false
        for scalar in line.unicodeScalars {
          bars += scalar == "|" && !isEscaped ? 1 : 0
          isEscaped = scalar == "\\" && !isEscaped
        }
        #expect(bars == table.columns.count + 1, "\(line)")
        #expect(line.unicodeScalars.allSatisfy(SafeTextTests.isShown))
      }
      for isDense in [false, true] {
        let lines = table.text(isDense: isDense).source.split(
          separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count == table.rows.count + 2 && lines.last == "")
        #expect(
          lines.allSatisfy { $0.unicodeScalars.allSatisfy(SafeTextTests.isShown) && $0.last != " " }
        )
      }
    }
  }
}
