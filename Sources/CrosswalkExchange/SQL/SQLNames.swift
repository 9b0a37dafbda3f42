import CrosswalkKit

/// The names that a crosswalk's tables and columns have in an engine: plain letters, digits and
/// underscores, so that none needs quotes, however the frameworks are called.
struct SQLNames: Sendable {
  /// Begins the names of all tables, so that several crosswalks go side by side.
  let prefix: String
  /// By outcome of the target, *below* first: what its column of probabilities is called.
  let outcomes: [String]

  init(_ tables: TranslationTables) {
    let sides = [tables.source, tables.target].map {
      String(Self.plain($0.framework.framework).prefix(Self.sideLength))
    }
    prefix = "cw_" + sides.joined(separator: "_to_") + "_"
    let names = tables.target.outcomes.map { "p_" + Self.plain($0).prefix(Self.sideLength) }
    outcomes = Set(names).count == names.count ? names : names.indices.map { "p_\($0)" }
  }

  func callAsFunction(_ table: String) -> String { prefix + table }

  /// PostgreSQL cuts names after 63 letters, and two that are cut must not become one.
  private static let sideLength = 18

  private static func plain(_ id: String) -> String {
    String(
      id.unicodeScalars.map { scalar in
        switch scalar {
        case "a"..."z", "0"..."9": Character(scalar)
        case "A"..."Z": Character(Unicode.Scalar(scalar.value + 32)!)
        default: "_"
        }
      })
  }
}
