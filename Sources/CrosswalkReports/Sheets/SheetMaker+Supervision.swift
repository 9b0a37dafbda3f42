import CrosswalkBase
import CrosswalkKit
import CrosswalkModel

/// Sheets for those who supervise, coach, select and train.
extension SheetMaker {
  func fillCoaching(_ sheet: inout PrintedSheet) throws {
    let (unit, level) = (try self.unit(), try self.level())
    sheet.level = level.map(source.level)
    guard let element = try self.element() ?? unit.flatMap({ try self.element(of: $0) }) else {
      throw SheetError.needsElement(try allPrompts().elements.map(\.id))
    }
    // One behavior is in focus, and not what every level says.
    if source.isLevelBound, level == nil {
      throw SheetError.needsLevel(framework: source.framework.id)
    }
    sheet.elements = [sheetElement(element, coaching: coached(at: level))]
    let isShort = request.kind == .coachingGuideShort
    if let unit {
      let statements = source.statements(of: unit, at: level?.id).map {
        source.statement($0, grades: level?.id)
      }
      // Statements with what each grade says are long.
      let most = isShort ? (source.isGraded && level == nil ? 2 : 6) : statements.count
      sheet.parts = [
        SheetPart(title: "", units: [source.unit(unit, Array(statements.prefix(most)))])
      ]
      sheet.leftOut = statements.dropFirst(most).map(\.locator)
    } else {
      sheet.parts = source.statements(
        about: Set(element.concepts), at: level?.id, atMost: isShort ? 2 : 4)
    }
    setLocal(&sheet, about: element)
  }

  /// The stages of the reference scale that the middle of a level, or of any level, lies in, with the
  /// names of these levels; where nobody has said where levels lie, all stages by their own names.
  private func coached(at level: Scale.Level?) -> [(stage: String, levels: String)] {
    let (stages, levels) = (catalog.ontology.stages, source.framework.scale.levels)
    let cuts = (try? catalog.framework(source.framework.id))?.alignment.scale?.cuts ?? []
    guard cuts.count == levels.count + 1 else { return stages.map { ($0.id, $0.label) } }
    return stages.enumerated().compactMap { place, stage in
      let names = levels.enumerated().filter { rank, own in
        let middle = (cuts[rank].at + cuts[rank + 1].at) / 2
        return stages.lastIndex { $0.from <= middle } == place
          && (level.map { $0.id == own.id } ?? true)
      }.map(\.element.title)
      return names.isEmpty ? nil : (stage.id, names.joined(separator: ", "))
    }
  }

  func fillSupervisor(_ sheet: inout PrintedSheet) throws {
    guard let element = try self.element() ?? self.unit().flatMap({ try self.element(of: $0) })
    else {
      throw SheetError.needsElement(try allPrompts().elements.map(\.id))
    }
    sheet.title = "\(element.title): \(SheetKind.supervisorOnePager.title.lowercased())"
    sheet.elements = [sheetElement(element)]
    sheet.parts = source.statements(
      about: Set(element.concepts), at: try level()?.id, atMost: 6)
    setLocal(&sheet, about: element)
  }

  func fillSelection(_ sheet: inout PrintedSheet) throws {
    let prompts = try allPrompts()
    guard let preview = prompts.preview.first(where: { $0.role == source.role }) else {
      throw SheetError.noSelection(role: source.role, roles: prompts.preview.map(\.role))
    }
    sheet.preview = preview.text
    sheet.scenario = prompts.scenarios.first { $0.role == source.role }.map {
      SheetScenario(title: $0.title, text: $0.text, task: $0.task, answerGuide: $0.answerGuide)
    }
    sheet.elements = prompts.elements.map { sheetElement($0) }
    sheet.parts = source.parts(keepsEmpty: true) { source.unit($0, []) }
  }

  func fillTrainingMap(_ sheet: inout PrintedSheet) throws {
    let activities = try activities()
    sheet.orientation = orientation(among: activities).map(Self.activity)
    let leaders = try leaders()
    sheet.needs = source.framework.ratedUnits.compactMap { unit in
      let concepts = source.concepts(of: unit)
      guard unit.statements.contains(where: source.counts) else { return nil }
      func serving(_ modes: Set<Activity.Mode>) -> [SheetActivity] {
        best(activities.filter { modes.contains($0.mode) }, for: concepts)
          .map(Self.activity)
      }
      return SheetNeed(
        unit: source.unit(unit, []),
        training: serving([.training, .selfStudy]),
        coaching: serving([.coaching, .onTheJob, .learningCircle, .modelling]),
        models: models(of: concepts, leaders))
    }
  }

