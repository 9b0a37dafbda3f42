import CrosswalkBase
import CrosswalkKit
import CrosswalkModel

/// Which activities people have done: a table `person,activity`. The person `all` stands for
/// everybody.
package struct DoneFile: Sendable {
  /// By person, the ids of activities; under the empty name, what everybody has done.
  package private(set) var done: [PersonName: Set<String>] = [:]
  /// What is wrong with rows, in the order of their lines.
  package private(set) var problems: [RatingsReader.Note] = []

  /// Reads the table; activities go by id or title.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - activities: What there is.
  ///   - people: The names of the ratings. Others are told by their line, since who it is may not be
  ///     for everybody to see.
  /// - Throws: ``RatingsError`` if the first row does not name the columns.
  package init(_ bytes: [UInt8], activities: [Activity], people: [String]) throws {
    let table = try NamedRows(bytes, columns: ["person", "activity"])
    let names = NameLookup(activities.map { ($0.id, $0.title) })
    let known = Set(people.map { PersonName($0) })
    problems = table.problems
    for (line, fields) in table.rows {
      do {
        let activity = try names.id(of: fields[1], as: "activity")
        let isAll = fields[0].lowercased() == Profile.wholePerson
        let person = PersonName(isAll ? "" : fields[0])
        guard isAll || known.contains(person) else {
          problems.append(.init(line: line, message: "nobody of this name is rated"))
          continue
        }
        done[person, default: []].insert(activity)
      } catch { problems.append(.init(line: line, message: error.description)) }
    }
    problems.sort { ($0.line, $0.message) < ($1.line, $1.message) }
  }
}
