import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

/// How results are made, for the appendix of whoever uses them: rules and formulas, and the figures
/// of the data at hand.
package struct MethodsReport {
  let frameworks: [AlignedFramework]
  let pair: MethodsPair?
  let ontology: Ontology
  let thresholds: Thresholds
  private let references: [Reference]

  /// The methods as they apply to all frameworks at hand.
  ///
  /// - Throws: `DecodingError` if a compiled form is damaged.
  package init(in catalog: Catalog, thresholds: Thresholds = Thresholds()) throws {
    frameworks = try catalog.frameworkIDs.map { try catalog.framework($0) }
    pair = nil
    ontology = catalog.ontology
    self.thresholds = thresholds
    references = catalog.ownReferences
  }

  /// The methods as they apply to two frameworks.
  ///
  /// - Throws: `CatalogError` for an unknown id.
  package init(
    _ first: String, _ second: String, in catalog: Catalog, thresholds: Thresholds = Thresholds()
  ) throws {
    frameworks = [try catalog.framework(first), try catalog.framework(second)]
    pair = try MethodsPair(first, second, in: catalog, thresholds: thresholds)
    ontology = catalog.ontology
    self.thresholds = thresholds
    references = try catalog.references(toPair: first, second)
  }

  /// The report in headings, paragraphs and tables.
  var document: ReportDocument {
    let names = frameworks.map(\.framework.id)
    return ReportDocument(
      title: pair == nil ? "Methods" : "Methods: \(names.joined(separator: " and "))",
      lede: "How \(Tool.title) \(Tool.version) computes what it says of "
        + (names.isEmpty ? "frameworks" : names.joined(separator: ", "))
        + ". Figures are those of the data at hand.",
      sections: [content, overlap, levels, translation, status, groups]
        + (pair == nil ? [] : [judgements]) + [limits, sources], footer: [ReferenceText.licence])
  }

  /// For a terminal.
  package func text(style: TextStyle) -> PlainText { document.text(style) }

  /// For a document.
  package var markdown: String { document.markdown.source }

  /// As a page.
  package var html: String { document.html }

  // MARK: What was used

  private var sources: ReportDocument.Section {
    .init(
      title: "What it was made from",
      blocks: [.list(ReferenceText(references).lines)]
        + (pair.map { pair in
          [
            .paragraph("Results of the pair carry these content hashes:"),
            .list(pair.hashes.map { "\($0.of): \($0.hash)" }),
          ]
        } ?? []))
  }
}
