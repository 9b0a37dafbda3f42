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
  /// What the file leaves open; empty where one reading is plainly the best.
  public var doubts: [ImportDoubt] = []
  /// What was read and what was not.
  public var report: ImportReport
}
