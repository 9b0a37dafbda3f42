import CrosswalkBase
import CrosswalkModel

/// A framework whose ids are not given yet, because they depend on all that is in it.
struct ImportDraft {
  struct Statement {
    /// The position of its level; nil for every level.
    var level: Int?
    var text: String
    var actor: Role?
    /// As the file gives it.
    var id: String?
    var place: String
  }

  struct Unit {
    var title: String
    /// As the file gives it.
    var id: String?
    var group: Int?
    var definition = ""
    var subcompetencies: [String] = []
    var statements: [Statement] = []
    /// Where each text stands first, by level, to tell what is there twice.
    var places: [String: String] = [:]
  }

  private(set) var units: [Unit] = []
  /// In the order in which they appear.
  private(set) var levels: [String] = []
  private(set) var groups: [String] = []
  /// Ids that the file gives and that were taken over.
  private(set) var ownIDs: Set<String> = []
  /// Ids of the statements whose actor the file names.
  private(set) var namedActors: Set<String> = []
  private var unitOfKey: [String: Int] = [:]
  /// Where the first statement of each id that the file gives is.
  private var positions: [String: (unit: Int, statement: Int)] = [:]
  private var rankOfLevel: [String: Int] = [:]
  private var groupOfKey: [String: Int] = [:]
  private var subcompetencyKeys: Set<[String]> = []

  private static func key(title: String, id: String?) -> String {
    // A unit is the same where its id is; without one, where its title is.
    id.map { "i" + $0.lowercased() } ?? "t" + CellText.folded(title)
  }

  func isKnown(title: String, id: String) -> Bool {
    unitOfKey[Self.key(title: title, id: id.isEmpty ? nil : id)] != nil
  }

  /// The unit of this title, which is made if there is none.
  mutating func unit(titled title: String, id: String?) -> Int {
    let key = Self.key(title: title, id: id)
    if let unit = unitOfKey[key] { return unit }
    units.append(Unit(title: title, id: id))
    unitOfKey[key] = units.count - 1
    return units.count - 1
  }

  mutating func put(_ unit: Int, under heading: String?) {
    guard let heading, units[unit].group == nil else { return }
    let key = CellText.folded(heading)
    if groupOfKey[key] == nil {
      groupOfKey[key] = groups.count
      groups.append(heading)
    }
    units[unit].group = groupOfKey[key]
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
    let old = units[unit].definition
    if old.isEmpty { units[unit].definition = definition }
    return old.isEmpty || old == definition ? nil : old
  }

  mutating func add(subcompetency title: String, _ unit: Int) {
    guard !title.isEmpty, subcompetencyKeys.insert(["\(unit)", CellText.folded(title)]).inserted
    else { return }
    units[unit].subcompetencies.append(title)
  }

  /// Whether a statement is one that is there already, down to its id.
  func isKnown(_ statement: Statement, in unit: Int) -> Bool {
    guard let id = statement.id, let index = positions[id], index.unit == unit else { return false }
    let known = units[unit].statements[index.statement]
    return known.text == statement.text && known.level == statement.level
      && known.actor == statement.actor
  }

  /// Adds a statement; the place of one that says the same at the same level of the same unit.
  mutating func add(_ statement: Statement, to unit: Int) -> String? {
    let key = "\(statement.level ?? -1) " + statement.text.lowercased()
    let first = units[unit].places[key]
    if first == nil { units[unit].places[key] = statement.place }
    if let id = statement.id, positions[id] == nil {
      positions[id] = (unit, units[unit].statements.count)
    }
    units[unit].statements.append(statement)
    return first
  }

  // MARK: Ids

  /// The framework with all its ids.
  mutating func framework(
    id: String, title: String, report: inout ImportReport
  ) -> Framework {
    let scale = scale(id: id, report: &report)
    var ids = ImportIDs()
    // Ids that the file gives come first, so that none of ours takes one.
    let unitIDs = unitIDs(&ids, &report)
    let statementIDs = ownStatementIDs(&ids, &report)
    let levelSlugs = scale.levels.map(ImportIDs.step)
    var groupIDs = ImportIDs()
    let groups = groups.map { Framework.Group(id: groupIDs.claim(group: $0), title: $0) }
    var units: [Framework.Unit] = []
    for (u, draft) in self.units.enumerated() {
      let unitID = unitIDs[u]
      let subcompetencies = draft.subcompetencies.map {
        Framework.Subcompetency(id: ids.claim(numbered: unitID + ".s"), title: $0)
      }
      let statements = draft.statements.enumerated().map { s, statement in
        let prefix = statement.level.map { "\(unitID).\(levelSlugs[$0])." } ?? "\(unitID)."
        let id = statementIDs[[u, s]] ?? ids.claim(numbered: prefix)
        if statement.actor != nil { namedActors.insert(id) }
        return CrosswalkModel.Statement(
          id: id, level: statement.level.map { scale.levels[$0].id },
          actor: statement.actor ?? .worker, text: statement.text)
      }
      units.append(
        Framework.Unit(
          id: unitID, title: draft.title, group: draft.group.map { groups[$0].id },
          note: draft.definition.isEmpty ? nil : draft.definition,
          subcompetencies: subcompetencies, statements: statements))
    }
    return Framework(
      id: id, title: title, publisher: "unknown", version: "1", jurisdiction: "unknown",
      date: "unknown", source: Framework.Source(title: title), scale: scale, groups: groups,
      units: units)
  }

  private mutating func unitIDs(_ ids: inout ImportIDs, _ report: inout ImportReport) -> [String] {
    let result = units.map { unit -> String? in
      guard let id = unit.id, ImportIDs.isID(id) else { return nil }
      let claimed = ids.claim(id)
      if claimed == id {
        ownIDs.insert(id)
      } else {
        report.add(
          "the id \(quoted(id)) of a unit is taken or reserved; it becomes '\(claimed)'", at: "",
          isProblem: false)
      }
      return claimed
    }
    return ids.claim(units: units.map(\.title), given: result)
  }

  private mutating func ownStatementIDs(
    _ ids: inout ImportIDs, _ report: inout ImportReport
  ) -> [[Int]: String] {
    var result: [[Int]: String] = [:]
    for (u, unit) in units.enumerated() {
      for (s, statement) in unit.statements.enumerated() {
        guard let id = statement.id else { continue }
        let claimed = ids.claim(id)
        result[[u, s]] = claimed
        if claimed == id {
          ownIDs.insert(id)
        } else {
          report.add(
            "the id \(quoted(id)) is taken or reserved; the statement becomes '\(claimed)'",
            at: statement.place, isProblem: false)
        }
      }
    }
    return result
  }

  private func scale(id: String, report: inout ImportReport) -> Scale {
    let levels = Scale.Level.imported(levels, &report)
    return Scale(
      id: "\(id)-levels", title: "Proficiency level", construct: "unknown", rates: .units,
      basis: levels.contains { $0.tenure != nil } ? .expected : .observed, levels: levels)
  }
}
