import CrosswalkKit
import CrosswalkModel

/// Figures of frameworks, in the form that programs read.
package struct StatisticsReport: Encodable {
  private let format = "crosswalk.stats/2"
  /// In the order in which they were asked for.
  package let frameworks: [FrameworkStatistics]

  /// - Parameters:
  ///   - frameworks: Their ids; none: all.
  ///   - catalog: Where they are.
  /// - Throws: `CatalogError` for one that is not there.
  package init(_ frameworks: [String], in catalog: Catalog) throws {
    self.frameworks = try (frameworks.isEmpty ? catalog.frameworkIDs : frameworks).map {
      FrameworkStatistics(try catalog.framework($0), ontology: catalog.ontology)
    }
  }
}
