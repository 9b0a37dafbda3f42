import CrosswalkTables

/// What a single key can do in a crosswalk.
enum EditorKey: String, CaseIterable, Sendable {
  case next, previous, panel, list, accept, reject, open, skip, undo, redo, filter, keys

  /// The key that does it until somebody gives it another.
  var usual: String {
    switch self {
    case .next: "j"
    case .previous: "k"
    case .panel: "o"
    case .list: "l"
    case .accept: "a"
    case .reject: "x"
    case .open: "n"
    case .skip: "s"
    case .undo: "u"
    case .redo: "r"
    case .filter: "f"
    case .keys: "?"
    }
  }

  var words: HTML {
    switch self {
    case .next: "go one line down in a tree, as the arrow does"
    case .previous: "go one line up"
    case .panel: "open the panel of a statement, or go to the one that is open"
    case .list: "go from the panel to the statement's place in its tree"
    case .accept: "accept the first suggestion for the chosen statement"
    case .reject: "turn the first suggested concept down, with a reason"
    case .open: "go to the next open statement"
    case .skip: "skip to the next statement"
    case .undo: "undo what was done last"
    case .redo: "do it again"
    case .filter: "go to the words of the filter"
    case .keys: "show these keys"
    }
  }

  /// Whether it is of use only where something can be changed.
  var decides: Bool { [.accept, .reject, .undo, .redo].contains(self) }

  /// The list of keys, and what speaks; both are for the script, which shows the list.
  static func help(_ context: PageContext, back: String) -> HTML {
    let set = context.keys.set
    let lines = allCases.filter { context.editing != nil || !$0.decides }.compactMap {
      act -> HTML? in
      set[act].map { "<li><kbd data-does=\"\(act.rawValue)\">\($0)</kbd> \(act.words)</li>\n" }
    }
    let single: HTML =
      set.isOff
      ? "<p>Single keys are turned off.</p>\n"
      : """
      <p>These work inside the two trees and the panel, and nowhere else.</p>
      <ul>
      \(lines)</ul>

      """
    return """
      <details id="keys" hidden>
      <summary>Keys</summary>
      <p>In a tree the arrows go up and down, and open and close; Home and End go to its ends, and Enter opens. Escape closes this \
      and goes back to where you were.</p>
      \(single)<p>\(HTML.link("/keys\(Address.query([("back", back)]))", "Change them, or turn them \(set.isOff ? "on" : "off")"))</p>
      </details>
      <p id="spoken" class="unseen" role="status"></p>

      """
  }
}
