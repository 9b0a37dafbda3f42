/// The sheets of an XLSX file.
public struct Workbook: Sendable, Hashable {
  /// In the order of their tabs.
  public var sheets: [Sheet]
  /// The names of the sheets that were left out because they are hidden.
  public var hiddenSheets: [String]

  /// Makes a workbook.
  public init(sheets: [Sheet], hiddenSheets: [String] = []) {
    self.sheets = sheets
    self.hiddenSheets = hiddenSheets
  }

  /// The first sheet of this name; nil if there is none.
  public subscript(name: String) -> Sheet? { sheets.first { $0.name == name } }
}
