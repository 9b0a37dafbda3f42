import CrosswalkKit
import CrosswalkModel

/// Which statements of a report are asked for.
struct BehaviourFilter {
  var standing: Standing?
  let words: String
  let actor: Role?
  let level: String?

  init(_ query: [(name: String, value: String)]) {
    standing = query.given("standing").flatMap(Standing.init)
    words = query.given("words") ?? ""
    actor = query.given("actor").flatMap(Role.init)
    level = query.given("level")
  }

  /// Whether everything passes.
  var isEmpty: Bool { standing == nil && words.isEmpty && actor == nil && level == nil }

  /// As the end of an address.
  var query: [(String, String?)] {
    [
      ("standing", standing?.rawValue), ("words", words), ("actor", actor?.rawValue),
      ("level", level),
    ]
  }

  /// Whether a statement passes; one without a level stands at every level.
  func admits(_ statement: Statement, _ found: Standing) -> Bool {
    if let standing, found != standing { return false }
    if !words.isEmpty, !WordSearch(words).matches([statement.id, statement.text]) { return false }
    if let actor, !statement.actor.fits(actor), statement.actor != actor { return false }
    if let level, let own = statement.level, own != level { return false }
    return true
  }
}
