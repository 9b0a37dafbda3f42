import CrosswalkBase

/// Files that people have and that are not ours: read as YAML they would be full of faults.
enum OfficeFile {
  private static let kinds = [
    "xlsx": "a workbook", "xlsm": "a workbook", "xls": "a workbook", "ods": "a workbook",
    "docx": "a Word document", "doc": "a Word document", "odt": "a text document",
    "pdf": "a PDF document", "csv": "a table", "tsv": "a table",
  ]

  /// - Throws: `FileError` for the first of the paths that is such a file, with the way to make YAML
  ///   files of it.
  static func refuse(_ paths: [String]) throws {
    for path in paths where DataFiles.isFile(path) {
      let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
      guard let kind = kinds[ending] else { continue }
      throw FileError(
        path: path,
        reason: "this is \(kind), and not a YAML file or a folder of them; "
          + "'crosswalk import FILE --id NAME' makes a folder of it")
    }
  }
}
