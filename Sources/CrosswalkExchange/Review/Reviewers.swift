import CrosswalkKit
import CrosswalkModel

/// Names that only capitals and white space tell apart: they may be of one person, who is taken for
/// several.
package enum Reviewers {
  /// The names that are alike, together, in order.
  package static func alike(_ names: some Sequence<String>) -> [[String]] {
    Dictionary(grouping: Set(names)) { $0.lowercased().filter { !$0.isWhitespace } }
      .values.filter { $0.count > 1 }.map { $0.sorted() }.sorted { $0[0] < $1[0] }
  }
}

extension Alignment {
  /// Everybody who has judged something in it.
  package var people: Set<String> { Set(readers) }

  /// The statements that somebody has linked, or turned concepts down for.
  package var decidedStatements: Set<String> {
    Set(links.map(\.statement) + rejected.map(\.statement))
  }
}
