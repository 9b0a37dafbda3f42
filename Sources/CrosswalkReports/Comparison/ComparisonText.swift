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
  public func text(style: TextStyle) -> String {
    document(arrow: style.arrow).map { block in
      switch block {
      case .title(let text): style.paint(TextStyle.safe(text), .bold) + "\n"
      case .heading(let text): "\n" + style.paint(TextStyle.safe(text), .bold) + "\n"
      case .line(let text): style.wrapped(TextStyle.safe(text), first: "  ")
      case .table(let rows): Self.plain(rows)
      }
    }.joined()
  }

  /// As Markdown.
  public var markdown: String {
    document(arrow: "→").map { block in
      switch block {
      case .title(let text): "# \(markdownText(text))\n"
      case .heading(let text): "\n## \(markdownText(text))\n\n"
      case .line(let text): "- \(markdownText(text))\n"
      case .table(let rows): Self.markdown(rows)
      }
    }.joined()
  }

  private enum Block {
    case title(String)
    case heading(String)
    case line(String)
    /// The first row is the header; the first column is set left, the others right.
    case table([[String]])
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
        [[""] + overlap.columns.map(\.id)]
          + zip(overlap.rows, overlap.values).map { row, values in
            [row.id] + values.map { $0 < 0.005 ? "." : "\(Int(($0 * 100).rounded()))" }
          }))
    blocks += alone(comparison.onlyInFrom, here: from, there: to)
    blocks += alone(comparison.onlyInTo, here: to, there: from)
    blocks += judgements(arrow)
    return blocks
  }

  private func coverage() -> [Block] {
    var blocks: [Block] = [.heading("Coverage")]
    for coverage in comparison.coverage {
      blocks.append(
        .line(
          "\(coverage.by) covers \(percent(coverage.mean)) of \(coverage.of), "
            + "\(percent(coverage.sameActor)) in statements about the same kind of person"))
      let units = coverage.units.map { "\($0.id) \(percent($0.share))" }
      blocks.append(.line("by unit: \(units.joined(separator: ", "))"))
      let actors = coverage.byActor.sorted { $0.key < $1.key }.map {
        "\($0.key) \(percent($0.value))"
      }
      blocks.append(.line("by actor: \(actors.joined(separator: ", "))"))
    }
    return blocks
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
          [["\(ladder.from) \(arrow) \(ladder.to)", "likeliest middle", "80 % interval"]]
            + ladder.rungs.map { rung in
              let ends = rung.interval.map(names.1.title(ofOutcome:))
              return [
                names.0.title(of: rung.level), names.1.title(ofOutcome: rung.answer),
                Set(ends).count == 1 ? ends[0] : ends.joined(separator: " to "),
              ]
            }))
    }
    for friend in comparison.falseFriends {
      let other = to.scale.title(of: friend.other)
      guard let forwards = friend.forwards, let backwards = friend.backwards else {
        blocks.append(
          .line("False friend: both have '\(friend.name)', and neither says the other's."))
        continue
      }
      blocks.append(
        .line(
          "False friend: '\(friend.name)' of \(from.id) is '\(other)' of \(to.id) in "
            + "\(percent(forwards)), the other way round \(percent(backwards)); it is likeliest "
            + "'\(to.scale.title(ofOutcome: friend.likeliest ?? ""))'"))
    }
    return blocks
  }

  private func alone(
    _ concepts: [Comparison.OnlyHere], here: Framework, there: Framework
  ) -> [Block] {
    guard !concepts.isEmpty else { return [] }
    return [.heading("Only in \(here.id)")]
      + concepts.map { concept in
        var words = "not explained by its alignment"
        switch concept.kind {
        case .absent: words = "absent from \(there.id)"
        case .scope: words = "outside the scope of \(there.id)"
        case nil: break
        }
        return .line(
          "\(concept.label) (\(counted(concept.statements, "statement"))): \(words)"
            + (concept.reason.map { ". \($0)" } ?? ""))
      }
  }

  private func judgements(_ arrow: String) -> [Block] {
    let disagreements = comparison.disagreements
    var blocks: [Block] = [
      .heading("Direct judgements"),
      .line(
        "\(comparison.judgements) pairs judged; \(disagreements.count) say other than the shared "
          + "concepts"),
    ]
    guard !disagreements.isEmpty else { return blocks }
    blocks.append(
      .table(
        [["pair", "judged", "derived"]]
          + disagreements.prefix(Self.shownDisagreements).map {
            [
              "\($0.subject) \(arrow) \($0.object)", $0.curated?.rawValue ?? "no match",
              $0.derived?.rawValue ?? "nothing",
            ]
          }))
    if disagreements.count > Self.shownDisagreements {
      blocks.append(
        .line("\(disagreements.count - Self.shownDisagreements) more are in the JSON form"))
    }
    return blocks
  }

  private static func plain(_ rows: [[String]]) -> String {
    let rows = rows.map { $0.map(TextStyle.safe) }
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    let isNarrow = rows[0].count > 4
    return rows.map { row in
      let cells = row.enumerated().map { column, cell in
        isNarrow && column > 0
          ? cell.leftPadded(max(2, widths[column])) : cell.padded(widths[column])
      }
      let line = "  " + cells.joined(separator: isNarrow ? " " : "  ")
      return String(line.reversed().drop { $0 == " " }.reversed()) + "\n"
    }.joined()
  }

  private static func markdown(_ rows: [[String]]) -> String {
    var lines = rows.map { row in "| " + row.map(markdownText).joined(separator: " | ") + " |\n" }
    lines.insert("|" + rows[0].map { _ in " --- |" }.joined() + "\n", at: 1)
    return "\n" + lines.joined() + "\n"
  }
}

/// Text that Markdown shows as it stands.
func markdownText(_ text: String) -> String {
  TextStyle.safe(text).reduce(into: "") { result, character in
    if "\\`*_[]<>|#".contains(character) { result.append("\\") }
    result.append(character)
  }
}
