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
  /// The last unit of a title, under whatever heading.
  private var unitOfTitle: [String: Int] = [:]
  private var rankOfLevel: [String: Int] = [:]
  private var groupOfKey: [String: Int] = [:]
  private var headingOfKey: [[String]: Int] = [:]
  /// Where the first statement of each id that the file gives is.
  private var positions: [String: (unit: Int, statement: Int)] = [:]
  /// For each unit where each text stands first, by level, to tell what is there twice.
  private var places: [[String: String]] = []

  /// The unit of an id; without one, that of a title under the same heading. A row that names no
  /// heading goes on with the last unit of the title, and one that names the first gives it.
  private func known(title: String, id: String?, under heading: String?) -> Int? {
    if let id { return unitOfKey["i" + id.lowercased()] }
    guard let last = unitOfTitle[CellText.folded(title)] else { return nil }
    guard let heading else { return last }
    return unitOfKey[Self.key(title, heading)] ?? (draft.units[last].group == nil ? last : nil)
  }

  private static func key(_ title: String, _ heading: String?) -> String {
    "t" + CellText.folded(title) + "\u{0}" + CellText.folded(heading ?? "")
  }

  func isKnown(title: String, id: String, under heading: String?) -> Bool {
    known(title: title, id: id.isEmpty ? nil : id, under: heading) != nil
  }

  /// Whether another unit has the title already.
  func isTaken(title: String) -> Bool { unitOfTitle[CellText.folded(title)] != nil }

  func title(of unit: Int) -> String { draft.units[unit].title }

  /// The unit of this title, which is made if there is none.
  mutating func unit(
    titled title: String, id: String?, under heading: String?, at place: String
  ) -> Int {
    if let unit = known(title: title, id: id, under: heading) {
      put(unit, under: heading)
      return unit
    }
    let given = id.map { ImportDraft.Given(text: $0, place: place) }
    let unit = draft.units.count
    draft.units.append(ImportDraft.Unit(title: title, given: given))
    places.append([:])
    if let id { unitOfKey["i" + id.lowercased()] = unit }
    unitOfTitle[CellText.folded(title)] = unit
    put(unit, under: heading)
    return unit
  }

  private mutating func put(_ unit: Int, under heading: String?) {
    guard let heading, draft.units[unit].group == nil else { return }
    unitOfKey[Self.key(draft.units[unit].title, heading)] = unit
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

  /// The heading inside a unit, which is made if there is none; nil without a title.
  @discardableResult
  mutating func add(subcompetency title: String, _ unit: Int) -> Int? {
    if title.isEmpty { return nil }
    let key = ["\(unit)", CellText.folded(title)]
    if let heading = headingOfKey[key] { return heading }
    let heading = draft.units[unit].subcompetencies.count
    headingOfKey[key] = heading
    draft.units[unit].subcompetencies.append(ImportDraft.Heading(title: title))
    return heading
  }

  /// The heading inside a unit that has no other.
  func onlyHeading(of unit: Int) -> Int? {
    draft.units[unit].subcompetencies.count == 1 ? 0 : nil
  }

  /// Whether a statement is one that is there already, down to its id.
  func isKnown(_ statement: ImportDraft.Statement, in unit: Int) -> Bool {
    guard let id = statement.given?.text, let index = positions[id], index.unit == unit else {
      return false
    }
    let known = draft.units[unit].statements[index.statement]
    return known.text == statement.text && known.level == statement.level
      && known.actor == statement.actor && known.heading == statement.heading
  }

  /// Adds a statement; the place of one that says the same at the same level of the same unit.
  mutating func add(_ statement: ImportDraft.Statement, to unit: Int) -> String? {
    let key =
      "\(statement.level ?? -1) \(statement.heading ?? -1) " + statement.text.lowercased()
    let first = places[unit][key]
    if first == nil { places[unit][key] = statement.place }
    if let id = statement.given?.text, positions[id] == nil {
      positions[id] = (unit, draft.units[unit].statements.count)
    }
    draft.units[unit].statements.append(statement)
    return first
  }
}
