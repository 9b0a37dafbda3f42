/// The kinds of file that a framework, a catalogue or an ontology can be made of.
public enum ImportKind: String, Sendable, Hashable, CaseIterable {
  /// Delimited text.
  case csv
  /// A Word document.
  case docx
  /// A workbook.
  case xlsx
  /// A package of CASE in JSON.
  case `case`
  /// A concept scheme of SKOS in Turtle, which an ontology is made of.
  case skos

  /// What a file's name says, in any case; nil if its ending is none of ours.
  public init?(ofName name: String) {
    let name = name.lowercased()
    guard let kind = Self.allCases.first(where: { $0.endings.contains(where: name.hasSuffix) })
    else { return nil }
    self = kind
  }

  private var endings: [String] {
    switch self {
    case .csv: [".csv", ".tsv", ".txt"]
    // Those that are other programs' or older are read as far as saying what to do with them.
    case .docx: [".docx", ".docm", ".dotx", ".doc", ".odt", ".rtf", ".pdf", ".pages"]
    case .xlsx: [".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlsb", ".ods", ".numbers"]
    case .case: [".json"]
    case .skos: [".ttl"]
    }
  }
}
