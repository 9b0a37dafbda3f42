import CrosswalkBase
import CrosswalkModel

/// What a result says of what it was made from.
package struct ResultStamp: Sendable, Hashable {
  /// The form of the result, as `crosswalk.translation/1`.
  package var format: String
  /// The id of the framework that it is about, or that people are rated in.
  package var from: String
  /// The id of the other framework; nil where the result names none.
  package var to: String?
  /// Over all that it was made from, as hexadecimal digits.
  package var hash: String
  /// Those that answers were held against; nil where the result names none.
  package var thresholds: Thresholds?
  /// Whose statements counted in the target; nil: everybody's.
  package var targetRole: Role?

  package init(
    format: String, from: String, to: String?, hash: String, thresholds: Thresholds? = nil,
    targetRole: Role? = nil
  ) {
    self.format = format
    self.from = from
    self.to = to
    self.hash = hash
    self.thresholds = thresholds
    self.targetRole = targetRole
  }

  /// Whether the data at hand are those that a result was made from.
  package enum Standing: Sendable, Hashable {
    /// They make the same hash.
    case same
    /// They make another hash.
    case other
    /// The hash is over more than a result tells, such as a target.
    case unknown
  }

  /// Whether a catalog holds what the result was made from.
  ///
  /// - Throws: ``CatalogError`` if it lacks one of the frameworks.
  package func standing(in catalog: Catalog) throws -> Standing {
    guard let to else { return .unknown }
    if let thresholds {
      let translator = try? catalog.translator(
        from: from, to: to, targetRole: targetRole, thresholds: thresholds)
      if let translator { return translator.hash == hash ? .same : .other }
      return .other
    }
    guard Self.comparisons.contains(where: format.hasPrefix) else { return .unknown }
    return try catalog.pairDigest(from, to) == hash ? .same : .other
  }

  /// The forms whose hash is that of the pair.
  private static let comparisons = [
    "crosswalk.comparison/", "crosswalk.source/", "crosswalk.report/",
  ]
}
