import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables

/// What is suggested for the statements of a unit that nobody has decided on, to accept several at once as one
/// step; and the same again where somebody has to be asked first.
struct SeveralPage {
  private let context: PageContext
  private let left: FrameworkIndex
  private let right: FrameworkIndex
  private let unit: Framework.Unit
  private let page: String?

  /// So many statements are shown at a time, and so many suggestions for each.
  private static let size = 20
  private static let suggestions = 3

  /// - Throws: `CatalogError` and `NameError` for what is not there.
  init(_ ask: PageAsk) throws {
    context = ask.context
    (left, right) = (
      try context.index(of: ask.capture("from")), try context.index(of: ask.capture("to"))
    )
    let units = left.aligned.framework.units
    let name = ask.value("unit") ?? units.first?.id ?? ""
    let id = try NameLookup(units.map { ($0.id, $0.title) }).id(of: name, as: "unit")
    unit = units.first { $0.id == id }!
    page = ask.value("page")
  }

  private var ids: (String, String) { (left.aligned.framework.id, right.aligned.framework.id) }

  static func address(_ from: String, _ to: String, _ query: [(String, String?)]) -> HTML {
    "\(Address.crosswalk(from, to))/several\(Address.query(query))"
  }

  var html: HTML {
    get throws {
      let crosswalk = Address.crosswalk(ids.0, ids.1, [("unit", unit.id)])
      let undecided = left.undecided
      let judged = try context.standings(of: ids.0, to: ids.1).judged
      let seen = unit.statements.filter { !context.hides($0.id, of: ids.0) }
      let about = ListPart(
        seen.filter { undecided.contains($0.id) }, page: page, size: Self.size)
      let matches = ListPart(
        seen.filter { !judged.contains($0.id) }, page: page, size: Self.size)
      let ways = (about.count > matches.count ? about : matches).ways("statements") {
        Self.address(ids.0, ids.1, [("unit", unit.id), ("page", "\($0)")])
      }
      return PageLayout(
        context: context, title: "Several at once: \(HTML.name(unit.id, unit.title))",
        place: .crosswalk,
        lede: "Suggestions to be judged. What is checked is saved as one step, and undone as one.",
        path: [
          ("Crosswalk", "/crosswalk"),
          ("<bdi>\(ids.0)</bdi> to <bdi>\(ids.1)</bdi>", crosswalk),
        ],
        body: try concepts(about) + answers(matches) + ways
      ).html
    }
  }

  /// This page, for a form to come back to.
  private var back: String {
    Self.address(ids.0, ids.1, [("unit", unit.id), ("page", page)]).source
      .replacing("&amp;", with: "&")
  }

  private var reviewer: String { context.editing?.reviewer ?? "" }

  private func concepts(_ part: ListPart<Statement>) throws -> HTML {
    let suggester = try context.conceptSuggester(for: ids.0)
    let groups = try part.items.map { statement in
      let basis = try context.basis(about: statement.id, of: ids.0)
      let found = suggester.suggestions(
        for: statement.id, limit: Self.suggestions, explains: true)
      return (
        statement: statement, stands: "" as HTML,
        rows: (found?.suggestions ?? []).map { suggestion in
          SeveralForm.Row(
            row: .init(
              statement: statement.id, offered: suggestion.id, relation: "", basis: basis),
            offered: "<bdi>\(suggestion.label)</bdi>", facts: SuggestionFacts.html(suggestion))
        }
      )
    }.filter { !$0.rows.isEmpty }
    if groups.isEmpty {
      return HTML.section(
        "concepts", "What they are about",
        "<p>Every statement here is decided on, or nothing is suggested for it.</p>\n")
    }
    return SeveralForm(
      context: context, id: "concepts", title: "What they are about",
      words: """
        A concept that is checked alone counts for all of a statement, several count alike; the panel of a \
        statement gives them other shares.
        """,
      address: "\(Address.framework(ids.0))/about", noRelation: "relation not said",
      groups: groups, reviewer: reviewer, back: back
    ).html
  }

