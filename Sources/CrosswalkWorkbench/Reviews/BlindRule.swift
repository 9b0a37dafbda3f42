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
    func refuse(_ statement: String, of framework: String) throws {
      guard ask.context.hides(statement, of: framework) else { return }
      throw ReadingRefusal(
        "'\(statement)' is in a blind reading that is open; nothing is decided on it elsewhere until "
          + "that is closed")
    }
    guard method == "POST", let statement = ask.captures["statement"] else { return }
    if let framework = ask.captures["framework"] { try refuse(statement, of: framework) }
    if let from = ask.captures["from"] { try refuse(statement, of: from) }
    if let to = ask.captures["to"] {
      for field in ask.fields ?? [] where field.name == "object" { try refuse(field.value, of: to) }
    }
  }
}
