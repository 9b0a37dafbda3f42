import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

/// The counterparts of a unit, a level of one, a heading or a concept, as text or as a table.
public struct PartMatchText {
  private let style: TextStyle

  /// Makes reports for a terminal.
  public init(style: TextStyle) { self.style = style }

  /// What was looked up, how the other stands to it, and its counterparts, most useful first.
  public func text(_ found: PartMatches) -> PlainText {
    let subject = found.subject
    var text = style.paint("\(subject.framework):\(subject.id)", .bold) + "  \(subject.title)\n"
    for line in standing(found) { text += style.wrapped("\(line)", first: "    ") }
    for match in found.matches { text += self.text(match, in: found.to) }
    return text
  }

  private func standing(_ found: PartMatches) -> [String] {
    let to = found.to
    switch found.subject.kind {
    case .unit, .level:
      let behaviour = found.behaviour
      return ["\(to) serves \(behaviour?.words ?? "nothing")."]
    case .subcompetency:
      return [
        "No statement is tied to this heading, so nothing is claimed but that something is related; it is "
          + "read from its words, among what its unit is about."
      ]
    case .concept:
      guard let standing = found.standing else { return [] }
      let words = standing == .served ? "\(to) has statements on it" : standing.words(of: to)
      return ["\(words)\(found.reason.map { ". \($0)" } ?? ".")"]
    }
  }

  private func text(_ match: PartMatches.Match, in framework: String) -> PlainText {
    var text = style.wrapped("\(match.text)", first: "\(framework):\(match.id)  ")
    var facts = [
      (match.relation?.rawValue ?? "alike in wording") + (match.curated ? ", judged" : "")
    ]
    facts.append(
      match.actor.rawValue + (match.act.map { " \($0.rawValue)" } ?? "")
        + (match.level.map { ", level \($0)" } ?? ""))
    if match.flags.contains(.deficit) { facts.append(Standing.deficit.words) }
    if match.relation != nil { facts.append("confidence \(decimals(match.confidence))") }
    text += style.wrapped("\(facts.joined(separator: "; "))", first: "    ")
    if let first = match.of.first {
      let more = match.of.count - 1
      text += style.wrapped(
        "\(first)\(more > 0 ? " and \(more) more" : "")", first: "    beside: ")
    }
    if !match.through.isEmpty {
      text += style.wrapped(
        "\(match.through.joined(separator: ", "))",
        first: match.relation == nil ? "    words in common: " : "    through: ")
    }
    return text
  }

  /// The table as a workbook.
  package static func workbook(_ found: PartMatches) throws -> [UInt8] {
    try WorkbookWriter([table(found).sheet(named: found.subject.id)]).bytes()
  }

  /// One row a counterpart.
  public static func table(_ found: PartMatches) -> Table {
    Table(
      [
        "subject", "kind", "object", "relation", "serves", "curated", "confidence", "actor", "act",
        "level", "flags", "beside", "through", "text",
      ],
      rows: found.matches.map { match in
        [
          .text("\(found.subject.framework):\(found.subject.id)"),
          .text(found.subject.kind.rawValue), .text("\(found.to):\(match.id)"),
          .init(match.relation?.rawValue), .flag(match.serves), .flag(match.curated),
          .number(match.confidence), .text(match.actor.rawValue), .init(match.act?.rawValue),
          .init(match.level), .init(words: match.flags.map(\.rawValue)), .init(words: match.of),
          .init(words: match.through), .text(match.text),
        ]
      })
  }
}
