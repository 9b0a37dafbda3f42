import CrosswalkBase
import CrosswalkExchange
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables

/// A framework, or what joins two, in a format of others: for the command, and for whoever asks over the
/// network.
package struct ExportAnswer {
  /// How it is to be written.
  package struct Options {
    /// Whether what follows from shared concepts is added to a pair.
    package var isDerived = false
    /// Of what follows, at most so many for a statement, the strongest; nil: all.
    package var limit: Int?
    /// Of what is written, as an IRI; nil: that of the frameworks.
    package var license: String?
    package var names = ExchangeNames.standard

    package init() {}
  }

  /// What does not go together.
  package enum Refusal: Error, Hashable, CustomStringConvertible {
    case itself
    case oneFramework(String, String)
    case notAPair

    package var description: String {
      switch self {
      case .itself: "a framework is not matched with itself"
      case .oneFramework(let first, let second):
        "case holds one framework; export '\(first)' and '\(second)' on their own, and what joins "
          + "them as sssom"
      case .notAPair: "what is derived goes with a pair, as A--B"
      }
    }
  }

  private let catalog: Catalog
  private let options: Options

  package init(_ catalog: Catalog, _ options: Options) {
    (self.catalog, self.options) = (catalog, options)
  }

  /// - Parameters:
  ///   - subject: A framework's id, or two as `A--B`.
  ///   - format: Any but SQL, which is a folder.
  /// - Returns: What is written, and what it cannot hold.
  /// - Throws: ``Refusal``, `CatalogError`, `SpreadsheetError`, `CASEExportError`.
  package func exported(_ subject: String, _ format: ExportFormat) throws -> Exported {
    switch ExportSubject(subject, among: catalog.frameworkIDs) {
    case .pair(let first, let second): try mappings(first, second, format)
    case .framework(let id): try framework(id, format)
    }
  }

  private func mappings(
    _ first: String, _ second: String, _ format: ExportFormat
  ) throws -> Exported {
    if first == second { throw Refusal.itself }
    let mappings = try StatementMappings(
      first, second, in: catalog, derived: options.isDerived, limit: options.limit)
    guard
      let exported = try mappings.exported(
        to: format, license: options.license, names: options.names)
    else { throw Refusal.oneFramework(first, second) }
    return exported
  }

  private func framework(_ id: String, _ format: ExportFormat) throws -> Exported {
    if options.isDerived { throw Refusal.notAPair }
    let aligned = try catalog.framework(id)
    if let exported = try aligned.exported(
      to: format, ontology: catalog.ontology, license: options.license, names: options.names)
    {
      return exported
    }
    let units = aligned.framework.units
    let isTable = format == .csv
    let text =
      isTable
      ? StatementTable.table(aligned, units: units).csv
      : try JSONText.pretty(FrameworkReport(aligned, units: units))
    return Exported(
      text,
      LossReport(
        title: "\(id) as \(format.rawValue)", of: ModelValues([aligned]),
        keeping: isTable ? StatementTable.keeps : FrameworkReport.keeps))
  }
}
