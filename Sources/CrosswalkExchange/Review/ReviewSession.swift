import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

/// A walk through statements whose concepts are to be decided.
package struct ReviewSession: ReviewWalk {
  /// What it waits for.
  private enum Awaiting {
    case decision
    case reason
    /// Whether a decision is to take the place of somebody else's.
    case overruling(ReviewDecision)
  }

  private var target: ReviewTarget
  private let queue: [StatementSuggestions]
  private let reviewer: String
  private let confidence: Double
  private let style: TextStyle
  private let concepts: NameLookup
  private let units: [String: String]
  private let levels: [String: String]
  private var awaiting = Awaiting.decision
  private var steps: WalkSteps<ReviewTarget.Memory>
  package var isOver: Bool { steps.isOver }
  package var decided: Int { steps.decided }

  /// Begins a walk through the statements of `queue`.
  package init(
    _ target: ReviewTarget, queue: [StatementSuggestions], reviewer: String, confidence: Double,
    style: TextStyle
  ) {
    self.target = target
    self.queue = queue
    steps = WalkSteps(count: queue.count)
    self.reviewer = CellText.cleaned(reviewer).text
    self.confidence = confidence
    self.style = style
    concepts = NameLookup(target.ontology.concepts.map { ($0.id, $0.label) })
    units = Dictionary(
      target.aligned.framework.units.map { ($0.id, $0.title) }, uniquingKeysWith: { a, _ in a })
    let statements = target.aligned.framework.statements.map(\.statement)
    let scale = target.aligned.framework.scale
    levels = Dictionary(
      statements.compactMap { statement in
        statement.level.map { (statement.id, scale.title(of: $0)) }
      }, uniquingKeysWith: { a, _ in a })
  }

  /// The file that decisions go into.
  package var path: String { target.path }

  package var left: Int { steps.left }

  /// What can be typed.
  package static let help: PlainText = """
      a               accept the first suggestion
      2               accept the second; 1, 3 accepts both, in equal parts
      1 narrower      accept it, and say what the statement is to the concept: exact, close,
                      narrower, broader, related or counterpart; without, no counterpart follows
      2 0.6, rapport 0.4 broader
                      a share too, of a statement about several concepts
      r REASON        reject: no concept fits
      s               skip for now
      u               undo
      /WORDS          look for concepts
      q               quit; what was decided is written already

    """

  // MARK: What is shown

  /// The statement at hand and what is suggested for it, or that all is done.
  package var screen: PlainText {
    guard !isOver, steps.position < queue.count else { return "" }
    let entry = queue[steps.position]
    let place =
      [units[entry.unit] ?? entry.unit, levels[entry.statement]].compactMap { $0 }
      .joined(separator: ", ")
    var text: PlainText =
      "\n\(steps.position + 1) of \(queue.count)  \(entry.statement)  (\(place))\n"
    text += style.wrapped("\(entry.text)", first: "    ")
    let links =
      target.aligned.alignment.links.first { $0.statement == entry.statement }?.links ?? []
    let rejections =
      target.aligned.alignment.rejected.first { $0.statement == entry.statement }?.rejections ?? []
    if !links.isEmpty || !rejections.isEmpty {
      let decision = ReviewDecision(
        statement: entry.statement, reviewer: "", links: links, rejections: rejections)
      text += style.wrapped("\(decision.words)", first: "    decided: ")
    }
    if entry.suggestions.isEmpty { text += "    nothing to suggest\n" }
    for (index, suggestion) in entry.suggestions.enumerated() {
      let score = suggestion.score.map { " (\(Int(($0 * 100).rounded())) %)" } ?? ""
      text += "  \(index + 1)  \(suggestion.id): \(suggestion.label)\(score)\n"
    }
    return text
  }

  /// What asks for the next line.
  package var prompt: PlainText {
    switch awaiting {
    case .decision: "[a]ccept, number, concept, [r]eject, [s]kip, [u]ndo, [q]uit, [?] > "
    case .reason: "why? > "
    case .overruling: "put yours in its place? [y/n] > "
    }
  }

  // MARK: What is said

  /// Takes a line of input.
  ///
  /// - Returns: What to show before the next screen, and whether that is to be shown.
  /// - Throws: What ``ReviewTarget/save(_:)`` throws.
  package mutating func take(_ line: String) throws -> (message: PlainText, isMoved: Bool) {
    // A terminal sends control characters for its arrow keys, which no file can hold.
    let line = CellText.cleaned(line).text
    switch awaiting {
    case .reason:
      awaiting = .decision
      if line.isEmpty { return ("a rejection needs a reason\n", false) }
      return try reject(line)
    case .overruling(let decision):
      awaiting = .decision
      guard ["y", "yes"].contains(line.lowercased()) else { return ("left as it was\n", true) }
      return try decide(decision, overrules: true)
    case .decision: return try command(line)
    }
  }

  private mutating func command(_ line: String) throws -> (PlainText, Bool) {
    let command = WalkCommand(line)
    if let answer = steps.answer(command, help: Self.help) { return answer }
    switch command {
    case .nothing, .help, .quit, .skip, .undo:
      if let memory = steps.last?.memory { try target.restore(memory) }
      steps.goBack()
      return ("", true)
    case .search(let words): return (found(words), false)
    case .other("r", let rest), .other("reject", let rest):
      if rest.isEmpty {
        awaiting = .reason
        return ("", false)
      }
      return try reject(rest)
    case .other("a", let rest), .other("accept", let rest):
      return try accept(rest.isEmpty ? "1" : rest)
    case .other: return try accept(line)
    }
  }

  private mutating func reject(_ reason: String) throws -> (PlainText, Bool) {
    try decide(
      ReviewDecision(
        statement: queue[steps.position].statement, reviewer: reviewer,
        rejections: [Rejection(reason: reason)]))
  }

  private mutating func accept(_ line: String) throws -> (PlainText, Bool) {
    let suggested = queue[steps.position].suggestions.map(\.id)
    do {
      let links = try ReviewAnswer(line, suggested: suggested, concepts: concepts)
        .links(confidence: confidence)
      return try decide(
        ReviewDecision(statement: queue[steps.position].statement, reviewer: reviewer, links: links)
      )
    } catch let error as ReviewAnswer.Failure {
      return ("\(error.description)\n", false)
    }
  }

  private mutating func decide(
    _ decision: ReviewDecision, overrules: Bool = false
  ) throws -> (PlainText, Bool) {
    let reviewed = target.reviewed(with: [decision], overrules: overrules)
    let entry = reviewed.entries[0]
    if entry.outcome == .refused {
      awaiting = .overruling(decision)
      let who = entry.others.joined(separator: ", ")
      return ("\(who) decided \(entry.otherwise)\n", false)
    }
    let memory = target.memory
    let said = try target.save(reviewed)
    steps.advance(from: memory)
    let words = decision.words + reviewed.nowUsed.map { ", no longer unused: \($0)" }.joined()
    let comments = said.map { "\($0)\n" as PlainText }
    return ("\(decision.statement): \(words)\n\(comments)", true)
  }

  private func found(_ words: String) -> PlainText {
    let search = WordSearch(words)
    if search.isEmpty { return "give a word to look for\n" }
    let hits = target.ontology.concepts.filter {
      search.matches([$0.id, $0.label, $0.scope] + $0.altLabels)
    }
    if hits.isEmpty { return "nothing found\n" }
    return hits.map {
      style.wrapped(
        "\($0.label). \($0.scope)", first: "  \($0.id)  ")
    }.joined()
  }
}
