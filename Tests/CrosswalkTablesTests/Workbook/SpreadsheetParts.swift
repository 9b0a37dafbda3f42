@testable import CrosswalkTables

/// A workbook put together from XML, sound unless a test spoils it.
struct SpreadsheetParts {
  /// Path and text of each part, in the order of the archive.
  var parts: [(path: String, xml: String)]

  /// A workbook with one sheet called `Data`.
  ///
  /// - Parameters:
  ///   - rows: What stands in `sheetData`.
  ///   - before: What stands before it.
  ///   - after: What stands after it.
  ///   - strings: The shared texts, each as what stands in `si`.
  ///   - styles: What stands in `styleSheet`.
  ///   - properties: What stands before the list of sheets.
  init(
    rows: String = "", before: String = "", after: String = "", strings: [String] = [],
    styles: String = "", properties: String = ""
  ) {
    let space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let package = "http://schemas.openxmlformats.org/package/2006/relationships"
    parts = [
      (
        "_rels/.rels",
        """
        <Relationships xmlns="\(package)"><Relationship Id="a" Type="\(office)/officeDocument"
        Target="/xl/workbook.xml"/></Relationships>
        """
      ),
      (
        "xl/workbook.xml",
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <workbook xmlns="\(space)" xmlns:r="\(office)">\(properties)<sheets>
        <sheet name="Data" sheetId="1" r:id="s1"/></sheets></workbook>
        """
      ),
      (
        "xl/_rels/workbook.xml.rels",
        """
        <Relationships xmlns="\(package)">
        <Relationship Id="s1" Type="\(office)/worksheet" Target="worksheets/sheet1.xml"/>
        <Relationship Id="s2" Type="\(office)/styles" Target="styles.xml"/>
        <Relationship Id="s3" Type="\(office)/sharedStrings" Target="./sharedStrings.xml"/>
        </Relationships>
        """
      ),
      ("xl/styles.xml", "<styleSheet xmlns=\"\(space)\">\(styles)</styleSheet>"),
      (
        "xl/sharedStrings.xml",
        "<sst xmlns=\"\(space)\">" + strings.map { "<si>\($0)</si>" }.joined() + "</sst>"
      ),
      (
        "xl/worksheets/sheet1.xml",
        "<worksheet xmlns=\"\(space)\">\(before)<sheetData>\(rows)</sheetData>\(after)</worksheet>"
      ),
    ]
  }

  subscript(path: String) -> String {
    get { parts.first { $0.path == path }?.xml ?? "" }
    set {
      if let index = parts.firstIndex(where: { $0.path == path }) {
        parts[index].xml = newValue
      } else {
        parts.append((path, newValue))
      }
    }
  }

  /// The archive, everything stored.
  var bytes: [UInt8] {
    get throws {
      var archive = ZipWriter(compresses: false)
      for part in parts { try archive.add(part.path, Array(part.xml.utf8)) }
      return archive.finish()
    }
  }

  /// The sheet, read.
  func sheet(
    limits: SpreadsheetLimits = SpreadsheetLimits(), keepsHidden: Bool = false
  ) throws -> Sheet {
    let reader = try WorkbookReader(bytes, limits: limits, keepsHidden: keepsHidden)
    return try reader.sheet(reader.tab(at: 1))
  }

  /// The texts by reference.
  func texts() throws -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: try sheet().rows.flatMap(\.cells).map {
        ($0.reference.description, $0.text)
      })
  }

  /// The error that reading everything gives; nil if it gives none.
  static func error(
    _ bytes: [UInt8], limits: SpreadsheetLimits = SpreadsheetLimits()
  ) -> SpreadsheetError? {
    do throws(SpreadsheetError) {
      _ = try WorkbookReader(bytes, limits: limits).workbook()
      return nil
    } catch {
      return error
    }
  }

  func error(limits: SpreadsheetLimits = SpreadsheetLimits()) throws -> SpreadsheetError? {
    Self.error(try bytes, limits: limits)
  }
}
