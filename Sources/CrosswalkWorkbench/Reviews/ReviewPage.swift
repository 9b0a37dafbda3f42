import CrosswalkBase
import CrosswalkExchange
import CrosswalkReports
import CrosswalkTables

/// How far each framework is read, and which blind readings there are.
struct ReviewPage {
  let context: PageContext

  var html: HTML {
    PageLayout(
      context: context, title: "Review", place: .review,
      lede:
        "What is still to be read, and second readings that show how far people agree when they do not see each other.",
      body: frameworks + readings + start + sheet
        + "<p>\(HTML.link("/levels", "Where levels lie: sheets for a panel"))</p>\n"
    ).html
  }

  private var frameworks: HTML {
    let rows = context.figures.lines.map { line -> [HTML] in
      let (summary, figures) = (line.summary, line.statistics)
      return [
        HTML.link(ReadingAddress.framework(summary.id), HTML.name(summary.id, summary.title)),
        "\(figures.statements)", "\(figures.linked)",
        figures.statements == 0
          ? "–" : "\(unbrokenPercent(Double(figures.linked) / Double(figures.statements)))",
        "\(line.open)", "\(line.disputed)",
      ]
    }
    return HTML.section(
      "frameworks", "Progress",
      HTMLTable(
        id: "frameworks-caption",
        caption:
          "Open: statements that nobody has linked, or turned concepts down for. Disputed: direct judgements that something contradicts.",
        columns: [
          .init("Framework"), .init("Statements", isNumber: true), .init("Linked", isNumber: true),
          .init("Part", isNumber: true), .init("Open", isNumber: true),
          .init("Disputed", isNumber: true),
        ], rows: rows
      ).html)
  }

  private var readings: HTML {
    guard let folder = context.readings else { return "" }
    let lines = folder.entries.map { entry -> HTML in
      let all = entry.review.entries
      let answered = all.count { !$0.answers.isEmpty }
      return """
        \(HTML.link(ReadingAddress.reading(entry.id), "<bdi>\(entry.id)</bdi>")) \
        \(entry.isOpen ? "open" : "closed"): \(answered) of \(counted(all.count, "statement")) of \
        <bdi>\(entry.review.framework)</bdi> read by <bdi>\(entry.review.reviewer)</bdi>
        """
    }
    let strange = folder.strange.map { name -> HTML in
      "<code>\(name)</code> cannot be read as a review sheet"
    }
    let none: HTML = "<p>There is none yet.</p>\n"
    return HTML.section(
      "readings", "Blind readings",
      (lines.isEmpty ? none : HTML.list(lines)) + HTML.list(strange, "problems"))
  }

  /// What opens a reading; without a folder to write into there is nothing to press.
  private var start: HTML {
    guard context.readings != nil else { return "" }
    let frameworks = context.figures.lines.map {
      ($0.summary.id, "\($0.summary.title) (\($0.summary.id))")
    }
    return HTML.section(
      "start", "Begin a blind reading",
      """
      <p>A sample is drawn at random, so that every unit has its share; the same seed draws the same. As \
      long as the reading is open, no page and no program gets to see what others decided on these \
      statements. One reading of a framework is open at a time; others read the same sample as a workbook.</p>
      <form class="choices" method="post" action="/review/readings">
      <input type="hidden" name="token" value="\(context.token)">
      \(HTML.choice("framework", "Framework", frameworks, chosen: nil))\
      <p class="field"><label for="sample">Statements</label>
      <input id="sample" name="sample" inputmode="numeric" size="6" value="\(ReadingAsk.usualCount)"></p>
      <p class="field"><label for="seed">Seed</label>
      <input id="seed" name="seed" inputmode="numeric" size="8" value="1"></p>
      <p class="field"><label for="reviewer">Your name</label>
      <input id="reviewer" name="reviewer" autocomplete="name" required></p>
      <p class="field"><button>Begin</button></p>
      </form>

      """)
  }

  /// What takes a sheet that was filled in elsewhere.
  private var sheet: HTML {
    guard context.readings != nil else { return "" }
    return HTML.section(
      "sheet", "Take a sheet in",
      """
      <p>A sheet that one person has filled in elsewhere: choose the workbook or CSV file, or paste it \
      with its first row. It is compared with what others decided at once.</p>
      <form method="post" action="/review/sheets" enctype="\(FormData.contentType)">
      <input type="hidden" name="token" value="\(context.token)">
      <p><label for="taken-file">A file</label><br>
      <input id="taken-file" name="file" type="file" accept=".xlsx,.csv"></p>
      <p><label for="taken">Or the sheet, as CSV</label><br>
      <textarea id="taken" name="sheet" rows="6" cols="72" spellcheck="false" autocomplete="off"></textarea></p>
      <p class="field"><label for="taken-seed">Seed of its sample, if it had one</label>
      <input id="taken-seed" name="seed" inputmode="numeric" size="8" value="0"></p>
      <p><button>Take it in</button></p>
      </form>

      """)
  }
}
