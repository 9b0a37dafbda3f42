import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables

/// A decision that was not saved: why, what stands there now, and what was typed, which can be sent again.
enum DecisionPage {
  /// Why it was not saved.
  enum Problem {
    case conflict(EditConflict)
    case refused(EditRefusal)

    var title: HTML {
      switch self {
      case .conflict(let conflict):
        switch conflict {
        case .changed: "Somebody has changed this meanwhile"
        case .others: "Somebody else has decided otherwise"
        }
      case .refused: "Not saved"
      }
    }

    var words: HTML {
      switch self {
      case .conflict(let conflict):
        switch conflict {
        case .changed:
          """
          What stands there now is not what your form was made on. Nothing was saved; what you typed is below.
          """
        case .others(let names):
          """
          It was decided by <strong><bdi>\(names.joined(separator: ", "))</bdi></strong>. Nothing was saved; \
          what you typed is below.
          """
        }
      case .refused(let refusal): "\(GapHTML.sentence(refusal.description))"
      }
    }

    var isConflict: Bool {
      if case .conflict = self { return true }
      return false
    }

    var button: HTML { isConflict ? "Put mine in its place" : "Save" }
  }

  /// For what a statement is about.
  ///
  /// - Throws: `CatalogError` and `NameError` for what is not there.
  static func about(
    _ context: PageContext, _ draft: AboutDraft, _ problem: Problem
  ) throws -> HTML {
    let page = try StatementPage(context, draft.framework, draft.statement, withCounterparts: false)
    let form = AboutForm(
      context: context, draft: draft, button: problem.button, overrules: problem.isConflict)
    return layout(
      context, page.statement, of: draft.framework, problem, theirs: page.decided,
      mine: form.html(both: false),
      back: FormFields.address(
        draft.back, else: Address.statement(draft.statement, of: draft.framework).source))
  }

  /// For what answers a statement.
  ///
  /// - Throws: `CatalogError` and `NameError` for what is not there.
  static func match(
    _ context: PageContext, _ draft: MatchDraft, _ problem: Problem
  ) throws -> HTML {
    let page = try StatementPage(context, draft.from, draft.statement, withCounterparts: false)
    let judged = try context.judged(from: draft.from, to: draft.to).matches.filter {
      $0.subject == draft.statement
    }
    let lines = judged.map { match -> HTML in
      let why: HTML = match.note.isEmpty ? "" : ". Why: <bdi>\(match.note)</bdi>"
      return """
        <bdi>\(MatchDecision(reviewer: "", match: match).words)</bdi>, by <bdi>\(match.author ?? "")</bdi>\
        <span class="facts"> (confidence \(decimals(match.confidence)))</span>\
        \(why)
        """
    }
    let form = MatchForm(
      context: context, draft: draft, button: problem.button, overrules: problem.isConflict)
    return layout(
      context, page.statement, of: draft.from, problem,
      theirs: lines.isEmpty ? "<p>Nobody has judged it.</p>\n" : HTML.list(lines, "pairs"),
      mine: form.html(both: false),
      back: FormFields.address(
        draft.back,
        else: Address.crosswalk(draft.from, draft.to, [("statement", draft.statement)]).source))
  }

  private static func layout(
    _ context: PageContext, _ statement: Statement, of framework: String, _ problem: Problem,
    theirs: HTML, mine: HTML, back: String
  ) -> HTML {
    let leave: HTML =
      problem.isConflict
      ? "<p>\(HTML.link("\(back)", "Leave theirs, and go back"))</p>\n"
      : "<p>\(HTML.link("\(back)", "Go back without saving"))</p>\n"
    return PageLayout(
      context: context, title: problem.title, lede: "<bdi>\(statement.text)</bdi>",
      path: [
        ("Frameworks", "/"), ("<bdi>\(framework)</bdi>", Address.framework(framework)),
        ("<bdi>\(statement.id)</bdi>", Address.statement(statement.id, of: framework)),
      ],
      body: """
        <p class="care" role="alert">\(problem.words)</p>
        <div class="sides mine">
        <section aria-labelledby="theirs"><h2 id="theirs">What stands there now</h2>
        \(theirs)\(leave)</section>
        <section aria-labelledby="mine"><h2 id="mine">Yours</h2>
        \(mine)</section>
        </div>

        """
    ).html
  }
}
