import CrosswalkModel

/// A new version of a document, laid over the framework that was made of an older one: what is the
/// same keeps its id, and what people have added to it.
public struct FrameworkUpdate: Sendable {
  /// What has become of one statement.
  public struct Change: Sendable, Hashable {
    /// Its id, old and new.
    public var id: String
    /// What is other than it was: the words, the level, the unit.
    public var parts: [String]
    /// Whether its words are, so that links to it are to be looked at again.
    public var isReworded: Bool
    /// The old text.
    public var before: String
    /// The new text.
    public var after: String
  }

  /// The new framework.
  public private(set) var framework: Framework
  /// Statements that were not there.
  public private(set) var added: [Statement] = []
  /// Statements that are not there any more.
  public private(set) var removed: [Statement] = []
  /// Statements that say something else, or stand elsewhere.
  public private(set) var changed: [Change] = []
  /// Titles of units that were not there.
  public private(set) var addedUnits: [String] = []
  /// Titles of units that are not there any more.
  public private(set) var removedUnits: [String] = []
  /// Whether the levels are others than they were, so that cuts do not fit any more.
  public private(set) var hasOtherLevels = false
  /// Whether there were too many statements to look for close ones, so that only equal texts have
  /// kept their ids.
  public private(set) var isRough = false

  /// The most pairs of texts that are compared.
  private static let maximumPairs = 4_000_000

  /// Lays a new version over an old one.
  ///
  /// - Parameters:
  ///   - old: What stands in the folder.
  ///   - imported: What the new file gave.
  ///   - ids: Ids that are not to be given to anything new, such as those in alignments.
  public init(of old: Framework, by imported: ImportedFramework, avoiding ids: [String]) {
    // Ids that are kept are settled before any new one is given, unit by unit in the new order.
    let new = imported.framework
    let oldStatements = old.statements
    let newStatements = new.statements
    let kept = Self.pairs(oldStatements, newStatements, ownIDs: imported.ownIDs, &isRough)
    // New ids are none that anything has or had: a link would find the wrong statement.
    let units = old.units
    var taken = ImportIDs(
      avoiding: ids + units.map(\.id) + units.flatMap { $0.subcompetencies.map(\.id) }
        + oldStatements.map(\.statement.id))
    let levels = Self.levels(old.scale.levels, new.scale.levels)
    framework = old
    framework.scale.levels = levels.list
    hasOtherLevels = levels.list.map(\.id) != old.scale.levels.map(\.id)
    let groups = Self.groups(old.groups, new.groups)
    framework.groups = groups.list
    var oldUnits = Dictionary(
      units.map { (CellText.folded($0.title), $0) }, uniquingKeysWith: { first, _ in first })
    var position = 0
    framework.units = []
    for unit in new.units {
      let before =
        oldUnits.removeValue(forKey: CellText.folded(unit.title))
        ?? (imported.ownIDs.contains(unit.id)
          ? oldUnits.values.first { $0.id == unit.id }.flatMap {
            oldUnits.removeValue(forKey: CellText.folded($0.title))
          } : nil)
      var result = before ?? unit
      if before == nil {
        result.id = taken.claim(unit.id)
        addedUnits.append(unit.title)
      }
      result.title = unit.title
      result.code = unit.code ?? before?.code
      result.group = unit.group.flatMap { groups.ids[$0] } ?? before?.group
      result.definition = unit.definition ?? before?.definition
      result.note = unit.note ?? before?.note
      let known = Dictionary(
        (before?.subcompetencies ?? []).map { (CellText.folded($0.title), $0.id) },
        uniquingKeysWith: { first, _ in first })
      result.subcompetencies = unit.subcompetencies.map {
        Framework.Subcompetency(
          id: known[CellText.folded($0.title)] ?? taken.claim(numbered: result.id + ".s"),
          title: $0.title, note: $0.note)
      }
      let headings = Dictionary(
        zip(unit.subcompetencies.map(\.id), result.subcompetencies.map(\.id)),
        uniquingKeysWith: { first, _ in first })
      result.statements = []
      for statement in unit.statements {
        defer { position += 1 }
        var after = statement
        after.level = statement.level.flatMap { levels.ids[$0] }
        after.subcompetency = statement.subcompetency.flatMap { headings[$0] }
        if let index = kept[position] {
          let (oldUnit, before) = oldStatements[index]
          note(&after, before, from: oldUnit.id, to: result.id, imported)
        } else {
          if imported.ownIDs.contains(statement.id), taken.isFree(statement.id) {
            after.id = taken.claim(statement.id)
          } else {
            after.id = taken.claim(numbered: result.id + ".")
          }
          added.append(after)
        }
        result.statements.append(after)
      }
      framework.units.append(result)
    }
    removedUnits = units.filter { oldUnits[CellText.folded($0.title)]?.id == $0.id }.map(\.title)
    let keptOld = Set(kept.values)
    removed = oldStatements.indices.filter { !keptOld.contains($0) }
      .map { oldStatements[$0].statement }
    dropLostReferences()
  }

