import CrosswalkBase
import CrosswalkKit
import CrosswalkTables

/// Suggestions for a framework, a statement at a time: as text, as a table, or as JSON.
public struct SuggestionText {
  private let basis: SuggestionBasis
  private let style: TextStyle

  /// Makes reports for a terminal.
  public init(_ basis: SuggestionBasis, style: TextStyle) {
    self.basis = basis
    self.style = style
  }

  // MARK: Text

  /// How to read what follows.
  public var heading: PlainText {
    var facts = [
      "from \(basis.to == "ontology" ? "the ontology" : "'\(basis.to)'"), with the alignments of "
        + (basis.learnedFrom.isEmpty ? "nobody" : basis.learnedFrom.joined(separator: ", "))
    ]
    facts.append(
      basis.calibratedOn > 0
        ? "scores from \(basis.calibratedOn) statements whose answer is known"
        : "no scores, since too few answers are known")
    if let model = basis.model {
      facts.append("with the sentence model '\(model.name)' (\(model.hash.prefix(12)))")
    }
    return style.paint("Suggestions for '\(basis.framework)'", .bold) + "\n"
      + style.wrapped("\(facts.joined(separator: "; "))", first: "  ")
      + style.wrapped("\(basis.note)", first: "  ")
  }

  /// A statement and what is suggested for it, best first, with a line before it.
  public func text(_ statement: StatementSuggestions) -> PlainText {
    var text: PlainText = "\n"
    text += style.paint("\(basis.framework):\(statement.statement)", .bold) + "\n"
    text += style.wrapped("\(statement.text)", first: "    ")
    if statement.suggestions.isEmpty { text += "    no word in common with anything\n" }
    let isOfConcepts = basis.to == "ontology"
    for suggestion in statement.suggestions {
      let score = suggestion.score.map { percent($0) } ?? "-"
      let name = isOfConcepts ? suggestion.id : "\(basis.to):\(suggestion.id)"
      text += style.wrapped(
        "\(suggestion.label)", first: "\(score, leftPadded: 6)  \(name)  ")
      for (why, what) in [
        ("through", suggestion.concepts ?? []), ("words", suggestion.terms ?? []),
      ] where !what.isEmpty {
        text += style.wrapped(
          "\(what.joined(separator: ", "))", first: "          \(why): ")
      }
      if let nearest = suggestion.nearest, !nearest.isEmpty {
        text += style.wrapped(
          "\(nearest.map(Self.short).joined(separator: ", "))",
          first: "          linked: ")
      }
    }
    for neighbour in statement.nearest ?? [] {
      text += style.wrapped(
        "\(neighbour.text) [\(Self.links(neighbour))]",
        first: "    like \(Self.short(neighbour))  ")
    }
    return text
  }

  private static func short(_ neighbour: AlignedNeighbour) -> String {
    "\(neighbour.framework):\(neighbour.statement) (\(decimals(neighbour.likeness)))"
  }

  private static func links(_ neighbour: AlignedNeighbour) -> String {
    neighbour.links.map { "\($0.concept) \(decimals($0.share))" }.joined(separator: ", ")
  }

  // MARK: Table

  private static let columns: [Table.Column] = [
    "framework", "statement", "rank", "to", "suggestion", "score", "fused", "label", "words",
    "concepts", "nearest", "text",
  ]

  /// One row a suggestion; a statement without any has one row. All tables have the same columns.
  public func table(_ statements: [StatementSuggestions]) -> Table {
    Table(Self.columns, rows: statements.flatMap(rows))
  }

  private func rows(_ statement: StatementSuggestions) -> [[Table.Cell]] {
    func row(_ suggestion: Suggestion?, _ rank: Table.Cell) -> [Table.Cell] {
      [
        .text(basis.framework), .text(statement.statement), rank, .text(basis.to),
        .init(suggestion?.id), .init(suggestion?.score), .init(suggestion?.fused),
        .init(suggestion?.label), .init(words: suggestion?.terms ?? []),
        .init(words: suggestion?.concepts ?? []),
        .init(words: (suggestion?.nearest ?? []).map { "\($0.framework):\($0.statement)" }),
        .text(statement.text),
      ]
    }
    if statement.suggestions.isEmpty { return [row(nil, .absent)] }
    return statement.suggestions.enumerated().map { row($1, .integer($0 + 1)) }
  }

