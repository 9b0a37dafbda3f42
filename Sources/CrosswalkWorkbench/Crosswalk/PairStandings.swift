import CrosswalkBase
import CrosswalkExchange
import CrosswalkKit
import CrosswalkModel

/// How each statement of a framework stands to another framework.
///
/// It is worked out for all of them where that is soon done. For two frameworks of ten thousand statements it
/// takes a minute, which nobody waits for before a list opens; of such a pair only judgements are told.
struct PairStandings: Sendable {
  /// Whether every statement has a standing here.
  let isWhole: Bool
  /// Statements of which somebody has judged something.
  let judged: Set<String>
  private let known: [String: StatementStanding]

  /// So many pairs are looked at for one page: a fifth of a second's work.
  private static let most = 500_000

  /// Whether so many pairs are soon looked at.
  static func isSoonDone(_ pairs: Int) -> Bool { pairs <= most }

  init(_ counterparts: @autoclosure () -> Counterparts, pairs: Int, judged: Set<String>) {
    isWhole = Self.isSoonDone(pairs)
    self.judged = judged
    known =
      isWhole
      ? Dictionary(
        counterparts().standings().map { ($0.statement, $0) },
        uniquingKeysWith: { first, _ in first
        })
      : [:]
  }

  /// Nil where it was not worked out.
  subscript(statement: String) -> StatementStanding? { known[statement] }
}

extension PageContext {
  /// How each statement of a framework stands to another framework.
  ///
  /// - Throws: `NameError` for one against itself; `CatalogError`.
  func standings(of mine: String, to other: String) throws -> PairStandings {
    if mine == other {
      throw NameError("a framework is held against another, not against itself")
    }
    let (from, to) = (try catalog.framework(mine), try catalog.framework(other))
    let pairs = from.framework.statementCount * to.framework.statementCount
    // Where only judgements are told, hardly anything is kept.
    let weight = try weight(mine, other) / (PairStandings.isSoonDone(pairs) ? 1 : 100)
    return try memory.value(.init(kind: .standings, from: mine, to: other), weight: weight) {
      let matches = try catalog.matches(between: mine, and: other)
      return PairStandings(
        Counterparts(from: from, to: to, matches: matches, ontology: catalog.ontology),
        pairs: pairs, judged: try catalog.decidedStatements(of: mine, against: other))
    }
  }
}
