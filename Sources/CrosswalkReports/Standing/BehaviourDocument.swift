import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

/// What of a framework serves each statement of another, and where each of its own goes, as people read
/// it: unit by unit, every statement by its name and once.
package struct BehaviourDocument {
  private let report: BehaviourReport
  /// The statements of both sides, by framework and id.
  private let entries: [String: [String: BehaviourReport.Entry]]

  /// A document on a report.
  package init(_ report: BehaviourReport) {
    self.report = report
    entries = Dictionary(
      uniqueKeysWithValues: [report.mine, report.target].map { side in
        (
          side.framework,
          Dictionary(
            side.units.flatMap(\.statements).map { ($0.id, $0) },
            uniquingKeysWith: { first, _ in first })
        )
      })
  }

  package func text(_ style: TextStyle) -> PlainText { document.text(style) }
  package var markdown: String { document.markdown.source }
  package var html: String { document.html }

  private var document: ReportDocument {
    let (mine, target) = (report.mine, report.target)
    return ReportDocument(
      title: "\(mine.framework) against \(target.framework)",
      lede:
        "What of \(mine.title) serves each statement of \(target.title), and where each of its own "
        + "goes.",
      sections: [summary]
        + target.units.map { section($0, target, titled: "\(target.framework)", isTarget: true) }
        + mine.units.map { section($0, mine, titled: "\(mine.framework)", isTarget: false) },
      footer: [
        "\(mine.framework) \(mine.version); \(target.framework) \(target.version).",
        "Content hash, over all that the report was made from: \(report.hash)",
      ])
  }

  // MARK: In short

  private var summary: ReportDocument.Section {
    let (mine, target) = (report.mine, report.target)
    var cautions = report.cautions.map { GapHTML.sentence($0.message) }
    for side in [mine, target] where !side.isAligned {
      cautions.append(
        "Nobody has judged yet what the statements of \(side.framework) are about, so that what is "
          + "missing cannot be told from what is not judged. 'crosswalk suggest' offers concepts and "
          + "'crosswalk review' judges them.")
    }
    for side in [mine, target] where side.unsaidLinks > 0 {
      cautions.append(
        "\(counted(side.unsaidLinks, "link")) of \(side.framework) to concepts do not say what the "
          + "statement is to the concept. They count for topics; what only they join may be a "
          + "counterpart or not, so it stands under 'not judged yet'. Say exact, close, narrower or "
          + "broader in the review, or in alignment.yaml under 'relation', and it is judged.")
    }
    let pairs =
      report.judgements > 0
      ? "\(counted(report.judgements, "pair")) of statements have been judged directly; what is not judged "
        + "is computed from what the statements are about."
      : "Nobody has judged single statements against each other yet; all is computed from what the "
        + "statements are about."
    return .init(
      title: "In short",
      blocks: (cautions.isEmpty ? [] : [.cautions(cautions)]) + [
        .paragraph(
          "Served: there is a counterpart that is closer than related, by people whose act it is. Touched: "
            + "the topic is spoken of, and nothing is closer than related. What follows 'absent' is "
            + "only near to it."),
        .list([sentence(target, by: mine), sentence(mine, by: target), pairs]),
        .table(counts, caption: "How many statements stand how"),
      ])
  }

  private func sentence(_ side: BehaviourReport.Side, by other: BehaviourReport.Side) -> String {
    let share = side.behaviour.share.map { " (\(unbrokenPercent($0)))" } ?? ""
    let topic = side.topic.map { "\(unbrokenPercent($0))" } ?? "not judged yet"
    let open =
      side.behaviour.share != nil && side.behaviour.notJudged > 0
      ? ", with \(side.behaviour.notJudged) not judged yet" : ""
    return
      "Of \(side.framework), \(other.framework) serves \(side.behaviour.words)\(share)\(open); of its topics "
      + "it speaks of: \(topic)."
  }

  private var counts: Table {
    Table(
      ["how", .init(report.target.framework, alignment: .right)]
        + (report.mine.framework == report.target.framework
          ? [] : [.init(report.mine.framework, alignment: .right)]),
      rows: Standing.allCases.map { standing in
        [.text(standing.words)]
          + [report.target, report.mine].prefix(
            report.mine.framework == report.target.framework ? 1 : 2
          ).map { .integer($0.behaviour.count(of: standing)) }
      })
  }

  // MARK: Units

  /// What statements of a unit are shown under, in this order.
  package static let order: [Standing] = [
    .served, .touched, .otherSide, .absent, .scope, .notJudged, .deficit,
  ]

  private func section(
    _ unit: BehaviourReport.Unit, _ side: BehaviourReport.Side, titled name: String, isTarget: Bool
  ) -> ReportDocument.Section {
    let topic = unit.topic.map { "topic \(unbrokenPercent($0)); " } ?? ""
    var blocks: [ReportDocument.Block] = [
      .paragraph("Covered: \(topic)behavior \(unit.behaviour.words).")
    ]
    for standing in Self.order {
      let found = unit.statements.filter { $0.standing == standing }
      guard !found.isEmpty else { continue }
      blocks.append(.heading(Self.heading(standing, isTarget: isTarget)))
      blocks.append(
        .entries(found.map { entry($0, in: isTarget ? report.mine : report.target) }))
    }
    let title = unit.id == unit.title ? unit.id : "\(unit.id) \(unit.title)"
    return .init(title: "\(name): \(title)", blocks: blocks)
  }

  /// What statements of a standing stand under.
  package static func heading(_ standing: Standing, isTarget: Bool) -> String {
    switch standing {
    case .served: isTarget ? "Served by" : "Goes where"
    case .touched: "Touched by topic only; the nearest"
    case .otherSide: isTarget ? "Missed: only from the other side" : "Only the other side of"
    case .absent: isTarget ? "Missed: absent" : "Only local: absent from the other"
    case .scope: isTarget ? "Missed: outside the scope" : "Only local: outside the other's scope"
    case .notJudged: "Not judged yet"
    case .deficit: "Worded as a shortcoming, which is nobody's counterpart"
    }
  }

  /// What a document names of counterparts: no more need be known.
  package static let depth = LinkDepth.first(serving: shownServing)

  /// So many counterparts are named where a statement is served, and where it is not.
  private static let (shownServing, shownNear) = (5, 2)

  private func entry(
    _ entry: BehaviourReport.Entry, in other: BehaviourReport.Side
  ) -> ReportDocument.Entry {
    let serving = entry.serving
    let isServed = entry.standing == .served
    let links = isServed ? serving : entry.links
    let shown = links.prefix(isServed ? Self.shownServing : Self.shownNear)
    var lines = shown.map { line($0, in: other) }
    let more = links.count + entry.unnamed - shown.count
    if isServed, more > 0 { lines.append("and \(more) more") }
    if let reason = entry.reason { lines.insert("Why: \(GapHTML.sentence(reason))", at: 0) }
    return ReportDocument.Entry(
      id: entry.id, words: entry.text, facts: Self.who(entry), lines: lines)
  }

  private func line(_ link: StatementStanding.Link, in other: BehaviourReport.Side) -> String {
    var facts = [link.isOpen ? "relation not said" : link.relation.wordsOfOther]
    facts.append(
      link.curated ? "judged, confidence \(decimals(link.confidence))" : "computed")
    let entry = entries[other.framework]?[link.id]
    if let entry { facts.append(Self.who(entry)) }
    if let objection = link.objection { facts.append(objection.words) }
    let note = link.note.map { " \(GapHTML.sentence($0))" } ?? ""
    return "\(link.id) (\(facts.joined(separator: "; "))): \(entry?.text ?? "")\(note)"
  }

  /// Who acts, how, and at which level.
  package static func who(_ entry: BehaviourReport.Entry) -> String {
    let actBy = entry.actBy.map { " (as \($0) has it)" } ?? ""
    return
      ([entry.actor.rawValue + (entry.act.map { " \($0.words)" } ?? "") + actBy]
      + (entry.level.map { ["level \($0)"] } ?? [])).joined(separator: ", ")
  }
}

extension Relation {
  /// What the second of two statements is, seen from the first.
  package var wordsOfOther: String {
    switch self {
    case .exact: "the same"
    case .close: "nearly the same"
    case .narrower: "wider"
    case .broader: "a part or case of it"
    case .related: "related"
    case .counterpart: "from the other side"
    }
  }
}