  /// Links and rejections of an alignment whose statement is gone, or worded anew: by statement, in
  /// the order of the file, with their number.
  public func staleJudgements(
    of alignment: Alignment
  ) -> [(statement: String, judgements: Int, isGone: Bool)] {
    let gone = Set(removed.map(\.id))
    let reworded = Set(changed.filter(\.isReworded).map(\.id))
    let all =
      alignment.links.map { ($0.statement, $0.links.count) }
      + alignment.rejected.map { ($0.statement, $0.rejections.count) }
    return all.compactMap { statement, count in
      guard gone.contains(statement) || reworded.contains(statement) else { return nil }
      return (statement, count, gone.contains(statement))
    }
  }

  /// Gives the new statement what the old one has besides text and level, and notes what changed.
  private mutating func note(
    _ statement: inout Statement, _ before: Statement, from oldUnit: String, to newUnit: String,
    _ imported: ImportedFramework
  ) {
    let isActorNamed = imported.namedActors.contains(statement.id)
    var result = before
    result.text = statement.text
    result.level = statement.level
    result.code = statement.code ?? before.code
    result.subcompetency = statement.subcompetency
    if isActorNamed { result.actor = statement.actor }
    result.grades.removeAll { grade in
      !framework.scale.levels.contains { $0.id == grade.level }
    }
    var parts: [String] = []
    let isReworded = !before.text.utf8.elementsEqual(result.text.utf8)
    if isReworded { parts.append("text") }
    if before.level != result.level {
      parts.append("level \(before.level ?? "none") to \(result.level ?? "none")")
    }
    if oldUnit != newUnit { parts.append("unit \(oldUnit) to \(newUnit)") }
    if before.actor != result.actor {
      parts.append("actor \(before.actor.rawValue) to \(result.actor.rawValue)")
    }
    if !parts.isEmpty {
      changed.append(
        Change(
          id: result.id, parts: parts, isReworded: isReworded, before: before.text,
          after: result.text))
    }
    statement = result
  }

  private mutating func dropLostReferences() {
    let ids = Set(framework.statements.map(\.statement.id))
    for u in framework.units.indices {
      for s in framework.units[u].statements.indices {
        let statement = framework.units[u].statements[s]
        if let parent = statement.parent, !ids.contains(parent) {
          framework.units[u].statements[s].parent = nil
        }
        if let other = statement.sameAs, !ids.contains(other) {
          framework.units[u].statements[s].sameAs = nil
        }
      }
    }
  }

  // MARK: Levels and groups

