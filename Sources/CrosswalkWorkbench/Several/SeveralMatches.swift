import CrosswalkBase
import CrosswalkKit
import CrosswalkModel

/// Statements of another framework that somebody accepts as answers to several at once.
struct SeveralMatches: MatchDeciding, SeveralDeciding {
  let from: String
  let to: String
  var rows: SeveralRows
  var reviewer = ""
  var overrules = false
  var isSuggested = true
  var back = ""

  init(_ ask: PageAsk) {
    (from, to) = (ask.capture("from"), ask.capture("to"))
    let fields = FormFields(ask)
    rows = SeveralRows(fields)
    take(fields)
  }

  func basis(of statement: String, in context: PageContext) throws -> String {
    try context.basis(matching: statement, of: from, to: to)
  }

  /// Those of each statement, as the form of one takes them.
  func decisions(in context: PageContext) throws -> [MatchDecision] {
    try rows.check()
    return try rows.byStatement.flatMap { statement, rows in
      if let row = rows.first(where: \.relation.isEmpty) {
        throw EditRefusal(400, "say what '\(statement)' is to '\(row.offered)'")
      }
      return try MatchDraft(
        rows.map { .init(object: $0.offered, relation: $0.relation) }, to: statement, as: self
      ).decisions(in: context)
    }
  }
}
