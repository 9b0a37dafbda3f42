import CrosswalkBase
import CrosswalkModel
import CrosswalkTables

/// The ontology, or one of its concepts, as a page to read and to print.
package struct OntologyDocument {
  private let document: ReportDocument

  /// For a document.
  package var markdown: String { document.markdown.source }

  /// As a page.
  package var html: String { document.html }

  /// All concepts by domain, and the reference scale; the digest is the ontology's content hash.
  package init(_ ontology: Ontology, digest: String) {
    let hierarchy = ConceptHierarchy(ontology)
    let labels = Dictionary(
      ontology.concepts.map { ($0.id, $0.label) }, uniquingKeysWith: { first, _ in first })
    let domains = ontology.domains.map { domain in
      ReportDocument.Section(
        title: domain.label,
        blocks: [
          .table(
            Table(
              [
                .init("label", heading: "Concept"), .init("case", heading: "A case of"),
                .init("scope", heading: "What belongs to it"), .init("id", heading: "Id"),
              ],
              rows: domain.concepts.map { concept in
                let broader = hierarchy.path(from: concept.id).dropFirst().first
                return [
                  .text(concept.label), .init(broader.map { labels[$0] ?? $0 }),
                  .text(concept.scope), .text(concept.id),
                ]
              }), caption: "Concepts")
        ])
    }
    let scale = ReportDocument.Section(
      title: "The reference scale",
      blocks: [
        .table(
          Table(
            [
              .init("stage", heading: "Stage"), .init("from", heading: "From", alignment: .right),
              .init("to", heading: "To", alignment: .right),
              .init("scope", heading: "What it describes"),
            ],
            rows: ontology.stages.map {
              [.text($0.label), .text($0.from.plain), .text($0.to.plain), .text($0.scope)]
            }), caption: "Stages, lowest first"),
        .table(
          Table(
            [.init("facet", heading: "Facet"), .init("scope", heading: "What speaks to it")],
            rows: ontology.facets.map { [.text($0.label), .text($0.scope)] }),
          caption: "What the wording of a level can speak to"),
      ])
    document = ReportDocument(
      title: ontology.title, lede: "Version \(ontology.version), \(ontology.date).",
      sections: domains + [scale], footer: ["Content hash: \(digest)"])
  }

  /// One concept, and the statements on it.
  ///
  /// - Parameters:
  ///   - report: On the concept.
  ///   - concept: What it is about.
  ///   - ontology: What it belongs to.
  package init(_ report: ConceptReport, on concept: Ontology.Concept, of ontology: Ontology) {
    let neighbours = ConceptNeighbours(ontology).of(concept.id)
    let labels = Dictionary(
      ontology.concepts.map { ($0.id, $0.label) }, uniquingKeysWith: { first, _ in first })
    let also =
      concept.altLabels.isEmpty ? [] : ["Also: \(concept.altLabels.joined(separator: "; "))."]
    var statements = report.table
    let headings = [
      "framework": "Framework", "statement": "Place", "share": "Share", "relation": "Relation",
      "confidence": "Confidence", "text": "Statement",
    ]
    statements.columns = statements.columns.map {
      Table.Column($0.id, heading: headings[$0.id] ?? $0.id, alignment: $0.alignment)
    }
    // What a statement says comes before its place; the concept is that of the page.
    let order = ["text", "framework", "statement", "relation", "share", "confidence"]
      .compactMap { id in statements.columns.firstIndex { $0.id == id } }
    let shown = Table(
      order.map { statements.columns[$0] },
      rows: statements.rows.map { row in order.map { row[$0] } })
    document = ReportDocument(
      title: concept.label, lede: concept.scope,
      sections: [
        .init(
          title: "Next to it",
          blocks: [
            .list(
              also
                + neighbours.map {
                  "\($0.kind.rawValue): \(labels[$0.concept] ?? $0.concept). \($0.reason)"
                })
          ]),
        .init(
          title: "Statements on it",
          blocks: shown.rows.isEmpty
            ? [.paragraph("No statement is on it.")]
            : [.table(shown, caption: "Statements that are linked to it")]),
      ],
      footer: ["\(ontology.title), version \(ontology.version); the concept's id is \(concept.id)."]
    )
  }
}
