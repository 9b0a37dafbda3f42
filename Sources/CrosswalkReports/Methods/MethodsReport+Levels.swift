import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

extension MethodsReport {
  /// Levels on the reference scale, and who placed them.
  var levels: ReportDocument.Section {
    let placed = frameworks.filter { $0.alignment.scale != nil }
    let open = frameworks.filter { $0.alignment.scale == nil }.map(\.framework.id)
    var blocks: [ReportDocument.Block] = [
      .paragraph(
        "The levels of a framework are laid on a reference scale from 0 to 100 by cuts. Each cut has "
          + "a spread, the half-width within which a panel could have put it; besides, each scale "
          + "has a location error, the standard deviation in points of what all its cuts share. "
          + "That is moderation by judgement, and no equating."),
      .paragraph(
        "m(k, x), the membership of level k at point x, is 1 between the level's cuts and falls "
          + "evenly to 0 within their spreads; memberships, with below and above, sum to 1. J(i, k) is "
          + "the integral over x from 0 to 100 of m(i, x) times m(k, x), averaged over the difference "
          + "of the two scales' shifts, which is normal with the sum of their variances. T(i, k), the "
          + "probability that who has level i has level k, is J(i, k) divided by the sum of J(i, "
          + "j) over all j: people are taken to be spread evenly within a level. On one and the same "
          + "scale a level is itself."),
    ]
    if !placed.isEmpty {
      blocks += [
        .table(panels, caption: "Where cuts come from"),
        .table(cuts, caption: "Where levels begin"),
      ]
    }
    for aligned in placed {
      guard let scale = aligned.alignment.scale else { continue }
      let notes = [scale.panel?.note, scale.locationError?.reason].compactMap { $0 }
      if !notes.isEmpty {
        blocks.append(.paragraph("\(aligned.framework.id): " + notes.joined(separator: " ")))
      }
    }
    if !open.isEmpty {
      blocks.append(
        .paragraph(
          "Nobody has laid the levels of \(Self.list(open, "or")) on the scale, so they are not "
            + "translated."))
    }
    blocks.append(
      .paragraph(
        "Each level names the facets that its wording speaks to. Two scales without a facet in common "
          + "are refused. Facets change no number."))
    return .init(title: "Levels", blocks: blocks)
  }

  private var panels: Table {
    Table(
      [
        .init("framework", heading: "Framework"), .init("measures", heading: "Measures"),
        .init("kind", heading: "Kind of reading"),
        .init("readers", heading: "Readers", alignment: .right),
        .init("rounds", heading: "Rounds", alignment: .right),
        .init("icc", heading: "ICC(2,1), 95 % interval"),
        .init("shift", heading: "SD of readers' shifts", alignment: .right),
        .init("location", heading: "Location error", alignment: .right),
        .init("fitted", heading: "Fitted to people", alignment: .right),
      ],
      rows: frameworks.compactMap { aligned in
        guard let scale = aligned.alignment.scale else { return nil }
        let panel = scale.panel
        return [
          .text(aligned.framework.id), .text(aligned.framework.scale.measures ?? "not said"),
          .text(panel?.kind ?? "not said"),
          panel.map { .integer($0.rounds.first?.placings.count ?? 0) } ?? .absent,
          panel.map { .integer($0.rounds.count) } ?? .absent,
          .init(
            panel?.agreement.map {
              "\(decimals($0.value, 3)), \(decimals($0.low, 3)) to \(decimals($0.high, 3))"
            }),
          .init(panel?.readerShift.map { decimals($0) }),
          .init(scale.locationError.map { $0.points.plain }),
          scale.fitted.map { .integer($0.people) } ?? .absent,
        ]
      })
  }

  private var cuts: Table {
    Table(
      [
        .init("framework", heading: "Framework"), .init("level", heading: "Level"),
        .init("from", heading: "Begins at", alignment: .right),
        .init("spread", heading: "Give or take", alignment: .right),
      ],
      rows: frameworks.flatMap { aligned -> [[Table.Cell]] in
        let names = aligned.framework.scale.levels.map(\.title) + ["(end of the scale)"]
        return zip(names, aligned.alignment.scale?.cuts ?? []).map { name, cut in
          [
            .text(aligned.framework.id), .text(name), .text(cut.at.plain), .text(cut.spread.plain),
          ]
        }
      })
  }
}
