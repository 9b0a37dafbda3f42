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
  /// Hands on the file a piece at a time, so that no large one is held; throws what `take` throws.
  package let write: (_ take: ([UInt8]) throws -> Void) throws -> Void
  package let loss: LossReport

  /// Takes what hands on a file.
  init(
    _ loss: LossReport, _ write: @escaping (_ take: ([UInt8]) throws -> Void) throws -> Void
  ) {
    (self.loss, self.write) = (loss, write)
  }

  /// Takes bytes, such as a workbook's.
  package init(bytes: [UInt8], _ loss: LossReport) {
    self.init(loss) { try $0(bytes) }
  }

  /// Takes a text.
  package init(_ text: String, _ loss: LossReport) {
    self.init(bytes: Array(text.utf8), loss)
  }

  /// Takes what hands on a text.
  init(
    _ loss: LossReport, texts: @escaping (_ take: (String) throws -> Void) throws -> Void
  ) {
    self.init(loss) { take in try texts { try take(Array($0.utf8)) } }
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
      return Exported(export.loss, texts: export.content)
    case .skos:
      let export = SKOSExport(self, names: names)
      return Exported(export.text, export.loss)
    case .csv:
      return Exported(
        loss(as: "csv", keeping: Self.keepsOfTable),
        texts: { take in
          try take(header.csvHeader)
          try forEachRow { try take(Table(header.columns, rows: [$0]).csvRows) }
        })
    case .xlsx:
      return Exported(bytes: try workbook(), loss(as: "xlsx", keeping: Self.keepsOfWorkbook))
    case .json:
      return Exported(loss(as: "json", keeping: Self.keepsOfJSON)) { take in
        try withoutActuallyEscaping(take) { try write(to: JSONStream($0)) }
      }
    case .case, .sql: return nil
    }
  }
}

extension AlignedFramework {
  /// The framework and its alignment in a format of others; nil for CSV and JSON, which are our own
  /// reports, and for SQL, which holds what joins two.
  ///
  /// - Throws: ``SpreadsheetError`` for what no workbook can hold, ``CASEExportError`` for what no
  ///   package can.
  package func exported(
    to format: ExportFormat, ontology: Ontology, license: String?, names: ExchangeNames
  ) throws -> Exported? {
    switch format {
    case .sssom:
      let export = SSSOMExport(self, ontology: ontology, license: license, names: names)
      return Exported(export.loss, texts: export.content)
    case .case:
      let export = CASEExport(self, ontology: ontology, names: names)
      // Refused before a file is begun.
      try export.check()
      return Exported(export.loss) { try export.write($0) }
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
