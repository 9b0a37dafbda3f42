import CrosswalkBase
import CrosswalkKit
import CrosswalkModel

/// Concepts that somebody accepts for several statements at once.
struct SeveralAbout: AboutDeciding, SeveralDeciding {
  let framework: String
  var rows: SeveralRows
  var reviewer = ""
  var overrules = false
  var isSuggested = true
  var back = ""

  init(_ ask: PageAsk) {
    framework = ask.capture("framework")
    let fields = FormFields(ask)
    rows = SeveralRows(fields)
    take(fields)
  }

  func basis(of statement: String, in context: PageContext) throws -> String {
    try context.basis(about: statement, of: framework)
  }

  /// One for each statement; several concepts of one get equal shares.
  func decisions(in context: PageContext) throws -> [ReviewDecision] {
    try rows.check()
    let reviewer = try FormFields.reviewer(reviewer)
    let concepts = NameLookup(context.catalog.ontology.concepts.map { ($0.id, $0.label) })
    return try rows.byStatement.map { statement, rows in
      try context.checkStatement(statement, of: framework)
      let shares = ReviewDecision.shares(rows.map { _ in nil }) ?? []
      let links = try zip(rows, shares).map { row, share in
        let relation = try FormFields.relation(row.relation)
        return ConceptLink(
          concept: try FormFields.id(of: row.offered, as: "concept", in: concepts), share: share,
          relation: relation, confidence: AboutDraft.defaultConfidence,
          justification: justification)
      }
      if Set(links.map(\.concept)).count < links.count {
        throw EditRefusal(400, "a concept is named twice for '\(statement)'")
      }
      return ReviewDecision(statement: statement, reviewer: reviewer, links: links)
    }
  }
}
