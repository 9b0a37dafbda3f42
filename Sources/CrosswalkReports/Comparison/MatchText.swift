import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

/// The counterparts of a statement, as text or as a table.
public struct MatchText {
  private let style: TextStyle

  /// Makes reports for a terminal.
  public init(style: TextStyle) { self.style = style }

  /// The statement and its counterparts, most useful first, or why there are none.
  public func text(_ matches: StatementMatches) -> PlainText {
    let subject = matches.subject
    var text = style.paint("\(subject.framework):\(subject.id)", .bold)
    text += "  \(describe(subject.actor, subject.level))\n"
    text += style.wrapped("\(subject.text)", first: "    ") + "\n"
    if let none = matches.none {
      let why =
        none == .absent
        ? "it is absent from the document" : "it is outside of what the document is about"
      let note = matches.note.map { " (\($0))" } ?? ""
      text += style.wrapped("'\(matches.to)' has no counterpart: \(why)\(note)", first: "")
    }
    for match in matches.matches {
      text += style.wrapped(
        "\(match.text)", first: "\(matches.to):\(match.id)  ")
      var facts: [PlainText] = ["\(match.relation.rawValue)\(match.curated ? ", judged" : "")"]
      facts.append(describe(match.actor, match.level))
      if match.share > 0 { facts.append("shares \(percent(match.share))") }
      facts.append("confidence \(decimals(match.confidence))")
      if !match.path.isEmpty { facts.append("through \(match.path.joined(separator: ", "))") }
      text += style.wrapped("\(facts.joined(separator: "; "))", first: "    ")
      if let note = match.note { text += style.wrapped("\(note)", first: "    note: ") }
    }
    return text
  }

  private func describe(_ actor: Role, _ level: String?) -> PlainText {
    let place = level.map { ", level \($0)" } ?? ""
    return "\(actor.rawValue)\(place)"
  }

  private static let columns: [Table.Column] = [
    "subject", "object", "relation", "share", "confidence", "curated", "actor", "level", "path",
    "note", "none", "text",
  ]

  /// One row a counterpart, or one that says why there is none.
  public static func table(_ matches: StatementMatches) -> Table {
    let subject = Table.Cell.text("\(matches.subject.framework):\(matches.subject.id)")
    var table = Table(columns)
    for match in matches.matches {
      table.rows.append([
        subject, .text("\(matches.to):\(match.id)"), .text(match.relation.rawValue),
        .number(match.share), .number(match.confidence), .flag(match.curated),
        .text(match.actor.rawValue), .init(match.level), .init(words: match.path),
        .init(match.note), .absent, .text(match.text),
      ])
    }
    if let none = matches.none {
      table.rows.append(
        [subject] + Array(repeating: .absent, count: 8)
          + [.init(matches.note), .text(none.rawValue), .absent])
    }
    return table
  }
}
