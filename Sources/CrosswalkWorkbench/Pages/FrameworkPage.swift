import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables

/// A framework: what it is, its levels, its units, and where to go with it.
struct FrameworkPage {
  let context: PageContext
  let aligned: AlignedFramework
  private let links: [String: [ConceptLink]]
  /// The part of a long list of units.
  private let page: String?

  /// So many units are shown at a time.
  private static let size = 200

  init(_ context: PageContext, _ id: String, page: String? = nil) throws {
    (self.context, self.page) = (context, page)
    let index = try context.index(of: id)
    (aligned, links) = (index.aligned, index.links)
    context.foreseeStatements(of: id)
  }

  private var framework: Framework { aligned.framework }

  var html: HTML {
    PageLayout(
      context: context, title: "<bdi>\(framework.title)</bdi>", place: .home,
      lede: "<bdi>\(framework.publisher)</bdi>. <bdi>\(framework.jurisdiction)</bdi>.",
      path: [("Frameworks", "/")],
      body: ways + units + levels + document
    ).html
  }

  /// Where to go with it.
  private var ways: HTML {
    let others = context.catalog.frameworkIDs.filter { $0 != framework.id }
    let rows = others.map { other -> [HTML] in
      [
        HTML.link(Address.framework(other), "<bdi>\(other)</bdi>"),
        HTML.link(Address.crosswalk(framework.id, other), "Crosswalk"),
        HTML.link(Address.translation(framework.id, other), "Translate"),
        HTML.link(Address.comparison(framework.id, other), "Compare"),
        HTML.link(Address.report(framework.id, other), "Report"),
      ]
    }
    if rows.isEmpty { return "" }
    return HTML.section(
      "ways", "Beside another framework",
      HTMLTable(
        id: "ways-caption", caption: "What can be read of the two together.",
        columns: ["Framework", "Statements", "Ratings", "Documents", "By behavior"].map {
          .init($0)
        },
        rows: rows
      ).html)
  }

  private var units: HTML {
    let part = ListPart(framework.units, page: page, size: Self.size)
    let rows = part.items.map { unit -> [HTML] in
      let linked = unit.statements.count { !(links[$0.id] ?? []).isEmpty }
      return [
        HTML.link(Address.unit(unit.id, of: framework.id), HTML.name(unit.id, unit.title)),
        unit.group.map { "<bdi>\(framework.heading(ofGroup: $0))</bdi>" } ?? "–",
        unit.rated ? "yes" : "no", "\(unit.statements.count)", "\(linked)",
      ]
    }
    return HTML.section(
      "units", "Units",
      HTMLTable(
        id: "units-caption", caption: "What people are rated on, and what stands beside it.",
        columns: [
          .init("Unit"), .init("Part of"), .init("Rated"), .init("Statements", isNumber: true),
          .init("Linked", isNumber: true),
        ], rows: rows
      ).html
        + part.ways("units") {
          "\(Address.framework(framework.id))\(Address.query([("page", "\($0)")]))#units"
        })
  }

  private var levels: HTML {
    let scale = framework.scale
    let cuts = aligned.alignment.scale?.cuts ?? []
    let facets = Dictionary(
      (aligned.alignment.scale?.levels ?? []).map { ($0.level, $0.facets.map(\.facet)) },
      uniquingKeysWith: { first, _ in first })
    let rows = scale.levels.enumerated().map { rank, level -> [HTML] in
      [
        "<bdi>\(level.title)</bdi>",
        (level.definition?.text ?? level.note).map { "<bdi>\($0)</bdi>" } ?? "–",
        cuts.indices.contains(rank) ? "\(cuts[rank].at.plain)" : "–",
        facets[level.id].map { "\($0.joined(separator: ", "))" } ?? "–",
      ]
    }
    return HTML.section(
      "levels", "Levels: <bdi>\(scale.title)</bdi>",
      "<p><bdi>\(scale.construct)</bdi>.</p>\n"
        + HTMLTable(
          id: "levels-caption",
          caption: "Lowest first, and where each begins on the reference scale from 0 to 100.",
          columns: [
            .init("Level"), .init("What the document says"), .init("Begins at", isNumber: true),
            .init("Speaks to"),
          ], rows: rows
        ).html)
  }

  private var document: HTML {
    let alignment = aligned.alignment
    var lines: [HTML] = [
      "Called <code>\(framework.id)</code> by files and commands.",
      "Version <bdi>\(framework.version)</bdi>, date <bdi>\(framework.date)</bdi>.",
      "Read from <bdi>\(framework.source.title)</bdi>.",
    ]
    if let note = framework.source.note { lines.append("<bdi>\(note)</bdi>") }
    lines += framework.draftedFrom.map {
      "Drafted from <bdi>\($0.framework)</bdi>. <bdi>\($0.note ?? "")</bdi>"
    }
    lines.append(
      """
      Aligned by <bdi>\(alignment.author)</bdi>, version <bdi>\(alignment.version)</bdi>, \
      <bdi>\(alignment.date)</bdi>.
      """)
    lines += aligned.overriddenBy.map { "Links or cuts of <bdi>\($0)</bdi> lie over these." }
    lines.append("Content hash <span class=\"hash\">\(aligned.digest)</span>.")
    return HTML.section("document", "The document", HTML.list(lines))
  }
}
