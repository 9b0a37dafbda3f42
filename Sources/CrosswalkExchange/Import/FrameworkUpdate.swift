import CrosswalkBase
import CrosswalkModel

/// A new version of a document, laid over the framework that was made of an older one: what is the
/// same keeps its id, and what people have added to it.
public struct FrameworkUpdate: Sendable {
  /// What has become of one statement.
  public struct Change: Sendable, Hashable {
    /// Its id, old and new.
    public var id: String
    /// What is other than it was: the words, the level, the unit, whatever else the new version says.
    public var parts: [String]
    /// Whether its words are, so that links to it are to be looked at again.
    public var isReworded: Bool
    /// The old text.
    public var before: String
    /// The new text.
    public var after: String
  }

  /// The new framework.
  public internal(set) var framework: Framework
  /// Statements that were not there.
  public private(set) var added: [Statement] = []
  /// Ids of new statements whose kind of act is a guess by their first words.
  public private(set) var guessedActs: Set<String> = []
  /// Statements that are not there any more.
  public private(set) var removed: [Statement] = []
  /// Statements that say something else, or stand elsewhere, in the order of the new version.
  public private(set) var changed: [Change] = []
  /// Units and levels that are taken for old ones under a new name, in sentences for people.
  public private(set) var renamed: [String] = []
  /// Units and levels of which nobody can tell but who knows the document, in sentences for people;
  /// empty if somebody has said what they are.
  public private(set) var doubts: [String] = []
  /// Levels that are new, gone, or described otherwise, in sentences for people.
  public private(set) var changedLevels: [String] = []
  /// Units that stayed and are described otherwise, or stand under another heading, in sentences for
  /// people.
  public private(set) var changedUnits: [String] = []
  /// What the new file is called, where the framework keeps another title; else nil.
  public private(set) var otherTitle: String?
  /// Titles of units that were not there.
  public private(set) var addedUnits: [String] = []
  /// Titles of units that are not there any more.
  public private(set) var removedUnits: [String] = []
  /// Whether the levels are others than they were, so that cuts do not fit any more.
  public private(set) var hasOtherLevels = false
  /// Whether the texts are too long to compare all that might be close, so that some have kept their
  /// ids only where they are equal, or have most words in common.
  public private(set) var isRough = false

  /// Lays a new version over an old one.
  ///
  /// - Parameters:
  ///   - old: What stands in the folder.
  ///   - imported: What the new file gave.
  ///   - ids: Ids that are not to be given to anything new, such as those in alignments.
  ///   - isRenamed: Whether units and levels that may be old ones under a new name are; nil: nobody
  ///     has said, and they are ``doubts``.
  public init(
    of old: Framework, by imported: ImportedFramework, avoiding ids: [String],
    isRenamed: Bool? = nil
  ) {
    self.init(
      of: old, by: imported, avoiding: ids, isRenamed: isRenamed, overruled: [:],
      after: SetAsideList())
  }

