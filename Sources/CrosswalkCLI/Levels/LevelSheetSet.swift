import CrosswalkBase
import CrosswalkExchange
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

/// The sheets of one round of a panel, read together.
struct LevelSheetSet {
  private(set) var placings: [LevelPlacing] = []
  /// What cannot be understood, with file and place.
  private(set) var problems: [String] = []
  private(set) var notes: [String] = []
  /// The sheets' names, without folders.
  let sheets: [String]

  init(_ paths: [String], of framework: Framework, ontology: Ontology) throws {
    sheets = paths.map { $0 == "-" ? $0 : String($0.split(separator: "/").last ?? "") }
    // Who has placed the scale, and where it was read.
    var seen: [String: String] = [:]
    for path in paths {
      let file: LevelSheetFile
      do {
        file = try LevelSheetFile(
          try DataFiles.read(path, limit: ImportLimits().maxBytes), of: framework,
          ontology: ontology)
      } catch let error as ReviewError {
        throw FileError(path: path, reason: error.description)
      }
      problems += file.problems.map { "\(path): \($0)" }
      notes += file.unread.map { "\(path): note: the column '\($0)' is not read" }
      for placing in file.placings {
        if let other = seen.updateValue(path, forKey: placing.reader) {
          problems.append("\(path): '\(placing.reader)' has placed the levels in \(other) too")
        } else {
          placings.append(placing)
        }
      }
    }
  }

  /// Says all that is wrong.
  func report() {
    for note in notes { complain("\(note)") }
    for problem in problems { complain("\(problem)") }
    complainOfNamesAlike(placings.map(\.reader))
  }

  /// The round, for the panel.
  ///
  /// - Throws: `FileError` if no reader has placed the levels.
  func round() throws -> LevelPanel.Round {
    guard !placings.isEmpty else {
      throw FileError(
        path: sheets.joined(separator: ", "), reason: "no reader has placed the levels")
    }
    return LevelPanel.Round(sheets: sheets, placings: placings)
  }
}
