import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

/// The sheets of one round of a panel, read together.
package struct LevelSheetSet {
  /// One a reader, in the order of the sheets.
  package private(set) var placings: [LevelPlacing] = []
  /// What cannot be understood, with file and place.
  package private(set) var problems: [String] = []
  private var notes: [String] = []
  /// The sheets' names, without folders.
  package let sheets: [String]

  /// Reads the sheets of readers of one framework's levels.
  ///
  /// - Throws: `FileError` for a file that is no such sheet.
  package init(_ paths: [String], of framework: Framework, ontology: Ontology) throws {
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

  /// What people are to be told of the sheets, a line each.
  package var remarks: [PlainText] {
    (notes + problems).map { "\($0)" }
      + Reviewers.alike(placings.map(\.reader)).map { names in
        let list = names.map { "'\($0)'" }.joined(separator: " and ")
        return "note: \(list) are taken for different people"
      }
  }

  /// Who has placed the levels in one round and not in the other.
  package static func absences(from rounds: [LevelSheetSet]) -> [PlainText] {
    guard rounds.count > 1 else { return [] }
    let (first, last) = (
      Set(rounds[0].placings.map(\.reader)), Set(rounds[1].placings.map(\.reader))
    )
    return first.subtracting(last).sorted().map {
      "note: '\($0)' is not in the second round, whose medians count"
    } + last.subtracting(first).sorted().map { "note: '\($0)' is not in the first round" }
  }

  /// The round, for the panel.
  ///
  /// - Throws: `FileError` if no reader has placed the levels.
  package func round() throws -> LevelPanel.Round {
    guard !placings.isEmpty else {
      throw FileError(
        path: sheets.joined(separator: ", "), reason: "no reader has placed the levels")
    }
    return LevelPanel.Round(sheets: sheets, placings: placings)
  }
}
