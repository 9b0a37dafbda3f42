/// What an answer carries of which something is left out, as long as a blind reading is open.
enum BlindField {
  /// It tells programs of which frameworks.
  static let name = "Crosswalk-Left-Out"

  static func headers(_ context: PageContext) -> [(name: String, value: String)] {
    if context.hidden.isEmpty { return [] }
    return [
      (name, context.hidden.keys.sorted().map { Address.step($0).source }.joined(separator: ", "))
    ]
  }
}
