import CrosswalkBase
import CrosswalkModel
import CrosswalkTables

/// What to say to somebody who names a framework that is not at hand: where a folder of that name is,
/// rather the way to it than another framework with a name like it.
enum FolderHint {
  static func words(for error: any Error) -> PlainText? {
    guard case CatalogError.unknownFramework(let id, let nearest) = error else { return nil }
    if DataFiles.isFolder(id) {
      return "there is no framework '\(id)'; there is a folder './\(id)': add --frameworks \(id)"
    }
    if nearest != nil { return nil }
    return """
      there is no framework '\(id)'; 'crosswalk list' shows those at hand, and --frameworks FOLDER \
      adds your own
      """
  }
}
