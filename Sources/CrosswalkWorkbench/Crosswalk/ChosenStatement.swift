import CrosswalkKit
import CrosswalkModel

/// The statement of a crosswalk's left side that is looked at, and what joins it to the right side.
struct ChosenStatement {
  /// How a statement of the right side is joined to it.
  struct Mark {
    let kind: LinkKind
    /// What the chosen one is to it; nil where nobody has said, or where they do not match.
    let relation: Relation?
  }

  let unit: Framework.Unit
  let statement: Statement
  /// What is judged and what follows, the most useful first.
  let matches: StatementMatches?
  /// Whether suggestions were looked for.
  let suggests: Bool
  /// What is suggested beyond what is judged and what follows.
  let suggested: [Suggestion]
  /// Statements of the right side that somebody has judged beside it.
  let judged: Set<String>
  /// By statement of the right side: what lists, lists of the right side and lines say alike.
  let marks: [String: Mark]

  /// So many links are shown.
  private static let limit = 20

  /// Nil where the framework has no such statement.
  ///
  /// - Parameters:
  ///   - context: What pages are made from.
  ///   - id: Of the statement.
  ///   - from: The framework that it is of.
  ///   - to: The other framework.
  ///   - waits: Whether suggestions are looked for even if that takes long.
  /// - Throws: As ``PageContext/matcher(from:to:)``.
  init?(
    _ context: PageContext, _ id: String, from: String, to: String, waits: Bool = false
  ) throws {
    guard let place = try context.index(of: from).statement(id) else { return nil }
    (unit, statement) = place
    let matches = try context.matcher(from: from, to: to).matches(of: id, limit: Self.limit)
    self.matches = matches
    let judged = Set(
      try context.judged(from: from, to: to).matches.filter { $0.subject == id }.compactMap(
        \.object))
    self.judged = judged
    var marks: [String: Mark] = [:]
    for match in matches?.matches ?? [] {
      marks[match.id] = Mark(
        kind: LinkKind(match), relation: match.isOpen ? nil : match.relation)
      for twin in match.twins where marks[twin.id] == nil {
        marks[twin.id] = Mark(
          kind: twin.curated ? .judged : .computed, relation: twin.relation)
      }
    }
    suggests = waits || context.suggestsSoon(from: from, to: to)
    let found =
      suggests
      ? try context.statementSuggester(from: from, to: to)
        .suggestions(for: id, limit: SuggestedConcepts.limit, explains: true) : nil
    suggested = (found?.suggestions ?? []).filter {
      marks[$0.id] == nil && !judged.contains($0.id)
    }
    for suggestion in suggested {
      marks[suggestion.id] = Mark(kind: .suggested, relation: nil)
    }
    self.marks = marks
  }
}
