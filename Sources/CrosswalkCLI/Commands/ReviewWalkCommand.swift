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
      into alignment.yaml, or with --to into a file of the folder 'matches', at once, keeping \
      comments and order. Broken off, the walk goes on where it was when it is called again; \
      statements that were skipped come again then.

        crosswalk review my-county --frameworks my-county --reviewer Ana
        crosswalk review my-county --frameworks my-county --to cpm --reviewer Ana

      \(ReviewSession.help)
      With --to:

      \(MatchReviewSession.help)
      """)

  @OptionGroup var review: ReviewOptions

  @Option(help: "Your name: whose decisions they are.")
  var reviewer: String

  @Option(help: "How sure you are of what you accept, 0 to 1.")
  var confidence = ReviewFile.Defaults().confidence

  @OptionGroup var target: ReviewTargetOptions

  func validate() throws {
    if reviewer.allSatisfy(\.isWhitespace) { throw ValidationError("--reviewer needs a name") }
    if !(confidence >= 0 && confidence <= 1) {
      throw ValidationError("a confidence is between 0 and 1, not \(confidence)")
    }
  }

  func run() throws {
    let workspace = try target.catalogOptions.workspace()
    let catalog = try workspace.catalog()
    let style = DestinationOptions.style()
    let name = CellText.cleaned(reviewer).text
    guard let to = review.to else {
      let target = try target.target(of: review.framework, in: workspace, author: reviewer)
      let alignment = target.aligned.alignment
      complainOfNamesAlike(alignment.people.union([name]))
      let queue = try review.concepts(in: catalog, decided: alignment.decidedStatements)
      return try walk(
        ReviewSession(
          target, queue: queue, reviewer: reviewer, confidence: confidence, style: style))
    }
    let target = try target.target(of: review.framework, to: to, in: workspace, author: reviewer)
    complainOfNamesAlike(target.people.union([name]))
    let queue = try review.counterparts(
      in: catalog, to: to, decided: target.decided, matcher: target.matcher)
    try walk(
      MatchReviewSession(
        target, queue: queue, reviewer: reviewer, confidence: confidence, style: style))
  }

  private func walk(_ session: some ReviewWalk) throws {
    var session = session
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
    complain("\(session.decided) decided, \(session.left) left in this walk; in \(session.path)")
  }

  private func show(_ text: PlainText) throws {
    let error = SystemIO.write(Array(text.source.utf8), to: STDOUT_FILENO)
    if error == EPIPE { throw ClosedPipe() }
    if error != 0 { throw FileError(path: "standard output", errorNumber: error) }
  }
}
