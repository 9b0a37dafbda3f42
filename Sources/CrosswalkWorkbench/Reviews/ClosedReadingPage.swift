import CrosswalkBase
import CrosswalkExchange
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables

/// A closed reading against what others decided: how far they agree, and where not, side by side.
struct ClosedReadingPage {
  let context: PageContext
  private let entry: ReadingFolder.Entry
  private let framework: Framework
  private let files: [(name: String, review: FilledReview)]
  private let decisions: [ReviewDecision]
  private let problems: [String]
  private let agreement: ReviewAgreement

  /// - Throws: ``ReadingRefusal`` while another reading of the framework is open; `CatalogError`.
  init(
    _ context: PageContext, _ entry: ReadingFolder.Entry, in folder: ReadingFolder
  ) throws {
    (self.context, self.entry) = (context, entry)
    let id = entry.review.framework
    if let open = folder.entries.first(where: { $0.isOpen && $0.review.framework == id }) {
      throw ReadingRefusal(
        "the reading \(open.id) of '\(id)' is open, so nothing is shown of what others decided")
    }
    framework = try context.catalog.framework(id).framework
    // Everybody who has read any of the same statements.
    let ids = Set(entry.review.entries.map(\.statement))
    let others = folder.entries.filter { other in
      other.id != entry.id && other.review.framework == id
        && other.review.entries.contains { ids.contains($0.statement) && !$0.answers.isEmpty }
    }
    files =
      [("\(entry.id).first.csv", try folder.first(of: entry)), ("\(entry.id).csv", entry.review)]
      + others.map { ("\($0.id).csv", $0.review) }
    let (framework, ontology) = (framework, context.catalog.ontology)
    let read = try files.map {
      ($0.name, try $0.review.decisions(of: framework, ontology: ontology))
    }
    problems = read.flatMap { name, file in file.problems.map { "\(name): \($0)" } }
    decisions = read.flatMap(\.1.decisions)
    agreement = ReviewAgreement(ReadingAgreement.readings(of: decisions, in: id))
  }

  var html: HTML {
    PageLayout(
      context: context, title: "Agreement on <bdi>\(entry.review.framework)</bdi>", place: .review,
      lede:
        "How far people agree on what statements are about, having read without sight of each other.",
      path: [("Review", "/review")], body: complaint + figures + disputed + source
    ).html
  }

  private var complaint: HTML {
    if problems.isEmpty { return "" }
    return """
      <div class="care">
      <h2>Some rows cannot be understood</h2>
      \(HTML.list(problems.map { "<bdi>\(GapHTML.sentence($0))</bdi>" }, "problems"))</div>

      """
  }

  // MARK: Figures

  private func words(_ figure: Estimate?) -> HTML {
    guard let figure else { return "nothing can be told" }
    return
      "\(decimals(figure.value)), 95\u{A0}% interval \(decimals(figure.low)) to \(decimals(figure.high))"
  }

  private var figures: HTML {
    let rows = agreement.pairs.map { pair -> [HTML] in
      [
        "<bdi>\(pair.first)</bdi> and <bdi>\(pair.second)</bdi>", "\(pair.statements)",
        "\(pair.sameMain)", words(pair.kappa),
      ]
    }
    return HTML.section(
      "figures", "How far they agree",
      """
      <p>\(counted(agreement.statements, "statement")) read by at least two of \
      \(agreement.reviewers.count). Krippendorff's alpha of the sets of concepts, with the MASI \
      distance: \(words(agreement.alpha)).</p>

      """
        + HTMLTable(
          id: "figures-caption",
          caption: "Each two readers, by the main concept of each statement.",
          columns: [
            .init("Readers"), .init("Read by both", isNumber: true),
            .init("Same main concept", isNumber: true), .init("Cohen's kappa"),
          ], rows: rows
        ).html)
  }

  // MARK: Disagreements

  private var disputed: HTML {
    if agreement.disagreements.isEmpty {
      return HTML.section("disputed", "Where they differ", "<p>Nowhere.</p>\n")
    }
    let texts = framework.statementsByID.mapValues(\.text)
    let prefix = "\(framework.id):".count
    let parts = agreement.disagreements.map { found -> HTML in
      let id = String(found.statement.dropFirst(prefix))
      let own = decisions.filter { $0.statement == id }.sorted { $0.reviewer < $1.reviewer }
      return """
        <li>
        <p>\(HTML.link(Address.statement(id, of: framework.id), "<bdi>\(id)</bdi>")) <bdi>\(texts[id] ?? "")</bdi></p>
        \(sides(own, id: id))\(settling(id))</li>

        """
    }
    return HTML.section(
      "disputed", "Where they differ (\(agreement.disagreements.count))",
      "<ul class=\"pairs\">\n\(parts)</ul>\n")
  }

  private func sides(_ own: [ReviewDecision], id: String) -> HTML {
    HTMLTable(
      id: "sides-\(Address.step(id))", caption: "What each says of <bdi>\(id)</bdi>.",
      columns: [.init("Reader"), .init("About"), .init("Why")],
      rows: own.map { decision in
        let links = decision.links.map { link -> HTML in
          """
          <bdi>\(context.label(of: link.concept))</bdi> \(unbrokenPercent(link.share)) \
          \(link.relationName), confidence \(decimals(link.confidence))
          """
        }
        let denied = decision.rejections.map { rejection -> HTML in
          rejection.concept.map { "not <bdi>\(context.label(of: $0))</bdi>" } ?? "no concept fits"
        }
        let why = Set(decision.links.compactMap(\.note) + decision.rejections.map(\.reason))
          .sorted()
        return [
          "<bdi>\(decision.reviewer)</bdi>", (links + denied).joined(separator: "; "),
          why.isEmpty ? "–" : why.map { "<bdi>\($0)</bdi>" as HTML }.joined(separator: "; "),
        ]
      }
    ).html
  }

  /// What stands now, and the way to decide.
  private func settling(_ id: String) -> HTML {
    let aligned = try? context.catalog.framework(framework.id)
    let now = aligned?.alignment.decisions(on: [id]) ?? []
    let words = now.map { decision -> HTML in
      "<bdi>\(decision.words)</bdi> (<bdi>\(decision.reviewer)</bdi>)"
    }
    let query = [
      ("settle", "\(ReadingAddress.reading(entry.id).source)#settle-\(Address.step(id).source)")
    ]
    let form: HTML = "\(Address.statement(id, of: framework.id))\(Address.query(query))"
    let way: HTML =
      context.editing == nil
      ? HTML.link(
        "\(Address.statement(id, of: framework.id))#about",
        "What stands there now<span class=\"unseen\">: \(id)</span>")
      : HTML.link(
        "\(form)#link-heading", "Settle it, with a reason<span class=\"unseen\">: \(id)</span>")
    return """
      <p class="facts" id="settle-\(Address.step(id))">Now: \(now.isEmpty ? "nothing is decided" : words.joined(separator: "; ")). \
      \(way)</p>

      """
  }

  // MARK: Where it comes from

  private var source: HTML {
    let path = ReadingAddress.reading(entry.id)
    let names = files.map { "reviews/\($0.name)" }.joined(separator: " ")
    return HTML.section(
      "source", "Where this comes from",
      """
      <p>Sample drawn by the seed \(entry.seed). \
      \(HTML.link("\(path)/sheet.csv", "The sheet of this reading")), \
      \(HTML.link("\(path)/first.csv", "what others had decided when the sample was drawn")).</p>
      <p>The same from the command line, in your folder:</p>
      <pre>crosswalk review agreement \(names)</pre>

      """)
  }
}
