import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables

/// All frameworks against all, as the way to two of them.
struct MatrixPage {
  let context: PageContext

  var html: HTML {
    get throws {
      let matrix = try context.matrix()
      let rows = zip(matrix.frameworks, matrix.cells).map { id, cells -> [HTML] in
        [HTML.link(Address.framework(id), "<bdi>\(id)</bdi>")]
          + zip(matrix.frameworks, cells).map { other, cell -> HTML in
            guard let cell else { return "–" }
            let words: HTML = cell.topic.map { "\(unbrokenPercent($0))" } ?? "not judged"
            return HTML.link(
              Address.comparison(id, other),
              "\(words)<span class=\"unseen\"> of \(other), spoken of by \(id)</span>")
          }
      }
      let pairs = matrix.cells.enumerated().flatMap { row, cells in
        cells.enumerated().compactMap { column, cell -> [HTML]? in
          guard column > row, let cell else { return nil }
          let (one, other) = (matrix.frameworks[row], matrix.frameworks[column])
          return [
            HTML.link(Address.comparison(one, other), "<bdi>\(one)</bdi> and <bdi>\(other)</bdi>"),
            cell.sharedFacets.isEmpty
              ? "none: levels are not translated" : "\(cell.sharedFacets.joined(separator: ", "))",
            "\(cell.falseFriends)", "\(cell.judgements)", cell.sharesAncestry ? "yes" : "no",
          ]
        }
      }
      return PageLayout(
        context: context, title: "Compare frameworks", place: .compare,
        lede: "How much of what each is about the others speak of, and how far levels can be read.",
        body: PairChoice(context: context, address: "/compare", button: "Compare").html
          + HTML.section(
            "topic", "All against all",
            HTMLTable(
              id: "topic-caption",
              caption: "What the row speaks of, of what the column is about.",
              columns: [.init("Framework")]
                + matrix.frameworks.map { .init("<bdi>\($0)</bdi>", isNumber: true) },
              rows: rows
            ).html)
          + HTML.section(
            "pairs", "Pairs",
            HTMLTable(
              id: "pairs-caption", caption: "What can be read of two, and what has been judged.",
              columns: [
                .init("Two"), .init("Facets in common"), .init("False friends", isNumber: true),
                .init("Judged pairs", isNumber: true), .init("One drafted from the other"),
              ], rows: pairs
            ).html)
          + Downloads(
            formats: [
              ("CSV", "/downloads/all-frameworks.csv"), ("JSON", "/downloads/all-frameworks.json"),
            ],
            command: "crosswalk compare --all"
          ).html
      ).html
    }
  }
}

/// Two frameworks beside each other: the report of the command, with a heatmap that leads to statements.
struct ComparePage {
  let context: PageContext
  let comparison: Comparison
  private let from: Framework
  private let to: Framework
  /// The parts of a large heatmap.
  private let shown: (rows: String?, columns: String?)

  /// So many units are shown at a time, downwards and across.
  private static let (mostRows, mostColumns) = (30, 30)

  init(
    _ context: PageContext, _ from: String, _ to: String, rows: String? = nil,
    columns: String? = nil
  ) throws {
    (self.context, shown) = (context, (rows, columns))
    let (first, second) = (try context.catalog.framework(from), try context.catalog.framework(to))
    comparison = try context.comparison(from, to)
    (self.from, self.to) = (first.framework, second.framework)
    context.foreseeReports(on: from, to)
  }

  var html: HTML {
    let parts = ComparisonHTML(comparison, from: from, to: to, ontology: context.catalog.ontology)
      .sections.map { part -> HTML in
        HTML.section("\(part.id)", part.title, part.id == "overlap" ? overlap : part.body)
      }
    return PageLayout(
      context: context, title: "<bdi>\(from.id)</bdi> and <bdi>\(to.id)</bdi> compared",
      place: .compare,
      lede: "<bdi>\(from.title)</bdi> beside <bdi>\(to.title)</bdi>.",
      path: [("Compare", "/compare")],
      body: ways + parts.joined()
        + Downloads(
          formats: [
            ("CSV", "\(Address.comparison(from.id, to.id))/comparison.csv"),
            ("JSON", "\(Address.comparison(from.id, to.id))/comparison.json"),
          ], command: "crosswalk compare \(from.id) \(to.id)"
        ).html
        + "<p class=\"facts\">Content hash <span class=\"hash\">\(comparison.hash)</span></p>\n"
    ).html
  }

