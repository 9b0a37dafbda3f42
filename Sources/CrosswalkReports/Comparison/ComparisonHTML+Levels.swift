import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

/// How the levels of the two relate: ladders, false friends, facets.
extension ComparisonHTML {
  /// `expected` or `observed`, wherever a level is shown.
  private func basis(_ framework: Framework) -> String { Self.word(for: framework.scale.basis) }

  // MARK: Ladders

  var ladders: Section {
    let levels = [from, to].map { framework -> HTML in
      """
      <li>A level of \(short(framework)) is <strong>\(basis(framework))</strong>: \
      \(Self.meaning(of: framework.scale)).</li>

      """
    }
    let intro: HTML = "<ul>\n\(levels)</ul>\n"
    guard !comparison.ladders.isEmpty else {
      return Section(
        id: "levels", title: "How the levels relate",
        body: """
          \(intro)<p><strong>Levels are not translated between these two:</strong> \(refusal). A \
          level of \(short(from)) says nothing about a level of \(short(to)), in either direction. \
          What the units are about can still be compared, as above.</p>

          """)
    }
    let parts = comparison.ladders.enumerated().map(ladder)
    return Section(
      id: "levels", title: "How the levels relate",
      body: """
        \(intro)<p>Each row takes one level and asks where people at it would stand on the other \
        scale, if they were spread evenly within their level. It is a judgement about wording \
        (moderation), not a measurement. Expected stays expected, and observed stays observed: \
        reading a level on the other scale does not turn one into the other.</p>
        \(parts)
        \(words(of: from))\(from.scale.id == to.scale.id ? "" : words(of: to))
        """)
  }

  /// What the levels of a framework mean, below the pictures that show them.
  private func words(of framework: Framework) -> HTML {
    let levels = framework.scale.levels.filter { $0.note != nil }
    if levels.isEmpty { return "" }
    let lines = levels.map { level -> HTML in
      "<li><strong><bdi>\(level.title)</bdi></strong>: <bdi>\(level.note ?? "")</bdi></li>\n"
    }
    let measures: HTML = framework.scale.measures.map { ", by <bdi>\($0)</bdi>" } ?? ""
    return """
      <p>The levels of \(short(framework))\(measures), in words:</p>
      <ul>
      \(lines)</ul>

      """
  }

