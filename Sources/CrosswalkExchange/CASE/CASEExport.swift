import CrosswalkBase
import CrosswalkDocuments
import CrosswalkKit
import CrosswalkModel

/// A framework as a package of CASE 1.1: a document, items, associations and a rubric.
///
/// Groups, units, subcompetencies and statements are items, each the child of the one over it and
/// numbered in the order of the document; items of one parent that follow each other are joined by
/// `precedes` too. The scale is a rubric. Its first criterion holds the levels; in a level-bound
/// framework each unit has a criterion whose levels hold its statements, and each graded statement
/// one that holds its grades. What CASE has no place for is under `crosswalk` in `extensions`.
public struct CASEExport: Sendable {
  /// What is not in it, or not where other programs look.
  public let loss: LossReport
  private let aligned: AlignedFramework
  private let ontology: Ontology
  private let names: ExchangeNames

  /// The file.
  ///
  /// - Throws: ``CASEExportError`` if a text is longer than an import takes.
  public var text: String {
    get throws {
      var bytes: [UInt8] = []
      try write { bytes += $0 }
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  /// Hands on the file a piece at a time.
  ///
  /// - Throws: ``CASEExportError``, before anything is handed on, and what `take` throws.
  func write(_ take: ([UInt8]) throws -> Void) throws {
    try check()
    try withoutActuallyEscaping(take) { try builder.write(into: JSONStream($0)) }
  }

  /// Refuses what could not be read again.
  func check() throws(CASEExportError) { try Self.check(aligned.framework) }

  private var builder: CASEBuilder { CASEBuilder(aligned, ontology: ontology, names: names) }

  /// The kinds of item, by what ``CASEReader`` knows them by.
  enum ItemType: String, CaseIterable {
    case group = "Group"
    case unit = "Unit"
    case subcompetency = "Subcompetency"
    case statement = "Statement"
  }

  /// What of the model is in it. ``CASEImport`` reads all of it back but the keywords.
  package static let keeps = KeptFields(
    Set<ModelField>.all(of: .source, .group, .subcompetency).union([
      .frameworkTitle, .frameworkPublisher, .frameworkVersion, .frameworkLanguage,
      .frameworkLicense, .statementSubcompetency,
      .unitID, .unitTitle, .unitGroup, .unitNote,
      .scaleTitle, .scaleConstruct, .levelTitle, .levelNote,
      .statementID, .statementText, .statementNote, .statementParent, .statementSameAs,
    ]),
    aside: [
      (
        "extensions",
        Set<ModelField>.all(of: .ancestor, .tenure, .definition).union([
          .frameworkID, .frameworkJurisdiction, .frameworkDate, .frameworkWording, .unitRated,
          .unitCode, .statementCode,
          .scaleID, .scaleMeasures, .scaleRates, .scaleBasis, .scaleNote, .scaleOrder, .levelID,
          .statementActor, .statementAct, .statementFlags,
        ])
      ),
      ("extensions and rubrics", [.statementLevel]),
      ("rubrics", .all(of: .grade)),
      ("conceptKeywords", [.linkConcept, .statementLinksStatement]),
    ])

  /// Makes the package; its concepts are named in the items' keywords.
  public init(
    _ aligned: AlignedFramework, ontology: Ontology, names: ExchangeNames = .standard
  ) {
    (self.aligned, self.ontology, self.names) = (aligned, ontology, names)
    var loss = LossReport(
      title: "\(aligned.framework.id) as case", of: ModelValues([aligned]), keeping: Self.keeps)
    if CASEBuilder(aligned, ontology: ontology, names: names).isDateMade {
      loss.leaveOut("dates of change (none is known; the start of 1970 stands in)", 1)
    }
    loss.leaveOut(
      "texts of rubrics that are too long (items hold the statements, and extensions their levels)",
      Self.unjoined(aligned.framework))
    self.loss = loss
  }
}
