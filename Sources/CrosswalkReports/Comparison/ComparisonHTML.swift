import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

/// A comparison of two frameworks as one page of HTML that a practice lead can read, print and
/// pass on: no network, no script, the same bytes for the same comparison.
public struct ComparisonHTML {
  let comparison: Comparison
  let from: Framework
  let to: Framework
  let ontology: Ontology

  /// Makes the report on a comparison.
  ///
  /// - Parameters:
  ///   - comparison: What the report shows.
  ///   - from: The first framework of the comparison.
  ///   - to: The second framework of the comparison.
  ///   - ontology: Where facets get their names.
  public init(
    _ comparison: Comparison, from: Framework, to: Framework, ontology: Ontology
  ) {
    self.comparison = comparison
    self.from = from
    self.to = to
    self.ontology = ontology
  }

  typealias Section = ReportPage.Section

  /// The page.
  public var text: String { page.source }

  /// The parts of the page in their order.
  package var sections: [ReportPage.Section] {
    [
      compared, overlap, coverage, ladders, falseFriends, facets, alone, ancestry, judgements,
      glossary,
    ]
  }

  private var page: HTML {
    ReportPage(
      title: "\(from.id) and \(to.id) compared",
      lede: """
        <bdi>\(from.title)</bdi> beside <bdi>\(to.title)</bdi>: what they share, how far each covers \
        the other, and how their levels relate.
        """,
      sections: sections,
      footer: """
        <p>Levels are related by judgement (moderation); nothing here equates two scales. The report \
        rests on the ontology <bdi>\(ontology.title)</bdi>, version \(ontology.version).</p>
        <p>Content hash, over all that the report was made from: \
        <span class="hash">\(comparison.hash)</span></p>

        """
    ).html
  }

  // MARK: Names

  func framework(_ id: String) -> Framework { id == from.id ? from : to }

  /// The short name of a framework, as the report calls it.
  func short(_ framework: Framework) -> HTML {
    "<span class=\"short\"><bdi>\(framework.id)</bdi></span>"
  }

  func unit(_ id: String, _ title: String) -> HTML {
    "<span class=\"id\"><bdi>\(id)</bdi></span> <bdi>\(title)</bdi>"
  }

  static func word(for basis: Basis) -> String {
    switch basis {
    case .expected: "expected"
    case .observed: "observed"
    case .own: "self-rated"
    }
  }

  static func name(of actor: Role) -> String {
    switch actor {
    case .worker: "case workers"
    case .supervisor: "supervisors"
    case .manager: "managers"
    case .director: "directors"
    case .leader: "leaders of any rank"
    case .allStaff: "all staff"
    case .agency: "the agency itself"
    }
  }

  static func count(_ number: Int, _ one: String, _ many: String) -> String {
    "\(number) \(number == 1 ? one : many)"
  }

  /// A caution's message as a sentence.
  static func sentence(_ text: String) -> String {
    guard let first = text.first else { return "" }
    return first.uppercased() + text.dropFirst() + (text.hasSuffix(".") ? "" : ".")
  }

  // MARK: What is compared

  private var compared: Section {
    var cautions = comparison.cautions.map { Self.sentence($0.message) }
    if comparison.ladders.isEmpty {
      cautions.append("Levels are not translated between these two: \(refusal).")
    } else {
      cautions.append(
        "Where a level of one is read on the scale of the other, that is a judgement, with a "
          + "margin. It does not make the two levels equal.")
    }
    let items = cautions.map { caution -> HTML in "<li>\(caution)</li>\n" }
    let table = HTMLTable(
      id: "compared-caption",
      caption: "This report calls them by the short names at the head of the columns.",
      columns: [.init(""), .init(short(from)), .init(short(to))],
      rows: facts.map { [$0.0, $0.1(from), $0.1(to)] })
    return Section(
      id: "compared", title: "What is compared",
      body: """
        <div class="care">
        <h3>Read this first</h3>
        <ul>
        \(items)</ul>
        </div>
        <h3>In short</h3>
        <ul>
        \(findings)</ul>
        <h3>The documents</h3>
        \(table.html)
        """)
  }

