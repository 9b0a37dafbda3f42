import CrosswalkBase
import CrosswalkKit
import CrosswalkModel

/// Puts a sheet together from a framework, the prompts, and what people ask for. Nothing on it is a
/// rating that was computed; where no source says something there is a line to write on.
package struct SheetMaker {
  let catalog: Catalog
  let request: SheetRequest
  let source: SheetSource
  let local: SheetSource?
  let prompts: PromptSet?
  let hierarchy: ConceptHierarchy

  /// - Parameters:
  ///   - request: What is wanted.
  ///   - framework: What people are rated by.
  ///   - local: The county's own document, if one stands beside it.
  ///   - catalog: Where prompts, activities and the ontology are.
  /// - Throws: ``SheetError`` if the framework has nothing for the role; `DecodingError` for a
  ///   damaged catalog.
  package init(
    _ request: SheetRequest, of framework: AlignedFramework, local: AlignedFramework? = nil,
    in catalog: Catalog
  ) throws {
    let roles = SheetSource.roles(in: framework.framework)
    let id = framework.framework.id
    guard let role = request.role ?? (roles.count == 1 ? roles.first : nil) else {
      throw SheetError.needsRole(framework: id, roles: roles)
    }
    let isNamed = role == .leader ? roles.contains { $0 != .worker } : roles.contains(role)
    // Selection asks for the work of a role, whatever the document says of it.
    guard isNamed || request.kind == .selectionKit && Role.ofOnePerson.contains(role) else {
      throw SheetError.noStatements(framework: id, role: role, roles: roles)
    }
    self.request = request
    self.catalog = catalog
    let hierarchy = catalog.hierarchy
    self.hierarchy = hierarchy
    source = SheetSource(framework, role: role, hierarchy)
    self.local = local.map { SheetSource($0, role: role, hierarchy) }
    prompts = try catalog.prompts()
  }

  /// The sheet.
  ///
  /// - Throws: ``SheetError``; `NameError` for a unit, level or element that there is not.
  package func sheet() throws -> PrintedSheet {
    var sheet = PrintedSheet(request.kind, title: request.kind.title, paper: request.paper)
    sheet.framework = source.framework.title
    sheet.source = source.words
    sheet.role = source.role.sheetName
    sheet.name = request.name ?? ""
    sheet.ratesPerson = source.framework.scale.rates == .person
    sheet.definesUnits = source.definesUnits
    sheet.notes = notes
    if request.kind.usesPrompts, let prompts {
      sheet.promptsNote = "\(prompts.title), version \(prompts.version). \(prompts.note ?? "")"
    }
    if let local {
      sheet.localName = local.framework.title
      sheet.local = local.parts { unit in
        local.unit(unit, local.statements(of: unit, at: nil).map(local.beside))
      }
    }
    switch request.kind {
    case .tenureColumn: try fillTenureColumn(&sheet)
    case .smartGoals: try fillGoals(&sheet)
    case .practiceProfile: try fillProfile(&sheet)
    case .coachingGuide, .coachingGuideShort: try fillCoaching(&sheet)
    case .supervisorOnePager: try fillSupervisor(&sheet)
    case .onePager: try fillOnePager(&sheet)
    case .selectionKit: try fillSelection(&sheet)
    case .trainingMap: try fillTrainingMap(&sheet)
    case .individualPlan, .unitPlan:
      guard let plan = request.plan else { throw SheetError.needsPlan }
      sheet.plan = plan
    }
    if source.isGraded, sheet.showsGrades {
      sheet.notes.insert(
        "Where a grade reads that the document adds nothing, the document has a tick. A tick is not a "
          + "pass.", at: 0)
    }
    return sheet
  }

  // MARK: What all need

  private var notes: [String] {
    var notes: [String] = []
    if !source.namesRole, source.framework.ratedUnits.contains(where: source.speaks(of:)) {
      notes.append(
        "Our copy of this document has no behaviors of its own for a \(source.role.sheetName). "
          + "What stands here is what it asks of all staff"
          + (local == nil
            ? "; a document of your county can stand beside it."
            : "; your own document stands beside it."))
    }
    if request.kind.usesPrompts, isElsewhere, let place = prompts?.jurisdiction {
      notes.append(
        "Questions and scenes were written for work in \(place). Change what does not fit where you "
          + "work.")
    }
    let opens: [SheetKind] = [.practiceProfile, .coachingGuide, .coachingGuideShort, .trainingMap]
    if !source.definesUnits, opens.contains(request.kind) {
      notes.append("The document gives no definitions of what it rates.")
    }
    return notes
  }

  /// Whether prompts were written for a place where the document is not in force.
  private var isElsewhere: Bool {
    guard source.framework.tellsJurisdiction, let place = prompts?.jurisdiction else {
      return false
    }
    return !source.framework.isInForce(in: place)
  }

  /// The level that is asked for, by its id, by name or by time of service; nil: none is.
  func level() throws -> Scale.Level? {
    let scale = source.framework.scale
    if let name = request.level {
      let id = try scale.levelNames.id(of: name, as: "level")
      return scale.levels.first { $0.id == id }
    }
    return try request.tenure.map {
      try Expectation(of: source.framework, tenure: $0, role: source.role).level
    }
  }

  /// The unit that is asked for; nil: none is.
  func unit() throws -> Framework.Unit? {
    try request.unit.map { name in
      let id = try source.framework.unitNames.id(of: name, as: "unit")
      return source.framework.ratedUnits.first { $0.id == id }!
    }
  }

  func allPrompts() throws(SheetError) -> PromptSet {
    guard let prompts else { throw .noPrompts }
    return prompts
  }

  /// The element that is asked for; nil: none is.
  func element() throws -> PracticeElement? {
    guard let name = request.element else { return nil }
    let elements = try allPrompts().elements
    let names = NameLookup(elements.map { ($0.id, $0.title) })
    let id = try names.id(of: name, as: "element")
    return elements.first { $0.id == id }
  }

  /// The element that most of a unit is about; the first one if nobody has said what it is about.
  func element(of unit: Framework.Unit) throws -> PracticeElement? {
    let elements = try allPrompts().elements
    let weights = source.concepts(of: unit)
    func weight(_ element: PracticeElement) -> Double {
      weights.filter { element.concepts.contains($0.concept) }.reduce(0) { $0 + $1.weight }
    }
    return elements.reduce(elements.first) { best, element in
      best.map { weight(element) > weight($0) + 1e-9 ? element : $0 } ?? element
    }
  }

  /// What there is for an element; of coaching what fits some levels, with their names; nil: none.
  func sheetElement(
    _ element: PracticeElement, coaching: [(stage: String, levels: String)] = []
  ) -> SheetElement {
    let prompts = element.prompts(for: source.role)
    let names = Dictionary(
      coaching.map { ($0.stage, $0.levels) }, uniquingKeysWith: { first, _ in first })
    return SheetElement(
      title: element.title, meaning: element.meaning, before: element.supervisor.before,
      during: element.supervisor.during, after: element.supervisor.after,
      tools: local == nil && !isElsewhere ? element.supervisor.tools : [],
      coaching: prompts.coaching.compactMap { coaching in
        names[coaching.stage].map {
          SheetCoaching(
            levels: $0, scaling: coaching.scaling, questions: coaching.questions,
            evidence: coaching.evidence, step: coaching.step)
        }
      },
      interview: prompts.interview.map {
        SheetInterview(question: $0.question, listenFor: $0.listenFor, beware: $0.beware)
      },
      rolePlay: SheetRolePlay(
        setting: prompts.rolePlay.setting, candidate: prompts.rolePlay.candidate,
        actor: prompts.rolePlay.actor, lookFor: prompts.rolePlay.lookFor),
      focus: prompts.focus)
  }

  /// What the county's own document says of an element of practice.
  func setLocal(_ sheet: inout PrintedSheet, about element: PracticeElement) {
    guard let local else { return }
    sheet.local = local.statements(about: Set(element.concepts), at: nil, atMost: 6)
  }
}
