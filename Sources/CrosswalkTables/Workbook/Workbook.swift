/// The sheets of an XLSX file.
package struct Workbook: Sendable, Hashable {
  /// In the order of their tabs.
  package var sheets: [Sheet]
  /// The names of the sheets that were left out because they are hidden.
  package var hiddenSheets: [String]

  package init(sheets: [Sheet], hiddenSheets: [String] = []) {
    self.sheets = sheets
    self.hiddenSheets = hiddenSheets
  }

  /// The first sheet of this name; nil if there is none.
  package subscript(name: String) -> Sheet? { sheets.first { $0.name == name } }
}
