import CrosswalkBase
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables

/// All concepts, by domain.
struct ConceptsPage {
  let context: PageContext

  var html: HTML {
    let ontology = context.catalog.ontology
    let hierarchy = context.catalog.hierarchy
    let parts = ontology.domains.enumerated().map { index, domain -> HTML in
      HTML.section(
        "domain-\(index + 1)", "<bdi>\(domain.label)</bdi>",
        HTMLTable(
          id: "domain-\(index + 1)-caption",
          caption: "\(counted(domain.concepts.count, "concept"))",
          columns: [.init("Concept"), .init("What belongs to it"), .init("A case of")],
          rows: domain.concepts.map { concept in
            let broader = hierarchy.path(from: concept.id).dropFirst().first
            return [
              HTML.link(Address.concept(concept.id), "<bdi>\(concept.label)</bdi>"),
              "<bdi>\(concept.scope)</bdi>",
              broader.map { HTML.link(Address.concept($0), "<bdi>\(context.label(of: $0))</bdi>") }
                ?? "–",
            ]
          }, look: .even
        ).html)
    }
    return PageLayout(
      context: context, title: "<bdi>\(ontology.title)</bdi>", place: .concepts,
      lede:
        "What a behavior is about, whoever wrote it down. Version <bdi>\(ontology.version)</bdi>.",
      body: parts.joined()
    ).html
  }
}

/// A concept, what stands next to it, and who speaks of it.
struct ConceptPage {
  let context: PageContext
  let concept: Ontology.Concept
  /// The part of long lists of statements.
  private let page: String?

  /// So many statements of each framework are shown at a time.
  private static let size = 50

  init(_ context: PageContext, _ id: String, page: String? = nil) throws {
    (self.context, self.page) = (context, page)
    let concepts = context.catalog.ontology.concepts
    let name = try NameLookup(concepts.map { ($0.id, $0.label) }).id(of: id, as: "concept")
    concept = concepts.first { $0.id == name }!
  }

  var html: HTML {
    get throws {
      let neighbours = ConceptNeighbours(context.catalog.ontology).of(concept.id).map {
        neighbour -> HTML in
        """
        \(neighbour.kind.rawValue): \
        \(HTML.link(Address.concept(neighbour.concept), "<bdi>\(context.label(of: neighbour.concept))</bdi>")). \
        <bdi>\(neighbour.reason)</bdi>
        """
      }
      let also: HTML =
        concept.altLabels.isEmpty
        ? "" : "<p>Also: <bdi>\(concept.altLabels.joined(separator: "; "))</bdi>.</p>\n"
      let near: HTML =
        neighbours.isEmpty ? "" : HTML.section("near", "Next to it", HTML.list(neighbours))
      let parts = try context.catalog.frameworkIDs.map { try section(context.index(of: $0)) }
      return PageLayout(
        context: context, title: "<bdi>\(concept.label)</bdi>", place: .concepts,
        lede: "<bdi>\(concept.scope)</bdi>", path: [("Concepts", "/concepts")],
        body: also + near + parts.joined()
      ).html
    }
  }

  private func section(_ index: FrameworkIndex) -> HTML {
    let (aligned, framework) = (index.aligned, index.aligned.framework)
    let found = framework.statements.compactMap { _, statement in
      index.links[statement.id]?.first { $0.concept == concept.id }.map { (statement, $0) }
    }
    let part = ListPart(found, page: page, size: Self.size)
    let rows = part.items.map { statement, link -> [HTML] in
      [
        """
        \(HTML.link(Address.statement(statement.id, of: framework.id), "<bdi>\(statement.id)</bdi>")) \
        <bdi>\(statement.text)</bdi>
        """,
        "\(unbrokenPercent(link.share))", "\(link.relationName)",
        "\(decimals(link.confidence))",
      ]
    }
    let id: HTML = "in-\(Address.step(framework.id))"
    if rows.isEmpty {
      let absence = aligned.alignment.absence(of: concept.id, context.catalog.hierarchy)
      let why: HTML = absence.map { " <bdi>\($0.reason)</bdi>" } ?? ""
      return HTML.section(
        id, "<bdi>\(framework.title)</bdi>", "<p>No statement is on it.\(why)</p>\n")
    }
    return HTML.section(
      id, "<bdi>\(framework.title)</bdi>",
      HTMLTable(
        id: "\(id.source)-caption", caption: "\(counted(found.count, "statement"))",
        columns: [
          .init("Statement"), .init("Share", isNumber: true), .init("Relation"),
          .init("Confidence", isNumber: true),
        ], rows: rows
      ).html
        + part.ways("statements") {
          "\(Address.concept(concept.id))\(Address.query([("page", "\($0)")]))#\(id)"
        })
  }
}
