import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

/// Reviews that were read together.
package struct ReviewFileSet {
  /// What they are about; nil if no row has a decision.
  package private(set) var framework: String?
  /// One a statement and reviewer, in the order of the files and rows.
  package private(set) var decisions: [ReviewDecision] = []
  /// Rows without a decision.
  package private(set) var undecided = 0
  /// What cannot be understood, with file and place.
  package private(set) var problems: [String] = []
  /// Columns that are not read, with their file.
  package private(set) var notes: [String] = []
  /// Decisions that name no reviewer.
  package private(set) var nameless = 0

  /// Reads files.
  ///
  /// - Parameters:
  ///   - paths: Workbooks or CSV files.
  ///   - catalog: Where the framework is that they are about.
  ///   - defaults: What is given where a cell is left empty.
  /// - Throws: `FileError` for a file that cannot be read, or is no review.
  package init(_ paths: [String], catalog: Catalog, defaults: ReviewFile.Defaults) throws {
    // Who has decided what, and where it was read first.
    var seen: [[String]: (path: String, position: Int)] = [:]
    for path in paths {
      let file: ReviewFile
      do {
        file = try ReviewFile(
          try DataFiles.read(path, limit: ImportLimits().maxBytes), ontology: catalog.ontology,
          defaults: defaults
        ) { try catalog.framework($0).framework }
      } catch let error as ReviewError {
        throw FileError(path: path, reason: error.description)
      }
      problems += file.problems.map { "\(path): \($0)" }
      notes += file.unread.map { "\(path): note: the column '\($0)' is not read" }
      undecided += file.undecided
      nameless += file.nameless
      if let id = file.framework {
        if let framework, framework != id {
          problems.append("\(path): this is a review of '\(id)', the others are of '\(framework)'")
          continue
        }
        framework = id
      }
      for decision in file.decisions {
        let key = [decision.reviewer, decision.statement]
        if let (other, position) = seen[key] {
          if decisions[position] != decision {
            problems.append(
              "\(path): '\(decision.reviewer)' decides otherwise on '\(decision.statement)' than in "
                + other)
          }
        } else {
          seen[key] = (path, decisions.count)
          decisions.append(decision)
        }
      }
    }
  }
}
