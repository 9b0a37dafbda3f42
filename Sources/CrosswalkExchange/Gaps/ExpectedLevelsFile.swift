import CrosswalkBase
import CrosswalkKit
import CrosswalkModel

/// What is expected, as a level of its own for each unit of one framework: a table
/// `framework,unit,level`. The unit `all` stands for every unit that has no row of its own.
package struct ExpectedLevelsFile: Sendable {
  /// Nil where no row can be used.
  package private(set) var target: GapTarget?
  /// What is wrong with rows, in the order of their lines.
  package private(set) var problems: [RatingsReader.Note] = []

  /// Reads the table; units and levels go by id or title.
  ///
  /// - Throws: ``RatingsError`` if the first row does not name the columns.
  package init(_ bytes: [UInt8], catalog: Catalog) throws {
    let table = try NamedRows(bytes, columns: ["framework", "unit", "level"])
    problems = table.problems
    var framework: Framework?
    var (levels, lines): ([String: String], [String: Int]) = ([:], [:])
    for (line, fields) in table.rows {
      func report(_ message: String) { problems.append(.init(line: line, message: message)) }
      do {
        let own = try framework ?? catalog.framework(fields[0].lowercased()).framework
        framework = own
        guard fields[0].lowercased() == own.id.lowercased() else {
          report("the framework is '\(fields[0])', and above it is '\(own.id)'; a target has one")
          continue
        }
        let level = try own.scale.levelNames.id(of: fields[2], as: "level")
        let isAll = fields[1].lowercased() == Profile.wholePerson
        if own.scale.rates == .person, !isAll { throw RatingsError.ratesPerson(fields[1]) }
        let unit = isAll ? Profile.wholePerson : try own.unitNames.id(of: fields[1], as: "unit")
        if let before = lines[unit] {
          report("'\(unit)' has a level already, on line \(before)")
          continue
        }
        lines[unit] = line
        levels[unit] = level
      } catch { report("\(error)") }
    }
    if let framework, !levels.isEmpty {
      let everyUnit = levels.removeValue(forKey: Profile.wholePerson)
      if let everyUnit {
        for unit in framework.ratedUnits where levels[unit.id] == nil {
          levels[unit.id] = everyUnit
        }
      }
      target = .units(framework: framework.id, levels: levels)
    } else if problems.isEmpty {
      problems.append(.init(line: 1, message: "the table expects no level of any unit"))
    }
    problems.sort { ($0.line, $0.message) < ($1.line, $1.message) }
  }
}
