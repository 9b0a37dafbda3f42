import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

/// A report by behavior as tables: every statement of both sides once, and every pair once.
package enum BehaviourTable {
  /// One row a statement, those of the target first.
  package static func statements(_ report: BehaviourReport) -> Table {
    var table = Table([
      "role", "framework", "unit", .init("statement", sheetWidth: 16), "level", "actor", "act",
      "actBy", "standing", .init("serving", sheetWidth: 24), .init("nearest", sheetWidth: 24),
      .init("reason", sheetWidth: 40), .init("text", sheetWidth: 60),
    ])
    for (role, side) in [("target", report.target), ("mine", report.mine)] {
      for unit in side.units {
        for entry in unit.statements {
          table.rows.append([
            .text(role), .text(side.framework), .text(unit.id), .text(entry.id),
            .init(entry.level), .text(entry.actor.rawValue), .init(entry.act?.rawValue),
            .init(entry.actBy), .text(entry.standing.rawValue),
            .init(words: entry.serving.map(\.id)),
            .init(words: entry.links.filter { !$0.serves }.prefix(3).map(\.id)),
            .init(entry.reason), .text(entry.text),
          ])
        }
      }
    }
    return table
  }

  /// One row a pair, read from the target's statement to mine.
  package static func pairs(_ report: BehaviourReport) -> Table {
    var table = Table([
      .init("target", sheetWidth: 16), .init("mine", sheetWidth: 16), "relation", "serves",
      "open", "judged", "confidence", "share", .init("note", sheetWidth: 60),
    ])
    for entry in report.target.units.flatMap(\.statements) {
      for link in entry.links {
        table.rows.append([
          .text(entry.id), .text(link.id), .text(link.relation.rawValue), .flag(link.serves),
          .flag(link.isOpen), .flag(link.curated), .number(link.confidence), .number(link.share),
          .init(link.note),
        ])
      }
    }
    return table
  }

  /// How many statements of each unit stand how.
  package static func units(_ report: BehaviourReport) -> Table {
    var table = Table(
      [
        "role", "framework", "unit", .init("title", sheetWidth: 40), "topic", "behavior",
        "statements",
      ] + Standing.allCases.map { .init($0.rawValue) })
    for (role, side) in [("target", report.target), ("mine", report.mine)] {
      func row(_ id: String, _ title: String, _ topic: Double?, _ behaviour: BehaviourCoverage) {
        table.rows.append(
          [
            .text(role), .text(side.framework), .text(id), .text(title), .init(topic),
            .init(behaviour.share), .integer(behaviour.statements),
          ] + Standing.allCases.map { .integer(behaviour.count(of: $0)) })
      }
      row("all", side.title, side.topic, side.behaviour)
      for unit in side.units { row(unit.id, unit.title, unit.topic, unit.behaviour) }
    }
    return table
  }

  /// A workbook with a sheet for units, one for statements and one for pairs.
  package static func workbook(_ report: BehaviourReport) throws -> [UInt8] {
    try WorkbookWriter([
      units(report).sheet(named: "units"), statements(report).sheet(named: "statements"),
      pairs(report).sheet(named: "pairs"),
    ]).bytes()
  }
}
