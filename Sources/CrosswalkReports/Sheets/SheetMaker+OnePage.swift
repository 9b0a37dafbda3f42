import CrosswalkBase
import CrosswalkKit
import CrosswalkModel

/// The behaviors of one role on one page.
extension SheetMaker {
  /// As many behaviors as one page holds: the first of each unit, then the second of each, so that
  /// no unit goes without; then what the county's own document says, as far as there is room.
  func fillOnePager(_ sheet: inout PrintedSheet) throws {
    let level = try level()
    if source.isLevelBound, level == nil {
      throw SheetError.needsLevel(framework: source.framework.id)
    }
    sheet.level = level.map(source.level)
    sheet.months = months(try allPrompts().elements)
    var room = OnePage(paper: request.paper)
    if let level {
      room.take(wide: "\(level.title) \(level.definition.map { $0.text + $0.locator } ?? "")")
    }
    for note in sheet.notes { room.take(wide: note) }
    room.take(wide: sheet.promptsNote + sheet.source)
    let whole = room
    let own = fitting(source, at: level?.id, in: &room)
    sheet.parts = own.parts
    sheet.marked = own.marked
    sheet.leftOut = own.leftOut
    if let local {
      room.take(heading: local.framework.title)
      let other = fitting(local, at: nil, in: &room)
      sheet.local = other.parts
      sheet.leftOut += other.leftOut.map { "\(local.framework.id) \($0)" }
    }
    let count = (sheet.parts + sheet.local).flatMap(\.units).flatMap(\.statements).count
    sheet.hasRoom = sheet.leftOut.isEmpty && count <= 12 && room.isMostlyFree(of: whole)
  }

  private struct Fitting {
    var parts: [SheetPart]
    var leftOut: [String]
    var marked: String
  }

  private func fitting(
    _ source: SheetSource, at level: String?, in room: inout OnePage
  ) -> Fitting {
    let units = source.framework.ratedUnits.map { unit in
      (title: unit.title, statements: source.ranked(source.statements(of: unit, at: level)))
    }.filter { !$0.statements.isEmpty }
    for unit in units { room.take(heading: unit.title) }
    var fits: Set<String> = []
    for round in 0..<(units.map(\.statements.count).max() ?? 0) {
      for unit in units where round < unit.statements.count {
        let statement = unit.statements[round]
        if room.take("\(statement.text) \(statement.id)") { fits.insert(statement.id) }
      }
    }
    let all = source.framework.ratedUnits.flatMap { source.statements(of: $0, at: level) }
    let marks = SheetMarks(all.filter { fits.contains($0.id) }, role: source.role)
    let parts = source.parts { unit in
      source.unit(
        unit,
        source.statements(of: unit, at: level).filter { fits.contains($0.id) }
          .map {
            level == nil && $0.level != nil
              ? source.beside($0) : source.statement($0, mark: marks.mark($0))
          })
    }
    return Fitting(
      parts: parts, leftOut: all.map(\.id).filter { !fits.contains($0) }, marked: marks.words)
  }

  /// Twelve months, in which each element comes round in turn.
  private func months(_ elements: [PracticeElement]) -> [SheetMonth] {
    let elements = elements.map { (title: $0.title, focus: $0.prompts(for: source.role).focus) }
      .filter { !$0.focus.isEmpty }
    guard !elements.isEmpty else { return [] }
    return (0..<12).map { month in
      let element = elements[month % elements.count]
      return SheetMonth(
        number: month + 1, element: element.title,
        focus: element.focus[month / elements.count % element.focus.count])
    }
  }
}

/// Whom statements are about, said at the fewer of them and once for the others.
struct SheetMarks {
  private let role: Role
  /// Whether those that name the role are the fewer.
  private let marksOwn: Bool
  /// Whom the statements without a mark are about; empty: nothing is marked.
  let words: String

  /// - Parameters:
  ///   - statements: All that stand on the page.
  ///   - role: Whose page it is.
  init(_ statements: [Statement], role: Role) {
    let own = statements.count { $0.actor == role }
    self.role = role
    marksOwn = own * 2 <= statements.count
    let shared = Set(statements.map(\.actor)).subtracting([role])
    if own == 0 || shared.isEmpty {
      words = ""
    } else if marksOwn {
      words = "Behaviors with no name before them are asked of \(Self.list(shared)) alike."
    } else {
      words = "Behaviors with no name before them are a \(role.sheetName)'s own."
    }
  }

  private static func list(_ roles: Set<Role>) -> String {
    roles.map { $0 == .leader ? "all leaders" : $0 == .allStaff ? "all staff" : $0.sheetName }
      .sorted().joined(separator: " or ")
  }

  /// The name before a statement.
  func mark(_ statement: Statement) -> String {
    guard !words.isEmpty, (statement.actor == role) == marksOwn else { return "" }
    return (statement.actor == role ? role.sheetName : Self.list([statement.actor]))
      .capitalizedFirst
  }
}
