/// Tells from its first bytes what a file is that is called .xlsx and is none.
package enum FileSignature {
  /// What to say of a file that is no ZIP archive; nil if it begins like one.
  static func objection(to bytes: [UInt8]) -> SpreadsheetError? {
    if bytes.starts(with: [0x50, 0x4B]) {
      guard bytes.count >= 22 else {
        return SpreadsheetError(
          .truncated, "the file ends too early: it has only \(bytes.count) bytes")
      }
      return nil
    }
    if bytes.isEmpty { return SpreadsheetError(.truncated, "the file is empty") }
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { return compoundFile(bytes) }
    if bytes.allSatisfy({ $0 == 0 }) {
      return SpreadsheetError(.damaged, "the file holds nothing but zero bytes")
    }
    return SpreadsheetError(
      .notAWorkbook, "the file is \(name(of: bytes)), not an Excel workbook (.xlsx); \(advice)")
  }

  /// What to say of a sound ZIP archive that holds no workbook.
  static func objection(to archive: ZipReader) -> SpreadsheetError {
    let other: String? =
      if archive["xl/workbook.bin"] != nil {
        "a binary Excel workbook (.xlsb)"
      } else if archive["word/document.xml"] != nil {
        "a Word document (.docx)"
      } else if archive["ppt/presentation.xml"] != nil {
        "a PowerPoint presentation (.pptx)"
      } else if archive["mimetype"] != nil, archive["content.xml"] != nil {
        "an OpenDocument file, such as .ods"
      } else if archive["Index/Document.iwa"] != nil || archive["Index.zip"] != nil {
        "an Apple Numbers, Pages or Keynote document"
      } else {
        nil
      }
    guard let other else {
      return SpreadsheetError(
        .notAWorkbook, "the file is a ZIP archive, but holds no Excel workbook (.xlsx)")
    }
    return SpreadsheetError(
      .notAWorkbook, "the file is \(other), not an Excel workbook (.xlsx); \(advice)")
  }

  private static let advice = "save it from its program as 'Excel Workbook (.xlsx)'"

  private static func compoundFile(_ bytes: [UInt8]) -> SpreadsheetError {
    if contains("EncryptedPackage", in: bytes) {
      return SpreadsheetError(
        .encrypted, "the workbook is locked with a password; save it without one")
    }
    return SpreadsheetError(
      .notAWorkbook,
      "the file is an old Excel workbook (.xls) or another old Office document, not .xlsx;"
        + " \(advice)")
  }

  /// Whether the name of a stream, in UTF-16, is in the first MiB or the last.
  private static func contains(_ name: String, in bytes: [UInt8]) -> Bool {
    let sought = name.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    func stands(in part: ArraySlice<UInt8>) -> Bool {
      var start = part.startIndex
      while start + sought.count <= part.endIndex {
        if part[start] == sought[0], part[start...].starts(with: sought) { return true }
        start += 1
      }
      return false
    }
    return stands(in: bytes.prefix(1 << 20)) || stands(in: bytes.suffix(1 << 20))
  }

  package static func name(of bytes: [UInt8]) -> String {
    if bytes.starts(with: [0x09, 0x08]) || bytes.starts(with: [0x09, 0x04])
      || bytes.starts(with: [0x09, 0x02]) || bytes.starts(with: [0x09, 0x00])
    {
      return "a very old Excel workbook (.xls)"
    }
    if bytes.starts(with: "%PDF".utf8) { return "a PDF" }
    if bytes.starts(with: [0x1F, 0x8B]) { return "compressed with gzip" }
    if bytes.starts(with: "{\\rtf".utf8) { return "an RTF document" }
    if bytes.starts(with: "ID;".utf8) { return "a SYLK sheet (.slk)" }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return "a text in UTF-16"
    }
    let head = bytes.prefix(2_048)
    let text = String(decoding: head, as: UTF8.self).lowercased()
    let start = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    if text.contains("urn:schemas-microsoft-com:office:spreadsheet"), start.hasPrefix("<?xml") {
      return "an XML sheet of Excel 2003"
    }
    if ["<!doctype html", "<html", "<table", "<head", "<meta", "<style"].contains(
      where: { start.hasPrefix($0) }) || start.hasPrefix("<") && text.contains("<html")
    {
      return "a web page (HTML)"
    }
    if start.hasPrefix("<") { return "an XML text" }
    if start.hasPrefix("{") || start.hasPrefix("[") { return "a JSON text" }
    if head.allSatisfy({ $0 >= 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }) {
      return "a plain text, perhaps CSV"
    }
    return "of an unknown kind"
  }
}
