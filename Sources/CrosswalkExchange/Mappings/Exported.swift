import CrosswalkBase
import CrosswalkModel
import CrosswalkTables

/// The formats that frameworks and mappings are exported in.
public enum ExportFormat: String, Sendable, Hashable, CaseIterable {
  case sssom
  case `case`
  case skos
  case csv
  case xlsx
  case json
  case sql
}

/// A file that is to be written, with what it could not hold.
package struct Exported {
  package var bytes: [UInt8]
  package var loss: LossReport

  /// Takes bytes, such as a workbook's.
  package init(bytes: [UInt8], _ loss: LossReport) {
    self.bytes = bytes
    self.loss = loss
  }

  /// Takes a text.
  package init(_ text: String, _ loss: LossReport) {
    self.init(bytes: Array(text.utf8), loss)
  }
}

extension StatementMappings {
  /// The mappings in a format; nil for CASE, which holds one framework, and for SQL, which holds
  /// what translates and not what maps.
  ///
  /// - Throws: ``SpreadsheetError`` for what no workbook can hold.
  package func exported(
    to format: ExportFormat, license: String?, names: ExchangeNames
  ) throws -> Exported? {
    switch format {
    case .sssom:
      let export = SSSOMExport(self, license: license, names: names)
      return Exported(export.text, export.loss)
    case .skos:
      let export = SKOSExport(self, names: names)
      return Exported(export.text, export.loss)
    case .csv: return Exported(table.csv, loss(as: "csv", keeping: Self.keepsOfTable))
    case .xlsx:
      return Exported(bytes: try workbook(), loss(as: "xlsx", keeping: Self.keepsOfWorkbook))
    case .json:
      return Exported(try JSONText.pretty(self), loss(as: "json", keeping: Self.keepsOfJSON))
    case .case, .sql: return nil
    }
  }
}

extension AlignedFramework {
  /// The framework and its alignment in a format of others; nil for CSV and JSON, which are our own
  /// reports, and for SQL, which holds what joins two.
  ///
  /// - Throws: ``SpreadsheetError`` for what no workbook can hold.
  package func exported(
    to format: ExportFormat, ontology: Ontology, license: String?, names: ExchangeNames
  ) throws -> Exported? {
    switch format {
    case .sssom:
      let export = SSSOMExport(self, ontology: ontology, license: license, names: names)
      return Exported(export.text, export.loss)
    case .case:
      let export = CASEExport(self, ontology: ontology, names: names)
      return Exported(try export.text, export.loss)
    case .skos:
      let export = SKOSExport(self, ontology: ontology, names: names)
      return Exported(export.text, export.loss)
    case .xlsx:
      let export = FrameworkWorkbook(self, ontology: ontology)
      return Exported(bytes: try export.bytes, export.loss)
    case .csv, .json, .sql: return nil
    }
  }
}
