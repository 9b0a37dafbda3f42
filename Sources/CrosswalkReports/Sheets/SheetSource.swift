import CrosswalkBase
import CrosswalkKit
import CrosswalkModel

/// A framework as the people of one role meet it on a sheet.
package struct SheetSource {
  let framework: Framework
  let role: Role
  /// By statement: what it is about, and how much of it.
  let shares: [String: [(concept: String, share: Double)]]
  /// By statement: how much of it is the other party's side of a concept.
  let counterparts: [String: [String: Double]]
  private let actors: Set<Role>

  /// - Parameters:
  ///   - aligned: The framework, and what its statements are about.
  ///   - role: The people that a sheet is about.
  ///   - hierarchy: A link to a narrower concept counts for the broadest one.
  init(_ aligned: AlignedFramework, role: Role, _ hierarchy: ConceptHierarchy = .flat) {
    framework = aligned.framework
    self.role = role
    actors = Set(framework.statements.map(\.statement.actor))
    let links = aligned.linksByStatement
    shares = links.mapValues { links in
      links.filter { ![.related, .counterpart].contains($0.relation) }
        .map { (concept: hierarchy.root(of: $0.concept), share: $0.share) }
    }
    counterparts = links.mapValues { links in
      Dictionary(
        links.filter { $0.relation == .counterpart }.map {
          (hierarchy.root(of: $0.concept), $0.share)
        },
        uniquingKeysWith: +)
    }
  }

  /// The roles of single persons that some statement is about.
  package static func roles(in framework: Framework) -> [Role] {
    let actors = Set(framework.ratedUnits.flatMap(\.statements).map(\.actor))
    return Role.ofOnePerson.filter { role in actors.contains { $0.fits(role) } }
  }

  /// Whether statements are about people of just this role, and not only about everybody.
  var namesRole: Bool {
    actors.contains(role) || role != .worker && actors.contains(.leader)
  }

  /// Whether somebody has said what its statements are about.
  var isAligned: Bool { !shares.isEmpty }

  /// Who has published it, which version it is, and whose words stand on the sheet.
  var words: String {
    // What an import could not know is called unknown.
    let known = ["Publisher": framework.publisher, "Version": framework.version]
      .filter { !$0.value.isEmpty && $0.value != "unknown" }
      .sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)." }
    let wording =
      framework.wording == .document
      ? "Statements are in the words of the document."
      : "Statements are in the wording of this project."
    return (known + [wording]).joined(separator: " ")
  }

  /// Whether the document defines any of its units.
  var definesUnits: Bool { framework.ratedUnits.contains { $0.definition != nil } }

  /// Whether the document grades statements.
  var isGraded: Bool { framework.statements.contains { !$0.statement.grades.isEmpty } }

  /// Whether statements belong to levels.
  var isLevelBound: Bool { framework.ratedUnits.flatMap(\.statements).contains { $0.level != nil } }

  func counts(_ statement: Statement) -> Bool { statement.actor.fits(role) }

  /// Whether anything in a unit is asked of the role.
  func speaks(of unit: Framework.Unit) -> Bool { unit.statements.contains(where: counts) }

  // MARK: Parts of a sheet

  static func definition(_ definition: Definition?) -> SheetDefinition? {
    definition.map { SheetDefinition(text: $0.text, locator: $0.locator, note: $0.note ?? "") }
  }

  /// The level that no time of service leads to, where there is one to others.
  var apartLevel: Scale.Level? {
    let levels = framework.scale.levels
    guard levels.contains(where: { $0.tenure != nil }) else { return nil }
    return levels.last.flatMap { $0.tenure == nil ? $0 : nil }
  }

  /// All levels; what is missing from several of them alike is said once.
  var levels: [SheetLevel] {
    var said: Set<String> = []
    return framework.scale.levels.map { level in
      var level = level
      if let note = level.definition?.note, !said.insert(note).inserted {
        level.definition?.note = nil
      }
      return self.level(level)
    }
  }

  func level(_ level: Scale.Level) -> SheetLevel {
    let tenure = level.tenure.map { tenure in
      tenure.to.map { "\(tenure.from.plain) to under \($0.plain) years of service" }
        ?? "\(tenure.from.plain) years of service and more"
    }
    return SheetLevel(
      title: level.title, definition: Self.definition(level.definition), tenure: tenure ?? "")
  }

  /// A statement for a sheet, with what the document says of it at one level; `nil` in place of a
  /// level: at all of them; left out: at none.
  /// The name before it is that of the role where the document names it, or else `mark`.
  func statement(
    _ statement: Statement, grades level: String?? = .none, mark: String? = nil
  ) -> SheetStatement {
    let words = level.map { grades(of: statement, at: $0) } ?? []
    let isNamed = statement.actor == role && actors.count > 1
    return SheetStatement(
      text: statement.text, locator: statement.id,
      role: mark ?? (isNamed ? role.sheetName.capitalizedFirst : ""),
      levels: words)
  }

  /// What the document says of a statement at one grade, or at all; what neighbours have alike is
  /// said once for them.
  private func grades(of statement: Statement, at level: String?) -> [SheetLevelWords] {
    var said: [(titles: [String], text: String)] = []
    for grade in statement.grades where level == nil || grade.level == level {
      let title = framework.scale.title(of: grade.level)
      let text =
        switch grade.status {
        case .tick: "Expected; the document adds nothing."
        case .qualifier: grade.text ?? ""
        case .notApplicable: "Not expected."
        case .unknown: "The mark is lost in our copy."
        }
      if said.last?.text == text {
        said[said.count - 1].titles.append(title)
      } else {
        said.append(([title], text))
      }
    }
    return said.map { titles, text in
      SheetLevelWords(
        title: titles.joined(separator: ", "),
        statements: [SheetWords(text: text, locator: statement.id)])
    }
  }

  /// A statement among those of several levels, with its own before it.
  func beside(_ statement: Statement) -> SheetStatement {
    self.statement(statement, mark: statement.level.map { framework.scale.title(of: $0) })
  }

  func unit(_ unit: Framework.Unit, _ statements: [SheetStatement]) -> SheetUnit {
    SheetUnit(
      title: unit.title, locator: unit.id == unit.title ? "" : unit.id,
      definition: Self.definition(unit.definition),
      lacksDefinition: definesUnits && unit.definition == nil,
      subcompetencies: unit.subcompetencies.map(\.title), statements: statements, levels: [])
  }

  /// The rated units under their headings. Units without anything on the sheet are left out, unless
  /// they are wanted all the same.
  func parts(
    where isWanted: (Framework.Unit) -> Bool = { _ in false }, _ make: (Framework.Unit) -> SheetUnit
  ) -> [SheetPart] {
    var parts: [SheetPart] = []
    var last: String?
    for unit in framework.ratedUnits {
      let sheet = make(unit)
      if sheet.statements.isEmpty, sheet.levels.isEmpty, !isWanted(unit) { continue }
      if parts.isEmpty || unit.group != last {
        let title = framework.groups.first { $0.id == unit.group }?.title ?? ""
        parts.append(SheetPart(title: title, units: []))
        last = unit.group
      }
      parts[parts.count - 1].units.append(sheet)
    }
    return parts
  }

  /// The statements of a unit for the role, at one level or at none, without shortcomings.
  func statements(of unit: Framework.Unit, at level: String?) -> [Statement] {
    unit.statements.filter {
      counts($0) && !$0.flags.contains(.deficit)
        && ($0.level == nil || level == nil || $0.level == level)
    }
  }

  /// Statements for the role that the document words as shortcomings.
  func shortcomings(at level: String? = nil) -> [SheetStatement] {
    framework.ratedUnits.flatMap(\.statements).filter {
      counts($0) && $0.flags.contains(.deficit) && (level == nil || $0.level == level)
    }.map { statement($0) }
  }

  /// The same, so that what one page holds is well chosen: the first, then those that name the role,
  /// then the others.
  func ranked(_ statements: [Statement]) -> [Statement] {
    let (first, rest) = (statements.prefix(1), statements.dropFirst())
    return Array(first) + rest.filter { $0.actor == role } + rest.filter { $0.actor != role }
  }

  // MARK: What units are about

  /// By concept: how much of a unit's statements for the role is about it; heaviest first.
  func concepts(of unit: Framework.Unit) -> [(concept: String, weight: Double)] {
    var weights: [String: Double] = [:]
    for statement in unit.statements where counts(statement) {
      for (concept, share) in shares[statement.id] ?? [] { weights[concept, default: 0] += share }
    }
    return weights.map { (concept: $0.key, weight: $0.value) }.sorted {
      ($1.weight, $0.concept) < ($0.weight, $1.concept)
    }
  }

  /// The statements that are most about some concepts, at most `count`, in the order of the
  /// document.
  func statements(
    about concepts: Set<String>, at level: String?, atMost count: Int
  ) -> [SheetPart] {
    var found: [(unit: Int, statement: Statement, share: Double)] = []
    for (position, unit) in framework.ratedUnits.enumerated() {
      for statement in statements(of: unit, at: level)
      where level != nil || statement.level == nil || statement.level != apartLevel?.id {
        let share = (shares[statement.id] ?? []).filter { concepts.contains($0.concept) }
          .reduce(0) { $0 + $1.share }
        if share > 0 { found.append((position, statement, share)) }
      }
    }
    // The best of each unit first, so that one long unit does not take all the room.
    var taken: [Int: Int] = [:]
    let ranked = found.sorted { ($1.share, $0.statement.id) < ($0.share, $1.statement.id) }
      .map { entry -> (round: Int, id: String) in
        defer { taken[entry.unit, default: 0] += 1 }
        return (taken[entry.unit, default: 0], entry.statement.id)
      }
    let chosen = Set(
      ranked.enumerated().sorted {
        ($0.element.round, $0.offset) < ($1.element.round, $1.offset)
      }.prefix(count).map(\.element.id))
    return parts { unit in
      let own = unit.statements.filter { chosen.contains($0.id) }
      return self.unit(unit, own.map { level == nil ? beside($0) : statement($0) })
    }
  }
}

extension String {
  /// With a capital at the beginning.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
