import CrosswalkBase
import CrosswalkTables

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A file that a framework is to be made of, with what somebody says of it who knows it.
package struct ImportSource {
  /// `-` is standard input.
  package var path: String
  package var kind: ImportKind
  /// What headings of tables mean.
  package var map: ImportMap
  /// Titles of all levels, lowest first; empty: as the file names them.
  package var levels: [String]
  /// The sheet of a workbook; nil: the first.
  package var sheet: String?
  package var limits = ImportLimits()

  /// Names a file.
  package init(
    _ path: String, kind: ImportKind, map: ImportMap = ImportMap(), levels: [String] = [],
    sheet: String? = nil
  ) {
    self.path = path
    self.kind = kind
    self.map = map
    self.levels = levels
    self.sheet = sheet
  }

  /// The titles of levels that somebody wrote with commas between them.
  ///
  /// - Returns: Lowest first, with single spaces; none of nothing.
  /// - Throws: ``ImportError`` if a title is there twice or empty, or there are too many.
  package static func levels(_ text: String?) throws(ImportError) -> [String] {
    let parts = (text ?? "").split(separator: ",", omittingEmptySubsequences: false)
    let titles = parts.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    if text == nil { return [] }
    if titles.contains("") || Set(titles.map { $0.lowercased() }).count != titles.count {
      throw ImportError("there is a title twice, or none between two commas")
    }
    let limit = ImportLimits().maxLevels
    if titles.count > limit { throw ImportError("there are more than \(limit) titles") }
    return titles
  }

  /// The file's name without its folder.
  package var name: String { path.split(separator: "/").last.map(String.init) ?? "-" }

  /// The file's name without folder and ending, for want of a title; nil if nothing is left.
  private var stem: String? {
    let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    return stem.isEmpty || stem == "-" ? nil : stem
  }

  /// Reads the file.
  ///
  /// - Parameter id: What to call the framework.
  /// - Returns: The framework, and what another program had to say of the file.
  /// - Throws: ``ImportError`` if nothing can be made of it, `FileError` if it cannot be read.
  package func read(id: String) throws -> (imported: ImportedFramework, remarks: [String]) {
    let title = stem ?? id
    if kind == .case {
      let bytes = try DataFiles.read(path, limit: limits.maxJSONBytes)
      let imported = try CASEImport.read(
        bytes, id: id, title: title, levels: levels, limits: limits)
      return (imported, [])
    }
    var importer = FrameworkImporter(map: map, limits: limits, levels: levels)
    var remarks: [String] = []
    do {
      switch kind {
      case .case: break
      case .csv: try importer.read(ImportTable(csv: bytes(), limits: limits))
      case .docx: remarks = try readDocument(&importer)
      case .xlsx: try readWorkbook(&importer)
      }
    } catch let error as SpreadsheetError {
      throw ImportError(error.description)
    } catch let error as ExternalProgram.Failure {
      throw ImportError(error.description)
    }
    return (try importer.finish(id: id, title: title), remarks)
  }

  private func bytes() throws -> [UInt8] { try DataFiles.read(path, limit: limits.maxBytes) }

  private func readWorkbook(_ importer: inout FrameworkImporter) throws {
    let workbook = try WorkbookReader(bytes())
    let tab = try sheet.map { try workbook.tab(named: $0) } ?? workbook.tab(at: 1)
    let sheet = try workbook.sheet(tab)
    if sheet.hiddenRowCount + sheet.hiddenCellCount > 0 {
      importer.leaveOut(
        "\(counted(sheet.hiddenRowCount, "hidden row")) and "
          + "\(counted(sheet.hiddenCellCount, "hidden cell")) are left out",
        at: "sheet '\(sheet.name)'")
    }
    try importer.read(ImportTable(sheet))
  }

  private func readDocument(_ importer: inout FrameworkImporter) throws -> [String] {
    // pandoc would take a name for an address or an option; a path it takes for nothing else.
    guard path != "-", FileManager.default.fileExists(atPath: path) else {
      throw FileError(
        path: path,
        reason: path == "-"
          ? "a Word document cannot be standard input" : "there is no such file or folder")
    }
    // What it would ask of pandoc is looked at first.
    try WordArchive.check(bytes())
    let pandoc = ExternalProgram(
      name: "pandoc",
      advice: "Word documents are read with it (Debian and Ubuntu: apt install pandoc)")
    // The document comes from anywhere: it may name no other file, and not fill the memory.
    let options = ["sandbox", "from=docx", "to=json"].map { "--" + $0 }
    let (output, errors) = try pandoc.run(
      options + [path.hasPrefix("/") ? path : "./" + path, "+RTS", "-M1G", "-RTS"])
    let document = try PandocDocument(json: output)
    for table in document.tables { try importer.read(table) }
    if document.paragraphsOutside > 0 {
      importer.leaveOut(
        "\(counted(document.paragraphsOutside, "paragraph")) outside of tables "
          + "\(document.paragraphsOutside == 1 ? "is" : "are") left out", at: "")
    }
    return errors.isEmpty ? [] : ["pandoc says: \(errors)"]
  }
}

extension ImportSource {
  /// Reads the file as a table of activities.
  ///
  /// - Parameter id: What to call the catalogue.
  /// - Returns: The catalogue, with what could not be read.
  /// - Throws: ``ImportError`` if it is no such table, `FileError` if it cannot be read.
  package func readCatalogue(id: String) throws -> CatalogueImport {
    do {
      var hidden = 0
      let table: ImportTable
      switch kind {
      case .csv: table = try ImportTable(csv: bytes(), limits: limits)
      case .xlsx:
        let workbook = try WorkbookReader(bytes())
        let tab = try sheet.map { try workbook.tab(named: $0) } ?? workbook.tab(at: 1)
        let content = try workbook.sheet(tab)
        hidden = content.hiddenRowCount + content.hiddenCellCount
        table = ImportTable(content)
      case .docx, .case:
        throw ImportError("a catalogue of activities is read from CSV or a workbook (XLSX)")
      }
      if let objection = limits.objection(to: table, after: 0) { throw ImportError(objection) }
      var catalogue = try CatalogueImport(table, id: id, title: stem ?? id)
      if hidden > 0 { catalogue.leaveOut("\(counted(hidden, "hidden row or cell")) left out") }
      return catalogue
    } catch let error as SpreadsheetError {
      throw ImportError(error.description)
    }
  }
}