  /// The levels of the new version under the ids of the old one, where their titles are the same.
  private static func levels(
    _ old: [Scale.Level], _ new: [Scale.Level]
  ) -> (list: [Scale.Level], ids: [String: String]) {
    var taken = ImportIDs(avoiding: old.map(\.id))
    var left = old
    var ids: [String: String] = [:]
    var list: [Scale.Level] = []
    for level in new {
      let title = CellText.folded(level.title)
      var result = level
      if let index = left.firstIndex(where: { CellText.folded($0.title) == title })
        ?? left.firstIndex(where: { $0.id == level.id })
      {
        let before = left.remove(at: index)
        result.id = before.id
        result.tenure = level.tenure ?? before.tenure
        result.definition = level.definition ?? before.definition
        result.note = before.note
      } else {
        result.id = taken.claim(level.id)
      }
      ids[level.id] = result.id
      list.append(result)
    }
    // A band that a person has added may not fit the new ones.
    if !LevelTitle.areInOrder(list.compactMap(\.tenure)) {
      for index in list.indices { list[index].tenure = new[index].tenure }
    }
    return (list, ids)
  }

  /// The groups of both versions, since units may keep one that a person has put them under.
  private static func groups(
    _ old: [Framework.Group], _ new: [Framework.Group]
  ) -> (list: [Framework.Group], ids: [String: String]) {
    var taken = ImportIDs(avoiding: old.map(\.id))
    var list = old
    var ids: [String: String] = [:]
    for group in new {
      let title = CellText.folded(group.title)
      if let same = old.first(where: { CellText.folded($0.title) == title }) {
        ids[group.id] = same.id
      } else {
        let id = taken.claim(group.id)
        ids[group.id] = id
        list.append(
          Framework.Group(
            id: id, title: group.title, parent: group.parent.flatMap { ids[$0] }))
      }
    }
    return (list, ids)
  }

  // MARK: Statements

  private typealias Placed = (unit: Framework.Unit, statement: Statement)

  /// For positions of new statements the position of the old statement that each goes on with.
  private static func pairs(
    _ old: [Placed], _ new: [Placed], ownIDs: Set<String>, _ isRough: inout Bool
  ) -> [Int: Int] {
    var result: [Int: Int] = [:]
    var openOld = Set(old.indices)
    var openNew = Set(new.indices)
    func pair(_ n: Int, _ o: Int) {
      result[n] = o
      openOld.remove(o)
      openNew.remove(n)
    }
    // An id that the document itself gives says which statement it is.
    let byID = Dictionary(
      old.enumerated().map { ($1.statement.id, $0) }, uniquingKeysWith: { first, _ in first })
    for n in new.indices where ownIDs.contains(new[n].statement.id) {
      if let o = byID[new[n].statement.id] { pair(n, o) }
    }
    let oldTexts = old.map { TextLikeness($0.statement.text) }
    let newTexts = new.map { TextLikeness($0.statement.text) }
    // The same text at the same place first, then in the same unit, then anywhere.
    let keys: [(Placed, TextLikeness) -> [String]] = [
      { placed, text in
        [text.folded, CellText.folded(placed.unit.title), placed.statement.level ?? ""]
      },
      { placed, text in [text.folded, CellText.folded(placed.unit.title)] },
      { _, text in [text.folded] },
    ]
    for key in keys {
      var places: [[String]: [Int]] = [:]
      for o in openOld.sorted(by: >) { places[key(old[o], oldTexts[o]), default: []].append(o) }
      for n in openNew.sorted() {
        if let o = places[key(new[n], newTexts[n])]?.popLast() { pair(n, o) }
      }
    }
    guard openOld.count * openNew.count <= maximumPairs else {
      isRough = true
      return result
    }
    var close: [(score: Double, n: Int, o: Int)] = []
    for n in openNew.sorted() {
      for o in openOld.sorted() {
        guard let likeness = newTexts[n].likeness(to: oldTexts[o]) else { continue }
        let isSameUnit = CellText.folded(new[n].unit.title) == CellText.folded(old[o].unit.title)
        let isSameLevel = new[n].statement.level == old[o].statement.level
        // Of equally close ones the one at the same place.
        close.append((likeness + (isSameUnit ? 1e-6 : 0) + (isSameLevel ? 1e-7 : 0), n, o))
      }
    }
    close.sort { ($1.score, $0.n, $0.o) < ($0.score, $1.n, $1.o) }
    for candidate in close where openNew.contains(candidate.n) && openOld.contains(candidate.o) {
      pair(candidate.n, candidate.o)
    }
    return result
  }
}
