import CrosswalkBase
import CrosswalkModel

/// A framework whose ids are not given yet, because they depend on all that is in it.
///
/// Tables, Word documents and packages of CASE all become one of these; ids are given here and
/// nowhere else.
struct ImportDraft {
  /// An id that the file gives.
  struct Given {
    var text: String
    var place: String
  }

  /// A heading over units, or inside of one.
  struct Heading {
    var title: String
    var given: Given?
    var note: String?
    /// The position of the heading over it, among those of the same kind.
    var parent: Int?
  }

  struct Statement {
    /// The position of its level; nil for every level.
    var level: Int?
    var text: String
    /// Nil where the file does not say who acts.
    var actor: Role?
    /// Nil where the file does not say what kind of act it is.
    var act: Act?
    var given: Given?
    /// What the file calls it beside its id.
    var code: String?
    /// The position of its heading among its unit's.
    var heading: Int?
    var place: String
    /// What other statements of the draft call it.
    var key: Int?
    /// The key of the statement that it spells out.
    var parent: Int?
    /// The key of the statement that it repeats.
    var sameAs: Int?
    var note: String?
    var flags: [CrosswalkModel.Statement.Flag] = []
    var grades: [CrosswalkModel.Statement.Grade] = []
  }

  struct Unit {
    var title: String
    var given: Given?
    /// The position of the heading over it.
    var group: Int?
    var definition: Definition?
    /// What the file calls it beside its id.
    var code: String?
    var note: String?
    var isRated = true
    var subcompetencies: [Heading] = []
    var statements: [Statement] = []
  }

  /// What the file calls its ids, for messages.
  let nameOfIDs: String
  var groups: [Heading] = []
  var units: [Unit] = []

  init(nameOfIDs: String = "id") { self.nameOfIDs = nameOfIDs }

  /// The framework with all its ids.
  ///
  /// - Parameters:
  ///   - framework: All of it but groups and units, scale and levels included.
  ///   - report: What was told so far.
  /// - Returns: The framework, and a report that tells which ids could not be had too.
  func imported(
    into framework: Framework, _ report: ImportReport
  ) -> ImportedFramework {
    // One pass over ids in the order in which they may be taken; each step needs those of the last.
    var (framework, report) = (framework, report)
    var ids = ImportIDs()
    var groupIDs = ImportIDs()
    var own: Set<String> = []
    var namedActors: Set<String> = []
    var guessedActs: Set<String> = []
    framework.groups = groups.map { group in
      var unused: Set<String> = []
      let id = claim(group.given, from: &groupIDs, &unused, hasCode: false, &report)
      return .init(id: id ?? groupIDs.claim(group: group.title), title: group.title)
    }
    for (g, group) in groups.enumerated() {
      framework.groups[g].parent = group.parent.map { framework.groups[$0].id }
    }
    // Ids that the file gives come first, so that none of ours takes one.
    let givenToUnits = units.map { claim($0.given, from: &ids, &own, &report) }
    let givenInside = units.map { unit in
      (
        headings: unit.subcompetencies.map {
          claim($0.given, from: &ids, &own, hasCode: false, &report)
        },
        statements: unit.statements.map { claim($0.given, from: &ids, &own, &report) }
      )
    }
    let unitIDs = ids.claim(units: units.map(\.title), given: givenToUnits)
    let levels = framework.scale.levels
    var idOfKey: [Int: String] = [:]
    framework.units = units.enumerated().map { u, draft in
      let id = unitIDs[u]
      var unit = Framework.Unit(
        id: id, title: draft.title, code: draft.code ?? Self.code(draft.given, id),
        group: draft.group.map { framework.groups[$0].id },
        definition: draft.definition, note: draft.note, rated: draft.isRated)
      unit.subcompetencies = zip(draft.subcompetencies, givenInside[u].headings).map {
        .init(id: $1 ?? ids.claim(numbered: id + ".s"), title: $0.title, note: $0.note)
      }
      let headings = unit.subcompetencies.map(\.id)
      unit.statements = zip(draft.statements, givenInside[u].statements).map { statement, given in
        // A level may be retitled, and so its title is no part of an id.
        let id = given ?? ids.claim(numbered: id + ".")
        if statement.actor != nil { namedActors.insert(id) }
        if let key = statement.key { idOfKey[key] = id }
        let guess = statement.act == nil ? ActGuess.act(of: statement.text) : nil
        if guess != nil { guessedActs.insert(id) }
        return .init(
          id: id, code: statement.code ?? Self.code(statement.given, id),
          subcompetency: statement.heading.map { headings[$0] },
          level: statement.level.map { levels[$0].id }, actor: statement.actor ?? .worker,
          act: statement.act ?? guess, flags: statement.flags, note: statement.note,
          text: statement.text,
          grades: statement.grades)
      }
      return unit
    }
    // Only now has every statement its id, those further down among them.
    for (u, unit) in units.enumerated() {
      for (s, statement) in unit.statements.enumerated() {
        framework.units[u].statements[s].parent = statement.parent.flatMap { idOfKey[$0] }
        framework.units[u].statements[s].sameAs = statement.sameAs.flatMap { idOfKey[$0] }
      }
    }
    return ImportedFramework(
      framework: framework, ownIDs: own, namedActors: namedActors, guessedActs: guessedActs,
      report: report)
  }

  /// What the file calls something, where its id had to be another.
  private static func code(_ given: Given?, _ id: String) -> String? {
    given.flatMap { $0.text == id ? nil : $0.text }
  }

  /// An id as the file gives it, or the one it had to become; nil if it gives none that can be one.
  private func claim(
    _ given: Given?, from ids: inout ImportIDs, _ own: inout Set<String>, hasCode: Bool = true,
    _ report: inout ImportReport
  ) -> String? {
    guard let given else { return nil }
    let fate = hasCode ? "it is kept as 'code'" : "it is left out"
    guard ImportIDs.isID(given.text) else {
      report.add(
        "the \(nameOfIDs) \(quoted(given.text)) cannot be an id; \(fate)",
        at: given.place, isProblem: false)
      return nil
    }
    let id = ids.claim(given.text)
    if id == given.text {
      own.insert(id)
    } else {
      report.add(
        "the \(nameOfIDs) \(quoted(given.text)) is taken or reserved; the id is '\(id)', and \(fate)",
        at: given.place, isProblem: false)
    }
    return id
  }
}