  private func ladder(_ index: Int, _ ladder: Comparison.Ladder) -> HTML {
    // In a comparison of a framework with itself both directions have the same names.
    let (source, target) = index == 0 ? (from, to) : (to, from)
    let outcomes =
      ["below"] + target.scale.levels.map(\.id) + ["above"]
    let names = outcomes.map { target.scale.title(ofOutcome: $0) }
    let place = Dictionary(
      outcomes.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let titles = ladder.rungs.map { source.scale.title(of: $0.level) }
    let rows = ladder.rungs.map { rung -> LadderSVG.Row in
      let ends = rung.interval.map { place[$0] ?? 0 }
      var shares = [Double](repeating: 0, count: outcomes.count)
      for outcome in rung.distribution { place[outcome.level].map { shares[$0] = outcome.p } }
      return LadderSVG.Row(
        median: place[rung.answer] ?? 0, interval: (ends.min() ?? 0)...(ends.max() ?? 0),
        shares: shares)
    }
    let drawing = LadderSVG(
      sides: ("\(source.id) (\(basis(source)))", "\(target.id) (\(basis(target)))"),
      titles: titles, outcomes: names, rows: rows)
    let table = HTMLTable(
      id: "ladder-\(index + 1)-caption",
      caption: """
        Levels of \(short(source)) (\(basis(source))) on the scale of \(short(target)) \
        (\(basis(target))); the last columns say how likely each outcome is.
        """,
      columns: [
        .init("\(short(source)), \(basis(source))"), .init("Middle answer, \(basis(target))"),
        .init("Central 80\u{A0}%"),
      ] + names.map { .init("<bdi>\($0)</bdi>", isNumber: true) },
      rows: zip(titles, rows).map { title, row in
        let ends = [row.interval.lowerBound, row.interval.upperBound].map { names[$0] }
        return [
          "<bdi>\(title)</bdi>", "<bdi>\(names[row.median])</bdi>",
          ends[0] == ends[1]
            ? "<bdi>\(ends[0])</bdi> alone" : "<bdi>\(ends[0])</bdi> to <bdi>\(ends[1])</bdi>",
        ] + row.shares.map { share -> HTML in share == 0 ? "0" : "\(unbrokenPercent(share))" }
      },
      look: .dense)
    return """
      <h3>From \(short(source)) (\(basis(source))) to \(short(target)) (\(basis(target)))</h3>
      <figure>
      <figcaption>Rows: levels of \(short(source)), \(basis(source)), the highest on top. Columns: \
      the scale of \(short(target)), \(basis(target)); grey is beyond its ends. Numbers: how likely \
      each outcome is.</figcaption>
      \(picture(drawing.picture(id: "ladder-\(index + 1)"), width: drawing.width))</figure>
      <details>
      <summary>The same as a table</summary>
      \(table.html)</details>

      """
  }

  // MARK: False friends

  var falseFriends: Section {
    let title: HTML = "Same name, other level"
    guard !comparison.falseFriends.isEmpty else {
      return Section(
        id: "false-friends", title: title,
        body: """
          <p>None: no two levels are called alike and mean different things.</p>

          """)
    }
    let isTranslated = !comparison.ladders.isEmpty
    func likelihood(_ value: Double?) -> HTML {
      value.map { "\(unbrokenPercent($0))" } ?? "not translated"
    }
    let table = HTMLTable(
      id: "false-friends-caption",
      caption: "Levels that are called alike and should not be taken for each other.",
      columns: [
        .init("Level of \(short(from)), \(basis(from))"),
        .init("Level of \(short(to)), \(basis(to))"),
        .init("How often so, from \(short(from)) to \(short(to))", isNumber: true),
        .init("How often so, from \(short(to)) to \(short(from))", isNumber: true),
        .init("The level of \(short(from)) is likeliest, on \(short(to))"),
      ],
      rows: comparison.falseFriends.map { friend in
        [
          "<bdi>\(friend.name)</bdi>",
          "<bdi>\(to.scale.title(of: friend.other))</bdi>",
          likelihood(friend.forwards), likelihood(friend.backwards),
          friend.likeliest.map { "<bdi>\(to.scale.title(ofOutcome: $0))</bdi>" } ?? "–",
        ]
      })
    let why: HTML =
      isTranslated
      ? """
      <p class="lead">Equal names invite a wrong reading. A pair stands here if another level is likelier in \
      a direction, or if the two scales measure different things. The percentages say how often a \
      person at one level would be at the level of that name on the other scale.</p>

      """
      : """
      <p class="lead">Equal names invite a wrong reading. Levels are not translated between these two, so no \
      level of that name may be taken for the other.</p>

      """
    return Section(id: "false-friends", title: title, body: "\(why)\(table.html)")
  }

  // MARK: Facets

  var facets: Section {
    let shared = Set(comparison.facets.shared)
    let silent = Set(comparison.facets.silent)
    let known = Set(ontology.facets.map(\.id))
    let others = (comparison.facets.shared + comparison.facets.silent).filter {
      !known.contains($0)
    }
    let rows =
      ontology.facets.map { ($0.id, $0.label, $0.scope) } + others.map { ($0, $0, "") }
    let table = HTMLTable(
      id: "facets-caption", caption: "What the levels of the two scales speak to.",
      columns: [.init("Facet"), .init("Spoken to by"), .init("What it means")],
      rows: rows.map { id, label, scope in
        let who: HTML =
          if shared.contains(id) {
            "<strong>both</strong>"
          } else if silent.contains(id) { "one of them; the other is silent" } else { "neither" }
        return ["<bdi>\(label)</bdi>", who, "<bdi>\(scope)</bdi>"]
      })
    let summary: HTML
    switch comparison.facets.shared.count {
    case 0:
      summary = """
        <p>The two scales have no facet in common: they measure different things, and so levels are \
        not translated.</p>

        """
    case 1:
      summary = """
        <p>The two scales have one facet in common, and whatever is said of levels rests on that one.</p>

        """
    default:
      summary = """
        <p>The two scales have \(comparison.facets.shared.count) facets in common, and whatever is said of \
        levels rests on those. On the others, one or both are silent.</p>

        """
    }
    return Section(
      id: "facets", title: "What the levels speak to",
      body: """
        <p>A facet is something that the wording of a level can speak to. Facets change no number; \
        they tell what the numbers are about.</p>
        \(summary)\(table.html)
        """)
  }
}
