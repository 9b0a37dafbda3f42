import CrosswalkBase
import CrosswalkModel
import CrosswalkTables

/// What changes files, and what tells of it.
enum EditRoutes {
  static let all: [PageRoute] = [
    PageRoute("/frameworks/:framework/statements/:statement/about", method: "POST", about),
    PageRoute("/crosswalk/:from/:to/statements/:statement/match", method: "POST", match),
    PageRoute("/frameworks/:framework/about", method: "POST", severalAbout),
    PageRoute("/crosswalk/:from/:to/matches", method: "POST", severalMatches),
    PageRoute("/crosswalk/:from/:to/several", isSlow: true) { ask in
      _ = try editing(ask)
      return .page(try SeveralPage(ask).html)
    },
    PageRoute("/undo", method: "POST") { ask in
      try step(ask) { desk, id, leaves in try leaves ? desk.forget(id) : desk.undo(id) }
    },
    PageRoute("/redo", method: "POST") { ask in
      try step(ask) { desk, id, _ in try desk.redo(id) }
    },
    PageRoute("/history") {
      .page(HistoryPage(context: $0.context, editing: try editing($0)).html)
    },
  ]

  /// - Throws: ``EditRefusal`` where nothing can be changed.
  private static func editing(_ ask: PageAsk) throws(EditRefusal) -> Editing {
    guard let editing = ask.context.editing else { throw .readsOnly }
    return editing
  }

  /// What was decided is told by its undoing too.
  private static func checkSeeing(_ ask: PageAsk) throws(EditRefusal) {
    if ask.context.hidden.isEmpty { return }
    throw EditRefusal(409, "what was decided stays unsaid while a blind reading is open")
  }

  private static let about: @Sendable (PageAsk) throws -> PageAnswer = { ask in
    let draft = AboutDraft(ask)
    return try decide(
      ask, draft, home: Address.statement(draft.statement, of: draft.framework),
      { desk in try desk.decide(draft) }, DecisionPage.about)
  }

  private static let match: @Sendable (PageAsk) throws -> PageAnswer = { ask in
    let draft = MatchDraft(ask)
    return try decide(
      ask, draft, home: Address.crosswalk(draft.from, draft.to, [("statement", draft.statement)]),
      { desk in try desk.decide(draft) }, DecisionPage.match)
  }

  private static let severalAbout: @Sendable (PageAsk) throws -> PageAnswer = { ask in
    let draft = SeveralAbout(ask)
    return try decide(
      ask, draft, home: Address.framework(draft.framework), { desk in try desk.decide(draft) },
      { try SeveralPage.html($0, $1, $2) })
  }

  private static let severalMatches: @Sendable (PageAsk) throws -> PageAnswer = { ask in
    let draft = SeveralMatches(ask)
    return try decide(
      ask, draft, home: Address.crosswalk(draft.from, draft.to),
      { desk in try desk.decide(draft) }, { try SeveralPage.html($0, $1, $2) })
  }

  /// Decides, and tells so on the page that the form came from, or asks.
  private static func decide<Draft: EditDraft>(
    _ ask: PageAsk, _ draft: Draft, home: HTML, _ decision: (Desk) throws -> Desk.Outcome,
    _ page: (PageContext, Draft, DecisionPage.Problem) throws -> HTML
  ) throws -> PageAnswer {
    let desk = try editing(ask).desk
    func now() -> PageContext { desk.context(as: ask.context) }
    func refusal(_ problem: DecisionPage.Problem, _ draft: Draft, status: Int) throws -> PageAnswer
    {
      .refusal(try page(now(), draft, problem), status: status)
    }
    do {
      switch try decision(desk) {
      case .told(let notice): return told(notice, back: draft.back, else: home.source)
      case .asks(let conflict):
        return try refusal(.conflict(conflict), draft.made(on: now()), status: 409)
      }
    } catch let error as EditRefusal {
      return try refusal(.refused(error), draft, status: error.status)
    }
  }

  private static func told(_ notice: Int, back: String, else home: String) -> PageAnswer {
    .moved(to: FormFields.address(FormFields.address(back, else: home), telling: notice))
  }

  /// Undoes, or does again, or leaves a step out.
  private static func step(
    _ ask: PageAsk, _ act: (_ desk: Desk, _ id: Int?, _ leaves: Bool) throws -> Int
  ) throws -> PageAnswer {
    let editing = try editing(ask)
    try checkSeeing(ask)
    let fields = FormFields(ask)
    do {
      let notice = try act(
        editing.desk, Int(fields.text("step")), fields.text("leave") == "yes")
      return told(notice, back: fields.text("back"), else: "/history")
    } catch let refusal as EditRefusal {
      let page = HistoryPage(
        context: editing.desk.context(as: ask.context), editing: editing, refusal: refusal)
      return .refusal(page.html, status: refusal.status)
    }
  }
}
