import CrosswalkTables

/// Looks through a Word document before another program opens it.
public enum WordArchive {
  /// Inflates every file of the archive, within limits, and keeps none.
  ///
  /// - Parameters:
  ///   - bytes: The whole document.
  ///   - limits: How much it may ask for.
  /// - Throws: ``ImportError`` if it is no Word document, is damaged or locked, has names that lead
  ///   out of the archive, declares entities, or goes over a limit.
  package static func check(
    _ bytes: [UInt8], limits: SpreadsheetLimits = SpreadsheetLimits()
  ) throws(ImportError) {
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      throw ImportError(
        "this is an old Word document (.doc), or one that is locked with a password; save it as "
          + "'Word Document (.docx)' without one")
    }
    if !bytes.isEmpty, !bytes.starts(with: [0x50, 0x4B]) {
      throw ImportError("the file is \(FileSignature.name(of: bytes)), not a Word document (.docx)")
    }
    do {
      let archive = try ZipReader(bytes, limits: limits)
      if archive["xl/workbook.xml"] != nil {
        throw ImportError("this is a workbook, not a Word document (.docx)", remedy: .nameKind)
      }
      if archive["[Content_Types].xml"] == nil {
        throw ImportError("the archive holds no Word document (.docx)")
      }
      for entry in archive.entries {
        var part = try archive.open(entry)
        var isFirst = [".xml", ".rels"].contains(where: entry.name.lowercased().hasSuffix)
        while let piece = try part.next() {
          // Office writes no document types, and only those can declare entities.
          if isFirst, contains("<!DOCTYPE", in: piece.prefix(4_096)) {
            throw SpreadsheetError(
              .unsafe, part: entry.name, "declares a document type, as only an attack would")
          }
          isFirst = false
        }
      }
    } catch let error as SpreadsheetError {
      throw ImportError(error.part == "workbook" ? error.reason : error.description)
    } catch let error as ImportError {
      throw error
    } catch {
      throw ImportError("\(error)")
    }
  }

  private static func contains(_ word: String, in bytes: ArraySlice<UInt8>) -> Bool {
    // In UTF-16 there are zero bytes between the letters.
    String(decoding: bytes.filter { $0 != 0 }, as: UTF8.self).contains(word)
  }
}
