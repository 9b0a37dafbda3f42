import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

/// The counterparts of a statement, as text or as a table.
public struct MatchText {
  private let style: TextStyle

  /// Makes reports for a terminal.
  public init(style: TextStyle) { self.style = style }

  /// The statement, why it has no counterpart where that is so, and its counterparts or what comes
  /// nearest, most useful first.
  public func text(_ matches: StatementMatches) -> PlainText {
    let subject = matches.subject
    var text = style.paint("\(subject.framework):\(subject.id)", .bold)
    text += "  \(describe(subject.who, subject.level))\n"
    text += style.wrapped("\(subject.text)", first: "    ") + "\n"
    if subject.flags.contains(.deficit) {
      text += style.wrapped(
        "It is worded as a shortcoming, so nothing is its counterpart; what follows is related.",
        first: "")
    }
    if let none = matches.none { text += style.wrapped(words(none, matches), first: "") }
    if matches.standing == .notJudged {
      let why =
        matches.matches.contains(where: \.isOpen)
        ? "what one of two statements is to a concept that they share."
        : "what this statement, or what all of '\(matches.to)', is about."
      text += style.wrapped("Not judged yet: nobody has said \(why)", first: "")
    }
    for match in matches.matches { text += self.text(match, in: matches.to) }
    return text
  }

  private func words(_ none: Absence, _ matches: StatementMatches) -> PlainText {
    let why: PlainText =
      "it is \(Standing(none).words)"
    let note: PlainText = matches.note.map { " (\($0))" } ?? ""
    let rest: PlainText = matches.matches.isEmpty ? "" : "; the nearest to it are:"
    return "'\(matches.to)' has no counterpart: \(why)\(note)\(rest)"
  }

  private func text(_ match: StatementMatches.Match, in framework: String) -> PlainText {
    var text = style.wrapped("\(match.text)", first: "\(framework):\(match.id)  ")
    var facts: [PlainText] = ["\(Self.verdict(match))"]
    facts.append(describe(match.who, match.level))
    if match.flags.contains(.deficit) { facts.append("\(Standing.deficit.words)") }
    if match.share > 0 { facts.append("shares \(percent(match.share))") }
    if match.relation != nil || match.curated {
      facts.append("confidence \(decimals(match.confidence))")
    }
    text += style.wrapped("\(facts.joined(separator: "; "))", first: "    ")
    for reason in match.reasons { text += style.wrapped("\(reason)", first: "    ") }
    if let note = match.note { text += style.wrapped("\(note)", first: "    note: ") }
    if let settled = match.settled { text += style.wrapped("\(settled)", first: "    settled: ") }
    if !match.twins.isEmpty {
      let twins = match.twins.map { "\($0.level) (\($0.id))" }.joined(separator: ", ")
      text += style.wrapped("\(twins)", first: "    also at: ")
    }
    return text
  }

  /// What is said of the pair, and whether somebody judged it.
  private static func verdict(_ match: StatementMatches.Match) -> String {
    if match.isOpen { return "relation not said" }
    let relation =
      match.relation?.rawValue
      ?? (match.curated ? "no match" : match.words.isEmpty ? "not judged" : "alike in wording")
    return relation + (match.curated ? ", judged" : "")
  }

  private func describe(_ who: String, _ level: String?) -> PlainText {
    let place = level.map { ", level \($0)" } ?? ""
    return "\(who)\(place)"
  }

  /// A workbook with a sheet for each list of counterparts.
  package static func workbook(
    _ lists: [(name: String, matches: [StatementMatches])]
  ) throws -> [UInt8] {
    try WorkbookWriter(lists.map { table($0.matches).sheet(named: $0.name) }).bytes()
  }

  private static let columns: [Table.Column] = [
    "subject", "object", "relation", "share", "confidence", "likeness", "curated", "actor", "level",
    "also", "path", "reason", "note", "settled", "none", "text", "standing", "act", "flags",
    "actBy", "open",
  ]

  /// One row a counterpart, and one that says why there is none where that is so.
  ///
  /// - Parameter all: The counterparts of any number of statements.
  /// - Returns: All in one table, in their order.
  public static func table(_ all: [StatementMatches]) -> Table {
    var table = Table(columns)
    for matches in all {
      let subject = Table.Cell.text("\(matches.subject.framework):\(matches.subject.id)")
      if let none = matches.none {
        table.rows.append(
          [subject] + Array(repeating: .absent, count: 11)
            + [
              .init(matches.note), .absent, .text(none.rawValue), .absent,
              .text(matches.standing.rawValue), .absent, .absent, .absent, .absent,
            ])
      }
      for match in matches.matches {
        table.rows.append([
          subject, .text("\(matches.to):\(match.id)"),
          .init(match.relation?.rawValue ?? (match.curated ? "none" : nil)),
          .number(match.share), .number(match.confidence), .number(match.likeness),
          .flag(match.curated), .text(match.actor.rawValue), .init(match.level),
          .init(words: match.twins.map(\.id)), .init(words: match.path),
          .init(match.reasons.isEmpty ? nil : match.reasons.joined(separator: "; ")),
          .init(match.note), .init(match.settled), .absent,
          .text(match.text), .text(matches.standing.rawValue), .init(match.act?.rawValue),
          .init(words: match.flags.map(\.rawValue)), .init(match.actBy), .flag(match.isOpen),
        ])
      }
    }
    return table
  }
}
