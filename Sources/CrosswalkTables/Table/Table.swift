import CrosswalkBase

/// The rows of a result, given once; CSV, Markdown, aligned text and a sheet are made of them.
public struct Table: Sendable, Hashable {
  /// What a column holds, and how it is set.
  public struct Column: Sendable, Hashable, ExpressibleByStringLiteral {
    /// On which side of the column its cells stand, where people read them.
    public enum Alignment: Sendable, Hashable { case left, right }

    /// Its name for programs.
    public var id: String
    /// Its name for people.
    public var heading: String
    /// On which side its cells stand, for people.
    public var alignment: Alignment
    /// Of aligned text, in characters.
    public var minimumWidth: Int
    /// In a sheet, in characters, up to 255; nil: as the program opens it.
    public var sheetWidth: Double?

    /// - Parameters:
    ///   - id: Its name for programs.
    ///   - heading: Its name for people; nil: the same.
    ///   - alignment: On which side its cells stand.
    ///   - minimumWidth: Of aligned text, in characters.
    ///   - sheetWidth: In a sheet, in characters, up to 255; nil: as the program opens it.
    public init(
      _ id: String, heading: String? = nil, alignment: Alignment = .left, minimumWidth: Int = 0,
      sheetWidth: Double? = nil
    ) {
      self.id = id
      self.heading = heading ?? id
      self.alignment = alignment
      self.minimumWidth = minimumWidth
      self.sheetWidth = sheetWidth
    }

    /// A column with one name, set left.
    public init(stringLiteral id: String) { self.init(id) }
  }

  /// What stands in one place.
  public enum Cell: Sendable, Hashable {
    /// Whatever it says: no renderer takes it for markup or a formula.
    case text(String)
    case integer(Int)
    /// A number, with as many digits as it has for programs, and a format for people.
    case number(Double, NumberFormat = .digits)
    case flag(Bool)
    /// There is no value.
    case absent
  }

  /// How people read a number.
  public enum NumberFormat: Sendable, Hashable {
    /// All digits.
    case digits
    /// A share as whole per cent: `45 %`.
    case percent
    /// A share as whole per cent without the sign, and a dot where there is next to nothing.
    case shortPercent
  }

  /// From the left.
  public var columns: [Column]
  /// From the top; each has a cell for each column.
  public var rows: [[Cell]]

  /// Each row has a cell for each column.
  public init(_ columns: [Column], rows: [[Cell]] = []) {
    self.columns = columns
    self.rows = rows
  }
}

extension Table.Cell: ExpressibleByStringLiteral {
  /// A text.
  public init(stringLiteral text: String) { self = .text(text) }

  /// A text, or no value.
  public init(_ text: String?) { self = text.map(Self.text) ?? .absent }

  /// A number, or no value.
  public init(_ number: Double?, _ format: Table.NumberFormat = .digits) {
    self = number.map { .number($0, format) } ?? .absent
  }

  /// Words with spaces between them.
  public init(words: some Sequence<String>) { self = .text(words.joined(separator: " ")) }

  /// For programs.
  var field: String {
    switch self {
    case .text(let text): text
    case .integer(let number): String(number)
    case .number(let number, _): number.description
    case .flag(let flag): flag ? "true" : "false"
    case .absent: ""
    }
  }

  /// For people.
  package var words: String {
    switch self {
    case .number(let share, .percent): percent(share)
    case .number(let share, .shortPercent):
      share < 0.005 ? "." : String(Int((share * 100).rounded()))
    case .absent: "-"
    default: field
    }
  }
}