  private var facts: [(HTML, (Framework) -> HTML)] {
    [
      ("Title", { "<bdi>\($0.title)</bdi>" }),
      ("Version", { "<bdi>\($0.version)</bdi>" }),
      ("Date", { "<bdi>\($0.date)</bdi>" }),
      ("Publisher", { "<bdi>\($0.publisher)</bdi>" }),
      ("In force in", { "<bdi>\($0.jurisdiction)</bdi>" }),
      ("Units that people are rated on", { "\($0.ratedUnits.count)" }),
      ("Statements", { "\($0.statements.count)" }),
      ("Who the statements are about", { actors(of: $0) }),
      (
        "Levels, lowest first",
        { framework in
          framework.scale.levels.map { level -> HTML in "<bdi>\(level.title)</bdi>" }
            .joined(separator: ", ")
        }
      ),
      ("What a level says", { "\(Self.meaning(of: $0.scale))" }),
    ]
  }

  private func actors(of framework: Framework) -> HTML {
    let counts =
      (framework.id == comparison.from.framework ? comparison.from : comparison.to)
      .statementsByActor
    let parts = Role.allCases.compactMap { role -> HTML? in
      counts[role.rawValue].map { "\($0) \(Self.name(of: role))" }
    }
    return parts.joined(separator: ", ")
  }

  static func meaning(of scale: Scale) -> String {
    let what =
      switch scale.basis {
      case .expected: "what is expected by tenure or grade; nobody has looked"
      case .observed: "what somebody has observed"
      case .own: "how people rate themselves"
      }
    let whom =
      scale.rates == .person
      ? "one level for the person as a whole" : "a level for each unit"
    return "\(what); \(whom)"
  }

  private var findings: [HTML] {
    var lines = comparison.coverage.map { coverage -> HTML in
      """
      <li><a href="#coverage">Coverage</a>: \(short(framework(coverage.by))) speaks of \
      \(coverage.topic.map { "\(unbrokenPercent($0))" as HTML } ?? "an amount not judged yet") of what \
      \(short(framework(coverage.of))) is about (topic), and has counterparts for \
      \(coverage.behaviour.words) of it (behavior).</li>

      """
    }
    lines.append(
      comparison.ladders.isEmpty
        ? "<li><a href=\"#levels\">Levels</a>: not translated.</li>\n"
        : """
        <li><a href="#levels">Levels</a>: each can be read on the scale of the other, with a \
        margin.</li>

        """)
    if !comparison.falseFriends.isEmpty {
      let names = comparison.falseFriends.map { friend -> HTML in "<bdi>\(friend.name)</bdi>" }
      lines.append(
        """
        <li><a href="#false-friends">Same name, other level</a>: \(names.joined(separator: ", ")).\
        </li>

        """)
    }
    lines.append(
      """
      <li><a href="#alone">What each has alone</a>: \
      \(Self.count(comparison.onlyInFrom.count, "matter", "matters")) only in \(short(from)), \
      \(comparison.onlyInTo.count) only in \(short(to)).</li>

      """)
    lines.append(
      """
      <li><a href="#judgements">Direct judgements</a>: \(comparison.judgements) on pairs of \
      statements; \(comparison.disagreements.count) of them say other than what the shared matters \
      suggest.</li>

      """)
    return lines
  }

  /// Why there are no ladders, as the end of a sentence.
  var refusal: String { comparison.refusal ?? "there is no link between the two scales" }

  // MARK: Words

  private var glossary: Section {
    let words: [(HTML, HTML)] = [
      (
        "Unit",
        """
        What people are rated on: a cluster of skills, a behaviour, a value, a standard. A unit \
        holds statements.
        """
      ),
      ("Statement", "One behaviour that a document describes."),
      (
        "Matter (concept)",
        """
        What a statement is about, whoever wrote it down, such as safety planning or supervision. \
        Both documents are described in the same list of matters, and so become comparable.
        """
      ),
      (
        "Level",
        """
        A step of a document's scale. <em>Expected</em>: what tenure or grade lets one expect. \
        <em>Observed</em>: what somebody has watched. One is never evidence of the other.
        """
      ),
      (
        "Middle answer, central 80\u{A0}%",
        """
        If people are spread evenly within a level, half of them are at the middle answer or below \
        it on the other scale, and eight in ten are within the central 80\u{A0}%, leaving out about one \
        in ten at either end.
        """
      ),
      (
        "Facet",
        """
        Something that the wording of a level can speak to, such as how independently somebody \
        works. Two scales without a facet in common measure different things.
        """
      ),
      (
        "Judgement",
        "What somebody decided on two single statements, having read both, with a reason."
      ),
    ]
    let entries = words.map { word -> HTML in "<dt>\(word.0)</dt>\n<dd>\(word.1)</dd>\n" }
    return Section(
      id: "words", title: "Words in this report", body: "<dl>\n\(entries)</dl>\n")
  }
}