  /// The activities for the role, without those that another document offers to its own staff: their
  /// ids begin as the document's does.
  private func activities() throws -> [Activity] {
    func stem(_ id: String) -> Substring { id.prefix { $0 != "-" } }
    let others = Set(catalog.frameworkIDs.map(stem)).subtracting([stem(source.framework.id)])
    return try catalog.activities().filter { activity in
      !others.contains(stem(activity.id))
        && (activity.roles.isEmpty || activity.roles.contains { $0.fits(source.role) })
    }
  }

  private static func activity(_ activity: Activity) -> SheetActivity {
    SheetActivity(
      title: activity.title, hours: SheetActivity.words(hours: activity.hours),
      provider: activity.provider ?? "",
      evidence: activity.evidence ?? "")
  }

  /// What everybody begins with: of the document's own courses without requirements the one that
  /// the most others require.
  private func orientation(among activities: [Activity]) -> [Activity] {
    let own = source.framework.id.prefix { $0 != "-" } + "-"
    func followers(_ activity: Activity) -> Int {
      activities.count { $0.requires.contains(activity.id) }
    }
    return activities.filter {
      $0.id.hasPrefix(own) && $0.mode == .training && $0.requires.isEmpty && followers($0) > 0
    }.sorted { (followers($1), $0.id) < (followers($0), $1.id) }.prefix(1).map { $0 }
  }

  /// The two activities that close the most of what a unit is about.
  private func best(
    _ activities: [Activity], for concepts: [(concept: String, weight: Double)]
  ) -> [Activity] {
    let weights = Dictionary(
      concepts.prefix(4).map { ($0.concept, $0.weight) }, uniquingKeysWith: { first, _ in first })
    let scored = activities.map { activity in
      (
        activity,
        activity.effects.reduce(0) {
          $0 + $1.closes * (weights[hierarchy.root(of: $1.concept)] ?? 0)
        }
      )
    }
    return scored.filter { $0.1 > 0 }.sorted { ($1.1, $0.0.id) < ($0.1, $1.0.id) }
      .prefix(2).map(\.0)
  }

  // MARK: Who models it

  /// The documents that speak of those above the role: this one, the county's own, then others.
  private func leaders() throws -> [SheetSource] {
    let above: Role? =
      switch source.role {
      case .worker: .supervisor
      case .supervisor: .manager
      case .manager, .leader: .director
      default: nil
      }
    guard let above else { return [] }
    let others = try catalog.frameworkIDs.filter { $0 != source.framework.id }.map {
      SheetSource(try catalog.framework($0), role: above, hierarchy)
    }
    let own = SheetSource(try catalog.framework(source.framework.id), role: above, hierarchy)
    let local = try self.local.map {
      SheetSource(try catalog.framework($0.framework.id), role: above, hierarchy)
    }
    return ([own] + (local.map { [$0] } ?? []) + others).filter(\.namesRole)
  }

  /// What leaders do that is the other side of some concepts, or, where nobody says that, what they
  /// do of the same; from the first document that says it.
  private func models(
    of concepts: [(concept: String, weight: Double)], _ leaders: [SheetSource]
  ) -> [SheetModel] {
    let wanted = Set(concepts.prefix(4).map(\.concept))
    let neighbours = ConceptNeighbours(catalog.ontology)
    let others = Set(
      wanted.flatMap { neighbours.of($0).filter { $0.kind == .counterpart }.map(\.concept) })
    for leader in leaders {
      let found = Self.models(leader) { statement in
        let own = leader.shares[statement.id] ?? []
        return own.filter { others.contains($0.concept) }.reduce(0) { $0 + $1.share }
          + wanted.reduce(0) { $0 + (leader.counterparts[statement.id]?[$1] ?? 0) }
      }
      if !found.isEmpty { return named(found, in: leader) }
    }
    for leader in leaders {
      let found = Self.models(leader) { statement in
        let own = leader.shares[statement.id] ?? []
        return own.filter { wanted.contains($0.concept) }.reduce(0) { $0 + $1.share }
      }
      if !found.isEmpty { return named(found, in: leader) }
    }
    return []
  }

  /// The two statements about leaders that count most, if they count enough to be seen in them.
  private static func models(
    _ leader: SheetSource, counting weight: (Statement) -> Double
  ) -> [Statement] {
    leader.framework.ratedUnits.flatMap(\.statements).filter {
      leader.counts($0) && $0.actor != .allStaff && !$0.flags.contains(.deficit)
    }.map { ($0, weight($0)) }.filter { $0.1 >= 0.3 }
      .sorted { ($1.1, $0.0.id) < ($0.1, $1.0.id) }.prefix(2).map(\.0)
  }

  private func named(_ statements: [Statement], in leader: SheetSource) -> [SheetModel] {
    statements.map {
      SheetModel(
        text: $0.text, locator: $0.id, role: $0.actor.sheetName.capitalizedFirst,
        document: leader.framework.id == source.framework.id ? "" : leader.framework.title)
    }
  }
}
