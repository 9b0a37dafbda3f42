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

  func decisions(in context: PageContext) throws -> [MatchDecision] {
    try rows.check()
    if from == to { throw EditRefusal(400, "a framework is not matched with itself") }
    let reviewer = try FormFields.reviewer(reviewer)
    var pairs: Set<[String]> = []
    return try rows.taken.map { row in
      try context.checkStatement(row.statement, of: from)
      try context.checkStatement(row.offered, of: to)
      guard let relation = try FormFields.relation(row.relation) else {
        throw EditRefusal(400, "say what '\(row.statement)' is to '\(row.offered)'")
      }
      guard pairs.insert([row.statement, row.offered]).inserted else {
        throw EditRefusal(400, "'\(row.offered)' is named twice for '\(row.statement)'")
      }
      return MatchDecision(
        reviewer: reviewer,
        match: .init(
          subject: row.statement, object: row.offered, relation: relation,
          confidence: AboutDraft.defaultConfidence, justification: justification, note: ""))
    }
  }
}
