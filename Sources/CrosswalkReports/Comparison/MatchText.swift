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
  public func text(_ matches: StatementMatches) -> String {
    let subject = matches.subject
    var text = style.paint(TextStyle.safe("\(subject.framework):\(subject.id)"), .bold)
    text += "  " + describe(subject.actor, subject.level) + "\n"
    text += style.wrapped(TextStyle.safe(subject.text), first: "    ") + "\n"
    if let none = matches.none {
      text += style.wrapped(
        TextStyle.safe(
          "'\(matches.to)' has no counterpart: "
            + (none == .absent
              ? "it is absent from the document" : "it is outside of what the document is about")
            + (matches.note.map { " (\($0))" } ?? "")), first: "")
    }
    for match in matches.matches {
      text += style.wrapped(
        TextStyle.safe(match.text), first: TextStyle.safe("\(matches.to):\(match.id)  "))
      var facts = ["\(match.relation.rawValue)\(match.curated ? ", judged" : "")"]
      facts.append(describe(match.actor, match.level))
      if match.share > 0 { facts.append("shares \(percent(match.share))") }
      facts.append("confidence \(decimals(match.confidence))")
      if !match.path.isEmpty { facts.append("through \(match.path.joined(separator: ", "))") }
      text += style.wrapped(TextStyle.safe(facts.joined(separator: "; ")), first: "    ")
      if let note = match.note { text += style.wrapped(TextStyle.safe(note), first: "    note: ") }
    }
    return text
  }

  private func describe(_ actor: Role, _ level: String?) -> String {
    TextStyle.safe(actor.rawValue + (level.map { ", level \($0)" } ?? ""))
  }

  /// One row a counterpart, or one that says why there is none, under a header.
  public static func table(_ matches: StatementMatches) -> String {
    let subject = "\(matches.subject.framework):\(matches.subject.id)"
    var text = CSVWriter.row([
      "subject", "object", "relation", "share", "confidence", "curated", "actor", "level", "path",
      "note", "none", "text",
    ])
    for match in matches.matches {
      text += CSVWriter.row([
        subject, "\(matches.to):\(match.id)", match.relation.rawValue, match.share.description,
        match.confidence.description, "\(match.curated)", match.actor.rawValue, match.level ?? "",
        match.path.joined(separator: " "), match.note ?? "", "", match.text,
      ])
    }
    if let none = matches.none {
      text += CSVWriter.row([
        subject, "", "", "", "", "", "", "", "", matches.note ?? "", none.rawValue, "",
      ])
    }
    return text
  }
}
