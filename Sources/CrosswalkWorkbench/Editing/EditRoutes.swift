import CrosswalkBase
import CrosswalkModel
import CrosswalkTables

/// What changes files, and what tells of it.
enum EditRoutes {
  static let all: [PageRoute] = [
    PageRoute("/frameworks/:framework/statements/:statement/about", method: "POST", about),
    PageRoute("/crosswalk/:from/:to/statements/:statement/match", method: "POST", match),
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
    let editing = try editing(ask)
    let draft = AboutDraft(ask)
    let home = Address.statement(draft.statement, of: draft.framework).source
    func page(_ problem: DecisionPage.Problem, _ draft: AboutDraft) throws -> HTML {
      try DecisionPage.about(editing.desk.context(as: ask.context), draft, problem)
    }
    do {
      switch try editing.desk.decide(draft) {
      case .told(let notice): return told(notice, back: draft.back, else: home)
      case .asks(let conflict):
        var anew = draft
        anew.basis = conflict.basis
        return .refusal(try page(.conflict(conflict), anew), status: 409)
      }
    } catch let refusal as EditRefusal {
      return .refusal(try page(.refused(refusal), draft), status: refusal.status)
    }
  }

  private static let match: @Sendable (PageAsk) throws -> PageAnswer = { ask in
    let editing = try editing(ask)
    let draft = MatchDraft(ask)
    let home = Address.crosswalk(draft.from, draft.to, [("at", draft.statement)]).source
    func page(_ problem: DecisionPage.Problem, _ draft: MatchDraft) throws -> HTML {
      try DecisionPage.match(editing.desk.context(as: ask.context), draft, problem)
    }
    do {
      switch try editing.desk.decide(draft) {
      case .told(let notice): return told(notice, back: draft.back, else: home)
      case .asks(let conflict):
        var anew = draft
        anew.basis = conflict.basis
        return .refusal(try page(.conflict(conflict), anew), status: 409)
      }
    } catch let refusal as EditRefusal {
      return .refusal(try page(.refused(refusal), draft), status: refusal.status)
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
