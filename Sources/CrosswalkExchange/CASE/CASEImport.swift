import CrosswalkBase
import CrosswalkModel

/// Makes a framework of a package of CASE 1.1 or 1.0, whoever wrote it.
///
/// What a criterion of a rubric is about is a unit, and the texts of the criterion's levels are its
/// statements, unless items under it say the same: those then have the level. Where no criterion
/// names an item, an item without children is a statement, what statements hang under is a unit, and
/// what units hang under a group. What ``CASEExport`` keeps in `extensions` is taken from there.
///
/// No text is changed but white space; what has no place in a framework is told by kind, and what
/// cannot be read by its place, such as `CFItems[3]`.
public struct CASEImport {
  private let package: CASEPackage
  private let rubrics: CASERubrics
  private var report: ImportReport
  /// The criteria of units, by item.
  private var criteria: [Int: [CASERubrics.Criterion]] = [:]
  /// The criteria of statements that ``CASEExport`` has written, by item.
  private var grades: [Int: CASERubrics.Criterion] = [:]
  private var isAboveRated: [Bool] = []

  private var groups: [(item: Int, title: String)] = []
  private var units: [Unit] = []
  /// Items that hang under no unit, by the group or document that they hang under.
  private var loose: [(group: Int?, items: [Int])] = []
  private var looseOfGroup: [Int?: Int] = [:]

  private struct Unit {
    var title: String
    var item: Int?
    var group: Int?
    var note: String?
    var headings: [(item: Int, title: String)] = []
    var statements: [Draft] = []
  }

  private struct Draft {
    var item: Int?
    var parent: Int?
    var level: Int?
    var text: String
  }

  /// Reads a whole file.
  ///
  /// - Parameters:
  ///   - bytes: JSON in UTF-8, at most 128 MiB, nested at most 100 deep, with 4 million values.
  ///   - id: What to call the framework.
  ///   - title: Its title, if the document has none.
  ///   - levels: Titles of all levels, lowest first, where somebody knows them; empty: as the
  ///     rubrics name them.
  ///   - limits: What else is refused; an item counts as a row.
  /// - Returns: The framework, and what there is to tell.
  /// - Throws: ``ImportError`` if it is no package that can be read, has no statement or no levels,
  ///   or is over a limit.
  public static func read(
    _ bytes: [UInt8], id: String, title: String, levels: [String] = [],
    limits: ImportLimits = ImportLimits()
  ) throws(ImportError) -> ImportedFramework {
    let value: JSONValue
    do {
      value = try JSONReader.value(
        of: bytes, limits: JSONReader.Limits(maxBytes: limits.maxJSONBytes))
    } catch {
      throw ImportError(error.description)
    }
    var work = try CASEImport(value, levels: levels, limits: limits)
    return try work.framework(id: id, title: title)
  }

  private init(
    _ value: JSONValue, levels: [String], limits: ImportLimits
  ) throws(ImportError) {
    var report = ImportReport()
    package = try CASEPackage(value, limits: limits, report: &report)
    rubrics = try CASERubrics(of: package, levels: levels, limits: limits, report: &report)
    self.report = report
    sortCriteria()
  }

  /// Tells what the criteria are about: statements of ours have grades, all else is rated.
  private mutating func sortCriteria() {
    isAboveRated = Array(repeating: false, count: package.items.count)
    for criterion in rubrics.criteria {
      guard let item = criterion.item else { continue }
      if package.items[item].kind == .statement {
        grades[item] = criterion
      } else {
        criteria[item, default: []].append(criterion)
      }
    }
    // Parents come before their children here, so that the other way round each is seen in time.
    var order = package.roots
    var next = 0
    while next < order.count {
      order += package.children[order[next]]
      next += 1
    }
    for item in order.reversed() {
      isAboveRated[item] = package.children[item].contains {
        isAboveRated[$0] || isRated($0)
      }
    }
  }

  private func isRated(_ item: Int) -> Bool {
    rubrics.ratedItems.contains(item) && package.items[item].kind == nil
  }

  // MARK: Tree

  private func kind(of item: Int) -> CASEExport.ItemType {
    if let kind = package.items[item].kind { return kind }
    let below = package.children[item]
    if isRated(item) { return .unit }
    if isAboveRated[item] { return .group }
    if below.isEmpty { return .statement }
    return below.contains { package.children[$0].isEmpty } ? .unit : .group
  }

