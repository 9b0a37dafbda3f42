import CrosswalkBase
import CrosswalkTables

/// What people write of a file, in words.
extension ImportSource {
  /// The titles of levels that somebody wrote with commas between them; a title with a comma in it
  /// stands in double quotes.
  ///
  /// - Returns: Lowest first, with single spaces; none of nothing.
  /// - Throws: ``ImportError`` if a title is there twice or empty, or there are too many.
  package static func levels(_ text: String?) throws(ImportError) -> [String] {
    guard let text else { return [] }
    var csv = CSVReader(separator: 0x2C)
    var rows: [CSVReader.Row] = []
    // A space before a quote is no part of a title; one after a comma inside of quotes is.
    var (tight, isQuoted) = ("", false)
    for character in text {
      if character == "\"" { isQuoted.toggle() }
      if character == " ", !isQuoted, tight.isEmpty || tight.last == "," { continue }
      tight.append(character)
    }
    csv.read(Array(tight.utf8)) { rows.append($0) }
    csv.finish { rows.append($0) }
    if rows.contains(where: { $0.defect != nil }) {
      throw ImportError("a double quote is opened and not closed, or closed before the comma")
    }
    let titles = rows.flatMap(\.fields).map { CellText.cleaned($0).text }
    if titles.isEmpty || titles.contains("")
      || Set(titles.map { $0.lowercased() }).count != titles.count
    {
      throw ImportError("there is a title twice, or none between two commas")
    }
    let limit = ImportLimits().maxLevels
    if titles.count > limit { throw ImportError("there are more than \(limit) titles") }
    return titles
  }

  /// The rows of headings as somebody writes them: `2`, or `2-3`; nil for anything else.
  package static func headerRows(_ text: String) -> ClosedRange<Int>? {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1],
      first >= 1, last >= first
    else { return nil }
    return first...last
  }
}
