import CrosswalkBase

/// Why a spreadsheet file cannot be read or written: where, and for what reason.
package struct SpreadsheetError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What kind of obstacle it is.
  package enum Kind: Sendable, Hashable {
    /// The file is something else than an XLSX workbook: an old .xls, a web page, a text.
    case notAWorkbook
    /// The file ends too early.
    case truncated
    /// The file breaks the rules of ZIP, XML or XLSX.
    case damaged
    /// The file, or a part of it, is locked with a password.
    case encrypted
    /// The file is sound, but uses what is not read here, such as ZIP64.
    case unsupported
    /// The file uses what only an attack would: a path out of the archive, an XML entity.
    case unsafe
    /// The file asks for more than a limit allows.
    case limit(SpreadsheetLimits.Name)
    /// The workbook has no such sheet.
    case noSuchSheet
    /// What is to be written cannot stand in a workbook.
    case notWritable
  }

  /// What kind of obstacle it is.
  package var kind: Kind
  /// Which part it is about: a path inside the archive, a sheet, or `workbook` for the whole file.
  package var part: String
  /// The reason in words, without a full stop.
  package var reason: String

  /// Part and reason as one line, with control characters made visible.
  package var description: String { "\(part): \(reason)" }

  /// An empty `part` means the whole file.
  package init(_ kind: Kind, part: String = "workbook", _ reason: String) {
    self.kind = kind
    self.part = part.isEmpty ? "workbook" : visible(part, atMost: 120)
    self.reason = reason
  }
}