  private mutating func build() {
    // A stack, because a stranger's tree may be deep.
    var stack: [(item: Int, group: Int?)] = package.roots.reversed().map { ($0, nil) }
    while let (item, group) = stack.popLast() {
      let entry = package.items[item]
      switch kind(of: item) {
      case .group:
        if let outer = group {
          remark(
            "is a heading over units inside of \(quoted(package.items[groups[outer].item].text)), "
              + "and stands beside it now", at: entry.place)
        }
        leaveOutNotes(of: item, "a heading over units")
        groups.append((item, report.cleaned(entry.text, at: entry.place)))
        stack += package.children[item].reversed().map { ($0, groups.count - 1) }
      case .unit, .subcompetency:
        stack += addUnit(item, under: group).reversed().map { ($0, group) }
      case .statement:
        if looseOfGroup[group] == nil {
          looseOfGroup[group] = loose.count
          loose.append((group, []))
        }
        loose[looseOfGroup[group]!].items.append(item)
      }
    }
    for (group, items) in loose {
      let title = group.map { groups[$0].title } ?? documentTitle
      var unit = Unit(title: title, group: group)
      remark(
        "\(items.count) statements under no unit are put into one with the title \(quoted(title))",
        at: group.map { package.items[groups[$0].item].place } ?? "CFDocument")
      for item in items { _ = addStatements(item, to: &unit) }
      units.append(unit)
    }
    for criterion in rubrics.criteria where criterion.item == nil {
      guard criterion.levels.contains(where: { !$0.text.isEmpty }) else { continue }
      var unit = Unit(
        title: report.cleaned(criterion.title ?? "", at: criterion.place),
        note: criterion.note.map { report.cleaned($0, at: criterion.place) })
      addTexts(of: criterion, to: &unit)
      units.append(unit)
    }
  }

  /// Adds a unit; the items inside it that are rated on their own.
  private mutating func addUnit(_ item: Int, under group: Int?) -> [Int] {
    let entry = package.items[item]
    var unit = Unit(
      title: report.cleaned(entry.text, at: entry.place), item: item, group: group,
      note: entry.notes.map { report.cleaned($0, at: entry.place) })
    if unit.title.unicodeScalars.count > 200 {
      remark("the name of the unit is long; is it a statement?", at: entry.place)
    }
    var others: [Int] = []
    for child in package.children[item] { others += addStatements(child, to: &unit) }
    for criterion in criteria[item] ?? [] { addTexts(of: criterion, to: &unit) }
    units.append(unit)
    for other in others {
      remark(
        "is rated on its own, and so a unit beside \(quoted(unit.title))",
        at: package.items[other].place)
    }
    return others
  }

  /// Adds an item and all below it; those that are rated on their own are left for later.
  private mutating func addStatements(_ start: Int, to unit: inout Unit) -> [Int] {
    var others: [Int] = []
    var stack: [(item: Int, parent: Int?)] = [(start, nil)]
    while let (item, parent) = stack.popLast() {
      let entry = package.items[item]
      let below = package.children[item]
      if isRated(item) || entry.kind == nil && isAboveRated[item] {
        others.append(item)
        continue
      }
      // A heading inside a unit: what hangs under it is the unit's.
      if entry.kind == .subcompetency || entry.kind != .statement && !below.isEmpty {
        leaveOutNotes(of: item, "a heading inside a unit")
        unit.headings.append((item, report.cleaned(entry.text, at: entry.place)))
        if entry.kind == nil {
          remark(
            "has items under it, and so is a heading inside of \(quoted(unit.title))",
            at: entry.place)
        }
        stack += below.reversed().map { ($0, nil) }
        continue
      }
      guard let text = report.statement(entry.text, at: entry.place) else {
        stack += below.reversed().map { ($0, parent) }
        continue
      }
      let level = entry.ours?["level"]?.text.flatMap { id in
        rubrics.levels.firstIndex { $0.id == id }
      }
      unit.statements.append(Draft(item: item, parent: parent, level: level, text: text))
      stack += below.reversed().map { ($0, item) }
    }
    return others
  }

