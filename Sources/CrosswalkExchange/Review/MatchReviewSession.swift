import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

/// A walk through statements whose counterparts in another framework are to be decided.
package struct MatchReviewSession: ReviewWalk {
  /// What it waits for.
  private enum Awaiting {
    case decision
    /// Why: the decisions that are complete but for it.
    case reason([MatchDecision])
    /// Whether decisions are to take the place of somebody else's.
    case overruling([MatchDecision])
  }

  private var target: MatchReviewTarget
  private let queue: [StatementMatches]
  private let reviewer: String
  private let confidence: Double
  private let style: TextStyle
  private let objects: NameLookup
  private var awaiting = Awaiting.decision
  private var steps: WalkSteps<MatchReviewTarget.Memory>
  package var isOver: Bool { steps.isOver }
  package var decided: Int { steps.decided }

  /// Begins a walk through the statements of `queue`.
  package init(
    _ target: MatchReviewTarget, queue: [StatementMatches], reviewer: String, confidence: Double,
    style: TextStyle
  ) {
    self.target = target
    self.queue = queue
    steps = WalkSteps(count: queue.count)
    self.reviewer = CellText.cleaned(reviewer).text
    self.confidence = confidence
    self.style = style
    objects = NameLookup(
      target.target.framework.statements.map { ($0.statement.id, $0.statement.id) })
  }

  package var path: String { target.path }
  package var left: Int { steps.left }

  /// What can be typed.
  package static let help: PlainText = """
      1 close         the statement is close to the first; exact, close, narrower, broader,
                      counterpart, related or none
      1 close, 3 related 0.6
                      several at once, with how sure you are
      7.c.i related   another statement than those suggested, by its id
      a               accept what is suggested for the first; a 2, 3 for others
      none            none of those shown matches; 2 none, of the second
      absent REASON   no counterpart: the other document leaves it out
      scope REASON    no counterpart: the other document is about something else
      s               skip for now
      u               undo
      /WORDS          look for statements of the other document
      q               quit; what was decided is written already

    """

  package var screen: PlainText {
    guard !isOver, steps.position < queue.count else { return "" }
    let entry = queue[steps.position]
    let place = [entry.subject.who, entry.subject.level].compactMap { $0 }.joined(separator: ", ")
    var text: PlainText =
      "\n\(steps.position + 1) of \(queue.count)  \(entry.subject.id)  (\(place))\n"
    text += style.wrapped("\(entry.subject.text)", first: "    ")
    if let none = entry.none, let note = entry.note {
      text += style.wrapped("no counterpart (\(none.rawValue)): \(note)", first: "    decided: ")
    }
    if entry.matches.isEmpty { text += "    nothing to suggest\n" }
    for (index, match) in entry.matches.enumerated() {
      let level = match.level.map { ", \($0)" } ?? ""
      text += style.wrapped(
        "\(match.text)", first: "  \(index + 1)  \(match.id) (\(match.who)\(level))  ")
      let verdict =
        (match.relation?.rawValue ?? (match.curated ? "none" : "alike"))
        + (match.curated ? ", judged" : "")
      let why = (match.reasons + (match.note.map { [$0] } ?? [])).joined(separator: "; ")
      text += style.wrapped("\(verdict): \(why)", first: "       ")
    }
    return text
  }

  package var prompt: PlainText {
    switch awaiting {
    case .decision: "number relation, [a]ccept, none, absent, scope, [s]kip, [u]ndo, [q]uit, [?] > "
    case .reason: "why? > "
    case .overruling: "put yours in its place? [y/n] > "
    }
  }

  package mutating func take(_ line: String) throws -> (message: PlainText, isMoved: Bool) {
    // A terminal sends control characters for its arrow keys, which no file can hold.
    let line = CellText.cleaned(line).text
    switch awaiting {
    case .reason(var decisions):
      awaiting = .decision
      if line.isEmpty, decisions.contains(where: { $0.match.relation == nil }) {
        return ("that nothing matches needs a reason\n", false)
      }
      for index in decisions.indices { decisions[index].match.note = line }
      return try decide(decisions)
    case .overruling(let decisions):
      awaiting = .decision
      guard ["y", "yes"].contains(line.lowercased()) else { return ("left as it was\n", true) }
      return try decide(decisions, overrules: true)
    case .decision: return try command(line)
    }
  }

  private mutating func command(_ line: String) throws -> (PlainText, Bool) {
    let command = WalkCommand(line)
    if let answer = steps.answer(command, help: Self.help) { return answer }
    switch command {
    case .search(let words): return (found(words), false)
    case .nothing, .help, .quit, .skip, .undo:
      if let memory = steps.last?.memory { try target.restore(memory) }
      steps.goBack()
      return ("", true)
    case .other("a", let rest), .other("accept", let rest):
      return judge(rest.isEmpty ? "1" : rest, accepts: true)
    case .other(MatchVerdict.none.rawValue, let rest) where !queue[steps.position].matches.isEmpty:
      let shown = queue[steps.position].matches.indices.map { "\($0 + 1) none" }
      let answer = judge(shown.joined(separator: ", "), accepts: false)
      guard !rest.isEmpty, case .reason = awaiting else { return answer }
      return try take(rest)
    case .other(let word, let rest):
      guard let absence = Absence(rawValue: word) else { return judge(line, accepts: false) }
      let decision = MatchDecision(
        reviewer: reviewer,
        match: .init(
          subject: queue[steps.position].subject.id, absence: absence, confidence: confidence,
          note: rest))
      if rest.isEmpty {
        awaiting = .reason([decision])
        return ("", false)
      }
      return try decide([decision])
    }
  }

  /// Takes judgements on pairs, and asks why.
  private mutating func judge(_ line: String, accepts: Bool) -> (PlainText, Bool) {
    do {
      let matches = try MatchAnswer.matches(
        line, accepts: accepts, entry: queue[steps.position], objects: objects,
        confidence: confidence)
      awaiting = .reason(matches.map { MatchDecision(reviewer: reviewer, match: $0) })
      return ("", false)
    } catch {
      return ("\(error.description)\n", false)
    }
  }

  private mutating func decide(
    _ decisions: [MatchDecision], overrules: Bool = false
  ) throws -> (PlainText, Bool) {
    let reviewed = target.reviewed(with: decisions, overrules: overrules)
    let refused = reviewed.entries.filter { $0.outcome == .refused }
    if !refused.isEmpty {
      awaiting = .overruling(decisions)
      let lines = refused.map { entry in
        "\(entry.others.joined(separator: ", ")): \(entry.otherwise)\n" as PlainText
      }
      return ("\(lines)", false)
    }
    if reviewed.entries.contains(where: { $0.outcome == .unsayable }) {
      return (
        "the file goes from '\(target.set.from)' to '\(target.set.to)', and can only say it of "
          + "statements of '\(target.set.from)'\n", false
      )
    }
    let memory = target.memory
    let said = try target.save(reviewed)
    steps.advance(from: memory)
    let words = decisions.map(\.words).joined(separator: ", ")
    let comments = said.map { "\($0)\n" as PlainText }
    return ("\(words)\n\(comments)", true)
  }

  private func found(_ words: String) -> PlainText {
    let search = WordSearch(words)
    if search.isEmpty { return "give a word to look for\n" }
    let hits = target.target.framework.statements.map(\.statement).filter {
      search.matches([$0.id, $0.text])
    }
    if hits.isEmpty { return "nothing found\n" }
    return hits.map { style.wrapped("\($0.text)", first: "  \($0.id)  ") }.joined()
  }
}

