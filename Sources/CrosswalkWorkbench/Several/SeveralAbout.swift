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

  /// Those of each statement, as the form of one takes them; several concepts of one get equal shares.
  func decisions(in context: PageContext) throws -> [ReviewDecision] {
    try rows.check()
    return try rows.byStatement.flatMap { statement, rows in
      try AboutDraft(
        rows.map { .init(concept: $0.offered, relation: $0.relation) }, of: statement, as: self
      ).decisions(in: context)
    }
  }
}
