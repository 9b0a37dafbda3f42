import CrosswalkTables

/// What does not go as long as a blind reading is open: to decide on its statements by another way, which
/// would tell what others decided, and to look at what was decided in which order.
struct BlindRule {
  private let ask: PageAsk

  init(_ ask: PageAsk) { self.ask = ask }

  /// The field that tells programs of which frameworks something is left out.
  static let field = "Crosswalk-Left-Out"

  /// What an answer carries of which something is left out.
  static func headers(_ context: PageContext) -> [(name: String, value: String)] {
    if context.hidden.isEmpty { return [] }
    return [
      (field, context.hidden.keys.sorted().map { Address.step($0).source }.joined(separator: ", "))
    ]
  }

  /// - Throws: ``ReadingRefusal`` for what does not go now.
  func check(_ method: String) throws {
    if ask.context.hidden.isEmpty { return }
    // Statements that a form names besides are looked at where they are read, by whatever name.
    guard method == "POST", let statement = ask.captures["statement"],
      let framework = ask.captures["framework"] ?? ask.captures["from"]
    else { return }
    try ask.context.checkSeeing(statement, of: framework)
  }
}
