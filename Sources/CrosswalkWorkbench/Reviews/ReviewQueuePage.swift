import CrosswalkBase
import CrosswalkExchange
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables

/// What of one framework is still to be read: statements that nobody has linked, judgements that something
/// contradicts, and sheets to read in a spreadsheet program.
struct ReviewQueuePage {
  let context: PageContext
  /// Why a sheet was not taken in, a line each.
  private let complaints: [String]
  private let aligned: AlignedFramework
  private let disputed: [(other: String, MatchContradiction)]

  /// So many of a kind are listed; the sheets have all.
  private static let limit = 100
  /// Suggestions for all statements of a longer document take too long for a page.
  private static let mostSuggested = 1_500

  init(_ context: PageContext, _ id: String, complaints: [String] = []) throws {
    (self.context, self.complaints) = (context, complaints)
    let catalog = context.catalog
    aligned = try catalog.framework(id)
    let kinship = ConceptKinship(catalog.ontology)
    disputed = try catalog.frameworkIDs.flatMap { other in
      try catalog.matches(between: id, and: other).flatMap { set in
        let (from, to) = (try catalog.framework(set.from), try catalog.framework(set.to))
        return MatchContradiction.unsettled(
          in: set, from: (from.framework, from.alignment), to: (to.framework, to.alignment),
          kinship: kinship
        ).map { (set.from == id ? set.to : set.from, $0) }
      }
    }
  }

  private var framework: Framework { aligned.framework }

  var html: HTML {
    get throws {
      PageLayout(
        context: context, title: "Review of <bdi>\(framework.title)</bdi>", place: .review,
        path: [("Review", "/review")], body: complaint + (try open) + dispute + sheets + taking
      ).html
    }
  }

  private var complaint: HTML {
    if complaints.isEmpty { return "" }
    return """
      <div class="care" role="alert">
      <p>Nothing was taken in.</p>
      \(HTML.list(complaints.map { "<bdi>\($0)</bdi>" }, "problems"))</div>

      """
  }

  private var open: HTML {
    get throws {
      let decided = aligned.alignment.decidedStatements
      let left = framework.statements.filter { !decided.contains($0.statement.id) }
      if left.isEmpty {
        return HTML.section("open", "Open", "<p>Somebody has decided on every statement.</p>\n")
      }
      let first = try suggested()
      let lines = left.prefix(Self.limit).map { unit, statement -> HTML in
        let suggestion: HTML =
          first[statement.id].map {
            """
            <p class="facts">Suggested: \(HTML.link(Address.concept($0.id), "<bdi>\($0.label)</bdi>"))\
            \($0.score.map { ", \(unbrokenPercent($0))" as HTML } ?? "")</p>
            """
          } ?? ""
        return """
          <p>\(HTML.link(Address.statement(statement.id, of: framework.id), "<bdi>\(statement.id)</bdi>")) \
          <bdi>\(statement.text)</bdi> <span class="facts"><bdi>\(unit.title)</bdi></span></p>
          \(suggestion)
          """
      }
      let more = left.count - lines.count
      return HTML.section(
        "open", "Open (\(left.count))",
        HTML.list(lines + (more > 0 ? ["and \(more) more, all of them in the sheet"] : []), "pairs")
      )
    }
  }

  /// The likeliest concept of each statement.
  private func suggested() throws -> [String: Suggestion] {
    guard framework.statements.count <= Self.mostSuggested else { return [:] }
    var first: [String: Suggestion] = [:]
    try context.catalog.conceptSuggester(for: framework.id, memory: context.suggestions).forEach(
      limit: 1, explains: false
    ) {
      first[$0.statement] = $0.suggestions.first
    }
    return first
  }

  private var dispute: HTML {
    let lines = disputed.prefix(Self.limit).map { other, found -> HTML in
      """
      <bdi>\(other)</bdi>: <bdi>\(GapHTML.sentence("\(found)"))</bdi> \
      \(HTML.link(Address.crosswalk(framework.id, other), "in the crosswalk<span class=\"unseen\"> with \(other)</span>"))
      """
    }
    let more = disputed.count - lines.count
    let none: HTML = "<p>Nothing contradicts a judgement that nobody has settled.</p>\n"
    return HTML.section(
      "disputed", "Disputed (\(disputed.count))",
      lines.isEmpty
        ? none : HTML.list(lines + (more > 0 ? ["and \(more) more"] : []), "problems"))
  }

  private var sheets: HTML {
    let path: HTML = "\(ReadingAddress.framework(framework.id))/review"
    let isOpen = framework.statements.count > aligned.alignment.decidedStatements.count
    let which =
      (isOpen ? [("open", "statements that nobody has decided on")] : []) + [
        ("sample", "a sample at random, without what was decided"),
        ("all", "all statements, without what was decided"),
      ]
    return HTML.section(
      "sheets", "Read in a spreadsheet program",
      """
      <p>A workbook with lists to choose from and how it is filled in, or a CSV table; several people \
      each get a copy.</p>
      <form class="choices" method="get" action="\(path).xlsx">
      \(HTML.choice("which", "Which statements", which, chosen: nil))\
      <p class="field"><label for="sample">Of a sample</label>
      <input id="sample" name="sample" inputmode="numeric" size="6" value="\(ReadingAsk.usualCount)"></p>
      <p class="field"><label for="seed">Seed</label>
      <input id="seed" name="seed" inputmode="numeric" size="8" value="1"></p>
      <p class="field"><button>Workbook</button> \
      <button class="quiet" formaction="\(path).csv">CSV</button></p>
      </form>
      <p>Filled in, they go in below where this workbench has a folder to edit, or with \
      <code>crosswalk review apply</code>; <code>crosswalk review agreement</code> tells how far people \
      agree.</p>

      """)
  }

  /// What takes a sheet that has come back; without a folder to write into there is nothing to press.
  private var taking: HTML {
    guard let editing = context.editing else { return "" }
    let others = [
      ("", "ask me"), ("leave", "theirs stay, and the rest goes in"),
      ("overrule", "those of the sheet take their place"),
    ]
    return HTML.section(
      "taking", "Take a sheet in",
      """
      <p>A workbook or CSV table that was filled in, with all its rows. It goes in whole as one step, which \
      can be undone, or not at all.</p>
      <form method="post" action="\(ReadingAddress.framework(framework.id))/apply" \
      enctype="\(FormData.contentType)">
      <input type="hidden" name="token" value="\(context.token)">
      <p><label for="sheet-file">The sheet</label><br>
      <input id="sheet-file" name="file" type="file" required accept=".xlsx,.csv"></p>
      <div class="choices">
      <p class="field"><label for="sheet-reviewer">Your name, for rows that name nobody</label>
      <input id="sheet-reviewer" name="reviewer" value="\(editing.reviewer)" autocomplete="name"></p>
      \(HTML.choice("others", "Where others have decided otherwise", others, chosen: ""))</div>
      <p><button>Take it in</button></p>
      </form>

      """)
  }
}