  /// Adds the texts of a criterion's levels; a statement that says the same has the level.
  private mutating func addTexts(of criterion: CASERubrics.Criterion, to unit: inout Unit) {
    // What is there already and has no level yet, in its order.
    var open: [String: [Int]] = [:]
    for (index, statement) in unit.statements.enumerated().reversed()
    where statement.level == nil && criterion.item != nil {
      open[statement.text, default: []].append(index)
    }
    for level in criterion.levels where !level.text.isEmpty {
      let known = unit.statements.filter { $0.level == level.rank }.map(\.text)
      let whole = CellText.cleaned(level.text).text
      if !known.isEmpty, whole == known.joined(separator: " ") { continue }
      if let index = open[whole]?.popLast() {
        unit.statements[index].level = level.rank
        continue
      }
      for line in report.joined(CellText.lines(of: level.text), at: level.place) {
        if let index = open[CellText.cleaned(line).text]?.popLast() {
          unit.statements[index].level = level.rank
        } else if let text = report.statement(line, at: level.place) {
          unit.statements.append(Draft(level: level.rank, text: text))
        }
      }
    }
  }

  private mutating func leaveOutNotes(of item: Int, _ what: String) {
    guard let notes = package.items[item].notes else { return }
    report.add(
      "\(what) has no place for the notes \(quoted(notes))", at: package.items[item].place,
      isProblem: true)
  }

  // MARK: Framework

  private var documentTitle: String {
    CellText.cleaned(package.document["title"]?.words ?? "").text
  }

  private mutating func framework(
    id: String, title: String
  ) throws(ImportError) -> ImportedFramework {
    build()
    guard report.statementsImported > 0 else { throw ImportError("there is no statement in it") }
    CASELosses.tell(package, &report)
    let document = package.document
    let ours = document["extensions"]?["crosswalk"]
    func text(_ key: String, in value: JSONValue? = nil) -> String? {
      let text = CellText.cleaned((value ?? document)[key]?.words ?? "").text
      return text.isEmpty ? nil : text
    }
    let creator = text("creator")
    if let creator, let publisher = text("publisher"), creator != publisher {
      remark(
        "the creator \(quoted(creator)) is not the publisher, and is left out", at: "CFDocument")
    }
    let day = text("lastChangeDateTime").map { String($0.prefix(10)) }
    let notes = [ours == nil ? text("description") : nil, text("notes")].compactMap { $0 }
    let documentTitle = text("title") ?? title
    var framework = Framework(
      id: id, title: documentTitle, publisher: text("publisher") ?? creator ?? "unknown",
      version: text("version") ?? "1",
      jurisdiction: ours.flatMap { text("jurisdiction", in: $0) } ?? "unknown",
      date: ours.flatMap { text("date", in: $0) }
        ?? day.flatMap { isCalendarDate($0) ? $0 : nil } ?? "unknown",
      source: Framework.Source(
        title: ours == nil ? documentTitle : text("description") ?? documentTitle,
        note: notes.isEmpty ? nil : notes.joined(separator: " ")),
      draftedFrom: (ours?["draftedFrom"]?.list ?? []).compactMap { entry in
        entry["framework"]?.text.map {
          Framework.Ancestor(framework: $0, note: entry["note"]?.text)
        }
      },
      scale: scale(id: id), units: [])
    var ids = CASEIdentifiers()
    for (item, title) in groups {
      framework.groups.append(
        .init(id: ids.group(package.items[item], title, &report), title: title))
    }
    // Codes come first, so that none of our ids takes one.
    let own = units.map { unit in unit.item.flatMap { ids.own(package.items[$0], &report) } }
    var idOfItem: [Int: String] = [:]
    for unit in units {
      for item in unit.headings.map(\.item) + unit.statements.compactMap(\.item) {
        idOfItem[item] = ids.own(package.items[item], &report)
      }
    }
    let unitIDs = ids.all.claim(units: units.map(\.title), given: own)
    var named: Set<String> = []
    var places: [(unit: Int, statement: Int, item: Int)] = []
    for (u, draft) in units.enumerated() {
      var unit = Framework.Unit(
        id: unitIDs[u], title: draft.title, group: draft.group.map { framework.groups[$0].id },
        note: draft.note,
        rated: draft.item.flatMap { package.items[$0].ours?["rated"]?.boolean } ?? true)
      unit.subcompetencies = draft.headings.map { item, title in
        .init(id: idOfItem[item] ?? ids.all.claim(numbered: unit.id + ".s"), title: title)
      }
      for draft in draft.statements {
        let level = draft.level.map { framework.scale.levels[$0] }
        let prefix = unit.id + "." + (level.map { ImportIDs.step($0) + "." } ?? "")
        let id = draft.item.flatMap { idOfItem[$0] } ?? ids.all.claim(numbered: prefix)
        var statement = Statement(id: id, level: level?.id, actor: .worker, text: draft.text)
        if let item = draft.item {
          idOfItem[item] = id
          if describe(&statement, item) { named.insert(id) }
          places.append((u, unit.statements.count, item))
          statement.parent = draft.parent.flatMap { idOfItem[$0] }
        }
        unit.statements.append(statement)
      }
      framework.units.append(unit)
    }
    for place in places {
      framework.units[place.unit].statements[place.statement].sameAs =
        package.same[place.item].flatMap { idOfItem[$0] }
    }
    let unlevelled = framework.statements.count { $0.statement.level == nil }
    if unlevelled > 0, !package.isOurs {
      remark("\(unlevelled) statements have no level; they hold at every level", at: "")
    }
    return ImportedFramework(
      framework: framework, ownIDs: ids.own, namedActors: named, report: report)
  }

