import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables

/// A statement: what it is about and who said so, and what answers it in each other framework.
struct StatementPage {
  let context: PageContext
  let aligned: AlignedFramework
  let unit: Framework.Unit
  let statement: Statement
  private let links: [String: [ConceptLink]]
  private let counterparts: [StatementMatches]
  /// The page to come back to from settling what readers see differently; nil: nothing is to be settled.
  var settling: String?

  /// So many counterparts are shown for each framework; the command shows as many.
  private static let limit = 10

  /// - Parameters:
  ///   - context: What pages are made from.
  ///   - framework: The id of its framework.
  ///   - id: Its own.
  ///   - withCounterparts: Whether what answers it elsewhere is looked for.
  /// - Throws: `CatalogError` and `NameError` for what is not there.
  init(
    _ context: PageContext, _ framework: String, _ id: String, withCounterparts: Bool = true
  ) throws {
    self.context = context
    let index = try context.index(of: framework)
    (aligned, links) = (index.aligned, index.links)
    (unit, statement) = try index.statement(named: id)
    let others = withCounterparts ? context.catalog.frameworkIDs.filter { $0 != framework } : []
    counterparts = try others.compactMap { [id = statement.id] in
      try context.matcher(from: framework, to: $0).matches(of: id, limit: Self.limit)
    }
  }

  private var framework: Framework { aligned.framework }

  var html: HTML {
    PageLayout(
      context: context, title: "<bdi>\(statement.id)</bdi>", place: .home,
      lede: "<bdi>\(statement.text)</bdi>",
      path: [
        ("Frameworks", "/"), ("<bdi>\(framework.title)</bdi>", Address.framework(framework.id)),
        (HTML.name(unit.id, unit.title), Address.unit(unit.id, of: framework.id)),
      ],
      body: facts + about + answers
    ).html
  }

  private var facts: HTML {
    var entries: [(HTML, HTML)] = [
      ("Place in the document", "<bdi>\(statement.id)</bdi>"),
      ("Who acts", "\(statement.actor.rawValue)"),
      ("Kind of act", statement.act.map { "\($0.words)" } ?? "nobody has said"),
      (
        "Level",
        statement.level.map { "<bdi>\(framework.scale.title(of: $0))</bdi>" } ?? "every level"
      ),
    ]
    if let id = statement.subcompetency {
      let title = unit.subcompetencies.first { $0.id == id }?.title ?? id
      entries.append(("Heading", "<bdi>\(title)</bdi>"))
    }
    if let same = statement.sameAs {
      entries.append(
        ("Same as", HTML.link(Address.statement(same, of: framework.id), "<bdi>\(same)</bdi>")))
    }
    if !statement.flags.isEmpty {
      entries.append(("Noted", "\(statement.flags.map(\.words).joined(separator: ", "))"))
    }
    if let note = statement.note { entries.append(("Note", "<bdi>\(note)</bdi>")) }
    for grade in statement.grades {
      let words =
        [grade.status.rawValue] + (grade.text.map { [$0] } ?? [])
        + grade.support.map(\.rawValue)
      entries.append(
        (
          "At <bdi>\(framework.scale.title(of: grade.level))</bdi>",
          "<bdi>\(words.joined(separator: ", "))</bdi>"
        ))
    }
    let lines = entries.map { entry -> HTML in "<div><dt>\(entry.0)</dt><dd>\(entry.1)</dd></div>\n"
    }
    return "<dl class=\"facts-list\">\n\(lines)</dl>\n"
  }

  // MARK: About

  private var about: HTML {
    HTML.section("about", "What it is about", decided + deciding)
  }

  /// The forms, and the way to the next statement that nobody has decided on.
  private var deciding: HTML {
    guard context.editing != nil, !context.hides(statement.id, of: framework.id),
      var draft = try? AboutDraft(
        context, framework: framework.id, statement: statement.id, back: settling)
    else { return "" }
    draft.settles = settling != nil
    let next = (try? context.index(of: framework.id))?.open(after: statement.id)
    let way: HTML =
      next.map {
        "<p>\(HTML.link(Address.statement($0, of: framework.id), "Next open statement: <bdi>\($0)</bdi>"))</p>\n"
      } ?? "<p>No other statement is open.</p>\n"
    return AboutForm(context: context, draft: draft).html() + way
  }

  /// What is decided of it, and what share is left.
  var decided: HTML {
    let links = links[statement.id] ?? []
    let rejected = aligned.alignment.rejected.filter { $0.statement == statement.id }
      .flatMap(\.rejections)
    let left = max(0, 1 - links.reduce(0) { $0 + $1.share })
    var body: HTML =
      links.isEmpty
      ? "<p>Nobody has said what it is about.</p>\n"
      : HTMLTable(
        id: "about-caption",
        caption: left < 0.005
          ? "The concepts account for all of it."
          : "\(unbrokenPercent(left)) of it is about what no concept stands for.",
        columns: [
          .init("Concept"), .init("Share", isNumber: true), .init("Relation"),
          .init("Confidence", isNumber: true), .init("By"), .init("Reason"),
        ],
        rows: links.map { link in
          [
            HTML.link(
              Address.concept(link.concept), "<bdi>\(context.label(of: link.concept))</bdi>"),
            "\(unbrokenPercent(link.share))",
            "\(link.relationName)\(link.carries ? "" : ", moves no rating")",
            "\(decimals(link.confidence))", "<bdi>\(link.author ?? aligned.alignment.author)</bdi>",
            link.note.map { "<bdi>\($0)</bdi>" } ?? "–",
          ]
        }
      ).html
    if !rejected.isEmpty {
      body += "<h3>Turned down</h3>\n"
      body += HTML.list(
        rejected.map { rejection in
          """
          \(rejection.concept.map { HTML.link(Address.concept($0), "<bdi>\(context.label(of: $0))</bdi>") } ?? "every concept"): \
          <bdi>\(rejection.reason)</bdi>
          """
        })
    }
    return body
  }

  // MARK: Counterparts

  private var answers: HTML {
    if counterparts.isEmpty { return "" }
    let parts = counterparts.map { found -> HTML in
      let title = (try? context.catalog.framework(found.to).framework.title) ?? found.to
      let note: HTML = found.note.map { ". <bdi>\($0)</bdi>" } ?? ""
      let standing: HTML = """
        <p class="standing">\(HTML.link(Address.crosswalk(framework.id, found.to, [("unit", unit.id)]), "<bdi>\(found.to)</bdi>")): \
        <strong>\(found.standing.words)</strong>\
        \(note)</p>

        """
      return """
        <h3><bdi>\(title)</bdi></h3>
        \(standing)\(HTML.list(found.matches.map { $0.facts(in: found.to, context) }, "pairs"))
        """
    }
    return HTML.section(
      "counterparts", "What answers it elsewhere", LinkKind.legend + parts.joined())
  }
}
