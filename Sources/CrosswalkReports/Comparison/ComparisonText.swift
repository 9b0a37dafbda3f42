import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

/// A comparison of two frameworks, as text for a terminal or as Markdown.
///
/// Both are the same report: sections of lines and tables, set in two ways.
public struct ComparisonText {
  private let comparison: Comparison
  private let from: Framework
  private let to: Framework
  /// How many disagreements are shown; the others are counted.
  private static let shownDisagreements = 10

  /// Makes the report on a comparison of the two frameworks.
  public init(_ comparison: Comparison, from: Framework, to: Framework) {
    self.comparison = comparison
    self.from = from
    self.to = to
  }

  /// For a terminal.
  public func text(style: TextStyle) -> PlainText {
    document(arrow: style.arrow).map { block -> PlainText in
      switch block {
      case .title(let text): style.paint("\(text)", .bold) + "\n"
      case .heading(let text): "\n\(style.paint("\(text)", .bold))\n"
      case .line(let text): style.wrapped("\(text)", first: "  ")
      case .table(let table): table.text(isDense: table.columns.count > 4)
      }
    }.joined()
  }

  /// As Markdown.
  public var markdown: String {
    document(arrow: "→").map { block -> Markdown in
      switch block {
      case .title(let text): "# \(text)\n"
      case .heading(let text): "\n## \(text)\n\n"
      case .line(let text): "- \(text)\n"
      case .table(let table): "\n\(table.markdown)\n"
      }
    }.joined().source
  }

  private enum Block {
    case title(String)
    case heading(String)
    case line(String)
    case table(Table)
  }

  private func document(arrow: String) -> [Block] {
    var blocks: [Block] = [
      .title("\(from.title) and \(to.title)"),
      .line(
        "\(from.id) \(from.version); \(to.id) \(to.version); hash \(comparison.hash.prefix(16))"),
    ]
    blocks += comparison.cautions.map { .line($0.message) }
    blocks += coverage() + levels(arrow)
    blocks.append(.heading("Overlap of units, in per cent"))
    let overlap = comparison.overlap
    blocks.append(
      .table(
        Table(
          [""] + overlap.columns.map { Table.Column($0.id) },
          rows: zip(overlap.rows, overlap.values).map { row, values in
            [.text(row.id)] + values.map { .number($0, .shortPercent) }
          })))
    for (concepts, here, there) in [
      (comparison.onlyInFrom, from, to), (comparison.onlyInTo, to, from),
    ] {
      blocks += alone(concepts, "Only in \(here.id)", there)
    }
    for (concepts, here, there) in [
      (comparison.touchedInTo, from, to), (comparison.touchedInFrom, to, from),
    ] {
      blocks += alone(concepts, "In \(here.id), and no more than touched in \(there.id)", there)
    }
    blocks += judgements(arrow)
    return blocks
  }

  private func coverage() -> [Block] {
    var blocks: [Block] = [
      .heading("Coverage"),
      .line(
        "Topic: how much of what one is about the other speaks of. Behavior: how many of its statements "
          + "have a counterpart there that is closer than related, by people whose act it is."),
    ]
    for coverage in comparison.coverage {
      let (of, by) = (coverage.of, coverage.by)
      blocks.append(.line("\(by) covers of \(of): \(Self.words(coverage))"))
      let units = coverage.units.map { unit in
        "\(unit.id) \(unit.topic.map { percent($0) } ?? "-") and "
          + "\(unit.behaviour.served) of \(unit.behaviour.statements)"
      }
      if coverage.topic != nil || coverage.behaviour.share != nil {
        blocks.append(.line("by unit, topic and behavior: \(units.joined(separator: ", "))"))
      }
      let actors = coverage.topicByActor.sorted { $0.key < $1.key }.map {
        "\($0.key) \(percent($0.value))"
      }
      if !actors.isEmpty {
        blocks.append(.line("topic by actor: \(actors.joined(separator: ", "))"))
      }
      let rest: [Standing] = [.touched, .otherSide, .absent, .scope, .notJudged, .deficit]
      let others = rest.compactMap { standing in
        let count = coverage.behaviour.count(of: standing)
        return count > 0 ? "\(count) \(standing.words)" : nil
      }
      if !others.isEmpty {
        blocks.append(
          .line("other statements of \(of), in \(by): \(others.joined(separator: ", "))"))
      }
    }
    return blocks
  }

