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
      let most = isShort ? 6 : statements.count
      sheet.parts = [
        SheetPart(title: "", units: [source.unit(unit, Array(statements.prefix(most)))])
      ]
      sheet.leftOut = statements.dropFirst(most).map(\.locator)
    } else {
      sheet.parts = source.statements(
        about: Set(element.concepts), at: level?.id, atMost: isShort ? 2 : 4)
    }
    sheet.lacksParts = lacksParts
    setLocal(&sheet, about: element)
  }

  /// Why no behavior stands on a sheet about an element.
  private var lacksParts: String {
    source.isAligned
      ? "Our copy of the document names no behavior for this."
      : "Nobody has said yet which behaviors of the document belong here."
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
    let supervised: [Role] = [.worker, .supervisor]
    guard supervised.contains(source.role) else {
      throw SheetError.notSupervised(
        role: source.role,
        roles: SheetSource.roles(in: source.framework).filter(supervised.contains))
    }
    guard let element = try self.element() ?? self.unit().flatMap({ try self.element(of: $0) })
    else {
      throw SheetError.needsElement(try allPrompts().elements.map(\.id))
    }
    sheet.title = "\(element.title): \(SheetKind.supervisorOnePager.title.lowercased())"
    sheet.elements = [sheetElement(element)]
    let level = try level()
    sheet.parts = source.statements(
      about: Set(element.concepts), at: level?.id, atMost: 6)
    sheet.lacksParts = lacksParts
    sheet.isOwn = source.role == .supervisor
    if level == nil, source.isLevelBound, !sheet.parts.isEmpty {
      sheet.marked = "The name before a behavior is the level that the document asks it at."
    }
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
    sheet.parts = source.parts(where: source.speaks(of:)) { source.unit($0, []) }
    sheet.lacksParts = "Our copy of the document asks nothing of a \(source.role.sheetName)."
  }
}