  private var ways: HTML {
    HTML.list(
      [
        HTML.link(Address.crosswalk(from.id, to.id), "Statements beside each other"),
        HTML.link(Address.report(from.id, to.id), "Report by behavior"),
        HTML.link(Address.translation(from.id, to.id), "Translate ratings"),
        HTML.link(Address.comparison(to.id, from.id), "The other way round"),
      ], "tabs")
  }

  /// Numbers first; the ground of a cell says the same by its shade.
  private var overlap: HTML {
    let (rows, columns) = (comparison.overlap.rows, comparison.overlap.columns)
    guard comparison.from.isAligned, comparison.to.isAligned else {
      return
        "<p>Not judged yet: nobody has said what the statements of one of the two are about.</p>\n"
    }
    if rows.isEmpty || columns.isEmpty {
      return "<p>One of the documents has no unit that people are rated on.</p>\n"
    }
    let across = ListPart(Array(columns.indices), page: shown.columns, size: Self.mostColumns)
    let down = ListPart(Array(rows.indices), page: shown.rows, size: Self.mostRows)
    let heads = across.items.map { column -> HTML in
      """
      <th scope="col"><abbr title="\(columns[column].title)"><bdi>\(columns[column].id)</bdi></abbr></th>
      """
    }
    let lines = down.items.map { row -> HTML in
      let cells = across.items.map { column -> HTML in
        self.cell(rows[row], columns[column], comparison.overlap.values[row][column])
      }
      return
        "<tr><th scope=\"row\">\(HTML.name(rows[row].id, rows[row].title))</th>\(cells)</tr>\n"
    }
    let ways =
      down.ways("units of \(from.id)") { address(rows: $0, columns: across.number) }
      + across.ways("units of \(to.id)") { address(rows: down.number, columns: $0) }
    return """
      <p>Each number says how far two units are about the same matters, 0 to 1; the darker, the more. A \
      number leads to the statements behind it. It says nothing of levels.</p>
      <div class="scroll heat" role="region" aria-labelledby="overlap-caption" tabindex="0">
      <table class="dense">
      <caption id="overlap-caption">Units of <bdi>\(from.id)</bdi> (rows) and of <bdi>\(to.id)</bdi> (columns).</caption>
      <thead><tr><th scope="col">Unit</th>\(heads)</tr></thead>
      <tbody>
      \(lines)</tbody>
      </table>
      </div>
      <details>
      <summary>What the columns are called</summary>
      \(HTML.list(across.items.map { HTML.name(columns[$0].id, columns[$0].title) }))</details>
      \(ways)
      """
  }

  private func address(rows: Int, columns: Int) -> HTML {
    let query = Address.query([
      ("rows", rows > 1 ? "\(rows)" : nil), ("columns", columns > 1 ? "\(columns)" : nil),
    ])
    return "\(Address.comparison(from.id, to.id))\(query)#overlap"
  }

  private func cell(
    _ row: Comparison.UnitName, _ column: Comparison.UnitName, _ value: Double
  ) -> HTML {
    if value == 0 { return "<td><span>0</span></td>" }
    let shade: HTML = value < 0.005 ? "" : " class=\"h\(1 + min(4, Int(value * 10)))\""
    return """
      <td\(shade)><a href="\(Address.overlap(from.id, row.id, to.id, column.id))">\(decimals(value))\
      <span class="unseen"> shared by \(row.id) and \(column.id)</span></a></td>
      """
  }
}

/// The statements behind one number of a comparison: of two units, by the concepts that both carry.
struct OverlapPage {
  let context: PageContext
  private let sides: [(aligned: AlignedFramework, unit: Framework.Unit)]
  private let value: Double?
  private let page: String?

  /// So many concepts are shown at once.
  private static let size = 25

