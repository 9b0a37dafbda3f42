import CrosswalkKit
import CrosswalkModel

/// What the first page tells of all frameworks, worked out once for a catalog.
package struct CatalogFigures: Sendable {
  /// A framework in one row.
  package struct Line: Sendable {
    package var summary: FrameworkSummary
    package var statistics: FrameworkStatistics
    package var levels: Int
    /// Judgements on its statements that something contradicts, and that nobody has settled.
    package var disputed: Int

    /// Statements that nobody has linked, or turned concepts down for.
    package var open: Int
  }

  /// In the order of the catalog.
  package let lines: [Line]
  /// The names of the concepts, by id.
  package let labels: [String: String]

  /// Counts all frameworks, and holds all judgements against what is known otherwise.
  package init(_ catalog: Catalog) throws {
    let ontology = catalog.ontology
    let ids = catalog.frameworkIDs
    let kinship = ConceptKinship(ontology)
    var disputed: [String: Int] = [:]
    for (position, first) in ids.enumerated() {
      for second in ids[position...] {
        for set in try catalog.matches(between: first, and: second) {
          let (from, to) = (try catalog.framework(set.from), try catalog.framework(set.to))
          let count = MatchContradiction.unsettled(
            in: set, from: (from.framework, from.alignment), to: (to.framework, to.alignment),
            kinship: kinship
          ).count
          for id in Set([set.from, set.to]) { disputed[id, default: 0] += count }
        }
      }
    }
    lines = try ids.map { id in
      let aligned = try catalog.framework(id)
      return Line(
        summary: FrameworkSummary(aligned),
        statistics: FrameworkStatistics(aligned, ontology: ontology),
        levels: aligned.framework.scale.levels.count, disputed: disputed[id] ?? 0,
        open: aligned.undecided.count)
    }
    labels = Dictionary(
      ontology.concepts.map { ($0.id, $0.label) }, uniquingKeysWith: { first, _ in first })
  }
}
