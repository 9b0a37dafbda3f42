import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

/// What became of a group's needs as a table, one row a concept, what closed most first.
struct ChangeTable {
  let names: GapNames

  static let explanation =
    "Only people who were observed well enough both times count, each with what is known of both times. "
    + "Closed is the need that is gone, as a mean over people; the interval holds 95 % of samples of "
    + "people, from ten on. Numbers under five, or that leave under five, are not told."

  /// What a reader must not conclude.
  func cautions(_ change: GapChange) -> [String] {
    var cautions = [
      "this is a change and not an effect: nobody knows what would have become of them otherwise",
      "who stood lowest the first time tends to stand higher the second time, whatever was done "
        + "between (regression to the mean)",
      "who was not rated again is left out, which is not a change of nothing; not rated again: "
        + GroupTable.words(change.notAgain),
      "rated the second time by nobody who rated the first time: "
        + GroupTable.words(change.otherRaters) + "; other raters see otherwise",
    ]
    if case .ownTenure = names.finder.target {
      cautions.append(
        "each is held both times against what the service of before lets one expect, since service "
          + "goes on by itself")
    }
    if change.onlyOwn != .few {
      cautions.append(
        "rated the second time by nobody but themselves, which does not count: "
          + GroupTable.words(change.onlyOwn))
    }
    return cautions
  }

  /// By what closed; what is not told stands last, in the order of names.
  static func ordered(_ change: GapChange) -> [GapChange.Concept] {
    change.concepts.sorted {
      ($1.closed ?? -.infinity, $0.concept) < ($0.closed ?? -.infinity, $1.concept)
    }
  }

  func table(_ change: GapChange?) -> Table {
    func number(_ id: String, _ heading: String) -> Table.Column {
      .init(id, heading: heading, alignment: .right, sheetWidth: 12)
    }
    func rounded(_ number: Double?, _ parts: Double) -> Table.Cell {
      .init(number.map { ($0 * parts).rounded() / parts })
    }
    return Table(
      [
        .init("concept", sheetWidth: 30), .init("label", heading: "name", sheetWidth: 44),
        number("closed", "closed, mean"), number("low", "from"), number("high", "to"),
        number("needBefore", "need before"), number("needAfter", "after"),
        number("before", "lacked before"), number("after", "lacks now"),
        .init("people", heading: "seen twice", sheetWidth: 16), .init("up", sheetWidth: 16),
        .init("same", sheetWidth: 16), .init("down", sheetWidth: 16),
        .init("planned", heading: "planned for", sheetWidth: 16),
      ],
      rows: (change.map(Self.ordered) ?? []).map { concept in
        [
          .text(names.id(concept.concept)), .text(names.label(concept.concept)),
          rounded(concept.closed, 1_000), rounded(concept.interval?.lowerBound, 1_000),
          rounded(concept.interval?.upperBound, 1_000), rounded(concept.needBefore, 1_000),
          rounded(concept.needAfter, 1_000), rounded(concept.before, 10),
          rounded(concept.after, 10), .text(GroupTable.words(concept.people)),
          .text(GroupTable.words(concept.up)), .text(GroupTable.words(concept.same)),
          .text(GroupTable.words(concept.down)),
          .init(concept.planned.map(GroupTable.words)),
        ]
      })
  }

  /// What was planned against the rest, in sentences; empty without a plan.
  func planned(_ change: GapChange) -> [String] {
    guard let planned = change.planned else { return [] }
    guard let mine = planned.planned, let others = planned.others,
      let difference = planned.difference
    else {
      return [
        "fewer than \(GroupGaps.least) people lacked something in what was planned for them and in "
          + "the rest, so the two are not compared"
      ]
    }
    var sentences = [
      "in what was planned for them people lack \(decimals(mine, 1)) reference points less than before, "
        + "in other concepts \(decimals(others, 1)) less (people: \(GroupTable.words(planned.people)))",
      "the difference is \(decimals(difference, 1))"
        + (planned.interval.map {
          " (\(decimals($0.lowerBound, 1)) to \(decimals($0.upperBound, 1)))"
        } ?? "")
        + "; where both move alike, raters may only have become milder",
    ]
    if let foretold = planned.foretold, let closed = planned.closed {
      sentences.append(
        "of what was rated again, the plan foretold that \(decimals(foretold, 2)) of the need would "
          + "go; \(decimals(closed, 2)) is gone")
    }
    return sentences
  }
}