  // Lays a new version over what stands in a folder. The kinds of act that count in place of the framework's are
  // what an exported file says, and it means nothing new by them. What was set aside has ids too.
  init(
    of old: Framework, by imported: ImportedFramework, avoiding ids: [String], isRenamed: Bool?,
    overruled: [String: Act], after past: SetAsideList
  ) {
    // Ids that are kept are settled before any new one is given, unit by unit in the new order.
    let new = imported.framework
    let oldStatements = old.statements
    framework = old
    otherTitle = imported.fileTitle == old.title ? nil : imported.fileTitle
    framework.language = old.language ?? new.language
    framework.license = old.license ?? new.license
    let levels = levels(old, new, isRenamed)
    framework.scale.levels = levels.list
    framework.scale.order = Self.order(old.scale, new.scale, levels.list)
    hasOtherLevels = levels.list.map(\.id) != old.scale.levels.map(\.id)
    noteLevels(old.scale.levels, levels.list)
    var pairing = UnitPairing(old, new, ownIDs: imported.ownIDs)
    let places = Self.places(old, new, pairing, levels.ids, ownIDs: imported.ownIDs)
    let statements = StatementPairing(places.old, places.new)
    isRough = statements.isRough
    let kept = statements.oldOfNew
    settleUnits(&pairing, old, new, kept, isRenamed)
    // New ids are none that anything has or had: a link would find the wrong statement.
    var taken = ImportIDs(
      avoiding: ids + old.units.map(\.id)
        + old.units.flatMap { $0.subcompetencies.map(\.id) } + oldStatements.map(\.statement.id))
    let groups = Self.groups(old.groups, new.groups)
    framework.groups = groups.list
    let hasHeadings = new.units.contains { !$0.subcompetencies.isEmpty }
    var position = 0
    var versions = StatementVersions(imported, levels: levels, overruled: overruled)
    framework.units = []
    for (u, unit) in new.units.enumerated() {
      let before = pairing.oldOfNew[u].map { old.units[$0] }
      var result = Self.unit(unit, over: before, groups.ids, hasHeadings, &taken)
      if before == nil { addedUnits.append(unit.title) }
      let headings = Dictionary(
        zip(unit.subcompetencies.map(\.id), result.subcompetencies.map(\.id)),
        uniquingKeysWith: { first, _ in first })
      for statement in unit.statements {
        defer { position += 1 }
        if let index = kept[position] {
          versions.take(
            statement, over: oldStatements[index], headings: headings, in: &result)
        } else {
          let id =
            imported.ownIDs.contains(statement.id) && taken.isFree(statement.id)
            ? taken.claim(statement.id)
            : taken.claim(for: statement.text, in: result.id, after: past)
          versions.take(statement, as: id, headings: headings, in: &result)
          if imported.guessedActs.contains(statement.id) { guessedActs.insert(id) }
        }
      }
      framework.units.append(result)
    }
    versions.settle(in: &framework)
    (added, changed) = (versions.added, versions.changed)
    noteUnits(old, framework)
    removedUnits = pairing.removed.map { old.units[$0].title }
    let keptOld = Set(kept.values)
    removed = oldStatements.indices.filter { !keptOld.contains($0) }
      .map { oldStatements[$0].statement }
  }

  // MARK: Units

  /// Where statements stand, in terms that both versions share.
  private static func places(
    _ old: Framework, _ new: Framework, _ units: UnitPairing, _ levels: [String: String],
    ownIDs: Set<String>
  ) -> (old: [StatementPairing.Place], new: [StatementPairing.Place]) {
    (
      old.units.enumerated().flatMap { u, unit in
        unit.statements.map {
          StatementPairing.Place(statement: $0, unit: u, level: $0.level, hasOwnID: false)
        }
      },
      new.units.enumerated().flatMap { u, unit in
        unit.statements.map {
          StatementPairing.Place(
            statement: $0, unit: units.oldOfNew[u], level: $0.level.flatMap { levels[$0] },
            hasOwnID: ownIDs.contains($0.id))
        }
      }
    )
  }

  /// Takes units for renamed ones where their statements say so, or somebody does.
  private mutating func settleUnits(
    _ pairing: inout UnitPairing, _ old: Framework, _ new: Framework, _ kept: [Int: Int],
    _ isRenamed: Bool?
  ) {
    let oldUnits = old.units.enumerated().flatMap { u, unit in unit.statements.map { _ in u } }
    let newUnits = new.units.enumerated().flatMap { u, unit in unit.statements.map { _ in u } }
    let moves = kept.sorted { $0.key < $1.key }.map {
      (new: newUnits[$0.key], old: oldUnits[$0.value])
    }
    for renaming in pairing.renamings(moves) {
      let names = [old.units[renaming.old].title, new.units[renaming.new].title]
      if renaming.isSure || isRenamed == true {
        pairing.take(renaming)
        renamed.append("unit '\(names[0])' is now called '\(names[1])', and keeps its id")
      } else if isRenamed == nil {
        doubts.append(
          "unit '\(names[1])' may be '\(names[0])' under a new name: "
            + "\(percent(renaming.part)) of the statements are the same")
      }
    }
  }

  /// A new unit with the id of the old one that it goes on with, and what people have added to it.
  private static func unit(
    _ unit: Framework.Unit, over before: Framework.Unit?, _ groups: [String: String],
    _ hasHeadings: Bool, _ taken: inout ImportIDs
  ) -> Framework.Unit {
    var result = before ?? unit
    if before == nil { result.id = taken.claim(unit.id) }
    result.title = unit.title
    result.code = unit.code ?? before?.code
    result.group = unit.group.flatMap { groups[$0] } ?? before?.group
    result.definition = Definition(unit.definition, over: before?.definition)
    result.note = CellText.said(unit.note, over: before?.note)
    result.statements = []
    // A file without any headings says nothing of those that a person has put in.
    guard hasHeadings || before == nil else { return result }
    let known = Dictionary(
      (before?.subcompetencies ?? []).map { (CellText.folded($0.title), $0) },
      uniquingKeysWith: { first, _ in first })
    result.subcompetencies = unit.subcompetencies.map {
      let same = known[CellText.folded($0.title)]
      return Framework.Subcompetency(
        id: same?.id ?? taken.claim(numbered: result.id + ".s"), title: $0.title,
        note: CellText.said($0.note, over: same?.note))
    }
    return result
  }

