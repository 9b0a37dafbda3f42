import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

/// A framework, or a part of it, as a page to read and to print: titles before ids.
package struct FrameworkDocument {
  private let aligned: AlignedFramework
  private let units: [Framework.Unit]
  private let labels: [String: String]
  private let isWhole: Bool

  /// - Parameters:
  ///   - aligned: The framework, and the links to show.
  ///   - units: What to show of it: all units, or parts of some.
  ///   - ontology: Where concepts get their names.
  ///   - isWhole: Whether what is known of the document as such is told too.
  package init(
    _ aligned: AlignedFramework, units: [Framework.Unit], ontology: Ontology, isWhole: Bool
  ) {
    self.aligned = aligned
    self.units = units
    self.isWhole = isWhole
    labels = Dictionary(
      ontology.concepts.map { ($0.id, $0.label) }, uniquingKeysWith: { first, _ in first })
  }

  /// For a document.
  package var markdown: String { document.markdown.source }

  /// As a page.
  package var html: String { document.html }

  private var document: ReportDocument {
    let framework = aligned.framework
    return ReportDocument(
      title: framework.title,
      lede: "\(framework.publisher). \(framework.jurisdiction).",
      sections: (isWhole ? [about, levels] : []) + units.map(section),
      footer: [
        "Aligned by \(aligned.alignment.author), version \(aligned.alignment.version), "
          + "\(aligned.alignment.date).",
        "Content hash, over the document and its alignment: \(aligned.digest)",
      ])
  }

  private var about: ReportDocument.Section {
    let framework = aligned.framework
    var lines = [
      "Called \(framework.id) by other files and commands.",
      "Version: \(framework.version). Date: \(framework.date).",
      "Read from: \(framework.source.title).",
    ]
    if let note = framework.source.note { lines.append(note) }
    lines += framework.draftedFrom.map { "Drafted from \($0.framework). \($0.note ?? "")" }
    return .init(title: "The document", blocks: [.list(lines)])
  }

  private var levels: ReportDocument.Section {
    let scale = aligned.framework.scale
    let cuts = aligned.alignment.scale?.cuts ?? []
    let table = Table(
      [
        .init("level", heading: "Level"), .init("tenure", heading: "Years of service"),
        .init("says", heading: "What the document says"),
        .init("from", heading: "Begins at", alignment: .right),
      ],
      rows: scale.levels.enumerated().map { rank, level in
        let tenure = level.tenure.map { band in
          band.to.map { "\(band.from.plain) to under \($0.plain)" } ?? "\(band.from.plain) or more"
        }
        return [
          .text("\(level.title)"), .init(tenure), .init(level.definition?.text ?? level.note),
          .init(cuts.indices.contains(rank) ? cuts[rank].at.plain : nil),
        ]
      })
    return .init(
      title: "Levels: \(scale.title)",
      blocks: [
        .paragraph(
          scale.construct + "."
            + (scale.order.map { " How the order of the levels is known: \($0.words)." } ?? "")),
        .table(
          table, caption: "Levels, lowest first, and where each begins on the reference scale"),
      ])
  }

  private func section(_ unit: Framework.Unit) -> ReportDocument.Section {
    var blocks: [ReportDocument.Block] = []
    if let definition = unit.definition { blocks.append(.paragraph(definition.text)) }
    if let note = unit.note { blocks.append(.paragraph(note)) }
    if !unit.rated { blocks.append(.paragraph("Nobody is rated on this unit.")) }
    if unit.statements.isEmpty {
      blocks.append(.paragraph("No statement is shown."))
    } else {
      blocks.append(
        .table(statements(unit.statements), caption: "Statements, and what they are about"))
    }
    return .init(title: "\(unit.title) (\(unit.id))", blocks: blocks)
  }

  private func statements(_ statements: [Statement]) -> Table {
    let authors = aligned.actAuthors
    let links = aligned.linksByStatement
    let hasLevels = statements.contains { $0.level != nil }
    let titles = Dictionary(
      aligned.framework.scale.levels.map { ($0.id, $0.title) }, uniquingKeysWith: { one, _ in one })
    let columns: [Table.Column] =
      [.init("text", heading: "Statement"), .init("id", heading: "Place")]
      + (hasLevels ? [.init("level", heading: "Level")] : [])
      + [.init("who", heading: "Who and how"), .init("about", heading: "About")]
    return Table(
      columns,
      rows: statements.map { statement in
        let actBy = authors[statement.id].map { " (as \($0) has it)" } ?? ""
        let who = [statement.actor.rawValue] + (statement.act.map { [$0.rawValue + actBy] } ?? [])
        let about = (links[statement.id] ?? []).map {
          "\(labels[$0.concept] ?? $0.concept) (\($0.relationName), \(percent($0.share)))"
        }
        let level: [Table.Cell] =
          hasLevels ? [.init(statement.level.map { titles[$0] ?? $0 })] : []
        return [.text(statement.text), .text(statement.id)] + level
          + [
            .text((who + statement.flags.map(\.rawValue)).joined(separator: ", ")),
            .text(about.isEmpty ? "nobody has said" : about.joined(separator: "; ")),
          ]
      })
  }
}
