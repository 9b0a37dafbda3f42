import CrosswalkBase
import CrosswalkExchange
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

/// Reviews that were read together.
struct ReviewFileSet {
  private(set) var framework: String?
  private(set) var decisions: [ReviewDecision] = []
  private(set) var undecided = 0
  private(set) var sharesGiven = 0
  private(set) var confidencesGiven = 0
  /// What cannot be understood, with file and place.
  private(set) var problems: [String] = []
  private(set) var notes: [String] = []

  init(_ paths: [String], catalog: Catalog, defaults: ReviewFile.Defaults) throws {
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
      sharesGiven += file.sharesGiven
      confidencesGiven += file.confidencesGiven
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

  /// Says all that is wrong, and ends the command if anything is.
  func report() throws {
    for note in notes { complain("\(note)") }
    for problem in problems { complain("\(problem)") }
  }
}

/// Complains of names that only capitals and white space tell apart: they may be of one person,
/// who is taken for several.
func complainOfNamesAlike(_ names: some Sequence<String>) {
  let alike = Dictionary(grouping: Set(names)) { $0.lowercased().filter { !$0.isWhitespace } }
  for names in alike.values.filter({ $0.count > 1 }).map({ $0.sorted() }).sorted(by: {
    $0[0] < $1[0]
  }) {
    let list = names.map { "'\($0)'" }.joined(separator: " and ")
    complain("note: \(list) are taken for different people")
  }
}

extension Alignment {
  /// Everybody who has judged something in it.
  var people: Set<String> {
    Set(
      [author] + links.flatMap { $0.links.compactMap(\.author) }
        + rejected.flatMap { $0.rejections.compactMap(\.author) })
  }
}
