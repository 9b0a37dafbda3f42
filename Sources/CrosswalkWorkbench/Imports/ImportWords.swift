import CrosswalkExchange
import CrosswalkTables

/// What pages call the parts of an import.
enum ImportWords {
  /// What a column holds, in the order of a menu.
  static let columns: [(column: ImportColumn, words: String)] = [
    (.unit, "unit: what people are rated on"), (.level, "level"),
    (.statement, "statement: what people do"), (.subcompetency, "heading inside a unit"),
    (.group, "heading over units"), (.definition, "definition of a unit"),
    (.title, "name of a unit, beside its id"), (.unitID, "id of a unit"),
    (.id, "id of a statement"), (.actor, "who acts"), (.act, "kind of act"),
    (.ignore, "left out"),
  ]

  /// What helps where a file cannot be read as it is, by what the page has.
  static func advice(_ remedy: ImportRemedy) -> String? {
    switch remedy {
    case .mapOneOfTwo:
      "choose over the columns which one it is, and for the other 'left out' or 'heading over units'"
    case .mapOneLevel: "choose over the columns which one it is"
    case .mapLevelOrNameLevels: "choose over the columns which one holds the levels"
    case .mapUnit: "choose over the columns which one holds the units"
    case .mapStatement: "choose over the columns which one holds the statements"
    case .mapKnownHeading: "guess anew, and choose again"
    case .nameLevels, .nameLevelsOrOne: "name the levels on this page, lowest first"
    case .nameKind: "send it again, and say what kind of file it is"
    }
  }

  /// What became of a cell.
  static func words(_ fate: ImportLedger.Fate) -> String {
    switch fate {
    case .imported(let what): "read: \(what)"
    case .leftOut(let why): "left out: \(why)"
    case .notRead(let why): "not read: \(why)"
    }
  }

  /// The kinds of file that a framework is made of.
  static let kinds: [(String, String)] = [
    ("", "what its name says"), (ImportKind.xlsx.rawValue, "workbook (XLSX)"),
    (ImportKind.docx.rawValue, "Word document (DOCX)"), (ImportKind.csv.rawValue, "CSV"),
    (ImportKind.case.rawValue, "CASE (JSON)"),
  ]
}
