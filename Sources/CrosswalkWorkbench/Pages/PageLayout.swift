import CrosswalkBase
import CrosswalkTables

/// What all pages have around them: places to go, a search, and what is wrong with the files.
struct PageLayout {
  /// The places that the head of every page leads to.
  enum Place: String, CaseIterable {
    case home, concepts, crosswalk, translate, compare, report, gaps, review, documents
    case imports = "import"

    var title: HTML {
      switch self {
      case .home: "Frameworks"
      case .concepts: "Concepts"
      case .crosswalk: "Crosswalk"
      case .translate: "Translate"
      case .compare: "Compare"
      case .report: "Report"
      case .gaps: "Gaps"
      case .review: "Review"
      case .documents: "Documents"
      case .imports: "Import"
      }
    }

    var address: HTML { self == .home ? "/" : "/\(rawValue)" }
  }

  let context: PageContext
  /// Of the page; the browser shows it too.
  let title: HTML
  /// Which place the page belongs to.
  var place: Place?
  /// What the page is about, in a sentence.
  var lede: HTML = ""
  /// The way back, from the widest.
  var path: [(title: HTML, address: HTML)] = []
  /// Whether the body tells of what was just done, where somebody looks for it.
  var tellsBelow = false
  /// What people come for, where much stands before it: the second stop of the page leads there.
  var shortcut: (title: HTML, address: HTML)?
  /// What was searched for.
  var query = ""
  let body: HTML

  var html: HTML {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(title.withoutTags) · Crosswalk</title>
    <link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="/assets/style.css">
    <script type="module" src="/assets/workbench.js"></script>
    </head>
    <body class="desk">
    <a class="skip" href="#content">Skip to the content</a>
    \(way)\
    <header class="top">
    <div class="inner">
    <p class="mark"><a href="/">Crosswalk</a></p>
    <nav aria-label="Pages">
    <ul>
    \(places)</ul>
    </nav>
    <form role="search" action="/find" method="get">
    <label for="q" class="unseen">Search</label>
    <input id="q" name="q" type="search" value="\(query)" autocomplete="off">
    <button>Find</button>
    </form>
    </div>
    </header>
    <main id="content" tabindex="-1">
    \(banner)\(BlindNotice(context: context).html)\(notice)\(wayBack)<h1>\(title)</h1>
    \(opening)\(body)</main>
    <footer>
    <p>Everything on these pages stays on this machine. Judgements lay levels side by side \
    (moderation); nothing here equates two scales.</p>
    \(saving)\
    </footer>
    </body>
    </html>

    """
  }

  private var way: HTML {
    shortcut.map { "<a class=\"skip\" href=\"\($0.address)\">\($0.title)</a>\n" } ?? ""
  }

  private var opening: HTML { lede.isEmpty ? "" : "<p class=\"lede\">\(lede)</p>\n" }

  private var places: HTML {
    Place.allCases.map { entry -> HTML in
      let current: HTML = entry == place ? " aria-current=\"page\"" : ""
      return "<li><a href=\"\(entry.address)\"\(current)>\(entry.title)</a></li>\n"
    }.joined()
  }

  private var notice: HTML {
    guard !tellsBelow, let editing = context.editing, let notice = editing.notice else { return "" }
    return NoticePart(context: context, editing: editing, notice: notice).html
  }

  private var saving: HTML {
    guard let editing = context.editing else { return "" }
    return """
      <p>Decisions are saved in <code>\(editing.folder)</code>. \
      \(HTML.link("/history", "What was decided in this run")).</p>

      """
  }

  private var wayBack: HTML {
    if path.isEmpty { return "" }
    let steps = path.map { step -> HTML in
      "<li><a href=\"\(step.address)\">\(step.title)</a></li>\n"
    }
    return "<nav class=\"path\" aria-label=\"Where this is\">\n<ol>\n\(steps)</ol>\n</nav>\n"
  }

  private var banner: HTML {
    if context.broken.isEmpty { return "" }
    let lines = context.broken.prefix(5).map { problem -> HTML in
      "<li><code>\(problem.file):\(problem.line):\(problem.column)</code> <bdi>\(problem.message)</bdi></li>\n"
    }
    let more = context.broken.count - 5
    let rest: HTML = more > 0 ? "<li>and \(more) more</li>\n" : ""
    return """
      <section class="care broken" aria-labelledby="broken">
      <h2 id="broken">A file cannot be used as it is now</h2>
      <p>What you see is the last state that was sound. It is read anew as soon as the file is mended.</p>
      <ul>
      \(lines.joined())\(rest)</ul>
      </section>

      """
  }
}
