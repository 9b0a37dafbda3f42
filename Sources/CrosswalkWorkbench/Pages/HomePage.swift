import CrosswalkBase
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables

/// The first page: what frameworks there are, how they stand, and what to do next.
struct HomePage {
  let context: PageContext

  var html: HTML {
    PageLayout(
      context: context, title: "Frameworks", place: .home,
      lede: "Every framework at hand, how far it is linked to the concepts, and what to do next.",
      body: next + frameworks + health + ontology
    ).html
  }

  private var lines: [CatalogFigures.Line] { context.figures.lines }

  // MARK: Next

  /// What to do first; never more than one thing.
  private var next: HTML {
    let errors = context.health.problems.filter { $0.severity == .error }
    let open = lines.max { $0.open < $1.open }
    let disputed = lines.max { $0.disputed < $1.disputed }
    let words: HTML
    if let first = errors.first {
      words =
        "Mend <code>\(first.file):\(first.line):\(first.column)</code>: <bdi>\(first.message)</bdi>"
    } else if let first = context.health.stillToDo.first {
      words = "Fill in <code>\(first.file):\(first.line)</code>: <bdi>\(first.message)</bdi>"
    } else if let open, open.open > 0 {
      words = """
        \(counted(open.open, "statement")) of \
        \(HTML.link(Address.framework(open.summary.id), "<bdi>\(open.summary.title)</bdi>")) \
        \(open.open == 1 ? "has" : "have") no concept yet.
        """
    } else if let disputed, disputed.disputed > 0 {
      words = """
        \(counted(disputed.disputed, "judgement")) on \
        \(HTML.link(Address.framework(disputed.summary.id), "<bdi>\(disputed.summary.title)</bdi>")) \
        should be looked at again: something known otherwise contradicts \
        \(disputed.disputed == 1 ? "it" : "them").
        """
    } else {
      words = """
        Nothing is open: every statement is decided about, and no judgement is contradicted. Read a \
        \(HTML.link("/crosswalk", "crosswalk")) or \(HTML.link("/translate", "translate ratings")).
        """
    }
    return
      "<section class=\"next\" aria-labelledby=\"next\">\n<h2 id=\"next\">Next</h2>\n<p>\(words)</p>\n</section>\n"
  }

  // MARK: Frameworks

  private var frameworks: HTML {
    let rows = lines.map { line -> [HTML] in
      let (summary, figures) = (line.summary, line.statistics)
      return [
        """
        \(HTML.link(Address.framework(summary.id), "<bdi>\(summary.title)</bdi>")) \
        <span class="facts"><bdi>\(summary.id)</bdi>, version <bdi>\(summary.version)</bdi></span>
        """,
        "\(figures.ratedUnits)", "\(line.levels)", "\(figures.statements)",
        figures.statements == 0
          ? "–" : "\(unbrokenPercent(Double(figures.linked) / Double(figures.statements)))",
        "\(line.open)", "\(line.disputed)",
        "<span class=\"hash\">\(String(summary.hash.prefix(12)))</span>",
      ]
    }
    return HTML.section(
      "frameworks", "At hand",
      HTMLTable(
        id: "frameworks-caption",
        caption: """
          Linked: statements that somebody has linked to a concept. Open: those that nobody has, nor turned concepts down for. \
          Disputed: direct judgements that something contradicts.
          """,
        columns: [
          .init("Framework"), .init("Units", isNumber: true), .init("Levels", isNumber: true),
          .init("Statements", isNumber: true), .init("Linked", isNumber: true),
          .init("Open", isNumber: true), .init("Disputed", isNumber: true), .init("Content hash"),
        ], rows: rows
      ).html)
  }

  // MARK: Health

  private var health: HTML {
    let health = context.health
    // What was found in files that cannot be used now is not said of them.
    let problems = context.broken.isEmpty ? health.problems : context.broken
    guard health.files > 0 || !problems.isEmpty else { return "" }
    func lines(_ problems: [Problem]) -> [HTML] {
      let more = problems.count - PageContext.Health.shown
      return problems.prefix(PageContext.Health.shown).map { problem in
        let text = health.lines[problem].map { "<br><code><bdi>\($0)</bdi></code>" as HTML } ?? ""
        return """
          <code>\(problem.file):\(problem.line):\(problem.column)</code> \
          \(problem.severity.rawValue): <bdi>\(problem.message)</bdi>\(text)
          """
      } + (more > 0 ? ["and \(more) more; 'check' lists all"] : [])
    }
    let errors = problems.count { $0.severity == .error }
    return HTML.section(
      "health", "Your files",
      """
      <p>\(counted(health.files, "file")): \(counted(errors, "error")), \
      \(counted(problems.count - errors, "warning")).</p>
      \(HTML.list(lines(problems), "problems"))\
      \(health.stillToDo.isEmpty ? "" : "<h3>Still to fill in</h3>\n")\
      \(HTML.list(lines(health.stillToDo), "problems"))
      """)
  }

  private var ontology: HTML {
    let ontology = context.catalog.ontology
    return HTML.section(
      "ontology", "What joins them",
      """
      <p>\(HTML.link("/concepts", "<bdi>\(ontology.title)</bdi>")), version <bdi>\(ontology.version)</bdi>: \
      \(counted(ontology.concepts.count, "concept")) in \(counted(ontology.domains.count, "domain")). \
      Content hash <span class="hash">\(String(context.catalog.ontologyDigest.prefix(12)))</span>.</p>

      """)
  }
}
