import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

/// What became of a group's needs, in the form that somebody asked for.
package struct ChangeReport {
  private let names: GapNames
  private let table: ChangeTable
  private let days: (before: CalendarDay?, after: CalendarDay?)

  /// - Parameters:
  ///   - finder: What found the gaps of both tables.
  ///   - ontology: Where concepts get their names.
  ///   - days: The days that count in the two tables.
  package init(
    _ finder: GapFinder, ontology: Ontology, days: (before: CalendarDay?, after: CalendarDay?)
  ) {
    names = GapNames(finder, ontology: ontology)
    table = ChangeTable(names: names)
    self.days = days
  }

  /// The whole report; nil stands for a group of which nothing may be shown.
  ///
  /// - Throws: `EncodingError`, `SpreadsheetError`.
  package func whole(_ change: GapChange?, as format: GapFormat, style: TextStyle) throws
    -> [UInt8]
  {
    switch format {
    case .text: Array(text(change, style).source.utf8)
    case .json: Array(try JSONText.pretty(record(change)).utf8)
    case .csv: Array(table.table(change).csv.utf8)
    case .xlsx: try WorkbookWriter([table.table(change).sheet(named: "change")]).bytes()
    case .html: Array(page(change).utf8)
    }
  }

  private static let nothing =
    "Under \(GroupGaps.least) people are rated both times: nothing is shown, so that nobody can be "
    + "told from it."

  private var when: String {
    guard let before = days.before, let after = days.after else { return "" }
    return ", \(before) to \(after)"
  }

  private func text(_ change: GapChange?, _ style: TextStyle) -> PlainText {
    var text = style.paint(
      "\(names.source.title) \(style.arrow) \(names.goal)\(when)", .bold)
    text += "\n"
    guard let change else { return text + "\n" + style.wrapped("\(Self.nothing)", first: "") }
    for caution in table.cautions(change) { text += style.wrapped("\(caution)", first: "! ") }
    text += "\n\(change.people) people rated both times; need of a person before "
    text += "\(decimals(change.needs.before, 2)), now \(decimals(change.needs.after, 2))\n\n"
    text += table.table(change).text() + "\n"
    for sentence in table.planned(change) { text += style.wrapped("\(sentence)", first: "  ") }
    return text + style.wrapped("\(ChangeTable.explanation)", first: "  ")
  }

  // MARK: JSON

  private struct Record: Encodable {
    var format = "crosswalk.change/1"
    var from: Translation.Side
    var to: Translation.Side
    var goal: String
    var before: String?
    var after: String?
    var hash: String
    var cautions: [String]
    var people: Int?
    var notAgain: String?
    var otherRaters: String?
    var onlyOwn: String?
    var concepts: [Concept]
    var planned: Planned?
  }

  private struct Concept: Encodable {
    var concept: String
    var people: String
    var up: String
    var same: String
    var down: String
    var before: Double?
    var after: Double?
    var needBefore: Double?
    var needAfter: Double?
    var closed: Double?
    var interval: [Double]?
    var planned: String?
  }

  private struct Planned: Encodable {
    var people: String
    var planned: Double?
    var others: Double?
    var difference: Double?
    var interval: [Double]?
    var foretold: Double?
    var closed: Double?
  }

  private func record(_ change: GapChange?) -> Record {
    func ends(_ range: ClosedRange<Double>?) -> [Double]? {
      range.map { [$0.lowerBound, $0.upperBound] }
    }
    let word = GroupTable.words
    return Record(
      from: names.finder.tables.source, to: names.finder.tables.target, goal: names.goal,
      before: days.before?.description, after: days.after?.description, hash: names.finder.hash,
      cautions: change.map(table.cautions) ?? [], people: change?.people,
      notAgain: change.map { word($0.notAgain) }, otherRaters: change.map { word($0.otherRaters) },
      onlyOwn: change.map { word($0.onlyOwn) },
      concepts: (change.map(ChangeTable.ordered) ?? []).map { concept in
        Concept(
          concept: names.id(concept.concept), people: word(concept.people), up: word(concept.up),
          same: word(concept.same), down: word(concept.down), before: concept.before,
          after: concept.after, needBefore: concept.needBefore, needAfter: concept.needAfter,
          closed: concept.closed, interval: ends(concept.interval),
          planned: concept.planned.map(word))
      },
      planned: change?.planned.map { planned in
        Planned(
          people: word(planned.people), planned: planned.planned, others: planned.others,
          difference: planned.difference, interval: ends(planned.interval),
          foretold: planned.foretold, closed: planned.closed)
      })
  }

  // MARK: A page

  private func page(_ change: GapChange?) -> String {
    ReportPage(
      title: "What became of needs towards \(names.goal)",
      lede: "Ratings in <bdi>\(names.source.title)</bdi>, before and after\(when).",
      sections: change.map(sections) ?? [
        .init(id: "change", title: "The group", body: "<p>\(Self.nothing)</p>\n")
      ],
      footer: """
        <p>Content hash, over all that the page was made from but for the ratings: \
        <span class="hash">\(names.finder.hash)</span></p>

        """
    ).html.source
  }

  private func sections(_ change: GapChange) -> [ReportPage.Section] {
    let cautions = table.cautions(change).map { caution -> HTML in
      "<li>\(GapHTML.sentence(caution))</li>\n"
    }
    let planned = table.planned(change).map { sentence -> HTML in
      "<p>\(GapHTML.sentence(sentence))</p>\n"
    }
    let shown = ChangeTable.ordered(change).filter { $0.before != nil }.prefix(20)
    let most = shown.flatMap { [$0.before ?? 0, $0.after ?? 0] }.max() ?? 1
    let picture = ReferenceBarsSVG(
      title: "What people lacked before and lack now, by concept", end: max(most, 1e-9),
      ticks: [(0, "0"), (most, "\(decimals(most, 1))")],
      key: [(.ring, "lacked before"), (.dot, "lacks now")],
      rows: shown.map { concept in
        let (before, after) = (concept.before ?? 0, concept.after ?? 0)
        return .init(
          label: names.label(concept.concept),
          bar: nil, marks: [.init(shape: .ring, at: before), .init(shape: .dot, at: after)],
          words: "\(decimals(before, 1)) before, \(decimals(after, 1)) now")
      })
    return [
      .init(
        id: "reading", title: "How to read this",
        body: """
          <div class="care">
          <h3>Read this first</h3>
          <ul>
          \(cautions)</ul>
          </div>
          <p>\(ChangeTable.explanation)</p>

          """),
      .init(
        id: "change", title: "Before and after",
        body: """
          <figure><figcaption>Mean shortfalls in reference points, of \(change.people) people rated \
          both times</figcaption>
          <div class="picture" role="group" aria-label="Drawing" tabindex="0">\(picture.picture(id: "change-picture"))</div></figure>
          \(HTMLTable(id: "change-table", caption: "The same in numbers", table.table(change)).html)
          """),
    ]
      + (planned.isEmpty
        ? [] : [.init(id: "planned", title: "What was planned, and the rest", body: "\(planned)")])
  }
}
