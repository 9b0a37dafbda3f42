import ArgumentParser
import CrosswalkBase
import CrosswalkExchange
import CrosswalkTables

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

struct ReviewWalkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "walk",
    abstract: "Decide on statements one by one at the terminal (the default).",
    discussion: """
      Shows each statement that nobody has decided on with its suggestions, and writes each decision \
      into alignment.yaml at once, keeping comments and order. Broken off, the walk goes on where it \
      was when it is called again; statements that were skipped come again then.

      \(ReviewSession.help)
      """)

  @Argument(help: "The framework to review.")
  var framework: String

  @Option(help: "Your name: whose decisions they are.")
  var reviewer: String

  @Option(help: "How sure you are of what you accept, 0 to 1.")
  var confidence = ReviewFile.Defaults().confidence

  @Option(help: "Suggest at most so many concepts for a statement.")
  var limit = 5

  @Flag(help: "All statements, also those that somebody has decided on.")
  var all = false

  @OptionGroup var model: ModelOptions
  @OptionGroup var target: ReviewTargetOptions

  func validate() throws {
    if reviewer.allSatisfy(\.isWhitespace) { throw ValidationError("--reviewer needs a name") }
    if !(1...20).contains(limit) {
      throw ValidationError("a limit is between 1 and 20, not \(limit)")
    }
    if !(confidence >= 0 && confidence <= 1) {
      throw ValidationError("a confidence is between 0 and 1, not \(confidence)")
    }
  }

  func run() throws {
    let workspace = try target.catalogOptions.workspace()
    let target = try target.target(of: framework, in: workspace, author: reviewer)
    let decided = target.aligned.alignment.decidedStatements
    complainOfNamesAlike(
      target.aligned.alignment.people.union([CellText.cleaned(reviewer).text]))
    var queue = try model.suggestions(for: framework, in: workspace.catalog(), limit: limit)
    if !all { queue.removeAll { decided.contains($0.statement) } }
    var session = ReviewSession(
      target, queue: queue, reviewer: reviewer, confidence: confidence,
      style: DestinationOptions.style())
    if session.isOver {
      complain("there is no statement that nobody has decided on; --all walks through all of them")
      return
    }
    try show(session.screen)
    while !session.isOver {
      try show(session.prompt)
      guard let line = readLine() else {
        try show("\n")
        break
      }
      let (message, isMoved) = try session.take(line)
      try show(message + (isMoved ? session.screen : ""))
    }
    complain("\(session.decided) decided, \(session.left) left in this walk; in \(target.path)")
  }

  private func show(_ text: PlainText) throws {
    let error = SystemIO.write(Array(text.source.utf8), to: STDOUT_FILENO)
    if error == EPIPE { throw ClosedPipe() }
    if error != 0 { throw FileError(path: "standard output", errorNumber: error) }
  }
}
