import Synchronization

/// Which single key does what in a crosswalk.
struct KeySet: Sendable {
  /// Whether none does anything.
  var isOff = false
  private var keys = Dictionary(
    uniqueKeysWithValues: EditorKey.allCases.map { ($0, $0.usual) })

  /// The key of an act; nil where none does it.
  subscript(act: EditorKey) -> String? { isOff ? nil : typed(act) }

  /// The same, also while all are turned off.
  func typed(_ act: EditorKey) -> String? { keys[act] }

  /// Gives acts other keys.
  ///
  /// - Parameter given: What was typed for each act; empty: no key does it.
  /// - Throws: ``EditRefusal`` for what is no single key, a key that browsers use, and one key for two acts.
  mutating func take(_ given: [EditorKey: String]) throws(EditRefusal) {
    var new: [EditorKey: String] = [:]
    for act in EditorKey.allCases {
      let key = FormFields.cleaned(given[act] ?? "")
      if key.isEmpty { continue }
      guard key.count == 1 else {
        throw EditRefusal(400, "'\(key)' is no single key")
      }
      if Self.browsers.contains(key) {
        throw EditRefusal(400, "'\(key)' is a key that browsers use themselves")
      }
      if let other = new.first(where: { $0.value == key })?.key {
        throw EditRefusal(400, "'\(key)' cannot both \(other.words.source) and \(act.words.source)")
      }
      new[act] = key
    }
    keys = new
  }

  /// Firefox searches the page by these.
  private static let browsers: Set<String> = ["/", "'"]
}

/// The keys as somebody has set them, for as long as the program runs. No browser keeps them.
package final class KeptKeys: Sendable {
  private let state = Mutex(KeySet())

  package init() {}

  var set: KeySet { state.withLock { $0 } }

  func put(_ set: KeySet) { state.withLock { $0 = set } }
}
