/// A table of cells with lines of text in them, whatever file it comes from: what a framework is
/// imported from.
public struct ImportTable: Sendable, Hashable {
  /// One line of a cell: a paragraph or an item of a list.
  public struct Line: Sendable, Hashable {
    /// Without white space at its ends and without bullet.
    public var text: String
    /// Whether it had a bullet.
    public var isBullet: Bool
    /// The bullet, where it was typed as a sign; empty where the program set it, or there is none.
    public var mark = ""

    /// The text has no white space at its ends and no bullet.
    public init(_ text: String, isBullet: Bool = false, mark: String = "") {
      self.text = text
      self.isBullet = isBullet
      self.mark = mark
    }
  }

  /// One cell.
  public struct Cell: Sendable, Hashable {
    /// None for an empty cell.
    public var lines: [Line]
    /// How many columns it spans.
    public var columns: Int
    /// Whether it is the rest of a cell that spans rows; its lines are then those of that cell.
    public var continuesAbove: Bool
    /// What of it could not be read, for people; such as a picture.
    public var unread: [String]
    /// What of it is left out because nobody sees it, for people; such as struck-out words.
    public var unseen: [String] = []

    /// A cell of lines.
    public init(
      _ lines: [Line] = [], columns: Int = 1, continuesAbove: Bool = false, unread: [String] = []
    ) {
      self.lines = lines
      self.columns = columns
      self.continuesAbove = continuesAbove
      self.unread = unread
    }

    /// A cell of text, as cells of CSV and XLSX hold it: each line break ends a line.
    public init(text: String, continuesAbove: Bool = false) {
      self.init(CellText.lines(of: text), continuesAbove: continuesAbove)
      if lines.isEmpty, !text.allSatisfy(\.isWhitespace) {
        unseen.append(Self.loneBullet)
      }
    }

    private static let loneBullet = "a bullet that nothing follows"

    /// Whether all of it is struck out or hidden.
    var isHidden: Bool {
      lines.isEmpty && unread.isEmpty && unseen.contains { $0 != Self.loneBullet }
    }
    /// All lines in one, as headings are compared.
    var text: String { lines.map(\.text).joined(separator: " ") }
    /// Whether nothing stands in it.
    var isEmpty: Bool { lines.isEmpty && unread.isEmpty && unseen.isEmpty }
    /// Whether something stands in it that does not stand above it already.
    var isFilled: Bool { !isEmpty && !continuesAbove }
  }

  /// One row.
  public struct Row: Sendable, Hashable {
    /// Where it stands, for people: `line 4`, or `table 2, row 3`.
    public var place: String
    /// The number of the line or row in its file or table, from 1; 0 if it has none.
    public var number = 0
    /// One a column: a cell that spans three is followed by two empty ones.
    public var cells: [Cell]
    /// Why it cannot be read, if it cannot.
    public var defect: String?

    /// A cell that spans three columns is followed by two empty ones.
    public init(place: String, number: Int = 0, cells: [Cell], defect: String? = nil) {
      self.place = place
      self.number = number
      self.cells = cells
      self.defect = defect
    }

    /// Whether nothing stands in it that is not told above it already.
    var isEmpty: Bool { defect == nil && !cells.contains(where: \.isFilled) }

    /// Whether all that stands in it is left out because nobody sees it.
    var isUnseen: Bool {
      defect == nil && cells.contains(where: \.isFilled)
        && cells.allSatisfy { !$0.isFilled || $0.lines.isEmpty && $0.unread.isEmpty }
    }

    /// Whether its cells say what those of another row do.
    func hasTexts(of other: Row) -> Bool {
      func texts(_ row: Row) -> [String] {
        let texts = row.cells.map { CellText.folded($0.text) }
        return Array(texts[..<((texts.lastIndex { !$0.isEmpty } ?? -1) + 1)])
      }
      return defect == nil && texts(self) == texts(other)
    }
  }

  /// Cells of the file that are in no row, and why.
  public struct Aside: Sendable, Hashable {
    /// For people: `row 4 is hidden`.
    public var reason: String
    /// For people; empty for the table as a whole.
    public var place: String
    /// How many cells with text they are.
    public var cells: Int
  }

  /// What messages call it: `the table`, or `table 2`.
  public var name: String
  /// The heading that stands over it in a document, if one does.
  public var heading: String?
  /// From the top; rows without anything in them may be left out.
  public var rows: [Row]
  /// What stands above the table in its document since the table before, by position among the
  /// document's paragraphs.
  var above: [Int] = []
  /// The headings of the document that the table stands under, highest first, by position.
  var headings: [Int] = []
  /// The sheet that it is; nil for other tables.
  var sheet: String?
  /// What is left out of it from the start.
  var asides: [Aside] = []
  /// Whether it is delimited text, in which a separator too many shifts a row.
  var isDelimited = false
  /// Whether it stands inside of a cell of another table.
  var isInner = false
  /// Whether it was made of paragraphs, which are counted as such.
  var isOutline = false

  /// The rows from the top, that of the headings among them.
  public init(name: String, heading: String? = nil, rows: [Row] = []) {
    self.name = name
    self.heading = heading
    self.rows = rows
  }
}

/// How much a file may ask of the import. Files come from strangers.
public struct ImportLimits: Sendable, Hashable {
  /// The largest file, in bytes.
  public var maxBytes = 64 << 20
  /// The largest JSON file, which says the same at greater length, in bytes.
  public var maxJSONBytes = 128 << 20
  /// The most rows of all tables together.
  public var maxRows = 100_000
  /// The most columns of a table.
  public var maxColumns = 200
  /// The longest text of a cell, in bytes of UTF-8.
  public var maxCellBytes = 64 << 10
  /// The most levels.
  public var maxLevels = 50

  /// Makes the limits that are used unless somebody sets others.
  public init() {}

  /// What to say of a table; nil if it is small enough. `rows` is how many came before it.
  func objection(to table: ImportTable, after rows: Int) -> String? {
    if rows + table.rows.count > maxRows { return "more than \(maxRows) rows" }
    for row in table.rows {
      if row.cells.count > maxColumns { return "\(row.place): more than \(maxColumns) columns" }
      for cell in row.cells
      where cell.lines.reduce(0, { $0 + $1.text.utf8.count }) > maxCellBytes {
        return "\(row.place): a cell is longer than \(maxCellBytes) bytes"
      }
    }
    return nil
  }
}