  // MARK: Levels and groups

  /// The levels of the new version, told apart from retitled ones.
  private mutating func levels(
    _ old: Framework, _ new: Framework, _ isRenamed: Bool?
  ) -> (list: [Scale.Level], ids: [String: String]) {
    var pairing = LevelPairing(old, new)
    for retitling in pairing.retitlings {
      let names = [retitling.old.title, retitling.new.title]
      if retitling.isSure || isRenamed == true {
        pairing.take(retitling)
        renamed.append("level '\(names[0])' is now called '\(names[1])', and keeps its id")
      } else if isRenamed == nil {
        doubts.append("level '\(names[1])' may be '\(names[0])' under a new title")
      }
    }
    return pairing.levels(old.scale.levels, new.scale.levels)
  }

  /// How the order of the levels is known: what people have said of it holds as long as it is the
  /// same, and what the new version tells where nobody has.
  private static func order(
    _ old: Scale, _ new: Scale, _ levels: [Scale.Level]
  ) -> Scale.Order? {
    guard old.levels.map(\.id) == levels.map(\.id) else { return new.order }
    if old.order?.isSure ?? true { return old.order }
    return new.order?.isSure ?? false ? new.order : old.order
  }

  /// Notes what units that stayed are called and described as now, where the file says it: those whose ids
  /// it brings along among them, so that nobody had to find out that they are the same.
  private mutating func noteUnits(_ old: Framework, _ new: Framework) {
    let before = Dictionary(old.units.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for unit in new.units {
      guard let old = before[unit.id] else { continue }
      let renaming = "unit '\(old.title)' is now called '\(unit.title)', and keeps its id"
      if old.title != unit.title, !renamed.contains(renaming) { renamed.append(renaming) }
      var parts: [String] = []
      if old.definition != unit.definition { parts.append("its definition") }
      if old.note != unit.note { parts.append("its note") }
      if old.code != unit.code {
        parts.append("its code \(old.code ?? "none") to \(unit.code ?? "none")")
      }
      if old.group != unit.group {
        parts.append("its heading \(old.group ?? "none") to \(unit.group ?? "none")")
      }
      let headings = unit.subcompetencies.map(\.id)
      let gone = old.subcompetencies.filter { !headings.contains($0.id) }
      if !gone.isEmpty {
        parts.append("without " + gone.map { "'\($0.title)'" }.joined(separator: ", "))
      }
      if !parts.isEmpty {
        changedUnits.append("changed unit '\(unit.title)': " + parts.joined(separator: ", "))
      }
    }
  }

  /// Notes what has become of each level but for a new title that was told already.
  private mutating func noteLevels(_ old: [Scale.Level], _ new: [Scale.Level]) {
    for level in new {
      guard let before = old.first(where: { $0.id == level.id }) else {
        changedLevels.append("added level '\(level.title)'")
        continue
      }
      let renaming = "level '\(before.title)' is now called '\(level.title)', and keeps its id"
      if before.title != level.title, !renamed.contains(renaming) { renamed.append(renaming) }
      if before.tenure != level.tenure {
        let words = { (tenure: Scale.Tenure?) in tenure?.words ?? "none" }
        changedLevels.append(
          "changed level '\(level.title)': years of service were \(words(before.tenure)), and are "
            + words(level.tenure))
      }
      if before.definition?.text != level.definition?.text {
        changedLevels.append("changed level '\(level.title)': its definition")
      }
    }
    for level in old where !new.contains(where: { $0.id == level.id }) {
      changedLevels.append("removed level '\(level.title)'")
    }
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
      let parent = group.parent.flatMap { ids[$0] }
      if let same = old.first(where: {
        CellText.folded($0.title) == title && (parent == nil || $0.parent == parent)
      }) {
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
}
