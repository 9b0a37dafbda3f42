import CrosswalkBase
import CrosswalkKit

extension ReviewedAlignment.Entry {
  /// What became of a decision, in a line for people; nil if it was simply taken.
  package var line: String? {
    let others = others.joined(separator: ", ")
    return switch outcome {
    case .linked, .rejected, .unchanged: nil
    case .changed:
      "\(decision.statement): now \(decision.words) (\(decision.reviewer))"
        + (otherwise == decision.words ? "" : ", in the place of \(otherwise)")
    case .overruled:
      "\(decision.statement): \(decision.reviewer) overrules \(others): \(decision.words) for "
        + otherwise
    case .refused:
      "\(decision.statement): \(others) decided \(otherwise), which stays; "
        + "\(decision.reviewer)'s \(decision.words) is left out"
    case .disputed:
      "\(decision.statement): \(decision.reviewer)'s \(decision.words) is left out, since "
        + "\(others) \(self.others.count == 1 ? "decides" : "decide") otherwise"
    }
  }
}

extension ReviewedAlignment {
  /// Whether any decision was taken that was not there already.
  package var isChanged: Bool {
    entries.contains { ![.unchanged, .refused, .disputed].contains($0.outcome) }
  }
}

extension ReviewedAlignment {
  /// What was given where cells were empty and nothing stood before, in lines for people.
  ///
  /// - Parameter confidence: What was given where there was none.
  /// - Returns: None if nothing was given.
  package func additions(confidence: Double) -> [String] {
    let decisions = entries.filter { [.linked, .changed, .overruled].contains($0.outcome) }.map(
      \.decision)
    func given(_ part: ReviewDecision.OpenPart) -> Int {
      decisions.reduce(0) { $0 + $1.open.values.count { $0.contains(part) } }
    }
    let (sharesGiven, confidencesGiven) = (given(.share), given(.confidence))
    var lines: [String] = []
    if sharesGiven > 0 {
      lines.append("\(counted(sharesGiven, "link")) had no share and got what was left")
    }
    if confidencesGiven > 0 {
      lines.append("\(counted(confidencesGiven, "link")) had no confidence and got \(confidence)")
    }
    let unsaid = decisions.reduce(0) { $0 + $1.unsaid }
    if unsaid > 0 {
      lines.append(
        "\(counted(unsaid, "link")) \(unsaid == 1 ? "does" : "do") not say what the statement is to the "
          + "concept: \(unsaid == 1 ? "it counts" : "they count") for topics, and no counterpart follows "
          + "until somebody says exact, close, narrower, broader, related or counterpart in the column "
          + "'relation' and applies the review again")
    }
    return lines
  }
}

extension ReviewFileSet {
  /// How many decisions there are, by whom, and what became of them.
  package func counts(of reviewed: ReviewedAlignment) -> String {
    let counts = ReviewedAlignment.Outcome.allCases.compactMap { outcome -> String? in
      let count = reviewed.entries.count { $0.outcome == outcome }
      return count > 0 ? "\(count) \(outcome.rawValue)" : nil
    }
    let people = Set(decisions.map(\.reviewer)).count
    return "\(counted(decisions.count, "decision")) by \(counted(people, "reviewer")): "
      + "\(counts.joined(separator: ", ")); rows left undecided: \(undecided)"
  }
}

extension ReviewedMatches.Entry {
  /// What became of a decision, in a line for people; nil if it was simply taken.
  package var line: String? {
    let others = others.joined(separator: ", ")
    let mine = "\(decision.reviewer)'s"
    return switch outcome {
    case .decided, .unchanged: nil
    case .changed: "now \(decision.words) (\(decision.reviewer))"
    case .overruled: "\(decision.reviewer) overrules \(others): \(decision.words) for \(otherwise)"
    case .refused:
      "\(others) decided \(otherwise), which stays; \(mine) \(decision.words) is left out"
    case .disputed:
      "\(mine) \(decision.words) is left out, since \(others) "
        + "\(self.others.count == 1 ? "decides" : "decide") otherwise"
    case .unsayable:
      "\(mine) \(decision.words) is left out: the file goes the other way, and cannot say it"
    }
  }
}

extension MatchReviewFile {
  /// How many decisions there are, by whom, and what became of them.
  package func counts(of reviewed: ReviewedMatches) -> String {
    let counts = ReviewedMatches.Outcome.allCases.compactMap { outcome -> String? in
      let count = reviewed.entries.count { $0.outcome == outcome }
      return count > 0 ? "\(count) \(outcome.rawValue)" : nil
    }
    let people = Set(decisions.map(\.reviewer)).count
    return "\(counted(decisions.count, "decision")) by \(counted(people, "reviewer")): "
      + "\(counts.joined(separator: ", ")); rows left undecided: \(undecided)"
  }
}
