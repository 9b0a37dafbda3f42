import CrosswalkBase

/// What a column of an imported table holds.
public enum ImportColumn: String, Sendable, Hashable, CaseIterable {
  /// The name of the unit that people are rated on.
  case unit
  /// The level of each row; or, where no column holds statements, one level whose statements stand
  /// in the column.
  case level
  /// What people do at the level.
  case statement
  /// The statement's id.
  case id
  /// Who acts.
  case actor
  /// What kind of act it is.
  case act
  /// A heading inside the unit.
  case subcompetency
  /// The unit's id.
  case unitID = "unit-id"
  /// The unit's name, where the column of units holds ids.
  case title
  /// What the unit is about.
  case definition
  /// A heading over units.
  case group
  /// Something that is not wanted.
  case ignore

  /// What its cells hold, in the plural, for people.
  var cells: String {
    switch self {
    case .unit, .title: "names of units"
    case .unitID: "ids of units"
    case .level: "levels of statements"
    case .statement: "cells of statements"
    case .id: "ids"
    case .actor: "cells of who acts"
    case .act: "cells of kinds of act"
    case .subcompetency: "headings inside units"
    case .definition: "definitions"
    case .group: "headings over units"
    case .ignore: "cells that are ignored"
    }
  }

  /// The column that a heading usually stands for; nil if none.
  init?(heading: String) {
    let words = CellText.folded(heading).map { $0.isLetter || $0.isNumber ? $0 : " " }
    let name = String(words).split(separator: " ").joined(separator: " ")
    guard let column = Self.usual[name] ?? ImportColumn(rawValue: name) ?? Self.compound(name),
      column != .ignore
    else { return nil }
    self = column
  }

  /// What a heading of two parts stands for: a thing, and what of it: `competence descriptor`,
  /// `proficiency level name`.
  private static func compound(_ name: String) -> ImportColumn? {
    let words = name.split(separator: " ").map(String.init)
    guard words.count > 1, let last = words.last,
      let thing = usual[words.dropLast().joined(separator: " ")]
    else { return nil }
    let isName = ["name", "title", "label"].contains(last)
    let isCode = ["number", "no", "code", "id"].contains(last)
    let isText = ["description", "descriptor", "definition"].contains(last)
    switch thing {
    case .unit:
      if last == "statement" { return .statement }
      return isName ? .title : isCode ? .unitID : isText ? .definition : nil
    case .level: return isName ? .level : nil
    case .statement:
      return isCode ? .id : isName || isText || last == "text" ? .statement : nil
    case .group, .subcompetency: return isName ? thing : nil
    default: return nil
    }
  }

  private static let usual: [String: ImportColumn] = {
    let names: [(ImportColumn, [String])] = [
      (
        .unit,
        [
          "unit", "units", "competency", "competencies", "competence", "cluster", "clusters",
          "competency cluster", "name of competency cluster", "domain", "domains",
          "core competency",
          "competency name", "name of competency", "practice area", "dimension", "category",
          "competency area", "competence area", "performance area", "standard", "skill", "skills",
          "skill area", "capability", "job dimension", "performance dimension", "competencia",
          "behavior area", "behaviour area",
        ]
      ),
      (
        .level,
        [
          "level", "levels", "proficiency", "proficiency level", "performance level", "stage",
          "tier", "rating", "rating level",
        ]
      ),
      (
        .statement,
        [
          "statement", "statements", "behavior", "behaviour", "behaviors", "behaviours",
          "indicator", "indicators", "behavioral indicator", "behavioural indicator",
          "behavioral indicators", "behavioural indicators", "performance indicator",
          "performance anchor", "anchor", "anchors", "expected behavior", "expected behaviour",
          "text", "descriptor", "performance statement", "competency statement",
          "competence statement", "behavior statement", "behaviour statement", "what people do",
        ]
      ),
      (
        .id,
        [
          "id", "statement id", "indicator id", "item id", "item", "no", "number", "locator",
          "ref", "reference",
        ]
      ),
      (.actor, ["actor", "role", "who", "who does it", "responsible"]),
      (.act, ["act", "acts", "kind of act"]),
      (
        .subcompetency,
        [
          "subcompetency", "subcompetencies", "sub competency", "sub competencies",
          "sub competence", "subcompetence", "theme", "themes", "topic", "element", "focus area",
          "practice element", "subtopic", "subdomain", "sub domain",
        ]
      ),
      (
        .unitID,
        [
          "unit id", "unit code", "competency id", "competency code", "cluster id", "domain id",
        ]
      ),
      (
        .title,
        ["title", "unit title", "unit name", "cluster name", "cluster title", "domain name"]
      ),
      (
        .definition,
        [
          "definition", "definitions", "description", "competency definition",
          "definition of competency", "competency description",
        ]
      ),
      (.group, ["group", "groups", "section", "part", "heading", "core", "area"]),
    ]
    return Dictionary(
      names.flatMap { column, names in names.map { ($0, column) } },
      uniquingKeysWith: { first, _ in first })
  }()
}

/// What headings mean, as somebody says who knows the file.
public struct ImportMap: Sendable, Hashable {
  /// Headings in lower case, with single spaces.
  private(set) var columns: [String: ImportColumn] = [:]
  /// As they were given, in order.
  private(set) var headings: [String] = []

  /// A map without entries.
  public init() {}

  /// Reads `heading=column`, several separated by commas; a heading may hold `=` but no comma.
  ///
  /// - Throws: ``ImportError`` for what is no such text, and for a heading that is given twice.
  public init(_ texts: [String]) throws(ImportError) {
    for entry in texts.flatMap({ $0.split(separator: ",") }) {
      guard let sign = entry.lastIndex(of: "=") else {
        throw ImportError("'\(entry)' is not of the form heading=column")
      }
      let heading = CellText.cleaned(String(entry[..<sign])).text
      let name = CellText.folded(String(entry[entry.index(after: sign)...]))
      guard let column = ImportColumn(rawValue: name) else {
        let names = ImportColumn.allCases.map(\.rawValue)
        throw ImportError(
          "unknown column '\(name)'"
            + (nearest(name, in: names).map { "; did you mean '\($0)'?" }
              ?? "; there is " + names.joined(separator: ", ")))
      }
      if columns.updateValue(column, forKey: CellText.folded(heading)) != nil {
        throw ImportError("the heading '\(heading)' is given twice")
      }
      headings.append(heading)
    }
  }

  /// Says what a heading means, whatever was said before.
  mutating func set(_ heading: String, _ column: ImportColumn) {
    if columns.updateValue(column, forKey: CellText.folded(heading)) == nil {
      headings.append(heading)
    }
  }

  subscript(heading: String) -> ImportColumn? { columns[CellText.folded(heading)] }
}
