import CrosswalkBase
import CrosswalkKit
import CrosswalkModel

/// What somebody says a statement is about, as it was typed.
package struct AboutDraft: AboutDeciding, Sendable {
  /// A concept, and how much of the statement is about it.
  package struct Row: Sendable, Hashable {
    package var concept = ""
    package var share = ""
    package var relation = ""
    package var confidence = ""
  }

  package let framework: String
  package let statement: String
  package var reviewer = ""
  /// Whether it turns concepts down, and does not name any.
  package var rejects = false
  /// Of a rejection the first alone counts; without a concept it is of all.
  package var rows: [Row] = []
  package var reason = ""
  /// What the form was made on.
  package var basis = ""
  /// Whether readers differ on it, so that a reason has to be given.
  package var settles = false
  package var overrules = false
  package var isSuggested = false
  package var back = ""

  /// What a form has sent.
  init(_ ask: PageAsk) {
    (framework, statement) = (ask.capture("framework"), ask.capture("statement"))
    let fields = FormFields(ask)
    reason = fields.text("reason")
    rejects = fields.text("act") == "reject"
    let (shares, relations) = (fields.texts("share"), fields.texts("relation"))
    let confidences = fields.texts("confidence")
    func at(_ texts: [String], _ index: Int) -> String {
      texts.indices.contains(index) ? texts[index] : ""
    }
    rows = fields.texts("concept").enumerated().map { index, concept in
      Row(
        concept: concept, share: at(shares, index), relation: at(relations, index),
        confidence: at(confidences, index))
    }
    basis = fields.text("basis")
    settles = fields.text("settle") == "yes"
    take(fields)
  }

  /// Concepts that were offered and taken.
  init(_ rows: [Row], of statement: String, as form: SeveralAbout) {
    (framework, self.statement, self.rows) = (form.framework, statement, rows)
    (reviewer, isSuggested) = (form.reviewer, form.isSuggested)
  }

  /// What is decided of a statement now, for a form to begin with.
  ///
  /// - Throws: `CatalogError`.
  package init(
    _ context: PageContext, framework: String, statement: String, back: String? = nil
  ) throws {
    (self.framework, self.statement) = (framework, statement)
    reviewer = context.editing?.reviewer ?? ""
    self.back = back ?? context.editing?.address ?? ""
    basis = try context.basis(about: statement, of: framework)
    rows = (try context.index(of: framework).links[statement] ?? []).map {
      link in
      Row(
        concept: link.concept, share: link.share.plain, relation: link.relation?.rawValue ?? "",
        confidence: link.confidence.plain)
    }
  }

  func isMade(on context: PageContext) throws -> Bool {
    try basis == context.basis(about: statement, of: framework)
  }

  func made(on context: PageContext) throws -> AboutDraft {
    var anew = self
    anew.basis = try context.basis(about: statement, of: framework)
    return anew
  }

  func decisions(in context: PageContext) throws -> [ReviewDecision] {
    try context.checkStatement(statement, of: framework)
    let reviewer = try FormFields.reviewer(reviewer)
    let concepts = NameLookup(context.catalog.ontology.concepts.map { ($0.id, $0.label) })
    let reason = FormFields.cleaned(reason)
    if settles, reason.isEmpty {
      throw EditRefusal(400, "to settle what readers see differently needs a reason")
    }
    if rejects {
      if reason.isEmpty { throw EditRefusal(400, "a rejection needs a reason") }
      let name = rows.first.map { FormFields.cleaned($0.concept) } ?? ""
      let concept =
        name.isEmpty ? nil : try FormFields.id(of: name, as: "concept", in: concepts)
      return [
        ReviewDecision(
          statement: statement, reviewer: reviewer,
          rejections: [Rejection(concept: concept, reason: reason)])
      ]
    }
    let notes = try ownNotes(of: reviewer, in: context)
    var links: [ConceptLink] = []
    var given: [Double?] = []
    for row in rows {
      if FormFields.cleaned(row.concept).isEmpty {
        if FormFields.cleaned(row.share).isEmpty { continue }
        throw EditRefusal(400, "the share '\(row.share)' is of no concept")
      }
      let concept = try FormFields.id(of: row.concept, as: "concept", in: concepts)
      if links.contains(where: { $0.concept == concept }) {
        throw EditRefusal(400, "'\(concept)' is named twice for '\(statement)'")
      }
      let relation = try FormFields.relation(row.relation)
      let share = try FormFields.part(row.share, "share")
      if share == 0 { throw EditRefusal(400, "the share of '\(concept)' is over 0") }
      given.append(share)
      links.append(
        ConceptLink(
          concept: concept, share: 0, relation: relation,
          confidence: try FormFields.part(row.confidence, "confidence")
            ?? Self.defaultConfidence,
          justification: justification,
          note: reason.isEmpty ? notes[concept] : reason))
    }
    if links.isEmpty {
      throw EditRefusal(400, "name a concept, or reject all with a reason")
    }
    guard let shares = ReviewDecision.shares(given) else {
      throw EditRefusal(400, "the shares sum to over 1, or leave nothing for the others")
    }
    for index in links.indices { links[index].share = shares[index] }
    return [ReviewDecision(statement: statement, reviewer: reviewer, links: links)]
  }

  /// The reasons that somebody has given before, by concept: who types none means to keep them.
  private func ownNotes(of reviewer: String, in context: PageContext) throws -> [String: String] {
    let index = try context.index(of: framework)
    let author = index.aligned.alignment.author
    let own = (index.links[statement] ?? []).filter { ($0.author ?? author) == reviewer }
    return Dictionary(
      own.compactMap { link in link.note.map { (link.concept, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// How sure somebody is who does not say.
  package static let defaultConfidence = 0.8
}
