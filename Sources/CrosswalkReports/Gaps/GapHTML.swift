import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

/// What people lack, as one page that a trainer can read, print and take along.
package struct GapHTML {
  /// What stands first among what is short.
  package enum Order: String, Sendable, CaseIterable {
    case need, shortfall

    /// For people.
    package var words: String {
      switch self {
      case .need: "the greatest need"
      case .shortfall: "the greatest shortfall"
      }
    }
  }

  let names: GapNames
  private let asOf: CalendarDay?
  private let order: Order

  /// A page on what a finder finds; `asOf` is the day that counts.
  package init(
    _ finder: GapFinder, ontology: Ontology, asOf: CalendarDay?, order: Order = .need
  ) {
    names = GapNames(finder, ontology: ontology)
    self.asOf = asOf
    self.order = order
  }

  /// What people are held against, in words.
  package var goal: String { names.goal }

  /// Each person with a picture by domain and the table beside it.
  package func page(_ people: [PersonGaps]) -> String {
    page(Array(sections(people).dropFirst()))
  }

  /// The parts of the page: how to read it, and each person.
  package func sections(_ people: [PersonGaps]) -> [ReportPage.Section] {
    [reading]
      + people.enumerated().map { person($1, number: $0 + 1, isOpen: people.count == 1) }
  }

  /// The part about a group; nil for one of which nothing may be shown.
  package func section(_ group: GroupGaps?) -> ReportPage.Section { self.group(group) }

  /// A group; nil for one of which nothing may be shown.
  package func page(_ group: GroupGaps?) -> String { page([self.group(group)]) }

  private func page(_ sections: [ReportPage.Section]) -> String {
    let day = asOf.map { ", as of \($0)" } ?? ""
    return ReportPage(
      title: "What is lacking of \(names.goal)",
      lede: """
        Ratings in <bdi>\(names.source.title)</bdi>, held against <bdi>\(names.goal)</bdi>\(day).
        """,
      sections: [reading] + sections,
      footer: """
        <p>Levels are laid on one reference scale by judgement (moderation); nothing here equates two \
        scales.</p>
        <p>Content hash, over all that the page was made from but for the ratings: \
        <span class="hash">\(names.finder.hash)</span></p>

        """
    ).html.source
  }

  private var reading: ReportPage.Section {
    let cautions = names.cautions.map { caution -> HTML in "<li>\(Self.sentence(caution))</li>\n" }
    let stages = names.finder.stages.map { stage -> HTML in
      "<dt>\(stage.label), \(stage.from.plain) to \(stage.to.plain)</dt><dd>\(stage.scope)</dd>\n"
    }
    return .init(
      id: "reading", title: "How to read this",
      body: """
        <div class="care">
        <h3>Read this first</h3>
        <ul>
        \(cautions)</ul>
        </div>
        <p>Where somebody stands is a stretch of the reference scale from 0 to 100 that holds 80\u{A0}% of \
        what the ratings allow. What is lacking is how far below the asked level the person stands on \
        average, in reference points. Need is that, times how much the target speaks of the concept: \
        emphasis, and not importance. Only what is observed counts; of what is known too little, \
        nothing is taught before somebody has looked.</p>
        <dl>
        \(stages)</dl>

        """)
  }

  package static func sentence(_ text: String) -> String {
    guard let first = text.first else { return "" }
    let isEnded = text.hasSuffix(".") || text.hasSuffix("?")
    return first.uppercased() + text.dropFirst() + (isEnded ? "" : ".")
  }

  // MARK: People

  /// How many concepts of each kind stand on the summary.
  private static let most = 10

  /// A summary that prints on a page, and behind it what each number rests on: opened where the page
  /// is about one person, and printed if it is open.
  private func person(_ person: PersonGaps, number: Int, isOpen: Bool) -> ReportPage.Section {
    let id = "person-\(number)"
    let facts = [
      person.ratings.role.map(\.rawValue),
      person.ratings.tenure.map { "\($0.plain) years of service" },
    ].compactMap { $0 }
    let standings = DomainStanding.all(person, names)
    return .init(
      id: id, title: "<bdi>\(([person.ratings.person] + facts).joined(separator: ", "))</bdi>",
      body: """
        \(picture(standings, id))
        \(summary(person, id))<details\(isOpen ? " open" : "")>
        <summary>All numbers, and what each rests on</summary>
        \(domains(standings, id))
        \(person.byNeed.isEmpty ? "" : short(person, id))
        \(assessFirst(person, id))</details>

        """)
  }

  /// What is short, to be looked at first and met, as far as a page goes.
  private func summary(_ person: PersonGaps, _ id: String) -> HTML {
    let short = order == .need ? person.byNeed : person.byShortfall
    let first = person.concepts.filter { GapNames.reason($0.status) != nil }
    let meets = person.concepts.filter { $0.status == .meets }.map { names.label($0.concept) }
    let rows = short.prefix(Self.most).map { concept -> [HTML] in
      [
        "<bdi>\(names.label(concept.concept))</bdi>",
        "\(unbrokenPercent(person.need > 0 ? concept.need / person.need : 0))",
        "\(names.interval(concept) ?? "-")", "\(decimals(concept.requirement, 1))",
        "\(decimals(concept.shortfall ?? 0, 1))",
      ]
    }
    let table: HTML =
      short.isEmpty
      ? "<p>Nothing is short that is known well enough.</p>\n"
      : HTMLTable(
        id: "\(id)-most",
        caption: "What has \(order.words), of \(counted(short.count, "concept")) that are short",
        columns: [
          .init("Concept"), .init("Of the need", isNumber: true),
          .init("Stands (80 %)", isNumber: true), .init("Asked from", isNumber: true),
          .init("Lacks", isNumber: true),
        ], rows: rows
      ).html
    return """
      <h3>What is short</h3>
      \(table)\(first.isEmpty ? "" : "<h3>What to assess first</h3>\n" + looks(first))\
      <h3>What is met</h3>
      <p>\(meets.isEmpty ? "Nothing yet." : meets.joined(separator: ", ") + ".")</p>

      """
  }

  /// What to look at first, and how many more there are.
  private func looks(_ concepts: [PersonGaps.Concept]) -> HTML {
    let items = concepts.prefix(Self.most).map { concept -> HTML in
      let advice = names.advice(concept)
      return "<bdi>\(names.label(concept.concept))</bdi>\(advice.isEmpty ? "" : " (\(advice))")"
    }
    let more = concepts.count - items.count
    return "<p>" + items.joined(separator: "; ")
      + (more > 0 ? "; and \(more) more.</p>\n" : ".</p>\n")
  }

  private func picture(_ standings: [DomainStanding], _ id: String) -> HTML {
    let picture = ReferenceBarsSVG(
      title: "Where the person stands in each domain, and where \(names.goal) begins", end: 100,
      ticks: stageTicks,
      key: [(nil, "stands (80 %)"), (.dot, "middle"), (.diamond, "asked from")],
      rows: standings.map { standing in
        .init(
          label: standing.domain, bar: standing.interval,
          marks: (standing.middle.map { [.init(shape: .dot, at: $0)] } ?? [])
            + [.init(shape: .diamond, at: standing.requirement)], words: standing.words)
      })
    return """
      <figure><figcaption>Where the person stands now, against what is asked</figcaption>
      <div class="picture" role="group" aria-label="Drawing" tabindex="0">\(picture.picture(id: "\(id)-picture"))</div></figure>
      """
  }

  private func domains(_ standings: [DomainStanding], _ id: String) -> HTML {
    HTMLTable(
      id: "\(id)-domains", caption: "The picture in numbers, in reference points",
      columns: [
        .init("Domain"), .init("Stands (80 %)", isNumber: true), .init("Middle", isNumber: true),
        .init("Asked from", isNumber: true), .init("Lacks", isNumber: true),
        .init("Of the need", isNumber: true),
      ],
      rows: standings.map { standing in
        [
          "\(standing.domain)", "\(standing.interval.map(GapNames.words) ?? "not known")",
          "\(standing.middle.map { decimals($0, 1) } ?? "-")",
          "\(decimals(standing.requirement, 1))",
          "\(standing.shortfall.map { decimals($0, 1) } ?? "-")",
          "\(unbrokenPercent(standing.need))",
        ]
      }
    ).html
  }

  var stageTicks: [(at: Double, label: String)] {
    names.finder.stages.map { ($0.from, $0.from.plain) } + [(100, "100")]
  }

  private func short(_ person: PersonGaps, _ id: String) -> HTML {
    func places(_ concepts: [PersonGaps.Concept]) -> [Int: Int] {
      Dictionary(uniqueKeysWithValues: concepts.enumerated().map { ($1.concept, $0 + 1) })
    }
    let isByNeed = order == .need
    let places = places(isByNeed ? person.byShortfall : person.byNeed)
    let all = person.need
    return HTMLTable(
      id: "\(id)-short",
      caption: isByNeed
        ? "What is short, by need; the last column but two tells the order by shortfall"
        : "What is short, by shortfall; the last column but two tells the order by need",
      columns: [
        .init("Concept"), .init("Of the need", isNumber: true),
        .init("Stands (80 %)", isNumber: true), .init("Asked from", isNumber: true),
        .init("Lacks", isNumber: true), .init("Chance of standing there", isNumber: true),
        .init(isByNeed ? "By shortfall" : "By need", isNumber: true), .init("Rests on"),
        .init("To be surer"),
      ],
      rows: (isByNeed ? person.byNeed : person.byShortfall).map { concept in
        [
          "<bdi>\(names.label(concept.concept))</bdi>",
          "\(unbrokenPercent(all > 0 ? concept.need / all : 0))",
          "\(names.interval(concept) ?? "-")", "\(decimals(concept.requirement, 1))",
          "\(decimals(concept.shortfall ?? 0, 1))", "\(unbrokenPercent(concept.chance ?? 0))",
          "\(places[concept.concept] ?? 0)",
          "\(names.path(concept, person.ratings))"
            + (concept.direct > 0 ? "; \(percent(concept.direct)) from marks" : ""),
          "\(names.advice(concept))",
        ]
      }
    ).html
  }

  private func assessFirst(_ person: PersonGaps, _ id: String) -> HTML {
    let rows = person.concepts.compactMap { concept in
      GapNames.reason(concept.status).map { reason -> [HTML] in
        [
          "<bdi>\(names.label(concept.concept))</bdi>", "\(names.words(reason))",
          "\(names.advice(concept))",
        ]
      }
    }
    if rows.isEmpty { return "" }
    return """
      \(HTMLTable(
        id: "\(id)-first", caption: "To assess first: too little is known of these to teach anything",
        columns: [.init("Concept"), .init("Why"), .init("What to do")], rows: rows).html)
      """
  }

  // MARK: Groups

  private func group(_ group: GroupGaps?) -> ReportPage.Section {
    guard let group else {
      return .init(
        id: "group", title: "The group",
        body: """
          <p>Under \(GroupGaps.least) people: nothing is shown, so that nobody can be told from it.</p>

          """)
    }
    let shown = GroupTable.ordered(group).filter { $0.need != nil }.prefix(20)
    let most = max(shown.first?.need ?? 1, 1e-9)
    let picture = ReferenceBarsSVG(
      title: "The greatest needs of the group", end: most, ticks: [],
      key: [(nil, "need: the sum over people")],
      rows: shown.map { concept in
        .init(
          label: names.label(concept.concept), bar: 0...(concept.need ?? 0),
          words: "\(decimals(concept.need ?? 0, 1)); short: \(GroupTable.words(concept.short))")
      })
    let table = GroupTable(names).table(group)
    return .init(
      id: "group", title: "A group of \(group.people)",
      body: """
        <figure><figcaption>What the group needs most, with how many are short</figcaption>
        <div class="picture" role="group" aria-label="Drawing" tabindex="0">\(picture.picture(id: "group-picture"))</div></figure>
        \(HTMLTable(id: "group-table", caption: "\(GroupTable.ruleOfFive) \(GroupTable.explanation)", table).html)
        """)
  }
}

extension HTMLTable {
  /// A table of a result; the second column names each row.
  init(id: String, caption: HTML, _ table: Table) {
    self.init(
      id: id, caption: caption,
      columns: table.columns.map { .init("\($0.heading)", isNumber: $0.alignment == .right) },
      rows: table.rows.map { row in row.map { "\($0.words)" } })
  }
}
