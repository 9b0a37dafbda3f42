import CrosswalkBase
import CrosswalkModel
import CrosswalkTables

/// What reviewers have filled in on the sheets of cuts and facets, read together.
package struct ReviewScale {
  /// Whose levels they are about; nil if nothing is filled in.
  package private(set) var framework: String?
  /// What cannot be understood, with file and place.
  package private(set) var problems: [String] = []
  private var answers: ScaleAnswers?

  /// Reads files; those that are no workbooks have no such sheets.
  ///
  /// - Parameters:
  ///   - paths: Reviews.
  ///   - catalog: Where the framework is that they are about.
  /// - Throws: `FileError` for a file that cannot be read, `CatalogError` for an unknown framework.
  package init(_ paths: [String], catalog: Catalog) throws {
    for path in paths {
      try take(DataFiles.read(path, limit: ImportLimits().maxBytes), from: path, catalog)
    }
    problems += answers?.problems ?? []
  }

  /// Reads a review that is in memory.
  ///
  /// - Parameters:
  ///   - bytes: The review.
  ///   - name: What messages call it.
  ///   - catalog: Where the framework is that it is about.
  /// - Throws: As for files.
  package init(_ bytes: [UInt8], named name: String, catalog: Catalog) throws {
    try take(bytes, from: name, catalog)
    problems += answers?.problems ?? []
  }

  private mutating func take(_ bytes: [UInt8], from path: String, _ catalog: Catalog) throws {
    guard bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) else { return }
    do {
      let workbook = try WorkbookReader(bytes, keepsHidden: true)
      guard let id = try Self.framework(of: workbook) else {
        if let sheet = try Self.filledSheet(of: workbook) {
          problems.append(
            "\(path): the sheet '\(sheet)' is filled in, and no row of the review names its framework"
          )
        }
        return
      }
      let read = try ScaleAnswers(
        workbook, of: catalog.framework(id).framework, ontology: catalog.ontology)
      if read.isEmpty { return }
      problems += read.strangers.map { "\(path): \($0)" }
      let places = read.cuts.values.map(\.at)
      if places.contains(where: { $0 > 0 && $0 < 1 }), places.allSatisfy({ $0 <= 1 }) {
        problems.append(
          "\(path): the places on the sheet '\(ScaleSheets.cutSheet)' are under 1; they are points from 0 "
            + "to 100 on the reference scale, and no parts of a whole")
      }
      if let framework, framework != id {
        problems.append("\(path): this is a review of '\(id)', the others are of '\(framework)'")
        return
      }
      framework = id
      if answers == nil { answers = read.empty }
      answers?.take(read, from: path)
    } catch let error as SpreadsheetError {
      throw FileError(path: path, reason: error.description)
    } catch let error as ReviewError {
      throw FileError(path: path, reason: error.description)
    }
  }

  /// The framework that the rows of a review name.
  private static func framework(of workbook: WorkbookReader) throws -> String? {
    // People call the first sheet something else.
    let names = workbook.tabs.map(\.name)
    let name = names.contains(ReviewSheet.sheetName) ? ReviewSheet.sheetName : names.first ?? ""
    guard let table = try ReviewTable(workbook, sheet: name, answers: []),
      let place = table.column(ReviewColumn.framework.rawValue)
    else { return nil }
    return table.rows.lazy.map { CellText.cleaned($0.fields[place]).text }.first { !$0.isEmpty }
  }

  /// A sheet of cuts or facets that somebody has written an answer into.
  private static func filledSheet(of workbook: WorkbookReader) throws -> String? {
    let answers = [
      (ScaleSheets.cutSheet, ScaleSheets.CutColumn.at.rawValue),
      (ScaleSheets.facetSheet, ScaleSheets.FacetColumn.strength.rawValue),
    ]
    return try answers.first { sheet, heading in
      guard let table = try ReviewTable(workbook, sheet: sheet, answers: []) else { return false }
      return table.rows.contains { SheetRowReader(table, $0).text(heading) != nil }
    }?.0
  }

  /// Cuts that are filled in and would not lie above the one before, or below the next.
  package func misplacedCuts(over old: Alignment.ScaleAlignment?) -> [String] {
    answers?.misplacedCuts(over: old) ?? []
  }

  /// The scale with what is filled in; what is empty stays as it was.
  package func laid(over old: Alignment.ScaleAlignment?) -> Alignment.ScaleAlignment? {
    answers?.laid(over: old, isWhole: false).scale ?? old
  }
}
