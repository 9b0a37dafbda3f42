import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

/// What the two documents say: overlap, coverage, what each has alone, ancestry.
extension ComparisonHTML {
  // MARK: Overlap

  var overlap: Section {
    let (rows, columns) = (comparison.overlap.rows, comparison.overlap.columns)
    guard comparison.from.isAligned, comparison.to.isAligned else {
      return Section(
        id: "overlap", title: "What the units share",
        body:
          "<p>Not judged yet: nobody has said what the statements of one of the two are about.</p>\n"
      )
    }
    guard !rows.isEmpty, !columns.isEmpty else {
      return Section(
        id: "overlap", title: "What the units share",
        body: "<p>One of the documents has no unit that people are rated on.</p>\n")
    }
    let panels = HeatmapSVG(
      sides: (from.id, to.id),
      rows: rows.map { .init(id: $0.id, title: $0.title) },
      columns: columns.map { .init(id: $0.id, title: $0.title) },
      values: comparison.overlap.values
    ).panels(idPrefix: "heatmap")
    let figures = panels.enumerated().map { index, panel -> HTML in
      let part: HTML = panels.count > 1 ? ", part \(index + 1) of \(panels.count)" : ""
      return """
        <figure>
        <figcaption>Units of \(short(from)) (rows) against units of \(short(to)) (columns)\(part). \
        The darker, the more two units share.</figcaption>
        \(picture(panel.picture, width: panel.width))</figure>

        """
    }
    let table = HTMLTable(
      id: "overlap-caption",
      caption: "What the units of \(short(from)) (rows) and \(short(to)) (columns) share, 0 to 1.",
      columns: [.init("Unit")] + columns.map { .init(unit($0.id, $0.title), isNumber: true) },
      rows: zip(rows, comparison.overlap.values).map { row, values in
        [unit(row.id, row.title)]
          + values.map { value -> HTML in value == 0 ? "0" : "\(decimals(value))" }
      },
      look: .dense)
    return Section(
      id: "overlap", title: "What the units share",
      body: """
        <p>Each number says how far two units are about the same matters: 0 is nothing in common, \
        1 is the same matters in the same proportions. It says nothing of levels.</p>
        \(figures)<details>
        <summary>The same numbers as a table</summary>
        \(table.html)</details>

        """, isWide: panels.contains(where: \.isBetterWide))
  }

  /// A drawing in a box that scrolls where the drawing would become too small to read.
  func picture(_ drawing: HTML, width: Int) -> HTML {
    """
    <div class="picture" role="group" aria-label="Drawing" tabindex="0"><div class="\(ReportStyle.pictureClass(width: width))">
    \(drawing)</div></div>

    """
  }

  // MARK: Coverage

  var coverage: Section {
    let parts = comparison.coverage.enumerated().map(covered)
    return Section(
      id: "coverage", title: "How much each covers of the other",
      body: """
        <p><em>Topic</em>: how much of what a unit is about the other document speaks of; 100\u{A0}% \
        where, taken as a whole, it says at least as much on all of it. What the list of matters has no \
        word for counts as not covered. <em>Behavior</em>: how many of the unit's statements have a \
        counterpart there that is closer than related, by people whose act it is. A topic can be covered \
        in full while no behavior is.</p>
        \(parts)
        """)
  }