  /// Both coverages of a framework.
  private static func words(_ coverage: Comparison.Coverage) -> String {
    let topic =
      coverage.topic.map { topic in
        "topic \(percent(topic)) (\(percent(coverage.topicSameActor ?? 0)) in statements about the same "
          + "kind of person)"
      } ?? "topic not judged yet"
    let share = coverage.behaviour.share.map { " (\(percent($0)))" } ?? ""
    return "\(topic); behavior \(coverage.behaviour.words)\(share)"
  }

  private func levels(_ arrow: String) -> [Block] {
    var blocks: [Block] = [.heading("Levels")]
    blocks.append(
      .line("\(from.id): \(from.scale.construct) (\(from.scale.basis.rawValue))"))
    blocks.append(.line("\(to.id): \(to.scale.construct) (\(to.scale.basis.rawValue))"))
    if let refusal = comparison.refusal {
      blocks.append(.line("Levels are not translated: \(refusal)."))
    } else {
      blocks.append(
        .line(
          "By judgement (moderation), not equating; facets in common: "
            + comparison.facets.shared.joined(separator: ", ")))
    }
    for ladder in comparison.ladders {
      let names = ladder.from == from.id ? (from.scale, to.scale) : (to.scale, from.scale)
      blocks.append(
        .table(
          Table(
            [
              Table.Column("\(ladder.from) \(arrow) \(ladder.to)"), "likeliest middle",
              "80 % interval",
            ],
            rows: ladder.rungs.map { rung in
              let ends = rung.interval.map(names.1.title(ofOutcome:))
              return [
                .text(names.0.title(of: rung.level)), .text(names.1.title(ofOutcome: rung.answer)),
                .text(Set(ends).count == 1 ? ends[0] : ends.joined(separator: " to ")),
              ]
            })))
    }
    for friend in comparison.falseFriends {
      let other = to.scale.title(of: friend.other)
      let differ = friend.measures.count == 2
      let (mine, theirs) = (
        differ ? " (\(friend.measures[0]))" : "", differ ? " (\(friend.measures[1]))" : ""
      )
      guard let forwards = friend.forwards, let backwards = friend.backwards else {
        blocks.append(
          .line("False friend: both have '\(friend.name)', and neither says the other's."))
        continue
      }
      blocks.append(
        .line(
          "False friend: '\(friend.name)' of \(from.id)\(mine) is '\(other)' of \(to.id)\(theirs) in "
            + "\(percent(forwards)), the other way round \(percent(backwards)); it is likeliest "
            + "'\(to.scale.title(ofOutcome: friend.likeliest ?? ""))'"))
    }
    return blocks
  }

  private func alone(
    _ concepts: [Comparison.OnlyHere], _ heading: String, _ there: Framework
  ) -> [Block] {
    guard !concepts.isEmpty else { return [] }
    return [.heading(heading)]
      + concepts.map { concept in
        let reason =
          concept.reason.map { ". \($0)" }
          ?? (concept.standing == .absent ? " (no reason given)" : "")
        return .line(
          "\(concept.label) (\(counted(concept.statements, "statement"))): "
            + concept.standing.words(of: there.id) + reason)
      }
  }

  private func judgements(_ arrow: String) -> [Block] {
    let disagreements = comparison.disagreements
    let contradictions = disagreements.count(where: \.isContradiction)
    var blocks: [Block] = [
      .heading("Direct judgements"),
      .line(
        "\(comparison.judgements) pairs judged; \(disagreements.count) say other than the shared "
          + "concepts: \(contradictions) contradict them, "
          + "\(disagreements.count - contradictions) are finer"),
    ]
    guard !disagreements.isEmpty else { return blocks }
    blocks.append(
      .table(
        Table(
          ["pair", "judged", "derived"],
          rows: disagreements.prefix(Self.shownDisagreements).map {
            [
              .text("\($0.subject) \(arrow) \($0.object)"),
              .text($0.curated?.rawValue ?? "no match"), .text($0.derived?.rawValue ?? "nothing"),
            ]
          })))
    if disagreements.count > Self.shownDisagreements {
      blocks.append(
        .line("\(disagreements.count - Self.shownDisagreements) more are in the JSON form"))
    }
    return blocks
  }
}
