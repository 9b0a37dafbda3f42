import CrosswalkModel
import CrosswalkTables

/// Statements and their links as a table, one row a link; a statement without links has one row.
public enum StatementTable {
  /// The table with its first row.
  public static func text(_ aligned: AlignedFramework, units: [Framework.Unit]) -> String {
    let links = aligned.linksByStatement
    var text = CSVWriter.row([
      "framework", "unit", "statement", "level", "actor", "parent", "sameAs", "flags", "text",
      "concept", "share", "relation", "confidence",
    ])
    for unit in units {
      for statement in unit.statements {
        let facts = [
          aligned.framework.id, unit.id, statement.id, statement.level ?? "",
          statement.actor.rawValue, statement.parent ?? "", statement.sameAs ?? "",
          statement.flags.map(\.rawValue).joined(separator: " "), statement.text,
        ]
        let rows = (links[statement.id] ?? []).map {
          [$0.concept, $0.share.description, $0.relation.rawValue, $0.confidence.description]
        }
        for row in rows.isEmpty ? [["", "", "", ""]] : rows { text += CSVWriter.row(facts + row) }
      }
    }
    return text
  }
}
