import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables

/// What concepts are suggested for the statement of a panel, and why.
struct SuggestedConcepts {
  let panel: StatementPanel
  /// What is decided now; nil where nothing can be decided.
  let draft: AboutDraft?

  /// So many are shown.
  static let limit = 5

  var html: HTML {
    let context = panel.context
    let found = try? context.conceptSuggester(for: panel.from.framework.id)
      .suggestions(for: panel.statement.id, limit: Self.limit, explains: true)
    guard let found, !found.suggestions.isEmpty else {
      return "<h3>Suggested concepts</h3>\n<p>Nothing is suggested.</p>\n"
    }
    let known = Set((panel.left.index.links[panel.statement.id] ?? []).map(\.concept))
    let lines = found.suggestions.enumerated().map { place, suggestion -> HTML in
      line(suggestion, "concept-\(place + 1)", isKnown: known.contains(suggestion.id))
    }
    return "<h3>Suggested concepts</h3>\n\(HTML.list(lines, "pairs"))"
  }

  private func line(_ suggestion: Suggestion, _ id: HTML, isKnown: Bool) -> HTML {
    let nearest = (suggestion.nearest ?? []).map { neighbour -> HTML in
      "\(HTML.link(Address.statement(neighbour.statement, of: neighbour.framework), "<bdi>\(neighbour.framework):\(neighbour.statement)</bdi>")) (likeness \(decimals(neighbour.likeness))) <bdi>\(neighbour.text)</bdi>"
    }
    let like: HTML =
      nearest.isEmpty
      ? "" : "<p class=\"facts\">Likest statements about it:</p>\n\(HTML.list(nearest, "facts"))"
    return """
      <p>\(LinkKind.suggested.html) \(HTML.link(Address.concept(suggestion.id), "<bdi>\(suggestion.label)</bdi>"))\
      \(isKnown ? " (linked already)" : "")</p>
      \(SuggestionFacts.html(suggestion))\(like)\(isKnown ? "" : deciding(suggestion, id))
      """
  }

  private func deciding(_ suggestion: Suggestion, _ id: HTML) -> HTML {
    guard let draft else { return "" }
    let refuse: HTML = """
      <a data-key="reject" href="\(panel.puts(suggestion.id, into: "refuse", at: "reject-reason"))">Turn down\
      <span class="unseen"> \(suggestion.label)</span></a>
      """
    // What is linked already has shares of its own, so a further concept goes through the form.
    if !draft.rows.isEmpty {
      let take = HTML.link(
        panel.puts(suggestion.id, into: "take", at: "link-heading"),
        "Put it into the form<span class=\"unseen\">: \(suggestion.label)</span>")
      return "<p class=\"facts noprint\">\(take); \(refuse)</p>\n"
    }
    let address: HTML = "\(Address.statement(draft.statement, of: draft.framework))/about"
    return """
      <form class="accept" method="post" action="\(address)" data-key="accept">
      \(SuggestionFacts.hidden(panel.context, basis: draft.basis, back: draft.back))\
      <input type="hidden" name="act" value="link">
      <input type="hidden" name="concept" value="\(suggestion.id)">
      <label>Share <input name="share" value="1" size="4" inputmode="decimal" autocomplete="off"></label>
      \(EditParts.relations("relation", "What the statement is to \(suggestion.label)", chosen: "", none: "relation not said"))
      \(SuggestionFacts.reviewer(id, draft.reviewer))\
      <button class="quiet">Accept<span class="unseen"> \(suggestion.label)</span></button> \(refuse)
      </form>

      """
  }
}

/// What statements of the other side are suggested for the statement of a panel, and why.
struct SuggestedStatements {
  let panel: StatementPanel
  /// What the forms are made on; nil where nothing can be decided.
  let draft: MatchDraft?

  private var new: [Suggestion] { panel.chosen.suggested }

  var html: HTML {
    if new.isEmpty { return "" }
    let to = panel.to
    let lines = new.map { suggestion -> HTML in
      let concepts = (suggestion.concepts ?? []).map { concept -> HTML in
        HTML.link(
          Address.concept(concept), "<bdi>\(panel.context.label(of: concept))</bdi>")
      }
      let through: HTML =
        concepts.isEmpty
        ? "" : "<p class=\"facts\">Through \(concepts.joined(separator: ", "))</p>\n"
      return """
        <p>\(LinkKind.suggested.html) \(HTML.link(Address.statement(suggestion.id, of: to), "<bdi>\(suggestion.id)</bdi>")) \
        <bdi>\(suggestion.label)</bdi></p>
        \(SuggestionFacts.html(suggestion))\(through)\(form(suggestion.id, ""))
        """
    }
    return "<h3>Further suggested statements</h3>\n\(HTML.list(lines, "pairs"))"
  }

  /// The form that makes a judgement of what is computed or alike; nothing where there is one.
  func accepting(_ match: StatementMatches.Match) -> HTML {
    match.curated || panel.chosen.judged.contains(match.id)
      ? "" : form(match.id, match.relation?.rawValue ?? "")
  }

  private func form(_ object: String, _ relation: String) -> HTML {
    guard let draft else { return "" }
    let address: HTML =
      "\(Address.crosswalk(draft.from, draft.to))/statements/\(Address.step(draft.statement))/match"
    return """
      <form class="accept" method="post" action="\(address)" data-key="accept">
      \(SuggestionFacts.hidden(panel.context, basis: draft.basis, back: draft.back))\
      <input type="hidden" name="object" value="\(object)">
      \(EditParts.relations("relation", "What \(draft.statement) is to \(object)", chosen: relation, none: "choose a relation", isRequired: true))
      \(SuggestionFacts.reviewer("object-\(Address.step(object))", draft.reviewer))\
      <button class="quiet">Accept<span class="unseen"> <bdi>\(object)</bdi></span></button>
      </form>

      """
  }
}

/// What both kinds of suggestion have.
enum SuggestionFacts {
  static func html(_ suggestion: Suggestion) -> HTML {
    let score: HTML =
      suggestion.score.map {
        "right in \(unbrokenPercent($0)) of cases like this"
      } ?? "too little is known for a score"
    let words = (suggestion.terms ?? []).map { word -> HTML in "<bdi>\(word)</bdi>" }
    let common: HTML =
      words.isEmpty ? "no words in common" : "words in common: \(words.joined(separator: ", "))"
    return "<p class=\"facts\">\(score); \(common)</p>\n"
  }

  static func hidden(_ context: PageContext, basis: String, back: String) -> HTML {
    """
    <input type="hidden" name="token" value="\(context.token)">
    <input type="hidden" name="basis" value="\(basis)">
    <input type="hidden" name="back" value="\(back)">
    <input type="hidden" name="suggested" value="yes">

    """
  }

  /// Asked only as long as nobody has said it.
  static func reviewer(_ id: HTML, _ name: String) -> HTML {
    name.isEmpty
      ? EditParts.reviewer("\(id)-reviewer", name)
      : "<input type=\"hidden\" name=\"reviewer\" value=\"\(name)\">\n"
  }
}