  private func answers(_ part: ListPart<Statement>) throws -> HTML {
    let matcher = try context.matcher(from: ids.0, to: ids.1)
    let groups = try part.items.map { statement in
      let basis = try context.basis(matching: statement.id, of: ids.0, to: ids.1)
      let found = matcher.matches(of: statement.id, limit: Self.suggestions)
      return (
        statement: statement, stands: "" as HTML,
        rows: (found?.matches ?? []).filter {
          !$0.curated && !context.hides($0.id, of: ids.1)
        }.map { match in
          SeveralForm.Row(
            row: .init(
              statement: statement.id, offered: match.id,
              relation: match.relation?.rawValue ?? "", basis: basis),
            offered: "\(LinkKind(match).html) <bdi>\(match.id)</bdi> <bdi>\(match.text)</bdi>")
        }
      )
    }.filter { !$0.rows.isEmpty }
    let title: HTML = "What answers them in <bdi>\(ids.1)</bdi>"
    if groups.isEmpty {
      return HTML.section(
        "answers", title,
        "<p>Every statement here is judged, or nothing joins it to the other side.</p>\n")
    }
    return SeveralForm(
      context: context, id: "answers", title: title,
      words: "Each that is checked needs its relation: what the statement is to the other.",
      address: "\(Address.crosswalk(ids.0, ids.1))/matches", noRelation: nil,
      groups: groups, reviewer: reviewer, back: back
    ).html
  }
}

// MARK: Asking

extension SeveralPage {
  /// What was checked and not saved: why, and what stands there now of each statement.
  ///
  /// - Throws: `CatalogError`.
  static func html(
    _ context: PageContext, _ draft: SeveralAbout, _ problem: DecisionPage.Problem
  ) throws -> HTML {
    let index = try context.index(of: draft.framework)
    let form = SeveralForm(
      context: context, id: "mine", title: "Yours",
      words: "What is not checked stays as it is now.",
      address: "\(Address.framework(draft.framework))/about", noRelation: "relation not said",
      groups: draft.rows.byStatement.compactMap { statement, rows in
        guard let place = index.statement(statement) else { return nil }
        let now = index.aligned.alignment.decisions(on: [statement]).map { decision -> HTML in
          "<bdi>\(decision.words)</bdi>, by <bdi>\(decision.reviewer)</bdi>"
        }
        return (
          place.statement, stands(now),
          rows.map {
            .init(
              row: $0, offered: "<bdi>\(context.label(of: $0.offered))</bdi>", isChecked: true)
          }
        )
      }, reviewer: draft.reviewer, back: draft.back, overrules: problem.isConflict,
      button: problem.button)
    return layout(
      context, problem, form,
      back: FormFields.address(draft.back, else: Address.framework(draft.framework).source))
  }

  /// The same for what answers statements.
  ///
  /// - Throws: `CatalogError`.
  static func html(
    _ context: PageContext, _ draft: SeveralMatches, _ problem: DecisionPage.Problem
  ) throws -> HTML {
    let (index, other) = (
      try context.index(of: draft.from), try context.index(of: draft.to)
    )
    let judged = Dictionary(
      grouping: try context.judged(from: draft.from, to: draft.to).matches, by: \.subject)
    let form = SeveralForm(
      context: context, id: "mine", title: "Yours",
      words: "What is not checked stays as it is now.",
      address: "\(Address.crosswalk(draft.from, draft.to))/matches", noRelation: nil,
      groups: draft.rows.byStatement.compactMap { statement, rows in
        guard let place = index.statement(statement) else { return nil }
        let now = (judged[statement] ?? []).map { match -> HTML in
          "<bdi>\(MatchDecision(reviewer: "", match: match).words)</bdi>, by <bdi>\(match.author ?? "")</bdi>"
        }
        return (
          place.statement, stands(now),
          rows.map { row in
            let text = other.statement(row.offered)?.statement.text ?? ""
            return .init(
              row: row, offered: "<bdi>\(row.offered)</bdi> <bdi>\(text)</bdi>", isChecked: true)
          }
        )
      }, reviewer: draft.reviewer, back: draft.back, overrules: problem.isConflict,
      button: problem.button)
    return layout(
      context, problem, form,
      back: FormFields.address(
        draft.back, else: Address.crosswalk(draft.from, draft.to).source))
  }

  private static func stands(_ now: [HTML]) -> HTML {
    now.isEmpty
      ? "<p class=\"facts\">Nothing is decided of it now.</p>\n"
      : "<p class=\"facts\">Now: \(now.joined(separator: "; "))</p>\n"
  }

  private static func layout(
    _ context: PageContext, _ problem: DecisionPage.Problem, _ form: SeveralForm, back: String
  ) -> HTML {
    PageLayout(
      context: context, title: problem.title, place: .crosswalk,
      path: [("Crosswalk", "/crosswalk")],
      body: """
        <p class="care" role="alert">\(problem.words)</p>
        \(form.html)<p>\(HTML.link("\(back)", problem.isConflict ? "Leave all as it is now, and go back" : "Go back without saving"))</p>

        """
    ).html
  }
}
