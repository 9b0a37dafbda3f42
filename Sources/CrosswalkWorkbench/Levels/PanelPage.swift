import CrosswalkBase
import CrosswalkExchange
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables

/// The scales whose levels a panel can place.
struct LevelsPage {
  let context: PageContext

  var html: HTML {
    let rows = context.figures.lines.map { line -> [HTML] in
      let panels = context.readings?.panels.panels(of: line.summary.id) ?? []
      let open = panels.first(where: \.isOpen)
      return [
        HTML.link(
          PanelPage.address(line.summary.id), HTML.name(line.summary.id, line.summary.title)),
        "\(line.levels)", open.map { "open, \(counted($0.sheets.count, "sheet"))" } ?? "–",
        "\(panels.count { !$0.isOpen })",
      ]
    }
    return PageLayout(
      context: context, title: "Where levels lie", place: .review,
      lede:
        "Several people place the levels of a scale by their wording alone, none of them seeing another's.",
      path: [("Review", "/review")],
      body: HTMLTable(
        id: "levels-caption", caption: "Panels, by framework.",
        columns: [
          .init("Framework"), .init("Levels", isNumber: true), .init("Panel"),
          .init("Closed panels", isNumber: true),
        ], rows: rows
      ).html
    ).html
  }
}

/// A panel on the levels of a scale: the wording without names, a form for each reader, and what all came to
/// once it is closed.
struct PanelPage {
  let context: PageContext
  private let framework: Framework
  private let typed: PlacingAsk
  private let problems: [String]
  private let panels: [PanelFolder.Panel]

  static func address(_ framework: String) -> HTML { "/levels/\(Address.step(framework))" }

  init(
    _ context: PageContext, _ id: String, typed: PlacingAsk = PlacingAsk(), problems: [String] = []
  ) throws {
    (self.context, self.typed, self.problems) = (context, typed, problems)
    framework = try context.catalog.framework(id).framework
    panels = context.readings?.panels.panels(of: id) ?? []
  }

  private var open: PanelFolder.Panel? { panels.first(where: \.isOpen) }

  var html: HTML {
    get throws {
      PageLayout(
        context: context, title: "Levels of <bdi>\(framework.id)</bdi>", place: .review,
        path: [("Review", "/review"), ("Levels", "/levels")],
        body: standing + complaint + form + wording + (try results)
      ).html
    }
  }

  private var standing: HTML {
    let sheets = HTML.list(
      [
        HTML.link(
          "\(Self.address(framework.id))/sheet.xlsx",
          "The sheet as a workbook, for a reader elsewhere"),
        HTML.link("\(Self.address(framework.id))/wording.md", "The wording as text"),
      ], "tabs")
    guard context.readings != nil else { return sheets }
    guard let open else {
      return "<p role=\"status\">No panel is open; the first sheet opens one.</p>\n" + sheets
    }
    return """
      <p id="handed" role="status">\(counted(open.sheets.count, "sheet")) handed in. Nothing of them is shown \
      until the panel is closed.</p>
      <form method="post" action="\(Self.address(framework.id))/close">
      <input type="hidden" name="token" value="\(context.token)">
      <p><button class="quiet">Close the panel and compare</button></p>
      </form>

      """ + sheets
  }

  private var complaint: HTML {
    if problems.isEmpty { return "" }
    return """
      <div class="care" role="alert">
      <h2>Not handed in yet</h2>
      \(HTML.list(problems.map { "<bdi>\(GapHTML.sentence($0))</bdi>" }))</div>

      """
  }

  // MARK: Form

  private var form: HTML {
    guard context.readings != nil else { return "" }
    let facets = context.catalog.ontology.facets
    let rows = framework.scale.levels.indices.map { place -> [HTML] in
      let name = "L\(place + 1)"
      func field(_ kind: String, _ label: String, width: Int) -> HTML {
        """
        <label class="unseen" for="\(kind)-\(place)">\(name): \(label)</label>\
        <input id="\(kind)-\(place)" name="\(kind)" size="\(width)" value="\(typed.value(kind, place))">
        """
      }
      let strengths = facets.map { facet -> HTML in
        let kind = "facet.\(facet.id)"
        let chosen = typed.value(kind, place)
        let options = ["", "0", "1", "2", "3", "4"].map { value -> HTML in
          "<option value=\"\(value)\"\(value == chosen ? " selected" : "")>\(value.isEmpty ? "silent" : value)</option>"
        }
        return """
          <label class="unseen" for="\(kind)-\(place)">\(name): \(facet.id)</label>\
          <select id="\(kind)-\(place)" name="\(kind)">\(options)</select>
          """
      }
      return ["\(name)", field("begins", "begins", width: 5)] + strengths
        + [field("reason", "why it begins there", width: 24)]
    }
    let columns =
      [.init("Level"), .init("Begins, 0 to 100")]
      + facets.map { HTMLTable.Column("<bdi>\($0.id)</bdi>") } + [.init("Why there")]
    return HTML.section(
      "placing", "Place the levels",
      """
      <p>Go by the wording below alone. Where does the least practised person stand whom the wording of a \
      level fits? A level ends where the next one begins. Of each facet say how strongly the wording speaks \
      to it: silent; 0, there is none of it; 1, beginnings; 2, partly or with help; 3, dependable; 4, the \
      fullest form.</p>
      <form method="post" action="\(Self.address(framework.id))/sheet">
      <input type="hidden" name="token" value="\(context.token)">
      \(HTMLTable(id: "placing-caption", caption: "L1 is the lowest level.", columns: columns, rows: rows).html)\
      <div class="choices">
      <p class="field"><label for="ends">The highest level ends at</label>
      <input id="ends" name="ends" inputmode="decimal" size="5" value="\(typed.value("ends", 0))"></p>
      <p class="field"><label for="reader">Your name</label>
      <input id="reader" name="reader" autocomplete="name" value="\(typed.value("reader", 0))" required></p>
      <p class="field"><button>Hand in</button></p>
      </div>
      </form>

      """)
  }

  private var wording: HTML {
    let sheet = LevelSheet(framework, ontology: context.catalog.ontology, isBlind: true)
    return HTML.section("wording", "The wording", WordingPart(reading: sheet.reading).html)
  }

  // MARK: Results

  /// What closed panels came to; nothing as long as one is open, whose readers would see it.
  private var results: HTML {
    get throws {
      if open != nil { return "" }
      let ontology = context.catalog.ontology
      return try panels.map { panel -> HTML in
        let set = try LevelSheetSet(panel.sheets, of: framework, ontology: ontology)
        guard !set.placings.isEmpty else { return "" }
        let agreement = LevelAgreement(
          set.placings, of: framework.scale, framework: framework.id,
          facets: ontology.facets.map(\.id))
        let report = LevelAgreementText(
          agreement, framework.scale, style: .init(isUnicode: true, isColoured: false))
        let names = panel.sheets.compactMap { $0.split(separator: "/").last }.map {
          "reviews/\(panel.name)/\($0)"
        }.joined(separator: " ")
        return HTML.section(
          "\(panel.name)", "<bdi>\(panel.name)</bdi>",
          """
          <pre>\(lines: report.text.source)</pre>
          \(HTML.list(set.problems.map { "<bdi>\(GapHTML.sentence($0))</bdi>" }, "problems"))\
          <p>The same, and how it goes into the alignment, from the command line in your folder:</p>
          <pre>crosswalk levels agreement \(framework.id) \(names)
          crosswalk levels apply \(framework.id) \(names)</pre>

          """)
      }.joined()
    }
  }
}
