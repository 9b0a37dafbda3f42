import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

extension MethodsReport {
  /// From ratings to a distribution.
  var translation: ReportDocument.Section {
    .init(
      title: "Translating ratings",
      blocks: [
        .paragraph(
          "A person is rated in some units u of the one framework; v is a unit of the other. Of the "
            + "one, statements count whose actor fits the person's role, if that is known, and else "
            + "all but those about an agency."),
        .list([
          "Known part of a concept: k(v, c) is the smaller of 1 and S(c) divided by D(v, c), where S "
            + "and D count the shares carried to c in the rated units and in v.",
          "Weight of a path: a(u, c, v) is w(v, c) times k(v, c) times w(u, c), divided by the sum of "
            + "w(r, c) over the rated units r. It is 0 where no rated unit has the concept.",
          "Coverage of v: the sum of a(u, c, v) over all u and c, 0 to 1.",
          "Distribution over levels: P(k, v) is the sum over u and c of a(u, c, v), divided by the "
            + "coverage, times T(level of u, k). Below and above the scale are outcomes of their own.",
          "What is not covered is read from all rated units, weighed by their content, each widened by "
            + "a normal spread with the standard deviation \(thresholds.conceptSpread.plain) points "
            + "(\(thresholds.personSpread.plain) where the person as a whole is rated). The answer mixes "
            + "both, by coverage.",
          "Answer: the level at which the probability, added up from below, first reaches 0.5. "
            + "Interval: the central 80 %, from the first level at which it passes 0.1 to the first at "
            + "which it reaches 0.9; at least that of what is covered, so that less coverage never "
            + "narrows it.",
          "Focus of v: the sum over u of its part in the coverage, times the part of u's content that "
            + "lies in concepts of v.",
        ]),
        .paragraph(
          "A rating keeps its basis: observed, self, or expected. Sums run in the order of ids, so the "
            + "same input gives the same numbers."),
      ])
  }

  /// What makes an answer one.
  var status: ReportDocument.Section {
    let moved = thresholds.entries.filter { $0.value != $0.usual }
    return .init(
      title: "When there is an answer",
      blocks: [
        .paragraph(
          "No answer is given where too little is covered, where the scales share no facet, where no "
            + "statement fits the role, or where all rated levels that weigh are silent on what the "
            + "scales share. An answer is uneven where some units put the person high and others low, "
            + "and indicative where something named below is weak. "
            + (moved.isEmpty
              ? "All thresholds are the usual ones."
              : "Moved: \(moved.map(\.name).joined(separator: ", ")).")),
        .table(table, caption: "Thresholds in force"),
      ])
  }

  private var table: Table {
    Table(
      [
        .init("threshold", heading: "Threshold"),
        .init("value", heading: "In force", alignment: .right),
        .init("usual", heading: "Usual", alignment: .right),
        .init("meaning", heading: "What it does"),
      ],
      rows: thresholds.entries.map {
        [.text($0.name), .text($0.value.plain), .text($0.usual.plain), .text($0.meaning)]
      })
  }

  /// What none of it shows.
  var limits: ReportDocument.Section {
    var items = (pair?.cautions ?? []).map { $0.message.sentence }
    if let pair, !pair.facets.isEmpty, !pair.cautions.contains(where: { $0.code == .facets }) {
      items.append("Both scales speak to: \(pair.facets.joined(separator: ", ")).")
    }
    let kinds = Set(frameworks.compactMap { $0.alignment.scale?.panel?.kind }).sorted()
    if !kinds.isEmpty {
      items.append(
        "Cuts come from readings of this kind: \(Self.list(kinds, "and")). That readers agree does "
          + "not show that practitioners would.")
    }
    if frameworks.allSatisfy({ $0.alignment.scale?.fitted == nil }) {
      items.append(
        "No cut is fitted to people who were rated in two frameworks: intervals say what follows from "
          + "the judgements, and not how often they were right.")
    }
    items += [
      "What raters do is no part of it: where they err by more than spreads and location errors "
        + "allow for, intervals are too narrow.",
      "People are taken to be spread evenly within a level, so that reading a level there and back "
        + "is no identity.",
      "How often a document speaks of a thing is emphasis, and not importance.",
    ]
    return .init(title: "What this does not show", blocks: [.list(items)])
  }
}

extension String {
  /// With a capital and a full stop.
  fileprivate var sentence: String {
    prefix(1).uppercased() + dropFirst() + (hasSuffix(".") ? "" : ".")
  }
}
