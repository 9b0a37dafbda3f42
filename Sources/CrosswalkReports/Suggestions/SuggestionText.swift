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
  public var heading: String {
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
    return style.paint(
      TextStyle.safe("Suggestions for '\(basis.framework)'"), .bold) + "\n"
      + style.wrapped(TextStyle.safe(facts.joined(separator: "; ")), first: "  ")
      + style.wrapped(basis.note, first: "  ")
  }

  /// A statement and what is suggested for it, best first, with a line before it.
  public func text(_ statement: StatementSuggestions) -> String {
    var text = "\n"
    text += style.paint(TextStyle.safe("\(basis.framework):\(statement.statement)"), .bold) + "\n"
    text += style.wrapped(TextStyle.safe(statement.text), first: "    ")
    if statement.suggestions.isEmpty { text += "    no word in common with anything\n" }
    let isOfConcepts = basis.to == "ontology"
    for suggestion in statement.suggestions {
      let score = suggestion.score.map { percent($0) } ?? "-"
      let name = isOfConcepts ? suggestion.id : "\(basis.to):\(suggestion.id)"
      text += style.wrapped(
        TextStyle.safe(suggestion.label), first: TextStyle.safe("\(score.leftPadded(6))  \(name)  ")
      )
      for (why, what) in [
        ("through", suggestion.concepts ?? []), ("words", suggestion.terms ?? []),
      ] where !what.isEmpty {
        text += style.wrapped(
          TextStyle.safe(what.joined(separator: ", ")), first: "          \(why): ")
      }
      if let nearest = suggestion.nearest, !nearest.isEmpty {
        text += style.wrapped(
          TextStyle.safe(nearest.map(Self.short).joined(separator: ", ")),
          first: "          linked: ")
      }
    }
    for neighbour in statement.nearest ?? [] {
      text += style.wrapped(
        TextStyle.safe("\(neighbour.text) [\(Self.links(neighbour))]"),
        first: TextStyle.safe("    like \(Self.short(neighbour))  "))
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

  /// The first row of the table.
  public static let header = CSVWriter.row([
    "framework", "statement", "rank", "to", "suggestion", "score", "fused", "label", "words",
    "concepts", "nearest", "text",
  ])

  /// One row a suggestion; a statement without any has one row.
  public func rows(_ statement: StatementSuggestions) -> String {
    let subject = [basis.framework, statement.statement]
    if statement.suggestions.isEmpty {
      return CSVWriter.row(subject + ["", basis.to, "", "", "", "", "", "", "", statement.text])
    }
    return statement.suggestions.enumerated().map { index, suggestion in
      CSVWriter.row(
        subject + [
          "\(index + 1)", basis.to, suggestion.id, suggestion.score?.description ?? "",
          suggestion.fused.description, suggestion.label,
          (suggestion.terms ?? []).joined(separator: " "),
          (suggestion.concepts ?? []).joined(separator: " "),
          (suggestion.nearest ?? []).map { "\($0.framework):\($0.statement)" }
            .joined(separator: " "), statement.text,
        ])
    }.joined()
  }

  // MARK: JSON

  private struct Start: Encodable {
    let basis: SuggestionBasis
    let format = SuggestionBasis.format
  }

  /// The beginning of the JSON text; then come ``json(_:isFirst:)`` of each statement, and
  /// ``jsonEnd``.
  ///
  /// - Throws: What `JSONEncoder` throws.
  public func jsonStart() throws -> String {
    String(try JSONText.compact(Start(basis: basis)).dropLast()) + ",\"statements\":["
  }

  /// One statement, on a line of its own.
  ///
  /// - Throws: What `JSONEncoder` throws.
  public func json(_ statement: StatementSuggestions, isFirst: Bool) throws -> String {
    (isFirst ? "\n" : ",\n") + (try JSONText.compact(statement))
  }

  /// The end of the JSON text.
  public static let jsonEnd = "\n]}\n"
}

/// How good suggestions are, as text or as a table.
public enum SuggestionQualityText {
  /// A table a task, and how far scores can be trusted.
  public static func text(_ quality: SuggestionQuality) -> String {
    var text =
      "Each aligned framework is held out in turn; means over statements, 95 % bootstrap intervals\n"
    for task in ["concepts", "statements"] {
      let rows = quality.rows.filter { $0.task == task }
      guard let first = rows.first else { continue }
      let title =
        task == "concepts" ? "Concepts of a statement" : "Statements of another framework"
      text += "\n\(title), \(first.statements) with a known answer\n"
      text += "  " + "ranker".padded(30)
      text += SuggestionQuality.measures.map { $0.leftPadded(18) }.joined() + "\n"
      for row in rows {
        text += "  " + row.ranker.padded(30)
        text +=
          SuggestionQuality.measures.map { name in
            let figure = row.measures[name]!
            return "\(decimals(figure.value, 3)) \(decimals(figure.low))-\(decimals(figure.high))"
              .leftPadded(18)
          }.joined() + "\n"
      }
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
  public static func table(_ quality: SuggestionQuality) -> String {
    CSVWriter.row(
      ["task", "ranker", "framework", "statement", "to"] + SuggestionQuality.measures)
      + quality.queries.map { query in
        CSVWriter.row(
          [query.task, query.ranker, query.framework, query.statement, query.to ?? ""]
            + SuggestionQuality.measures.map { query.measures[$0]!.description })
      }.joined()
  }
}
