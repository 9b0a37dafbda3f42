import CrosswalkTables

/// The single keys of a crosswalk, each with what it does; the script reads them from the page.
enum EditorKeys: String, CaseIterable {
  case next, previous, accept, open, skip, undo, redo, keys

  var key: HTML {
    switch self {
    case .next: "j"
    case .previous: "k"
    case .accept: "a"
    case .open: "n"
    case .skip: "s"
    case .undo: "u"
    case .redo: "r"
    case .keys: "?"
    }
  }

  private var words: HTML {
    switch self {
    case .next: "go one line down in a list, as the arrow does"
    case .previous: "go one line up"
    case .accept: "accept the first suggestion for the chosen statement"
    case .open: "go to the next open statement"
    case .skip: "skip to the next statement"
    case .undo: "undo what was done last"
    case .redo: "do it again"
    case .keys: "show these keys"
    }
  }

  /// Whether it is of use only where something can be changed.
  private var decides: Bool { self == .accept || self == .undo || self == .redo }

  /// The list of keys, and what speaks; both are for the script, which shows the list.
  static func help(canDecide: Bool) -> HTML {
    let lines = allCases.filter { canDecide || !$0.decides }.map { entry -> HTML in
      "<li><kbd data-does=\"\(entry.rawValue)\">\(entry.key)</kbd> \(entry.words)</li>\n"
    }
    return """
      <details id="keys" hidden>
      <summary>Keys</summary>
      <p>They work inside the two lists and the panel, and nowhere else; Enter opens a statement.</p>
      <ul>
      \(lines)</ul>
      <p><button type="button" class="quiet">Turn single keys off</button></p>
      </details>
      <p id="spoken" class="unseen" role="status"></p>

      """
  }
}