  private struct Start: Encodable {
    let basis: SuggestionBasis
    let format = SuggestionBasis.format
  }

  // MARK: A statement at a time

  /// What stands before the first statement.
  package func start(as format: OutputFormat) throws -> OutputPiece {
    switch format {
    case .text: .text(heading)
    case .csv: .data(table([]).csvHeader)
    case .ndjson: .data("")
    case .json:
      .data(String(try JSONText.compact(Start(basis: basis)).dropLast()) + ",\"statements\":[")
    }
  }

  /// The next statement.
  package func piece(
    _ statement: StatementSuggestions, as format: OutputFormat, isFirst: Bool
  ) throws -> OutputPiece {
    switch format {
    case .text: .text(text(statement))
    case .csv: .data(table([statement]).csvRows)
    case .ndjson: .data(try table([statement]).jsonLines())
    case .json: .data((isFirst ? "\n" : ",\n") + (try JSONText.compact(statement)))
    }
  }

  /// What stands after the last statement.
  package static func end(as format: OutputFormat) -> OutputPiece {
    .data(format == .json ? "\n]}\n" : "")
  }
}

/// How good suggestions are, as text or as a table.
public enum SuggestionQualityText {
  /// The form that programs read: all but the single statements, which the table has.
  package struct Report: Encodable {
    private let calibration: [SuggestionQuality.Bin]
    private let format = SuggestionQuality.format
    private let gain: [String: Estimate]
    private let rows: [SuggestionQuality.Row]

    package init(_ quality: SuggestionQuality) {
      (calibration, gain, rows) = (quality.calibration, quality.gain, quality.rows)
    }
  }

  /// A table a task, and how far scores can be trusted.
  public static func text(_ quality: SuggestionQuality) -> PlainText {
    var text: PlainText =
      "Each aligned framework is held out in turn; means over statements, 95 % bootstrap intervals\n"
    for task in ["concepts", "statements"] {
      let rows = quality.rows.filter { $0.task == task }
      guard let first = rows.first else { continue }
      let title =
        task == "concepts" ? "Concepts of a statement" : "Statements of another framework"
      text += "\n\(title), \(first.statements) with a known answer\n"
      text += Table(
        [Table.Column("ranker", minimumWidth: 30)]
          + SuggestionQuality.measures.map {
            Table.Column($0, alignment: .right, minimumWidth: 16)
          },
        rows: rows.map { row in
          [.text(row.ranker)]
            + SuggestionQuality.measures.map { name in
              let figure = row.measures[name]!
              let interval = "\(decimals(figure.low))-\(decimals(figure.high))"
              return .text("\(decimals(figure.value, 3)) \(interval)")
            }
        }
      ).text()
      if let gain = quality.gain[task] {
        text += "  map of fused over the best single ranker: \(decimals(gain.value, 3)), "
        text += "95 % interval \(decimals(gain.low, 3)) to \(decimals(gain.high, 3))\n"
      }
      if let gain = quality.gain["\(task), model"] {
        text += "  map of fused over fused without the model: \(decimals(gain.value, 3)), "
        text += "95 % interval \(decimals(gain.low, 3)) to \(decimals(gain.high, 3))\n"
      }
      let bins = quality.calibration.filter { $0.task == task }
      if !bins.isEmpty { text += "  scores of top answers:" }
      for bin in bins {
        text += " said \(decimals(bin.said)) right \(decimals(bin.right)) (\(bin.answers));"
      }
      if !bins.isEmpty { text += "\n" }
    }
    return text
  }

  /// One row a ranker and statement.
  public static func table(_ quality: SuggestionQuality) -> Table {
    Table(
      ["task", "ranker", "framework", "statement", "to"]
        + SuggestionQuality.measures.map { Table.Column($0) },
      rows: quality.queries.map { query in
        [
          .text(query.task), .text(query.ranker), .text(query.framework), .text(query.statement),
          .init(query.to),
        ] + SuggestionQuality.measures.map { .number(query.measures[$0]!) }
      })
  }
}
