import CrosswalkBase
import CrosswalkModel

/// Turns the tree and the rubrics of a package into a draft of groups, units and statements.
struct CASEDraft {
  private let package: CASEPackage
  private let rubrics: CASERubrics
  private let tree: CASETree
  private(set) var draft = ImportDraft(nameOfIDs: "code")
  private(set) var report: ImportReport
  /// The items of the draft's groups.
  private var groupItems: [Int] = []
  /// Items that hang under no unit, by the group or document that they hang under.
  private var loose: [(group: Int?, items: [Int])] = []
  private var looseOfGroup: [Int?: Int] = [:]

  /// - Parameters:
  ///   - package: Items in their tree.
  ///   - rubrics: Levels, and what is to be seen at each of them.
  ///   - title: What to call a unit that the document itself stands for.
  ///   - report: Where to go on telling.
  init(_ package: CASEPackage, _ rubrics: CASERubrics, title: String, _ report: ImportReport) {
    self.package = package
    self.rubrics = rubrics
    tree = CASETree(package, rubrics)
    self.report = report
    addItems()
    addLooseStatements(title: title)
    addCriteriaWithoutItem()
  }

  private mutating func addItems() {
    // A stack, because a stranger's tree may be deep.
    var stack: [(item: Int, group: Int?)] = package.roots.reversed().map { ($0, nil) }
    while let (item, group) = stack.popLast() {
      let entry = package.items[item]
      switch tree.kind(of: item) {
      case .group:
        // A framework has headings on one level only.
        if let outer = group {
          remark(
            "is a heading over units inside of \(quoted(package.items[groupItems[outer]].text)), "
              + "and stands beside it now", at: entry.place)
        }
        leaveOutNotes(of: item, "a heading over units")
        draft.groups.append(heading(item))
        groupItems.append(item)
        let own = draft.groups.count - 1
        stack += package.children[item].reversed().map { ($0, own) }
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
  }

  private mutating func addLooseStatements(title: String) {
    for (group, items) in loose {
      let title = group.map { draft.groups[$0].title } ?? title
      var unit = ImportDraft.Unit(title: title, group: group)
      remark(
        "\(items.count) statements under no unit are put into one with the title \(quoted(title))",
        at: group.map { package.items[groupItems[$0]].place } ?? "CFDocument")
      for item in items { _ = addStatements(item, to: &unit) }
      draft.units.append(unit)
    }
  }

  /// A criterion may judge something that is no item; it is a unit that its own name stands for.
  private mutating func addCriteriaWithoutItem() {
    for criterion in rubrics.criteria where criterion.item == nil {
      guard criterion.levels.contains(where: { !$0.text.isEmpty }) else { continue }
      var unit = ImportDraft.Unit(
        title: report.cleaned(criterion.title ?? "", at: criterion.place),
        note: criterion.note.map { report.cleaned($0, at: criterion.place) })
      addTexts(of: criterion, to: &unit)
      draft.units.append(unit)
    }
  }

  /// Adds a unit; the items inside it that are rated on their own.
  private mutating func addUnit(_ item: Int, under group: Int?) -> [Int] {
    let entry = package.items[item]
    var unit = ImportDraft.Unit(
      title: report.cleaned(entry.text, at: entry.place), given: given(item), group: group,
      definition: Definition(case: entry.ours?["definition"]),
      note: entry.notes.map { report.cleaned($0, at: entry.place) },
      isRated: entry.ours?["rated"]?.boolean ?? true)
    if unit.title.unicodeScalars.count > 200 {
      remark("the name of the unit is long; is it a statement?", at: entry.place)
    }
    var others: [Int] = []
    for child in package.children[item] { others += addStatements(child, to: &unit) }
    for criterion in tree.criteria[item] ?? [] { addTexts(of: criterion, to: &unit) }
    for other in others {
      remark(
        "is rated on its own, and so a unit beside \(quoted(unit.title))",
        at: package.items[other].place)
    }
    draft.units.append(unit)
    return others
  }

  /// Adds an item and all below it; those that are rated on their own are left for later.
  private mutating func addStatements(_ start: Int, to unit: inout ImportDraft.Unit) -> [Int] {
    var others: [Int] = []
    var stack: [(item: Int, parent: Int?)] = [(start, nil)]
    while let (item, parent) = stack.popLast() {
      let entry = package.items[item]
      let below = package.children[item]
      if tree.standsAlone(item) {
        others.append(item)
        continue
      }
      // What hangs under a heading inside a unit is the unit's: no statement is tied to a heading.
      if tree.isHeading(item) {
        leaveOutNotes(of: item, "a heading inside a unit")
        unit.subcompetencies.append(heading(item))
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
      unit.statements.append(statement(item, text, parent: parent))
      stack += below.reversed().map { ($0, item) }
    }
    return others
  }

  /// Adds the texts of a criterion's levels; a statement that says the same has the level.
  ///
  /// ``CASEExport`` and others say a statement twice, as an item and as the text of a level at
  /// which it is seen; read as it stands each would be there twice, once without a level. So the
  /// texts of a level, whole or line by line, are laid over the items of the unit that have no level
  /// yet, in their order: two items with one text get the levels in the order of the levels. Only
  /// what is left becomes a statement of its own.
  private mutating func addTexts(
    of criterion: CASERubrics.Criterion, to unit: inout ImportDraft.Unit
  ) {
    // Turned round, so that the first of those that say the same is the last of its list.
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
          unit.statements.append(
            ImportDraft.Statement(level: level.rank, text: text, place: level.place))
        }
      }
    }
  }

