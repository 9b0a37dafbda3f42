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
  /// The items of the draft's units; none for those that no item stands for.
  private var unitItems: [Int?] = []
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
    if package.isOurs { restoreOrder() }
  }

  /// Puts units in the order of the list of items, which in packages of ours is that of the
  /// document; the tree has those of one heading together.
  private mutating func restoreOrder() {
    let order = draft.units.indices.sorted {
      (unitItems[$0] ?? .max, $0) < (unitItems[$1] ?? .max, $1)
    }
    draft.units = order.map { draft.units[$0] }
    for index in draft.units.indices {
      draft.units[index].statements = draft.units[index].statements.enumerated()
        .sorted { ($0.element.key ?? .max, $0.offset) < ($1.element.key ?? .max, $1.offset) }
        .map(\.element)
    }
  }

  private mutating func addItems() {
    // A stack, because a stranger's tree may be deep.
    var stack: [(item: Int, group: Int?)] = package.roots.reversed().map { ($0, nil) }
    while let (item, group) = stack.popLast() {
      switch tree.kind(of: item) {
      case .group:
        leaveOutNotes(of: item, "a heading over units")
        var heading = heading(item)
        heading.parent = group
        draft.groups.append(heading)
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
        "\(counted(items.count, "statement")) under no unit \(items.count == 1 ? "is" : "are") put into one with the title \(quoted(title))",
        at: group.map { package.items[groupItems[$0]].place } ?? "CFDocument")
      for item in items { _ = addStatements(item, to: &unit) }
      draft.units.append(unit)
      unitItems.append(nil)
    }
  }

  /// A criterion may judge something that is no item; it is a unit that its own name stands for.
  private mutating func addCriteriaWithoutItem() {
    for criterion in rubrics.criteria where criterion.item == nil {
      guard criterion.levels.contains(where: { !$0.text.isEmpty }) else { continue }
      var unit = ImportDraft.Unit(
        title: report.cleaned(criterion.title ?? "", at: criterion.place),
        note: criterion.note.map { report.cleaned($0, at: criterion.place) })
      if let rubric = criterion.rubric, !rubric.isEmpty {
        unit.group = self.group(of: rubric, at: criterion.place)
      }
      addTexts(of: criterion, to: &unit)
      draft.units.append(unit)
      unitItems.append(nil)
    }
  }

  /// The heading over what a rubric judges, where there are several.
  private mutating func group(of rubric: String, at place: String) -> Int {
    let title = report.cleaned(rubric, at: place)
    if let index = draft.groups.firstIndex(where: { $0.title == title }) { return index }
    draft.groups.append(ImportDraft.Heading(title: title))
    return draft.groups.count - 1
  }

  /// Adds a unit; the items inside it that are rated on their own.
  private mutating func addUnit(_ item: Int, under group: Int?) -> [Int] {
    let entry = package.items[item]
    var unit = ImportDraft.Unit(
      title: report.cleaned(entry.text, at: entry.place), given: given(item), group: group,
      definition: Definition(case: entry.ours?["definition"]), code: entry.ours?["code"]?.text,
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
    unitItems.append(item)
    return others
  }

  /// Adds an item and all below it; those that are rated on their own are left for later.
  private mutating func addStatements(_ start: Int, to unit: inout ImportDraft.Unit) -> [Int] {
    var others: [Int] = []
    var stack: [(item: Int, parent: Int?, heading: Int?)] = [(start, nil, nil)]
    while let (item, parent, heading) = stack.popLast() {
      let entry = package.items[item]
      let below = package.children[item]
      if tree.standsAlone(item) {
        others.append(item)
        continue
      }
      // A heading under another one stands beside it: a unit has headings on one level.
      if tree.isHeading(item) {
        var part = self.heading(item)
        part.note = entry.notes.map { report.cleaned($0, at: entry.place) }
        unit.subcompetencies.append(part)
        let own = unit.subcompetencies.count - 1
        if entry.kind == nil {
          remark(
            "has items under it, and so is a heading inside of \(quoted(unit.title))",
            at: entry.place)
        }
        stack += below.reversed().map { ($0, nil, own) }
        continue
      }
      guard let text = report.statement(entry.text, at: entry.place) else {
        stack += below.reversed().map { ($0, parent, heading) }
        continue
      }
      var statement = statement(item, text, parent: parent)
      statement.heading = heading
      if package.isOurs, parent != nil {
        let code = entry.ours?["subcompetency"]?.text
        statement.heading = unit.subcompetencies.firstIndex {
          $0.given != nil && $0.given?.text == code
        }
      }
      unit.statements.append(statement)
      stack += below.reversed().map { ($0, item, heading) }
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
    let heading = heading(of: criterion, in: &unit)
    for level in criterion.levels where !level.text.isEmpty {
      let known = unit.statements.filter { $0.level == level.rank }.map(\.text)
      let whole = CellText.cleaned(level.text).text
      if !known.isEmpty, whole == known.joined(separator: " ") { continue }
      if let index = open[whole]?.popLast() {
        unit.statements[index].level = level.rank
        unit.statements[index].heading = unit.statements[index].heading ?? heading
        continue
      }
      for line in report.joined(CellText.lines(of: level.text), at: level.place) {
        if let index = open[CellText.cleaned(line).text]?.popLast() {
          unit.statements[index].level = level.rank
          unit.statements[index].heading = unit.statements[index].heading ?? heading
        } else if let text = report.statement(line, at: level.place) {
          unit.statements.append(
            ImportDraft.Statement(
              level: level.rank, text: text, heading: heading, place: level.place))
        }
      }
    }
  }

  /// The heading that a criterion is, if it has a name other than that of what it is about.
  private mutating func heading(
    of criterion: CASERubrics.Criterion, in unit: inout ImportDraft.Unit
  ) -> Int? {
    guard !criterion.isOurs, criterion.item != nil, let name = criterion.title else { return nil }
    let title = report.cleaned(name, at: criterion.place)
    if title.isEmpty || CellText.folded(title) == CellText.folded(unit.title) { return nil }
    let note = [criterion.note, criterion.rubric.map { "Rubric: \($0)" }].compactMap { $0 }
      .joined(separator: ". ")
    unit.subcompetencies.append(
      ImportDraft.Heading(
        title: title, note: note.isEmpty ? nil : report.cleaned(note, at: criterion.place)))
    return unit.subcompetencies.count - 1
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
      code: entry.ours?["code"]?.text, place: entry.place,
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
