import CrosswalkModel

/// Statements of a new version, as they are taken over by those that stand in a folder, and what became of each.
///
/// What the new version says holds; what it does not say stays as somebody has put it in.
struct StatementVersions {
  /// Statements that were not there, as they stand now.
  private(set) var added: [Statement] = []
  /// Statements that stayed and say something else, or stand elsewhere.
  private(set) var changed: [FrameworkUpdate.Change] = []

  private let imported: ImportedFramework
  /// What levels of the new version are called here, by their names there.
  private let levels: [String: String]
  /// The levels that there are now.
  private let scale: Set<String>
  /// The kinds of act that count in place of the framework's.
  private let overruled: [String: Act]
  /// What statements of the new version are called here, by their names there.
  private var ids: [String: String] = [:]
  /// What the new version says of each statement, by its name here.
  private var new: [String: Statement] = [:]
  /// What those that stayed were, by their names.
  private var before: [String: (unit: String, statement: Statement)] = [:]

  init(
    _ imported: ImportedFramework, levels: (list: [Scale.Level], ids: [String: String]),
    overruled: [String: Act]
  ) {
    (self.imported, self.levels, self.overruled) = (imported, levels.ids, overruled)
    scale = Set(levels.list.map(\.id))
  }

  /// Takes a statement that was not there.
  mutating func take(
    _ statement: Statement, as id: String, headings: [String: String],
    in unit: inout Framework.Unit
  ) {
    var result = statement
    result.id = id
    result.level = statement.level.flatMap { levels[$0] }
    result.subcompetency = statement.subcompetency.flatMap { headings[$0] }
    result.grades = grades(of: statement)
    (result.parent, result.sameAs) = (nil, nil)
    take(result, for: statement, in: &unit)
  }

  /// Takes a statement over one that stands there.
  mutating func take(
    _ statement: Statement, over old: (unit: Framework.Unit, statement: Statement),
    headings: [String: String], in unit: inout Framework.Unit
  ) {
    var result = old.statement
    before[result.id] = (old.unit.id, result)
    result.text = statement.text
    result.level = statement.level.flatMap { levels[$0] }
    result.code = statement.code ?? result.code
    let heading = statement.subcompetency.flatMap { headings[$0] }
    // A file that does not say it says nothing against what stands there.
    result.subcompetency =
      heading ?? unit.subcompetencies.first { $0.id == result.subcompetency }?.id
    if imported.namedActors.contains(statement.id) { result.actor = statement.actor }
    if !imported.guessedActs.contains(statement.id), let act = statement.act,
      act != overruled[result.id]
    {
      result.act = act
    }
    if !statement.flags.isEmpty { result.flags = statement.flags }
    result.note = CellText.said(statement.note, over: result.note)
    let grades = grades(of: statement)
    result.grades = grades.isEmpty ? result.grades.filter { scale.contains($0.level) } : grades
    take(result, for: statement, in: &unit)
  }

  private mutating func take(
    _ result: Statement, for statement: Statement, in unit: inout Framework.Unit
  ) {
    ids[statement.id] = result.id
    new[result.id] = statement
    unit.statements.append(result)
  }

  private func grades(of statement: Statement) -> [Statement.Grade] {
    statement.grades.compactMap { grade in
      levels[grade.level].map {
        Statement.Grade(level: $0, status: grade.status, text: grade.text, support: grade.support)
      }
    }
  }

  /// Has statements refer to each other by their names here, none to one that is gone, and finds out what
  /// became of each.
  ///
  /// - Parameter framework: All units, with the statements that were taken.
  mutating func settle(in framework: inout Framework) {
    let known = Set(ids.values)
    func settled(_ said: String?, _ standing: String?) -> String? {
      said.flatMap { ids[$0] } ?? standing.flatMap { known.contains($0) ? $0 : nil }
    }
    for u in framework.units.indices {
      for s in framework.units[u].statements.indices {
        var statement = framework.units[u].statements[s]
        statement.parent = settled(new[statement.id]?.parent, statement.parent)
        statement.sameAs = settled(new[statement.id]?.sameAs, statement.sameAs)
        framework.units[u].statements[s] = statement
        if let old = before[statement.id] {
          note(statement, old.statement, from: old.unit, to: framework.units[u].id)
        } else {
          added.append(statement)
        }
      }
    }
  }

  /// Notes what is other than it was.
  private mutating func note(
    _ statement: Statement, _ before: Statement, from oldUnit: String, to newUnit: String
  ) {
    var parts: [String] = []
    func compare(_ what: String, _ old: String?, _ new: String?) {
      if old != new { parts.append("\(what) \(old ?? "none") to \(new ?? "none")") }
    }
    let isOtherText = !before.text.utf8.elementsEqual(statement.text.utf8)
    // A comma or a capital is no other wording, and judgements hold on.
    let isReworded =
      isOtherText && TextLikeness(before.text).folded != TextLikeness(statement.text).folded
    if isOtherText { parts.append(isReworded ? "text" : "punctuation") }
    compare("level", before.level, statement.level)
    compare("subcompetency", before.subcompetency, statement.subcompetency)
    compare("unit", oldUnit, newUnit)
    compare("code", before.code, statement.code)
    compare("actor", before.actor.rawValue, statement.actor.rawValue)
    compare("kind of act", before.act?.rawValue, statement.act?.rawValue)
    compare("part of", before.parent, statement.parent)
    compare("repeats", before.sameAs, statement.sameAs)
    if before.flags != statement.flags { parts.append("flags") }
    if before.note != statement.note { parts.append("note") }
    if before.grades != statement.grades { parts.append("grades") }
    guard !parts.isEmpty else { return }
    changed.append(
      .init(
        id: statement.id, parts: parts, isReworded: isReworded, before: before.text,
        after: statement.text))
  }
}
