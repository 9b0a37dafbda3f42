import CrosswalkBase
import CrosswalkModel
import CrosswalkTables

extension ImportSource {
  /// What the other sheets of the file say, where it is a workbook that the folder was exported to.
  ///
  /// - Parameter content: What stands in the folder.
  /// - Returns: Nil for other files, and for a folder without an alignment.
  /// - Throws: ``ImportError`` if a sheet cannot be read, `FileError` if the file cannot.
  package func judgements(over content: ImportFolder.Content) throws -> WorkbookJudgements? {
    try judgements(over: content) { try DataFiles.read(path, limit: limits.maxBytes) }
  }

  /// The same of a file that somebody else reads.
  ///
  /// - Parameters:
  ///   - content: What stands in the folder.
  ///   - bytes: Reads the file, where it can say anything.
  /// - Returns: Nil for other files, and for a folder without an alignment.
  /// - Throws: ``ImportError`` if a sheet cannot be read, and what `bytes` throws.
  package func judgements(
    over content: ImportFolder.Content, reading bytes: () throws -> [UInt8]
  ) throws -> WorkbookJudgements? {
    guard kind == .xlsx, sheets.isEmpty, let alignment = content.alignment?.value else {
      return nil
    }
    do {
      return try WorkbookJudgements(
        bytes(),
        of: AlignedFramework(framework: content.framework, alignment: alignment),
        ontology: content.base.ontology, aside: content.setAside)
    } catch let error as SpreadsheetError {
      throw ImportError(error.description)
    } catch let error as ReviewError {
      throw ImportError(error.description)
    }
  }
}