  init(
    _ context: PageContext, _ from: String, _ unit: String, _ to: String, _ other: String,
    page: String?
  ) throws {
    (self.context, self.page) = (context, page)
    sides = try [(from, unit), (to, other)].map { framework, unit in
      let page = try UnitPage(context, framework, unit)
      return (page.aligned, page.unit)
    }
    let overlap = try context.comparison(from, to).overlap
    let row = overlap.rows.firstIndex { [unit = sides[0].unit.id] in $0.id == unit }
    let column = overlap.columns.firstIndex { [unit = sides[1].unit.id] in $0.id == unit }
    value = row.flatMap { row in column.map { overlap.values[row][$0] } }
  }

  var html: HTML {
    let names = sides.map { $0.aligned.framework.id }
    let carried = sides.map { side in
      let links = (try? context.index(of: side.aligned.framework.id))?.links ?? [:]
      return side.unit.statements.flatMap { statement in
        (links[statement.id] ?? []).filter(\.carries).map {
          (statement: statement, link: $0)
        }
      }
    }
    let hierarchy = context.catalog.hierarchy
    // A statement on a case of a concept is on the concept too.
    let wide = carried.map { side in Set(side.flatMap { hierarchy.path(from: $0.link.concept) }) }
    let own = Set(carried.joined().map(\.link.concept))
    let shared = context.catalog.ontology.concepts.map(\.id).filter {
      own.contains($0) && wide[0].contains($0) && wide[1].contains($0)
    }
    let part = ListPart(shared, page: page, size: Self.size)
    let parts = part.items.enumerated().map { index, concept in
      HTML.section(
        "concept-\(index + 1)",
        HTML.link(Address.concept(concept), "<bdi>\(context.label(of: concept))</bdi>"),
        "<div class=\"sides\">\n\(speakers(of: concept, among: carried))</div>\n")
    }
    let ways = part.ways("concepts") { number in
      "\(Address.overlap(names[0], sides[0].unit.id, names[1], sides[1].unit.id))\(Address.query([("page", "\(number)")]))"
    }
    let number: HTML =
      value.map { "\(decimals($0))" } ?? "nothing, since nobody is rated on one of them"
    return PageLayout(
      context: context,
      title: "<bdi>\(sides[0].unit.id)</bdi> and <bdi>\(sides[1].unit.id)</bdi>", place: .compare,
      lede: """
        \(HTML.link(Address.unit(sides[0].unit.id, of: names[0]), HTML.name(sides[0].unit.id, sides[0].unit.title))) and \
        \(HTML.link(Address.unit(sides[1].unit.id, of: names[1]), HTML.name(sides[1].unit.id, sides[1].unit.title))) \
        share \(number) of what they are about.
        """,
      path: [
        ("Compare", "/compare"),
        (
          "<bdi>\(names[0])</bdi> and <bdi>\(names[1])</bdi>",
          Address.comparison(names[0], names[1])
        ),
      ],
      body:
        "<p>What is done and what is only known or valued do not meet, even under one concept.</p>\n"
        + (parts.isEmpty
          ? "<p>No concept is carried by statements of both.</p>\n" : parts.joined() + ways)
    ).html
  }

  /// What both sides say of a concept, beside each other.
  private func speakers(
    of concept: String, among carried: [[(statement: Statement, link: ConceptLink)]]
  ) -> HTML {
    zip(sides, carried).map { side, links -> HTML in
      let lines = links.filter {
        context.catalog.hierarchy.path(from: $0.link.concept).contains(concept)
      }.map { entry -> HTML in
        """
        \(HTML.link(Address.statement(entry.statement.id, of: side.aligned.framework.id), "<bdi>\(entry.statement.id)</bdi>")) \
        <bdi>\(entry.statement.text)</bdi> \
        <span class="facts">(\(entry.link.relationName), \(unbrokenPercent(entry.link.share))\
        \(entry.statement.act.map { ", \($0.words)" } ?? ""))</span>
        """
      }
      return "<div><h3><bdi>\(side.aligned.framework.id)</bdi></h3>\n\(HTML.list(lines))</div>\n"
    }.joined()
  }
}

/// Files to take away, with the bytes of a command.
struct Downloads {
  let formats: [(HTML, HTML)]
  let command: String

  var html: HTML {
    let links = formats.map { format -> HTML in "<a href=\"\(format.1)\" download>\(format.0)</a>" }
    return HTML.section(
      "downloads", "To take away",
      HTML.list(links, "tabs")
        + "<p class=\"facts\">The same from the command line:</p>\n<pre>\(command)</pre>\n")
  }
}