  // MARK: Items

  private func given(_ item: Int) -> ImportDraft.Given? {
    let entry = package.items[item]
    return entry.code.map { ImportDraft.Given(text: $0, place: entry.place) }
  }

  private mutating func heading(_ item: Int) -> ImportDraft.Heading {
    let entry = package.items[item]
    return ImportDraft.Heading(
      title: report.cleaned(entry.text, at: entry.place), given: given(item))
  }

  private mutating func statement(
    _ item: Int, _ text: String, parent: Int?
  ) -> ImportDraft.Statement {
    let entry = package.items[item]
    let level = entry.ours?["level"]?.text.flatMap { id in
      rubrics.levels.firstIndex { $0.id == id }
    }
    return ImportDraft.Statement(
      level: level, text: text, actor: actor(entry),
      act: entry.ours?["act"]?.text.flatMap(Act.init(rawValue:)), given: given(item),
      place: entry.place,
      key: item, parent: parent, sameAs: package.same[item],
      note: entry.notes.map { report.cleaned($0, at: entry.place) },
      flags: (entry.ours?["flags"]?.list ?? []).compactMap {
        $0.text.flatMap(Statement.Flag.init(rawValue:))
      },
      grades: (tree.grades[item]?.levels ?? []).compactMap { grade($0) })
  }

  private mutating func actor(_ entry: CASEPackage.Item) -> Role? {
    guard let name = entry.ours?["actor"]?.text else { return nil }
    let role = Role(rawValue: name)
    if role == nil {
      report.add("unknown actor \(quoted(name))", at: entry.place, isProblem: true)
    }
    return role
  }

  private mutating func grade(_ level: CASERubrics.Criterion.Level) -> Statement.Grade? {
    let text = report.cleaned(level.text, at: level.place)
    let status = level.ours?["status"]?.text.flatMap(Statement.Grade.Status.init(rawValue:))
    if text.isEmpty, status == nil { return nil }
    return Statement.Grade(
      level: rubrics.levels[level.rank].id,
      status: !text.isEmpty ? .qualifier : status == .qualifier ? .unknown : status ?? .unknown,
      text: text.isEmpty ? nil : text,
      support: (level.ours?["support"]?.list ?? []).compactMap {
        $0.text.flatMap(Statement.Grade.Support.init(rawValue:))
      })
  }

  // MARK: Telling

  private mutating func leaveOutNotes(of item: Int, _ what: String) {
    guard let notes = package.items[item].notes else { return }
    report.add(
      "\(what) has no place for the notes \(quoted(notes))", at: package.items[item].place,
      isProblem: true)
  }

  private mutating func remark(_ message: String, at place: String) {
    report.add(message, at: place, isProblem: false)
  }
}
