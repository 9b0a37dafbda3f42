import CrosswalkBase
import CrosswalkKit
import CrosswalkModel

/// Sheets of what a document asks for.
extension SheetMaker {
  func fillTenureColumn(_ sheet: inout PrintedSheet) throws {
    let scale = source.framework.scale
    guard scale.levels.contains(where: { $0.tenure != nil }) else {
      let others = try catalog.frameworkIDs.filter { id in
        try catalog.framework(id).framework.scale.levels.contains { $0.tenure != nil }
      }
      throw SheetError.noTenure(framework: source.framework.id, others: others)
    }
    guard let level = try level() else {
      throw SheetError.needsLevel(framework: source.framework.id)
    }
    sheet.title += ": \(level.title)"
    sheet.level = source.level(level)
    sheet.parts = parts(at: level.id)
    sheet.shortcomings = source.shortcomings(at: level.id)
    if let last = source.apartLevel, last.id != level.id {
      sheet.apartLevel = source.level(last)
      sheet.apart = parts(at: last.id)
    }
  }

  /// Units with their statements at a level.
  private func parts(at level: String?) -> [SheetPart] {
    source.parts { unit in
      source.unit(
        unit, source.statements(of: unit, at: level).map { source.statement($0, grades: level) })
    }
  }

  func fillGoals(_ sheet: inout PrintedSheet) throws {
    guard request.goals.count <= 3 else { throw SheetError.tooManyGoals(request.goals.count) }
    let all = source.framework.statements
    let names = NameLookup(all.map { ($0.statement.id, $0.statement.id) })
    let level = try level()
    sheet.level = level.map(source.level)
    let named = try request.goals.map { goal -> SheetGoal in
      let id = try names.id(of: goal, as: "statement")
      let (unit, statement) = all.first { $0.statement.id == id }!
      guard !statement.flags.contains(.deficit) else {
        throw SheetError.shortcoming(statement: id)
      }
      guard source.counts(statement) else {
        throw SheetError.unknown(
          "the statement '\(id)' is not about a \(source.role.sheetName)")
      }
      return SheetGoal(
        number: 0, unit: unit.title, statement: source.statement(statement, grades: level?.id),
        now: now(unit))
    }
    sheet.goals = (0..<3).map { index in
      let goal = index < named.count ? named[index] : nil
      return SheetGoal(
        number: index + 1, unit: goal?.unit ?? "", statement: goal?.statement,
        now: goal?.now ?? "")
    }
  }

  /// What people have rated a unit, in words.
  private func now(_ unit: Framework.Unit) -> String {
    request.profiles.compactMap { profile in
      guard let level = profile.levels[unit.id] ?? profile.levels[Profile.wholePerson] else {
        return nil
      }
      let basis =
        switch profile.basis {
        case .observed: "as observed"
        case .own: "as rated by the person"
        case .expected: "expected by time of service or grade"
        }
      return "\(source.framework.scale.title(of: level)), \(basis)"
    }.joined(separator: "; ")
  }

  func fillProfile(_ sheet: inout PrintedSheet) throws {
    let scale = source.framework.scale
    guard scale.levels.count > 1 else {
      throw SheetError.needsLevels(framework: source.framework.id)
    }
    sheet.levels = source.levels
    let wanted = try unit()
    sheet.parts = source.parts { unit in
      guard wanted == nil || wanted?.id == unit.id else { return source.unit(unit, []) }
      let statements = source.statements(of: unit, at: nil)
      var result = source.unit(
        unit, statements.filter { $0.level == nil }.map { source.statement($0, grades: .some(nil)) }
      )
      result.levels = scale.levels.compactMap { level in
        let words = statements.filter { $0.level == level.id }
        return words.isEmpty
          ? nil
          : SheetLevelWords(
            title: level.title,
            statements: words.map { SheetWords(text: $0.text, locator: $0.id) })
      }
      return result
    }
    sheet.shortcomings = wanted == nil ? source.shortcomings() : []
  }
}