/// What a reviewer types of pairs of statements: `1 close`, `1 close, 3 related 0.6`.
enum MatchAnswer {
  /// The judgements that a line names, without their reason.
  ///
  /// - Parameters:
  ///   - line: Candidates separated by commas, each a number or a statement's id, with a relation
  ///     unless what is suggested is accepted, and a confidence where there is more to say.
  ///   - accepts: Whether the suggested relations hold.
  ///   - entry: The statement and its candidates.
  ///   - objects: All statements of the other framework.
  ///   - confidence: How sure a reviewer is who does not say.
  /// - Returns: Without authors, since they are the reviewer's.
  /// - Throws: What is wrong.
  static func matches(
    _ line: String, accepts: Bool, entry: StatementMatches, objects: NameLookup, confidence: Double
  ) throws(ReviewAnswer.Failure) -> [MatchSet.Match] {
    var matches: [MatchSet.Match] = []
    for part in line.split(separator: ",", omittingEmptySubsequences: false) {
      var words = part.split(separator: " ").map(String.init)
      var sure = confidence
      if words.count > 1, let number = Double(words.last!) {
        guard number >= 0, number <= 1 else {
          throw ReviewAnswer.Failure(description: "a confidence is between 0 and 1")
        }
        sure = number
        words.removeLast()
      }
      var relation: Relation?
      if !accepts {
        let all = Relation.allCases.map(\.rawValue) + [MatchVerdict.none.rawValue]
        guard words.count == 2, all.contains(words[1].lowercased()) else {
          let near = words.last.flatMap { nearest($0, in: all) }
          throw ReviewAnswer.Failure(
            description: near.map { "did you mean '\($0)'? ? helps" }
              ?? "say which statement and what it is, such as '1 close'; ? helps")
        }
        relation = Relation(rawValue: words[1].lowercased())
      }
      guard let name = words.first, words.count == (accepts ? 1 : 2) else {
        throw ReviewAnswer.Failure(description: "a statement is missing; ? helps")
      }
      let object = try object(name, entry, objects)
      if accepts {
        guard let suggested = entry.matches.first(where: { $0.id == object })?.relation else {
          throw ReviewAnswer.Failure(
            description: "nothing is suggested for '\(object)'; say which relation")
        }
        relation = suggested
      }
      if matches.contains(where: { $0.object == object }) {
        throw ReviewAnswer.Failure(description: "'\(object)' is named twice")
      }
      let isSuggested = entry.matches.contains { $0.id == object && $0.relation == relation }
      matches.append(
        MatchSet.Match(
          subject: entry.subject.id, object: object, relation: relation, confidence: sure,
          justification: isSuggested ? "MappingReview" : "ManualMappingCuration", note: ""))
    }
    return matches
  }

  private static func object(
    _ name: String, _ entry: StatementMatches, _ objects: NameLookup
  ) throws(ReviewAnswer.Failure) -> String {
    if let number = Int(name) {
      guard entry.matches.indices.contains(number - 1) else {
        throw ReviewAnswer.Failure(description: "there is no candidate \(number)")
      }
      return entry.matches[number - 1].id
    }
    do {
      return try objects.id(of: name, as: "statement")
    } catch {
      throw ReviewAnswer.Failure(description: "\(error); /WORDS looks for statements, ? helps")
    }
  }
}
