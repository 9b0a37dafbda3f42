import CrosswalkBase
import CrosswalkModel

/// A draft that is built row by row: rows say by name which unit, heading and level they mean, and
/// so name most of them again and again.
struct TableDraft {
  /// Without the last word on levels and ids.
  private(set) var draft = ImportDraft()
  /// Titles, in the order in which they appear.
  private(set) var levels: [String] = []
  private var unitOfKey: [String: Int] = [:]
  private var rankOfLevel: [String: Int] = [:]
  private var groupOfKey: [String: Int] = [:]
  private var subcompetencyKeys: Set<[String]> = []
  /// Where the first statement of each id that the file gives is.
  private var positions: [String: (unit: Int, statement: Int)] = [:]
  /// For each unit where each text stands first, by level, to tell what is there twice.
  private var places: [[String: String]] = []

  private static func key(title: String, id: String?) -> String {
    // A unit is the same where its id is; without one, where its title is.
    id.map { "i" + $0.lowercased() } ?? "t" + CellText.folded(title)
  }

  func isKnown(title: String, id: String) -> Bool {
    unitOfKey[Self.key(title: title, id: id.isEmpty ? nil : id)] != nil
  }

  func title(of unit: Int) -> String { draft.units[unit].title }

  /// The unit of this title, which is made if there is none.
  mutating func unit(titled title: String, id: String?, at place: String) -> Int {
    let key = Self.key(title: title, id: id)
    if let unit = unitOfKey[key] { return unit }
    let given = id.flatMap { ImportIDs.isID($0) ? ImportDraft.Given(text: $0, place: place) : nil }
    draft.units.append(ImportDraft.Unit(title: title, given: given))
    places.append([:])
    unitOfKey[key] = draft.units.count - 1
    return draft.units.count - 1
  }

  mutating func put(_ unit: Int, under heading: String?) {
    guard let heading, draft.units[unit].group == nil else { return }
    let key = CellText.folded(heading)
    if groupOfKey[key] == nil {
      groupOfKey[key] = draft.groups.count
      draft.groups.append(ImportDraft.Heading(title: heading))
    }
    draft.units[unit].group = groupOfKey[key]
  }

  mutating func addLevel(_ title: String) {
    let key = CellText.folded(title)
    guard rankOfLevel[key] == nil else { return }
    rankOfLevel[key] = levels.count
    levels.append(title)
  }

  func rank(ofLevel title: String) -> Int? { rankOfLevel[CellText.folded(title)] }

  /// Gives the unit its definition; the one that it has already, if that is another.
  mutating func define(_ unit: Int, _ definition: String) -> String? {
    if definition.isEmpty { return nil }
    guard let old = draft.units[unit].definition?.text else {
      draft.units[unit].definition = Definition(
        text: definition, locator: "\(draft.units[unit].title), definition")
      return nil
    }
    return old == definition ? nil : old
  }

  mutating func add(subcompetency title: String, _ unit: Int) {
    guard !title.isEmpty, subcompetencyKeys.insert(["\(unit)", CellText.folded(title)]).inserted
    else { return }
    draft.units[unit].subcompetencies.append(ImportDraft.Heading(title: title))
  }

  /// Whether a statement is one that is there already, down to its id.
  func isKnown(_ statement: ImportDraft.Statement, in unit: Int) -> Bool {
    guard let id = statement.given?.text, let index = positions[id], index.unit == unit else {
      return false
    }
    let known = draft.units[unit].statements[index.statement]
    return known.text == statement.text && known.level == statement.level
      && known.actor == statement.actor
  }

  /// Adds a statement; the place of one that says the same at the same level of the same unit.
  mutating func add(_ statement: ImportDraft.Statement, to unit: Int) -> String? {
    let key = "\(statement.level ?? -1) " + statement.text.lowercased()
    let first = places[unit][key]
    if first == nil { places[unit][key] = statement.place }
    if let id = statement.given?.text, positions[id] == nil {
      positions[id] = (unit, draft.units[unit].statements.count)
    }
    draft.units[unit].statements.append(statement)
    return first
  }
}
