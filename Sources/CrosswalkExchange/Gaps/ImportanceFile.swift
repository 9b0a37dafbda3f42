import CrosswalkBase
import CrosswalkKit
import CrosswalkModel

/// What somebody thinks of the importance of concepts: a table `concept,factor`.
package struct ImportanceFile: Sendable {
  /// Factors by concept id.
  package private(set) var factors: [String: Double] = [:]
  /// What is wrong with rows, in the order of their lines.
  package private(set) var problems: [RatingsReader.Note] = []

  /// The greatest factor; beyond it one concept would drown all others.
  private static let greatest = 1_000.0

  /// Reads the table; concepts go by id or label.
  ///
  /// - Throws: ``RatingsError`` if the first row does not name the columns.
  package init(_ bytes: [UInt8], ontology: Ontology) throws {
    let table = try NamedRows(bytes, columns: ["concept", "factor"])
    let names = NameLookup(ontology.concepts.map { ($0.id, $0.label) })
    problems = table.problems
    var lines: [String: Int] = [:]
    for (line, fields) in table.rows {
      func report(_ message: String) { problems.append(.init(line: line, message: message)) }
      do {
        let concept = try names.id(of: fields[0], as: "concept")
        guard let factor = Double(fields[1]), (0...Self.greatest).contains(factor) else {
          report("'\(fields[1])' is no factor from 0 to \(Self.greatest.plain)")
          continue
        }
        if let before = lines[concept] {
          report("'\(concept)' has a factor already, on line \(before)")
          continue
        }
        lines[concept] = line
        factors[concept] = factor
      } catch { report(error.description) }
    }
    problems.sort { ($0.line, $0.message) < ($1.line, $1.message) }
  }
}
