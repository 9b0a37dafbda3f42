import CrosswalkBase

/// Reads XLSX workbooks as Excel, LibreOffice and other programs write them.
///
/// Takes values, not looks: texts, numbers, dates in ISO 8601, the saved results of formulas. What
/// is hidden is left out unless asked for, and what is struck out is read unless it is not wanted. Files may come from anyone: every limit is checked as
/// the data is inflated, and what breaks the rules is refused with a ``SpreadsheetError``.
package struct WorkbookReader: Sendable {
  /// A sheet that has not been read yet.
  package struct Tab: Sendable, Hashable {
    /// As its tab shows it.
    package var name: String
    /// Whether the tab is hidden.
    package var isHidden: Bool
    fileprivate var path: String
  }

  /// The sheets in the order of their tabs, hidden ones too; diagrams that have a tab of their own
  /// are left out.
  package private(set) var tabs: [Tab] = []
  /// The names of sheets that the workbook lists without saying where they stand, as those of old
  /// macros; there is nothing to read of them.
  package private(set) var placelessTabs: [String] = []

  /// Whether sheets are read with text that is struck out, like all other; if not, cells tell it apart.
  package var keepsStruck: Bool

  private let archive: ZipReader
  private let limits: SpreadsheetLimits
  private let keepsHidden: Bool
  private var sharedStrings: [RichText] = []
  private var styles = CellStyles()
  private var is1904 = false

  /// Opens a workbook: reads everything but the sheets.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - limits: How much it may ask for.
  ///   - keepsHidden: Whether hidden sheets, rows and columns are read like all others.
  ///   - keepsStruck: Whether text that is struck out is read like all other; if not, cells tell it
  ///     apart.
  /// - Throws: ``SpreadsheetError``, if it is no workbook, is damaged or locked, or goes over a
  ///   limit.
  package init(
    _ bytes: [UInt8], limits: SpreadsheetLimits = SpreadsheetLimits(), keepsHidden: Bool = false,
    keepsStruck: Bool = true
  ) throws(SpreadsheetError) {
    self.limits = limits
    self.keepsHidden = keepsHidden
    self.keepsStruck = keepsStruck
    archive = try ZipReader(bytes, limits: limits)
    let main = try mainPart()
    let folder = main.split(separator: "/").dropLast().joined(separator: "/")
    let name = main.split(separator: "/").last ?? ""
    let relationships = try relationships(
      (folder.isEmpty ? "" : folder + "/") + "_rels/\(name).rels", folder: folder)
    if let part = relationships?.first("styles") {
      styles = try CellStyles(open(part.path, from: main))
    }
    if let part = relationships?.first("sharedStrings") {
      sharedStrings = try SharedStrings.read(open(part.path, from: main), limits: limits)
    }
    try readMain(main, relationships)
  }

  /// Reads all sheets, without the hidden ones unless they are to be kept.
  ///
  /// - Throws: ``SpreadsheetError``.
  package func workbook() throws(SpreadsheetError) -> Workbook {
    var workbook = Workbook(sheets: [])
    for tab in tabs {
      if tab.isHidden, !keepsHidden {
        workbook.hiddenSheets.append(tab.name)
      } else {
        workbook.sheets.append(try sheet(tab))
      }
    }
    return workbook
  }

  /// The sheet of this name, hidden or not; if no name is the same, one that differs in case.
  ///
  /// - Throws: ``SpreadsheetError`` with the names that there are, if none is.
  package func tab(named name: String) throws(SpreadsheetError) -> Tab {
    let inLowerCase = name.lowercased()
    if let tab = tabs.first(where: { $0.name == name })
      ?? tabs.first(where: { $0.name.lowercased() == inLowerCase })
    {
      return tab
    }
    throw SpreadsheetError(
      .noSuchSheet, "there is no sheet \(quoted(name)); \(namesInWords)")
  }

  /// The sheet at this position, from 1, among those that are read: hidden ones count only if they
  /// are to be kept.
  ///
  /// - Throws: ``SpreadsheetError`` with the names that there are, if there are not so many.
  package func tab(at position: Int) throws(SpreadsheetError) -> Tab {
    let visible = tabs.filter { keepsHidden || !$0.isHidden }
    guard position >= 1, position <= visible.count else {
      throw SpreadsheetError(.noSuchSheet, "there is no sheet number \(position); \(namesInWords)")
    }
    return visible[position - 1]
  }

  /// Reads a sheet as a whole.
  ///
  /// - Throws: ``SpreadsheetError``.
  package func sheet(_ tab: Tab) throws(SpreadsheetError) -> Sheet {
    var rows: [SheetRow] = []
    var parser = try parser(tab)
    while let row = try parser.next() { rows.append(row) }
    return result(tab, parser, rows)
  }

  /// Reads a sheet row by row, in memory that does not grow with the sheet.
  ///
  /// The end of a sheet may turn out to be damaged after rows have been handed on.
  ///
  /// - Parameters:
  ///   - tab: One of ``tabs``.
  ///   - handle: Gets each row; what it throws ends the reading.
  /// - Returns: The sheet without its rows.
  /// - Throws: ``SpreadsheetError``, or what `handle` throws.
  @discardableResult
  package func readRows(of tab: Tab, _ handle: (SheetRow) throws -> Void) throws -> Sheet {
    var parser = try parser(tab)
    while let row = try parser.next() { try handle(row) }
    return result(tab, parser, [])
  }

  private func parser(_ tab: Tab) throws(SpreadsheetError) -> SheetParser {
    try SheetParser(
      open(tab.path, from: "the workbook"), sharedStrings: sharedStrings, styles: styles,
      is1904: is1904, limits: limits, keepsHidden: keepsHidden,
      keepsStruck: keepsStruck)
  }

  private func result(_ tab: Tab, _ parser: SheetParser, _ rows: [SheetRow]) -> Sheet {
    Sheet(
      name: tab.name, isHidden: tab.isHidden, rows: rows, mergedRanges: parser.mergedRanges,
      hiddenRowCount: parser.hiddenRowCount, hiddenRowCellCount: parser.hiddenRowCellCount,
      hiddenCellCount: parser.hiddenCellCount)
  }

  private var namesInWords: String {
    let names = tabs.prefix(10).map {
      quoted($0.name) + ($0.isHidden ? " (hidden)" : "")
    }
    let rest = tabs.count > names.count ? " and \(tabs.count - names.count) more" : ""
    return names.isEmpty
      ? "the workbook has none" : "the workbook has " + names.joined(separator: ", ") + rest
  }

  // MARK: - Parts

  private func open(_ path: String, from part: String) throws(SpreadsheetError) -> ZipPartReader {
    guard let entry = archive[path] else {
      throw SpreadsheetError(.damaged, part: path, "is missing, though \(part) points to it")
    }
    return try archive.open(entry)
  }

  private func relationships(
    _ path: String, folder: String
  ) throws(SpreadsheetError) -> Relationships? {
    guard let entry = archive[path] else { return nil }
    return try Relationships(archive.open(entry), folder: folder, limits: limits)
  }

  /// The path of the part that lists the sheets.
  private func mainPart() throws(SpreadsheetError) -> String {
    let target = try relationships("_rels/.rels", folder: "")?.first("officeDocument")
    let path = target?.path ?? "xl/workbook.xml"
    if archive[path] == nil || !path.lowercased().hasSuffix(".xml") {
      throw FileSignature.objection(to: archive)
    }
    return path
  }

  private mutating func readMain(
    _ path: String, _ relationships: Relationships?
  ) throws(SpreadsheetError) {
    var xml = try XMLReader(open(path, from: "_rels/.rels"))
    var section = ""
    while let event = try xml.next() {
      guard case .start = event else { continue }
      if xml.depth == 1, xml.name != "workbook" { throw FileSignature.objection(to: archive) }
      if xml.depth == 2 {
        section = xml.name
        if section == "workbookPr" { is1904 = xml.flag("date1904") }
      }
      guard xml.depth == 3, section == "sheets", xml.name == "sheet" else { continue }
      guard let name = xml["name"], let id = xml.prefixed("id") else {
        throw xml.damaged("has a sheet without a name or place")
      }
      if id.isEmpty {
        placelessTabs.append(name)
        continue
      }
      guard let target = relationships?.targets[id] else {
        throw xml.damaged("has the sheet \(quoted(name)), whose place is missing")
      }
      if target.isExternal {
        throw SpreadsheetError(
          .unsafe, part: xml.part,
          "the sheet \(quoted(name)) stands in another file, which is not read")
      }
      guard target.type == "worksheet" else { continue }
      if tabs.count == limits.maxSheets {
        throw SpreadsheetError(
          .limit(.sheets), part: xml.part,
          "has more sheets than the limit of \(limits.maxSheets)")
      }
      let state = xml["state"] ?? "visible"
      tabs.append(Tab(name: name, isHidden: state != "visible", path: target.path))
    }
  }
}
