import CrosswalkBase
import CrosswalkModel

/// What a result was made from, for a file beside it: the same for every row, so that no row has to
/// say it.
package struct ResultSource: Encodable, Sendable {
  /// The version of the form.
  package static let format = "crosswalk.source/1"

  private struct Maker: Encodable {
    let name = Tool.name
    let version = Tool.version
  }

  private struct OntologyLine: Encodable {
    let id: String
    let version: String
    let date: String
    let hash: String
  }

  private struct Judgements: Encodable {
    let from: String
    let to: String
    let author: String
    let version: String
    let date: String
    let judgements: Int
  }

  private let format = Self.format
  private let tool = Maker()
  private let from: FrameworkSummary
  private let to: FrameworkSummary?
  private let ontology: OntologyLine
  private let judgements: [Judgements]
  private let thresholds: Thresholds?
  private let targetRole: Role?
  private let hash: String

  /// - Parameters:
  ///   - from: The framework that the result is about, or that people are rated in.
  ///   - to: The other framework; nil where there is none.
  ///   - catalog: What the result was computed from.
  ///   - thresholds: Those that answers were held against; nil where there are none.
  ///   - targetRole: Whose statements count in the target; nil: everybody's.
  ///   - hash: That of the result; nil: that of the frameworks as they are.
  /// - Throws: ``CatalogError`` for an unknown id.
  package init(
    from: String, to: String?, in catalog: Catalog, thresholds: Thresholds? = nil,
    targetRole: Role? = nil, hash: String? = nil
  ) throws {
    let source = try catalog.framework(from)
    self.from = FrameworkSummary(source)
    self.to = try to.map { FrameworkSummary(try catalog.framework($0)) }
    let own = catalog.ontology
    ontology = OntologyLine(
      id: own.id, version: own.version, date: own.date, hash: catalog.ontologyDigest)
    judgements =
      try to.map { try catalog.matches(between: from, and: $0) }.map { sets in
        sets.map {
          Judgements(
            from: $0.from, to: $0.to, author: $0.author, version: $0.version, date: $0.date,
            judgements: $0.matches.count)
        }
      } ?? []
    self.thresholds = thresholds
    self.targetRole = targetRole
    self.hash =
      try hash
      ?? to.map { try catalog.pairDigest(from, $0) }
      ?? SHA256.hexDigest(of: Archive.encode([catalog.ontologyDigest, source.digest]))
  }

  /// Over several lines, with a line end.
  package func json() throws -> String { try JSONText.pretty(self) }

  /// Where it stands: beside the result, as `scores.csv.source.json`.
  package static func path(beside result: String) -> String { result + ".source.json" }
}
