import CrosswalkTables

/// A walk through statements that are to be decided, a line of input at a time. What is decided is
/// written at once, so that a walk can be broken off anywhere and taken up again.
package protocol ReviewWalk {
  /// Whether nothing is left, or somebody has had enough.
  var isOver: Bool { get }
  /// How many statements were decided in this walk.
  var decided: Int { get }
  /// How many statements of the walk are left.
  var left: Int { get }
  /// The file that decisions go into.
  var path: String { get }
  /// The statement at hand and what is suggested for it, or that all is done.
  var screen: PlainText { get }
  /// What asks for the next line.
  var prompt: PlainText { get }

  /// Takes a line of input.
  ///
  /// - Returns: What to show before the next screen, and whether that is to be shown.
  /// - Throws: `FileError` or `DataProblems` where a decision cannot be written.
  mutating func take(_ line: String) throws -> (message: PlainText, isMoved: Bool)
}

/// What a line of a walk asks for.
enum WalkCommand {
  case nothing, help, quit, skip, undo
  /// Look for words.
  case search(String)
  /// Anything else: its first word in small letters, and what follows that.
  case other(word: String, rest: String)

  init(_ line: String) {
    let words = line.split(separator: " ", maxSplits: 1).map(String.init)
    let word = words.first?.lowercased() ?? ""
    switch word {
    case "": self = .nothing
    case "?", "h", "help": self = .help
    case "q", "quit": self = .quit
    case "s", "skip": self = .skip
    case "u", "undo": self = .undo
    default:
      self =
        line.hasPrefix("/")
        ? .search(String(line.dropFirst()))
        : .other(word: word, rest: words.count > 1 ? words[1] : "")
    }
  }
}

/// Where a walk is, and where each step began.
struct WalkSteps<Memory> {
  private let count: Int
  private(set) var position = 0
  /// How many statements were decided.
  private(set) var decided = 0
  /// What was there before each step; nil where the statement was skipped.
  private var history: [(position: Int, memory: Memory?)] = []
  private var isStopped = false

  init(count: Int) { self.count = count }

  var isOver: Bool { isStopped || position == count }
  var left: Int { count - position }

  /// Goes on; with what was there before if something was decided.
  mutating func advance(from memory: Memory?) {
    history.append((position, memory))
    if memory != nil { decided += 1 }
    position += 1
  }

  /// Does what leads on in any walk.
  ///
  /// - Returns: What to say and whether it has moved; nil for what each walk does by itself.
  mutating func answer(_ command: WalkCommand, help: PlainText) -> (PlainText, Bool)? {
    switch command {
    case .nothing: return ("", false)
    case .help: return (help, false)
    case .quit:
      isStopped = true
      return ("", false)
    case .skip:
      advance(from: nil)
      return ("", true)
    case .undo where history.isEmpty: return ("nothing to undo\n", false)
    case .undo, .search, .other: return nil
    }
  }

  /// The last step; nil at the beginning.
  var last: (position: Int, memory: Memory?)? { history.last }

  /// Goes back to before the last step.
  mutating func goBack() {
    guard let (before, memory) = history.popLast() else { return }
    if memory != nil { decided -= 1 }
    position = before
  }
}
