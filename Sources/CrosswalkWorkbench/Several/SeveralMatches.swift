import CrosswalkBase
import CrosswalkKit
import CrosswalkModel

/// Statements of another framework that somebody accepts as answers to several at once.
struct SeveralMatches: MatchDeciding {
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

  func isMade(on context: PageContext) throws -> Bool {
    try rows.areMade { try context.basis(matching: $0, of: from, to: to) }
  }

  func made(on context: PageContext) throws -> SeveralMatches {
    var anew = self
    anew.rows = try rows.made { try context.basis(matching: $0, of: from, to: to) }
    return anew
  }

  func decisions(in context: PageContext) throws -> [MatchDecision] {
    try rows.check()
    if from == to { throw EditRefusal(400, "a framework is not matched with itself") }
    let reviewer = try FormFields.reviewer(reviewer)
    var pairs: Set<[String]> = []
    return try rows.taken.map { row in
      try context.checkStatement(row.statement, of: from)
      try context.checkStatement(row.offered, of: to)
      guard let relation = Relation(rawValue: row.relation) else {
        throw EditRefusal(
          400,
          row.relation.isEmpty
            ? "say what '\(row.statement)' is to '\(row.offered)'"
            : "there is no relation '\(row.relation)'")
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
