import CrosswalkBase
import CrosswalkExchange
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables

/// A blind reading as long as it is open: one statement at a time, with nothing of what others decided.
struct OpenReadingPage {
  let context: PageContext
  private let entry: ReadingFolder.Entry
  private let entries: [FilledReview.Entry]
  private let current: FilledReview.Entry?
  /// What was sent and could not be stored.
  private let typed: [(name: String, value: String)]?
  private let problems: [String]

  /// - Parameters:
  ///   - context: What pages are made from; it holds nothing of others' decisions.
  ///   - entry: The reading.
  ///   - statement: Which statement is asked about; nil: the first that has no answer.
  ///   - typed: What was sent and could not be stored.
  ///   - problems: Why not, in sentences without capital and full stop.
  /// - Throws: `NameError` for a statement that is not in the sample.
  init(
    _ context: PageContext, _ entry: ReadingFolder.Entry, statement: String? = nil,
    typed: [(name: String, value: String)]? = nil, problems: [String] = []
  ) throws {
    (self.context, self.entry, self.problems) = (context, entry, problems)
    entries = entry.review.entries
    self.typed = problems.isEmpty ? nil : typed
    let sent = self.typed?.last(named: "statement")
    if let id = sent ?? statement {
      let names = NameLookup(entries.map { ($0.statement, $0.statement) })
      let found = try names.id(of: id, as: "statement")
      current = entries.first { $0.statement == found }
    } else {
      current = entries.first { $0.answers.isEmpty } ?? entries.first
    }
  }

  var html: HTML {
    PageLayout(
      context: context, title: "Blind reading of <bdi>\(entry.review.framework)</bdi>",
      place: .review,
      lede: """
        Read each statement and say what it is about. What others decided is shown nowhere until this \
        reading is closed.
        """,
      path: [("Review", "/review")], body: progress + complaint + form + list + closing
    ).html
  }

  private var answered: Int { entries.count { !$0.answers.isEmpty } }

  private var progress: HTML {
    """
    <p role="status"><strong>\(answered) of \(entries.count)</strong> read by \
    <bdi>\(entry.review.reviewer)</bdi>. Each answer is on the disk before the next statement is shown.</p>

    """
  }

  private var complaint: HTML {
    if problems.isEmpty { return "" }
    return """
      <div class="care" role="alert">
      <h2>Not stored yet</h2>
      \(HTML.list(problems.map { "<bdi>\(GapHTML.sentence($0))</bdi>" }))</div>

      """
  }

  // MARK: Form

  private var form: HTML {
    guard let current else { return "" }
    let about = [current.unit, current.level, current.actor, current.act].filter { !$0.isEmpty }
    let facts = about.map { fact -> HTML in "<bdi>\(fact)</bdi>" }
    let rows = (0..<AnswerAsk.most).map { row(current, $0) }
    let fitsNone =
      typed.map { $0.contains { $0.name == "none" && $0.value == "yes" } }
      ?? current.answers.contains { $0.decision == "reject" && $0.concept.isEmpty }
    return HTML.section(
      "statement", "<bdi>\(current.statement)</bdi>",
      """
      <p class="verdict"><bdi>\(current.text)</bdi></p>
      <p class="facts">\(facts.joined(separator: ", "))</p>
      \(suggestions(current))<form method="post" action="\(ReadingAddress.reading(entry.id))/answer">
      <input type="hidden" name="token" value="\(context.token)">
      <input type="hidden" name="statement" value="\(current.statement)">
      <fieldset>
      <legend>What it is about, one to four concepts</legend>
      \(rows)</fieldset>
      <p><label><input type="checkbox" name="none" value="yes"\(fitsNone ? " checked" : "")> \
      No concept has a word for it; say why below</label></p>
      <div class="choices">
      <p class="field"><label for="confidence">How sure you are, 0 to 1</label>
      <input id="confidence" name="confidence" inputmode="decimal" size="5" value="\(cell("confidence", current))"></p>
      <p class="field"><label for="reason">Why</label>
      <textarea id="reason" name="reason" rows="2" cols="48">\(cell("reason", current))</textarea></p>
      <p class="field"><button>Store and go on</button> \
      <button class="quiet" name="act" value="clear">Take the answer back</button></p>
      </div>
      </form>

      """)
  }

