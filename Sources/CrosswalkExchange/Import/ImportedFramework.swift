import CrosswalkModel

/// What a file gave.
public struct ImportedFramework: Sendable, Hashable {
  /// The framework.
  public var framework: Framework
  /// Ids of units, subcompetencies and statements that the file itself gives.
  public var ownIDs: Set<String>
  /// Ids of the statements whose actor the file names.
  public var namedActors: Set<String>
  /// Ids of the statements whose kind of act is a guess by their first words.
  public var guessedActs: Set<String> = []
  /// What the file or its name says that the document is called; nil for an exported workbook, whose
  /// name says nothing of it.
  public var fileTitle: String?
  /// Titles of levels as the file has them, lowest first: what is said of it to put them into another
  /// order. Empty for a package of CASE, whose levels are called what the framework calls them.
  public var levelTitles: [String] = []
  /// What the file leaves open; empty where one reading is plainly the best.
  public var doubts: [ImportDoubt] = []
  /// What was read and what was not.
  public var report: ImportReport

  /// The framework as somebody calls it who knows the document.
  ///
  /// - Parameters:
  ///   - title: Of the framework, and of the document that it stands in; empty: as the file says.
  ///   - language: Of titles and statements, as a tag of BCP 47; empty: as the file says.
  ///   - license: Of the document; empty: as the file says.
  /// - Returns: The same with what was said of it.
  package func called(title: String, language: String, license: String) -> ImportedFramework {
    var result = self
    if !title.isEmpty {
      if framework.source.title == framework.title { result.framework.source.title = title }
      result.framework.title = title
    }
    if !language.isEmpty { result.framework.language = language }
    if !license.isEmpty { result.framework.license = license }
    return result
  }
}
