import CrosswalkBase
import CrosswalkDocuments
import CrosswalkKit
import CrosswalkModel

/// What somebody says answers a statement in another framework, as it was typed.
package struct MatchDraft: MatchDeciding, Sendable {
  /// A statement of the other framework, and what the first is to it.
  package struct Row: Sendable, Hashable {
    package var object: String
    package var relation: String

    package init(object: String = "", relation: String = "") {
      (self.object, self.relation) = (object, relation)
    }
  }

  /// The framework of the statement.
  package let from: String
  /// The framework of what answers it.
  package let to: String
  package let statement: String
  package var reviewer = ""
  /// Rows without a relation say nothing.
  package var rows: [Row] = []
  /// Why nothing answers it; empty where something does.
  package var absence = ""
  package var confidence = ""
  package var note = ""
  /// What the form was made on.
  package var basis = ""
  package var overrules = false
  package var isSuggested = false
  package var back = ""

  /// What a form has sent.
  init(_ ask: PageAsk) {
    (from, to, statement) = (ask.capture("from"), ask.capture("to"), ask.capture("statement"))
    let fields = FormFields(ask)
    note = fields.text("note")
    (absence, confidence) = (fields.text("absence"), fields.text("confidence"))
    let relations = fields.texts("relation")
    rows = fields.texts("object").enumerated().map { index, object in
      Row(object: object, relation: relations.indices.contains(index) ? relations[index] : "")
    }
    basis = fields.text("basis")
    take(fields)
  }

  /// A form with nothing typed yet.
  ///
  /// - Parameters:
  ///   - context: What pages are made from.
  ///   - from: The framework of the statement.
  ///   - to: The framework of what answers it.
  ///   - statement: Of the first.
  ///   - objects: Statements to offer, whether anything is judged of them or not.
  ///   - back: The page to come back to; nil: the one that is shown.
  /// - Throws: `CatalogError`.
  package init(
    _ context: PageContext, from: String, to: String, statement: String, objects: [String] = [],
    back: String? = nil
  ) throws {
    (self.from, self.to, self.statement) = (from, to, statement)
    reviewer = context.editing?.reviewer ?? ""
    self.back = back ?? context.editing?.address ?? ""
    basis = try context.basis(matching: statement, of: from, to: to)
    rows = objects.map { Row(object: $0) }
  }

  func isMade(on context: PageContext) throws -> Bool {
    try basis == context.basis(matching: statement, of: from, to: to)
  }

  func made(on context: PageContext) throws -> MatchDraft {
    var anew = self
    anew.basis = try context.basis(matching: statement, of: from, to: to)
    return anew
  }

  /// Answers that were offered and taken.
  init(_ rows: [Row], to statement: String, as form: SeveralMatches) {
    (from, to, self.statement, self.rows) = (form.from, form.to, statement, rows)
    (reviewer, isSuggested) = (form.reviewer, form.isSuggested)
  }

  func decisions(in context: PageContext) throws -> [MatchDecision] {
    if from == to { throw EditRefusal(400, "a framework is not matched with itself") }
    try context.checkStatement(statement, of: from)
    let reviewer = try FormFields.reviewer(reviewer)
    let note = FormFields.cleaned(note)
    let sure = try FormFields.part(confidence, "confidence") ?? AboutDraft.defaultConfidence
    func decision(_ change: (inout MatchSet.Match) -> Void) -> MatchDecision {
      var match = MatchSet.Match(
        subject: statement, confidence: sure,
        justification: justification, note: note)
      change(&match)
      return MatchDecision(reviewer: reviewer, match: match)
    }
    var decisions: [MatchDecision] = []
    if absence.isEmpty {
      for row in rows where !row.relation.isEmpty {
        let (object, relation, withdraws) = try read(row, in: context)
        if decisions.contains(where: { $0.match.object == object }) {
          throw EditRefusal(400, "'\(object ?? "")' is named twice for '\(statement)'")
        }
        decisions.append(
          decision { ($0.object, $0.relation, $0.withdraws) = (object, relation, withdraws) })
      }
    } else {
      guard let kind = Absence(rawValue: absence) else {
        throw EditRefusal(400, "a statement without counterpart is 'absent' or 'scope'")
      }
      decisions = [decision { $0.absence = kind }]
    }
    if decisions.isEmpty {
      throw EditRefusal(400, "choose what the statement is to another, or why nothing answers it")
    }
    if note.isEmpty, decisions.contains(where: { $0.match.relation == nil }) {
      throw EditRefusal(400, "that nothing matches, or is withdrawn, needs a reason")
    }
    if decisions.contains(where: \.match.withdraws) { try checkWithdrawals(decisions, context) }
    return decisions
  }

  private func read(
    _ row: Row, in context: PageContext
  ) throws -> (object: String?, relation: Relation?, withdraws: Bool) {
    let withdraws = row.relation == MatchFile.withdraw
    let relation =
      withdraws || row.relation == MatchFile.none ? nil : try FormFields.relation(row.relation)
    let name = FormFields.cleaned(row.object)
    if name.isEmpty {
      if withdraws { return (nil, nil, true) }
      throw EditRefusal(400, "say which statement answers '\(statement)'")
    }
    return (try context.offeredStatement(name, of: to), relation, withdraws)
  }

  /// Only what is judged can be withdrawn.
  private func checkWithdrawals(_ decisions: [MatchDecision], _ context: PageContext) throws {
    let judged = Set(try context.judged(from: from, to: to).matches.map(MatchChange.Pair.init))
    for decision in decisions where decision.match.withdraws {
      if judged.contains(MatchChange.Pair(decision.match)) { continue }
      throw EditRefusal(
        409,
        "there is no judgement on '\(statement)'"
          + (decision.match.object.map { " and '\($0)'" } ?? "") + " to withdraw")
    }
  }
}