  /// What stands in a field of which there is one.
  private func cell(_ name: String, _ current: FilledReview.Entry) -> String {
    if let typed { return typed.last(named: name) ?? "" }
    guard let answer = current.answers.first else { return "" }
    return name == "confidence" ? answer.confidence : answer.reason
  }

  /// What stands in a row of fields: concept, share and relation.
  private func cells(_ current: FilledReview.Entry, _ row: Int) -> (String, String, String) {
    if let typed {
      func value(_ name: String) -> String {
        let all = typed.filter { $0.name == name }
        return all.indices.contains(row) ? all[row].value : ""
      }
      return (value("concept"), value("share"), value("relation"))
    }
    let links = current.answers.filter { $0.decision != "reject" }
    guard links.indices.contains(row) else { return ("", "", "") }
    return (links[row].concept, links[row].share, links[row].relation)
  }

  private func row(_ current: FilledReview.Entry, _ row: Int) -> HTML {
    let (concept, share, relation) = cells(current, row)
    let number = row + 1
    let relations = Relation.allCases.map { kind -> HTML in
      option(kind.rawValue, kind.rawValue, relation)
    }
    return """
      <div class="choices">
      <p class="field"><label for="concept-\(number)">Concept \(number)</label>
      <select id="concept-\(number)" name="concept">
      \(option("", "none", concept))\(concepts(current, chosen: concept))</select></p>
      <p class="field"><label for="share-\(number)">Share \(number), over 0 to 1</label>
      <input id="share-\(number)" name="share" inputmode="decimal" size="5" value="\(share)"></p>
      <p class="field"><label for="relation-\(number)">Relation \(number)</label>
      <select id="relation-\(number)" name="relation">
      \(option("", "not said", relation))\(relations)</select></p>
      </div>

      """
  }

  private func option(_ value: String, _ title: String, _ chosen: String) -> HTML {
    "<option value=\"\(value)\"\(value == chosen ? " selected" : "")>\(title)</option>\n"
  }

  /// All concepts by domain, those that are suggested first.
  private func concepts(_ current: FilledReview.Entry, chosen: String) -> HTML {
    let suggested = Set(current.suggestions)
    func group(_ title: String, _ options: [HTML]) -> HTML {
      options.isEmpty ? "" : "<optgroup label=\"\(title)\">\n\(options)</optgroup>\n"
    }
    return group(
      "Suggested", current.suggestions.map { option($0, context.label(of: $0), chosen) })
      + context.catalog.ontology.domains.map { domain in
        group(
          domain.label,
          domain.concepts.filter { !suggested.contains($0.id) }.map {
            option($0.id, $0.label, chosen)
          })
      }.joined()
  }

  private func suggestions(_ current: FilledReview.Entry) -> HTML {
    if current.suggestions.isEmpty { return "" }
    let links = current.suggestions.map { id in
      HTML.link(Address.concept(id), "<bdi>\(context.label(of: id))</bdi>")
    }
    return """
      <p class="facts">Suggested by the wording, learned from other frameworks: \
      \(links.joined(separator: ", "))</p>

      """
  }

  // MARK: Others

  private var list: HTML {
    let lines = entries.map { other -> HTML in
      let mark: HTML = other.answers.isEmpty ? "open" : "read"
      let isCurrent: HTML =
        other.statement == current?.statement ? " aria-current=\"true\"" : ""
      return """
        <li><a href="\(ReadingAddress.reading(entry.id, statement: other.statement))"\(isCurrent)>\
        <bdi>\(other.statement)</bdi></a> <span class="count">\(mark)</span></li>

        """
    }
    return HTML.section(
      "all", "All statements of the sample", "<ul class=\"tabs\">\n\(lines)</ul>\n")
  }

  private var closing: HTML {
    let left = entries.count - answered
    let rest: HTML =
      left == 0
      ? "All are read." : "\(counted(left, "statement")) \(left == 1 ? "is" : "are") not read."
    return HTML.section(
      "close", "Close the reading",
      """
      <p>\(rest) A closed reading is compared with what others decided, and is not opened again.</p>
      <form method="post" action="\(ReadingAddress.reading(entry.id))/close">
      <input type="hidden" name="token" value="\(context.token)">
      <p><button>Close and compare</button> \
      \(HTML.link("\(ReadingAddress.reading(entry.id))/sheet.csv", "Your sheet as CSV"))</p>
      </form>

      """)
  }
}