  private func covered(_ index: Int, _ coverage: Comparison.Coverage) -> HTML {
    let (of, by) = (framework(coverage.of), framework(coverage.by))
    let titles = Dictionary(
      of.units.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
    guard let topic = coverage.topic, let sameActor = coverage.topicSameActor else {
      return """
        <h3>How much of \(short(of)) does \(short(by)) cover?</h3>
        <p class="lead">Topic: not judged yet. Nobody has said what the statements of one of the two are \
        about. Behavior: \(coverage.behaviour.words).</p>

        """
    }
    let units = HTMLTable(
      id: "coverage-\(index + 1)-units",
      caption: "Units of \(short(of)), and how much of each \(short(by)) covers.",
      columns: [
        .init("Unit"), .init("Topic", isNumber: true),
        .init("<span class=\"muted\">0 to 100\u{A0}%</span>"), .init("Behavior", isNumber: true),
      ],
      rows: coverage.units.map {
        [
          unit($0.id, titles[$0.id] ?? ""), "\(unbrokenPercent($0.topic ?? 0))",
          Self.bar($0.topic ?? 0), "\($0.behaviour.served) of \($0.behaviour.statements)",
        ]
      },
      look: .bars)
    let actors = HTMLTable(
      id: "coverage-\(index + 1)-actors",
      caption: """
        By who the statements of \(short(of)) are about: how much of what they are about \(short(by)) \
        speaks of.
        """,
      columns: [
        .init("Statements about"), .init("Topic", isNumber: true),
        .init("<span class=\"muted\">0 to 100\u{A0}%</span>"),
      ],
      rows: Role.allCases.compactMap { role in
        coverage.topicByActor[role.rawValue].map {
          ["\(Self.name(of: role))", "\(unbrokenPercent($0))", Self.bar($0)]
        }
      },
      look: .bars)
    return """
      <h3>How much of \(short(of)) does \(short(by)) cover?</h3>
      <p class="lead">Topic: <strong>\(unbrokenPercent(topic))</strong> on average over the units of \
      \(short(of)); <strong>\(unbrokenPercent(sameActor))</strong> if only statements about the \
      same kind of people count on both sides. Behavior: \
      <strong>\(coverage.behaviour.words)</strong>.</p>
      \(units.html)\(actors.html)
      """
  }

  /// A picture of a share that stands beside it as a number.
  private static func bar(_ share: Double) -> HTML {
    """
    <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">\
    <rect width="100" height="8" fill="#e6eaf0"/>\
    <rect width="\(decimals(max(0, min(1, share)) * 100, 1))" height="8" fill="#1f69ac"/></svg>
    """
  }

  // MARK: What each has alone

  var alone: Section {
    Section(
      id: "alone", title: "What each has alone",
      body: """
        <p>Matters on which one document has statements and the other has none. \
        <em>Absent</em>: it would belong there and is not there. <em>Outside its scope</em>: the \
        document is about something else. <em>Touched</em>: it is mentioned beside something else, or \
        spoken of from the other party's side.</p>
        <h3>Only in \(short(from))</h3>
        \(only(comparison.onlyInFrom, in: from, not: to, id: "alone-1"))\
        <h3>Only in \(short(to))</h3>
        \(only(comparison.onlyInTo, in: to, not: from, id: "alone-2"))\
        \(touched(comparison.touchedInTo, in: from, by: to, id: "touched-1"))\
        \(touched(comparison.touchedInFrom, in: to, by: from, id: "touched-2"))
        """)
  }

  private func only(
    _ entries: [Comparison.OnlyHere], in here: Framework, not there: Framework, id: String
  ) -> HTML {
    guard !entries.isEmpty else {
      return "<p>Nothing: \(short(there)) has something on every matter of \(short(here)).</p>\n"
    }
    return table(
      entries, "Matters of \(short(here)) that \(short(there)) has nothing on.", here, there, id)
  }

  private func touched(
    _ entries: [Comparison.OnlyHere], in here: Framework, by there: Framework, id: String
  ) -> HTML {
    guard !entries.isEmpty else { return "" }
    return "<h3>In \(short(here)), and no more than touched in \(short(there))</h3>\n"
      + table(
        entries, "Matters of \(short(here)) that \(short(there)) only touches.", here, there, id)
  }

  private func table(
    _ entries: [Comparison.OnlyHere], _ caption: HTML, _ here: Framework, _ there: Framework,
    _ id: String
  ) -> HTML {
    HTMLTable(
      id: "\(id)-caption", caption: caption,
      columns: [
        .init("Matter"), .init("Statements in \(short(here))", isNumber: true),
        .init("In \(short(there))"), .init("Reason"),
      ],
      rows: entries.map { entry in
        [
          "<bdi>\(entry.label)</bdi>", "\(entry.statements)", "\(entry.standing.words)",
          entry.reason.map { "<bdi>\($0)</bdi>" }
            ?? (entry.standing.isMissing ? "none given" : "–"),
        ]
      }
    ).html
  }

  // MARK: Ancestry

  var ancestry: Section {
    var lines: [HTML] = []
    for (child, other) in [(from, to), (to, from)] where child.id != other.id {
      for ancestor in child.draftedFrom {
        let note: HTML = ancestor.note.map { " <bdi>\(Self.sentence($0))</bdi>" } ?? ""
        lines.append(
          ancestor.framework == other.id
            ? """
            <p>\(short(child)) was drafted from \(short(other)).\(note) Where the two agree, that \
            is shared ancestry: it is no evidence that two authors came to the same view.</p>

            """
            : """
            <p>\(short(child)) was drafted from \
            <span class="short"><bdi>\(ancestor.framework)</bdi></span>, which is not part of this \
            comparison.\(note)</p>

            """)
      }
    }
    let shared = Set(from.draftedFrom.map(\.framework)).intersection(
      to.draftedFrom.map(\.framework))
    for ancestor in shared.sorted() where from.id != to.id {
      lines.append(
        """
        <p>Both were drafted from <span class="short"><bdi>\(ancestor)</bdi></span>: where they \
        agree, that is shared ancestry and no evidence.</p>

        """)
    }
    if lines.isEmpty || !isRelated {
      lines.append("<p>Neither of the two is known to have been drafted from the other.</p>\n")
    }
    return Section(id: "ancestry", title: "Shared ancestry", body: "\(lines)")
  }

  private var isRelated: Bool {
    [(from, to), (to, from)].contains { child, parent in
      child.draftedFrom.contains { $0.framework == parent.id }
    }
  }
}
