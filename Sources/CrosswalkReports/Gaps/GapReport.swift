import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

/// The form of a report on gaps.
package enum GapFormat: String, CaseIterable, Sendable {
  case text, json, csv, xlsx, html
}

/// Gaps of people as they come, or of a group, in the form that somebody asked for.
package struct GapReport {
  private let format: GapFormat
  /// How to get at more; where there is such a hint, text tells of everybody in short.
  private let hint: String?
  private let text: GapText
  private let table: GapTable
  private let record: GapRecord
  private let page: GapHTML
  private let groupTable: GroupTable
  private var isFirst = true
  /// Where the form is one whole, what comes until the end.
  private var kept: [PersonGaps] = []

  /// - Parameters:
  ///   - finder: What finds the gaps.
  ///   - format: The form.
  ///   - ontology: Where concepts get their names.
  ///   - asOf: The day that counts.
  ///   - style: What the terminal can show.
  ///   - hint: How to get at more, as a sentence: text then tells of each person in short, and ends
  ///     with it. Nil: all is told of everybody.
  package init(
    _ finder: GapFinder, as format: GapFormat, ontology: Ontology, asOf: CalendarDay?,
    style: TextStyle, hint: String? = nil
  ) {
    self.format = format
    self.hint = hint
    text = GapText(finder, ontology: ontology, style: style)
    table = GapTable(finder, ontology: ontology)
    record = GapRecord(finder, ontology: ontology, asOf: asOf)
    page = GapHTML(finder, ontology: ontology, asOf: asOf)
    groupTable = GroupTable(finder, ontology: ontology)
  }

  /// What stands before the first person.
  ///
  /// - Throws: `EncodingError` for a number that is not finite.
  package func start() throws -> OutputPiece {
    switch format {
    case .text: .text(text.heading)
    case .json: .data(try record.opening())
    case .csv: .data(table.table([]).csvHeader)
    case .xlsx, .html: .data("")
    }
  }

  /// The next person.
  ///
  /// - Throws: `EncodingError` for a number that is not finite.
  package mutating func next(_ person: PersonGaps) throws -> OutputPiece {
    defer { isFirst = false }
    switch format {
    case .text:
      let told = hint == nil ? text.text(person) : text.summary(person)
      return .text((isFirst ? "" : "\n") + told)
    case .json: return .data((isFirst ? "\n" : ",\n") + (try record.json(person)))
    case .csv: return .data(table.table([person]).csvRows)
    case .xlsx, .html:
      kept.append(person)
      return .data("")
    }
  }

  /// What stands after the last person, as bytes.
  ///
  /// - Throws: `SpreadsheetError` for more rows than a sheet holds.
  package func end() throws -> [UInt8] {
    switch format {
    case .text:
      isFirst ? Array("Nobody is rated.\n".utf8) : Array((hint.map { "\n\($0)\n" } ?? "").utf8)
    case .json: Array(record.closing.utf8)
    case .csv: []
    case .xlsx: try WorkbookWriter([table.table(kept).sheet(named: "gaps")]).bytes()
    case .html: Array(page.page(kept).utf8)
    }
  }

  /// A group; nil for one of which nothing may be shown.
  ///
  /// - Throws: `EncodingError`, `SpreadsheetError`.
  package func whole(_ group: GroupGaps?) throws -> [UInt8] {
    switch format {
    case .text: Array((text.heading + text.text(group)).source.utf8)
    case .json: Array(try record.json(group).utf8)
    case .csv: Array(groupTable.table(group).csv.utf8)
    case .xlsx: try WorkbookWriter([groupTable.table(group).sheet(named: "group")]).bytes()
    case .html: Array(page.page(group).utf8)
    }
  }
}
