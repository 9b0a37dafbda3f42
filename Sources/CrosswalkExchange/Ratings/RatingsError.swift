import CrosswalkBase

/// Why a table of ratings, or a row of it, cannot be used.
public enum RatingsError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file has no row at all.
  case noHeader
  /// The file has no row at all, and these columns are needed.
  case noColumns([String])
  /// A row has a level and no unit.
  case noUnit
  /// The file is a spreadsheet program's workbook and not a table of text.
  case workbook
  /// The file is packed with gzip, and is read here as it stands.
  case packed
  /// The first row lacks a column that ratings need; the nearest name in it, if one is close.
  case missingColumn(String, nearest: String?)
  /// The first row lacks columns that ratings need; by some of them which of its names may be meant.
  case missingColumns([String], guesses: [String: String])
  /// The first row names this column more than once.
  case columnTwice(String)
  /// The framework rates the person, and a row names this unit.
  case ratesPerson(String)
  /// A column (`role`, `basis`), the word in it, the nearest word that can stand there, and all of
  /// them.
  case unknownWord(String, String, nearest: String?, [String])

  /// The row names nothing that can be rated; the nearest statement, which can be marked.
  case unknownStatement(String, nearest: String)
  /// The text is no date that the calendar has.
  case noDate(String)
  /// The text is no number of years of service.
  case noTenure(String)

  /// One sentence that says what to change, without full stop.
  public var description: String {
    switch self {
    case .noHeader: "there is no first row that names the columns person, unit, level"
    case .noColumns(let columns):
      "there is no first row that names the columns \(columns.joined(separator: ", "))"
    case .noUnit: "the row names no unit"
    case .workbook: "this is a workbook; save the sheet as 'CSV UTF-8' and give that file"
    case .packed:
      "this is packed with gzip, which is read where the answer is CSV or NDJSON; unpack it"
    case .missingColumn(let column, let nearest):
      "the first row names no column '\(column)'" + (nearest.map { "; is it '\($0)'?" } ?? "")
    case .missingColumns(let columns, let guesses):
      "the first row names no column \(columns.map { "'\($0)'" }.joined(separator: ", "))"
        + (guesses.isEmpty ? "" : "; ")
        + columns.compactMap { column in guesses[column].map { "is '\($0)' the \(column)?" } }
        .joined(separator: " ") + "; 'crosswalk template' makes a table to fill in"
    case .columnTwice(let column): "the first row names the column '\(column)' twice"
    case .ratesPerson(let unit):
      "this framework rates the person: leave the unit empty or write 'all', not '\(unit)'"
    case .unknownStatement(let name, let nearest):
      "unknown unit or statement '\(name)'; did you mean '\(nearest)'?"
    case .noDate(let text): "'\(text)' \(CalendarDay.fault(of: text) ?? "cannot be read")"
    case .noTenure(let text): "'\(text)' is no number of years of service from 0 to 70"
    case .unknownWord(let kind, let word, let nearest, let names):
      "unknown \(kind) '\(word)'"
        + (nearest.map { "; did you mean '\($0)'?" }
          ?? "; there is \(names.joined(separator: ", "))")
    }
  }
}
