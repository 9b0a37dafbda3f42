import CrosswalkBase
import CrosswalkModel

/// A catalogue of activities that was read from a table, with what could not be.
package struct CatalogueImport: Sendable {
  /// What was read. Its meaning may still be wrong, which a check tells.
  package private(set) var catalogue: ActivityCatalogue
  /// What could not be read, by place.
  package private(set) var problems: [String] = []
  /// Headings that say nothing to us.
  package private(set) var unusedHeadings: [String] = []

  private var columns: [CatalogueColumn: Int] = [:]

  /// Reads a table with a row for each thing that an activity closes. What holds for the activity
  /// stands in its first row; rows below repeat its id, or leave it out.
  ///
  /// - Parameters:
  ///   - table: The rows, that of the headings first.
  ///   - id: What to call the catalogue.
  ///   - title: Its title.
  /// - Throws: ``ImportError`` if the headings do not name what every activity needs.
  package init(_ table: ImportTable, id: String, title: String) throws(ImportError) {
    catalogue = ActivityCatalogue(
      id: id, title: title, version: "1", date: "unknown",
      note: "What each activity closes is an assumption, not a measured effect.", activities: [])
    guard let head = table.rows.first(where: { !$0.isEmpty }) else {
      throw ImportError("\(table.name) is empty")
    }
    for (index, cell) in head.cells.enumerated() where !cell.isEmpty {
      guard let column = CatalogueColumn(heading: cell.text) else {
        unusedHeadings.append(cell.text)
        continue
      }
      if columns[column] != nil {
        throw ImportError("two headings name the column '\(column.rawValue)'")
      }
      columns[column] = index
    }
    for needed in [CatalogueColumn.title, .mode, .hours] where columns[needed] == nil {
      throw ImportError("no heading names the column '\(needed.rawValue)'")
    }
    var places: [String: Int] = [:]
    for row in table.rows.drop(while: { $0 != head }).dropFirst() where !row.isEmpty {
      read(row, &places)
    }
  }

  private func text(_ column: CatalogueColumn, _ row: ImportTable.Row) -> String? {
    guard let index = columns[column], index < row.cells.count else { return nil }
    let text = CellText.cleaned(row.cells[index].text).text
    return text.isEmpty ? nil : text
  }

  /// Adds something of the file that is not in the table.
  mutating func leaveOut(_ words: String) { problems.append(words) }

  private mutating func report(_ row: ImportTable.Row, _ message: String) {
    problems.append("\(row.place): \(message)")
  }

  private mutating func read(_ row: ImportTable.Row, _ places: inout [String: Int]) {
    if let defect = row.defect { return report(row, defect) }
    let title = text(.title, row)
    let name = text(.id, row) ?? title.map(Self.id)
    if let name {
      if places[name] == nil {
        guard let activity = activity(row, id: name, title: title) else { return }
        places[name] = catalogue.activities.count
        catalogue.activities.append(activity)
      }
    } else if catalogue.activities.isEmpty {
      return report(row, "no activity is named here or above")
    }
    let place = name.flatMap { places[$0] } ?? catalogue.activities.count - 1
    if let effect = effect(row) { catalogue.activities[place].effects.append(effect) }
    if let currency = text(.currency, row) {
      if let other = catalogue.currency, other != currency {
        report(row, "the currency is \(quoted(currency)) here and \(quoted(other)) above")
      } else {
        catalogue.currency = currency
      }
    }
  }

  /// An id made of a title: `giving-feedback`; empty for one without letters and digits.
  private static func id(_ title: String) -> String {
    let letters = title.lowercased().map { $0.isLetter || $0.isNumber ? $0 : "-" }
    return String(letters).split(separator: "-").joined(separator: "-")
  }

  /// A text with hyphens in place of white space, as what refers to something is written: `giving-feedback`;
  /// nil, and told, where nothing can be called so.
  private mutating func name(_ text: String, _ column: CatalogueColumn, _ row: ImportTable.Row)
    -> String?
  {
    let name = Self.words(text).joined(separator: "-")
    if ImportIDs.isID(name) { return name }
    report(
      row,
      "'\(column.rawValue)' is \(quoted(text)), and nothing is called so: an id has up to 100 characters, "
        + "all of which can be seen; it is left out")
    return nil
  }

  /// What stands between white space, and between signs that separate.
  private static func words(_ text: String, at separators: String = "") -> [String] {
    text.unicodeScalars.split {
      $0.isWhiteSpace || separators.unicodeScalars.contains($0)
    }.map(String.init)
  }

  private mutating func number(_ column: CatalogueColumn, _ row: ImportTable.Row) -> Double? {
    guard let text = text(column, row) else { return nil }
    let isPart = text.hasSuffix("%")
    let digits = (isPart ? String(text.dropLast()) : text).trimmed.replacing(",", with: ".")
    guard let number = Double(digits), number.isFinite else {
      report(row, "'\(column.rawValue)' is \(quoted(text)), which is no number")
      return nil
    }
    return isPart ? number / 100 : number
  }

  private mutating func whole(_ column: CatalogueColumn, _ row: ImportTable.Row) -> Int? {
    guard let number = number(column, row) else { return nil }
    if let whole = Int(exactly: number) { return whole }
    report(row, "'\(column.rawValue)' is \(number.plain), which is no whole number")
    return nil
  }

  private func list(_ column: CatalogueColumn, _ row: ImportTable.Row) -> [String] {
    Self.words(text(column, row) ?? "", at: ",;")
  }

  /// What a row says of an activity; nil, and told, if it leaves out what is needed.
  private mutating func activity(
    _ row: ImportTable.Row, id: String, title: String?
  ) -> Activity? {
    if id.unicodeScalars.contains(where: \.isWhiteSpace) {
      report(row, "the id \(quoted(id)) has a space in it; the activity is left out")
      return nil
    }
    if !ImportIDs.isID(id) {
      report(
        row,
        "\(id.isEmpty ? "no id can be made of \(quoted(title ?? ""))" : "nothing is called \(quoted(id))"): "
          + "an id has up to 100 characters, all of which can be seen; the activity is left out")
      return nil
    }
    let modes = Activity.Mode.allCases.map(\.rawValue)
    let word = text(.mode, row).map {
      $0.lowercased().split(whereSeparator: { " _-".contains($0) }).joined(separator: "-")
    }
    guard let word, let mode = Activity.Mode(rawValue: word) else {
      report(
        row,
        "the mode of '\(id)' is \(word.map(quoted) ?? "missing")"
          + (word.flatMap { nearest($0, in: modes) }.map { "; did you mean '\($0)'?" }
            ?? "; there is \(modes.joined(separator: ", "))") + "; the activity is left out")
      return nil
    }
    guard let hours = number(.hours, row) else {
      report(row, "'\(id)' has no hours; the activity is left out")
      return nil
    }
    var roles: [Role] = []
    for name in list(.roles, row) {
      if let role = Role(rawValue: name.lowercased()) {
        roles.append(role)
      } else {
        report(
          row, "unknown role '\(name)'" + suggestion(for: name, in: Role.allCases.map(\.rawValue)))
      }
    }
    let requires = list(.requires, row).compactMap { name($0, .requires, row) }
    let instead = text(.instead, row).flatMap { name($0, .instead, row) }
    let (fewest, most) = (whole(.fewest, row), whole(.most, row))
    return Activity(
      id: id, title: title ?? id, mode: mode, hours: hours, months: whole(.months, row) ?? 1,
      size: fewest ?? most == nil
        ? nil : .init(from: fewest ?? 1, to: most ?? max(fewest ?? 1, 1)),
      cost: number(.cost, row) ?? 0, requires: requires, instead: instead, roles: roles,
      evidence: text(.evidence, row), provider: text(.provider, row),
      jurisdiction: text(.jurisdiction, row), source: text(.source, row))
  }

  /// What a row says that its activity closes; nil if it speaks of no concept, or cannot be read.
  private mutating func effect(_ row: ImportTable.Row) -> Activity.Effect? {
    guard let concept = text(.concept, row) else { return nil }
    guard let from = text(.from, row), let closes = number(.closes, row) else {
      report(row, "what is closed of '\(concept)' has no stage or no part; it is left out")
      return nil
    }
    guard let concept = name(concept, .concept, row),
      let first = name(from.lowercased(), .from, row),
      let last = name((text(.to, row) ?? from).lowercased(), .to, row)
    else { return nil }
    return Activity.Effect(
      concept: concept, from: first, to: last, closes: closes,
      reason: text(.reason, row) ?? "No reason is given.")
  }
}
