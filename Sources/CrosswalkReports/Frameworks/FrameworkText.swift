import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

/// A framework, or a part of it, as text.
public struct FrameworkText {
  private let aligned: AlignedFramework
  private let style: TextStyle
  private let links: [String: [ConceptLink]]
  private let headings: [String: String]
  private let actAuthors: [String: String]

  /// Makes the text of a framework, for a terminal that can show `style`.
  public init(_ aligned: AlignedFramework, style: TextStyle) {
    self.aligned = aligned
    self.style = style
    links = aligned.linksByStatement
    actAuthors = aligned.actAuthors
    headings = Dictionary(
      aligned.framework.units.flatMap(\.subcompetencies).map { ($0.id, $0.title) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Title, origin, scale, and the units with the number of their statements.
  public func overview() -> PlainText {
    let framework = aligned.framework
    var text = style.paint("\(framework.title)", .bold) + "\n"
    for (name, value) in [
      ("id", framework.id), ("publisher", framework.publisher), ("version", framework.version),
      ("jurisdiction", framework.jurisdiction), ("date", framework.date),
      ("source", framework.source.title), ("found at", framework.source.url ?? ""),
      ("note", framework.source.note ?? ""), ("language", framework.language ?? ""),
      ("license", framework.license ?? ""), ("wording", framework.wording?.words ?? ""),
      (
        "alignment",
        "\(aligned.alignment.author), version \(aligned.alignment.version), \(aligned.alignment.date)"
      ), ("hash", aligned.digest),
    ] where !value.isEmpty {
      text += style.wrapped("\(value)", first: "\(name, padded: 14)")
    }
    for ancestor in framework.draftedFrom {
      text += style.wrapped(
        "\(ancestor.framework). \(ancestor.note ?? "")",
        first: "drafted from  ")
    }
    let scale = framework.scale
    text += "\n\(style.paint("Scale: \(scale.title)", .bold))\n"
    text += style.wrapped("\(scale.construct)", first: "  measures  ")
    text += "  rates     \(scale.rates.rawValue), \(scale.basis.rawValue)\n"
    if let note = scale.note { text += style.wrapped("\(note)", first: "  note      ") }
    if let order = scale.order { text += style.wrapped("\(order.words)", first: "  order     ") }
    for (rank, level) in scale.levels.enumerated() {
      text += style.wrapped("\(describe(level, rank))", first: "  \(rank + 1)  ")
    }
    var group: String?
    text += "\n"
    let longest = framework.units.map(\.id.count).max() ?? 0
    let width = longest < 4 ? 4 : min(longest, 24) + 2
    for unit in framework.units {
      if unit.group != group {
        group = unit.group
        let title = unit.group.map(framework.heading(ofGroup:)) ?? ""
        text += style.paint("\(title)", .faint) + "\n"
      }
      let count = counted(unit.statements.count, "statement") + (unit.rated ? "" : ", not rated")
      text += style.wrapped(
        "\(unit.title)\(named(unit.code)) (\(count))", first: "  \("\(unit.id) ", padded: width)")
    }
    return text
  }

  /// What the document calls something, where that is not its id.
  private func named(_ code: String?) -> String { code.map { " [\($0)]" } ?? "" }

  private func describe(_ level: Scale.Level, _ rank: Int) -> String {
    var parts = ["\(level.title) [\(level.id)]"]
    if let tenure = level.tenure {
      parts.append(
        tenure.to.map { "\(tenure.from.plain) to under \($0.plain) years" }
          ?? "\(tenure.from.plain) years and more")
    }
    if let definition = level.definition { parts.append(definition.text) }
    if let note = level.note { parts.append(note) }
    if let cuts = aligned.alignment.scale?.cuts,
      cuts.count == aligned.framework.scale.levels.count + 1
    {
      parts.append("reference \(cuts[rank].at.plain) to \(cuts[rank + 1].at.plain)")
    }
    return parts.joined(separator: "; ")
  }

  /// One unit with its statements and what they are about.
  public func text(of unit: Framework.Unit) -> PlainText {
    var text = style.paint("\(unit.id)  \(unit.title)\(named(unit.code))", .bold) + "\n"
    if let definition = unit.definition {
      text += style.wrapped(
        "\(definition.text) (\(definition.locator))", first: "  definition: ")
      if let note = definition.note {
        text += style.wrapped("\(note)", first: "  note on the definition: ")
      }
    }
    if let note = unit.note { text += style.wrapped("\(note)", first: "  note: ") }
    if !unit.subcompetencies.isEmpty {
      text += style.wrapped(
        "\(unit.subcompetencies.map(\.title).joined(separator: "; "))", first: "  of: ")
    }
    for heading in unit.subcompetencies {
      guard let note = heading.note else { continue }
      text += style.wrapped("\(note)", first: "  \(heading.title): ")
    }
    for statement in unit.statements { text += "\n" + self.text(of: statement) }
    return text
  }

  /// One statement with its facts and links.
  public func text(of statement: Statement) -> PlainText {
    let actBy = actAuthors[statement.id].map { " (as \($0) has it)" } ?? ""
    var facts =
      [statement.actor.rawValue] + (statement.act.map { [$0.rawValue + actBy] } ?? [])
    if let level = statement.level { facts.insert("level \(level)", at: 0) }
    if let parent = statement.parent { facts.append("under \(parent)") }
    if let twin = statement.sameAs { facts.append("same as \(twin)") }
    if let heading = statement.subcompetency {
      facts.insert("of \(headings[heading] ?? heading)", at: 0)
    }
    if let code = statement.code { facts.append("called \(code)") }
    facts += statement.flags.map(\.rawValue)
    var text = style.wrapped("\(statement.text)", first: "\(statement.id)  ")
    text += style.paint("    \(facts.joined(separator: ", "))", .faint) + "\n"
    if let note = statement.note { text += style.wrapped("\(note)", first: "    note: ") }
    for grade in statement.grades {
      text += style.wrapped(
        "\(grade.status.rawValue)\(grade.text.map { ": \($0)" } ?? "")",
        first: "    \(grade.level, padded: 12) ")
    }
    for link in links[statement.id] ?? [] {
      text += style.wrapped(
        """
        \(link.relationName) \(link.concept), share \(percent(link.share)), confidence \
        \(link.confidence)\(link.note.map { " (\($0))" } ?? "")
        """, first: "    \(style.arrow) ")
    }
    return text
  }
}
