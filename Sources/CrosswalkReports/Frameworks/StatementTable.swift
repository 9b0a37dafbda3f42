import CrosswalkModel
import CrosswalkTables

/// Statements and their links as a table.
public enum StatementTable {
  /// One row a link; a statement without links has one row.
  public static func table(_ aligned: AlignedFramework, units: [Framework.Unit]) -> Table {
    let links = aligned.linksByStatement
    var table = Table([
      "framework", "unit", "subcompetency", "statement", "code", "level", "actor", "act", "parent",
      "sameAs", "flags", "text", "concept", "share", "relation", "confidence",
    ])
    for unit in units {
      for statement in unit.statements {
        let facts: [Table.Cell] = [
          .text(aligned.framework.id), .text(unit.id), .init(statement.subcompetency),
          .text(statement.id), .init(statement.code), .init(statement.level),
          .text(statement.actor.rawValue), .init(statement.act?.rawValue), .init(statement.parent),
          .init(statement.sameAs),
          .init(words: statement.flags.map(\.rawValue)), .text(statement.text),
        ]
        let links = links[statement.id] ?? []
        for link in links {
          table.rows.append(
            facts + [
              .text(link.concept), .number(link.share), .init(link.relation?.rawValue),
              .number(link.confidence),
            ])
        }
        if links.isEmpty { table.rows.append(facts + Array(repeating: .absent, count: 4)) }
      }
    }
    return table
  }
}