  /// Gives a statement what its item says besides text and level; whether it says who acts.
  private mutating func describe(_ statement: inout Statement, _ item: Int) -> Bool {
    let entry = package.items[item]
    statement.note = entry.notes.map { report.cleaned($0, at: entry.place) }
    statement.flags = (entry.ours?["flags"]?.list ?? []).compactMap {
      $0.text.flatMap(Statement.Flag.init(rawValue:))
    }
    for level in grades[item]?.levels ?? [] {
      let text = report.cleaned(level.text, at: level.place)
      let status = level.ours?["status"]?.text.flatMap(Statement.Grade.Status.init(rawValue:))
      if text.isEmpty, status == nil { continue }
      statement.grades.append(
        Statement.Grade(
          level: rubrics.levels[level.rank].id,
          status: !text.isEmpty ? .qualifier : status == .qualifier ? .unknown : status ?? .unknown,
          text: text.isEmpty ? nil : text,
          support: (level.ours?["support"]?.list ?? []).compactMap {
            $0.text.flatMap(Statement.Grade.Support.init(rawValue:))
          }))
    }
    guard let name = entry.ours?["actor"]?.text else { return false }
    guard let role = Role(rawValue: name) else {
      report.add("unknown actor \(quoted(name))", at: entry.place, isProblem: true)
      return false
    }
    statement.actor = role
    return true
  }

  private mutating func scale(id: String) -> Scale {
    let ours = rubrics.rubric?["extensions"]?["crosswalk"]
    func text(_ key: String) -> String? {
      let text = CellText.cleaned(rubrics.rubric?[key]?.words ?? "").text
      return text.isEmpty ? nil : text
    }
    let hasTenure = rubrics.levels.contains { $0.tenure != nil }
    return Scale(
      id: ours?["id"]?.text.flatMap { ImportIDs.isID($0) ? $0 : nil } ?? "\(id)-levels",
      title: text("title") ?? "Proficiency level",
      construct: ours == nil ? "unknown" : text("description") ?? "unknown",
      rates: ours?["rates"]?.text.flatMap(Scale.Subject.init(rawValue:)) ?? .units,
      basis: ours?["basis"]?.text.flatMap(Basis.init(rawValue:))
        ?? (hasTenure ? .expected : .observed),
      note: ours == nil ? text("description") : ours?["note"]?.text, levels: rubrics.levels)
  }

  private mutating func remark(_ message: String, at place: String) {
    report.add(message, at: place, isProblem: false)
  }
}

/// Makes ids of the codes that items have, where they can be ids.
private struct CASEIdentifiers {
  /// All that are given; groups have a space of their own.
  var all = ImportIDs()
  private var groups = ImportIDs()
  /// Those that are codes as they stand.
  private(set) var own: Set<String> = []

  mutating func own(_ item: CASEPackage.Item, _ report: inout ImportReport) -> String? {
    guard let id = Self.claim(item, from: &all, &report) else { return nil }
    if id == item.code { own.insert(id) }
    return id
  }

  mutating func group(
    _ item: CASEPackage.Item, _ title: String, _ report: inout ImportReport
  ) -> String {
    Self.claim(item, from: &groups, &report) ?? groups.claim(group: title)
  }

  private static func claim(
    _ item: CASEPackage.Item, from ids: inout ImportIDs, _ report: inout ImportReport
  ) -> String? {
    guard let code = item.code else { return nil }
    guard ImportIDs.isID(code) else {
      report.add(
        "the code \(quoted(code)) cannot be an id, and is left out", at: item.place,
        isProblem: false)
      return nil
    }
    let id = ids.claim(code)
    if id != code {
      report.add(
        "the code \(quoted(code)) is taken or reserved; it becomes '\(id)'", at: item.place,
        isProblem: false)
    }
    return id
  }
}
