import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

/// A report by behavior as tables: every statement of both sides once, and every pair once.
package enum BehaviourTable {
  /// One row a statement, those of the target first.
  package static func statements(_ report: BehaviourReport) -> Table {
    var table = statementColumns
    for (side, entries) in [(BehaviourReporter.Side.target, report.target), (.mine, report.mine)] {
      for unit in entries.units {
        for entry in unit.statements {
          table.rows.append(row(entry, of: side, entries.framework, unit.id))
        }
      }
    }
    return table
  }

  /// The columns of ``statements(_:)``.
  private static var statementColumns: Table {
    Table([
      "role", "framework", "unit", .init("statement", sheetWidth: 16), "level", "actor", "act",
      "actBy", "standing", .init("serving", sheetWidth: 24), .init("nearest", sheetWidth: 24),
      .init("reason", sheetWidth: 40), .init("text", sheetWidth: 60),
    ])
  }

  private static func row(
    _ entry: BehaviourReport.Entry, of side: BehaviourReporter.Side, _ framework: String,
    _ unit: String
  ) -> [Table.Cell] {
    [
      side == .mine ? "mine" : "target", .text(framework), .text(unit), .text(entry.id),
      .init(entry.level), .text(entry.actor.rawValue), .init(entry.act?.rawValue),
      .init(entry.actBy), .text(entry.standing.rawValue),
      .init(words: entry.serving.map(\.id)),
      .init(words: entry.links.filter { !$0.serves }.prefix(3).map(\.id)),
      .init(entry.reason), .text(entry.text),
    ]
  }

  /// ``statements(_:)`` as CSV, handed on a row at a time.
  ///
  /// - Throws: What `take` throws, and `Abandoned` where nobody waits for it.
  package static func writeCSV(
    _ reporter: BehaviourReporter, _ take: (String) throws -> Void
  ) throws {
    try take(statementColumns.csvHeader)
    for side in [BehaviourReporter.Side.target, .mine] {
      let told = reporter.summary(of: side)
      try reporter.forEach(of: side, .first(serving: .max)) { unit, entry in
        let row = row(entry, of: side, told.framework, told.units[unit].id)
        try take(Table(statementColumns.columns, rows: [row]).csvRows)
      }
    }
  }

  /// One row a pair, read from the target's statement to mine.
  private static func pairs(_ entry: BehaviourReport.Entry) -> [[Table.Cell]] {
    entry.links.map { link in
      [
        .text(entry.id), .text(link.id), .text(link.relation.rawValue), .flag(link.serves),
        .flag(link.isOpen), .flag(link.curated), .number(link.confidence), .number(link.share),
        .init(link.note),
      ]
    }
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
  ///
  /// - Throws: `SpreadsheetError` for more pairs than a sheet holds, and `Abandoned` where nobody waits
  ///   for it.
  package static func workbook(_ reporter: BehaviourReporter) throws -> [UInt8] {
    var pairs = Table([
      .init("target", sheetWidth: 16), .init("mine", sheetWidth: 16), "relation", "serves",
      "open", "judged", "confidence", "share", .init("note", sheetWidth: 60),
    ])
    var statements = statementColumns
    for side in [BehaviourReporter.Side.target, .mine] {
      let told = reporter.summary(of: side)
      let depth = side == .target ? LinkDepth.all : .first(serving: .max)
      try reporter.forEach(of: side, depth) { unit, entry in
        statements.rows.append(row(entry, of: side, told.framework, told.units[unit].id))
        if side == .mine { return }
        pairs.rows += Self.pairs(entry)
        try WorkbookWriter.check(rows: pairs.rows.count + 1, of: "pairs")
      }
    }
    return try WorkbookWriter([
      units(reporter.summary).sheet(named: "units"), statements.sheet(named: "statements"),
      pairs.sheet(named: "pairs"),
    ]).bytes()
  }
}
