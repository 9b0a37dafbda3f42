import CrosswalkKit

/// How many answers there are of each status.
package struct StatusCounts: Sendable, Hashable {
  package private(set) var answers = 0
  package private(set) var indicative = 0
  package private(set) var uneven = 0
  package private(set) var abstained = 0

  /// None yet.
  package init() {}

  /// The answers of one translation.
  package init(_ translation: Translation) {
    for result in translation.results {
      switch result.status {
      case .answer: answers += 1
      case .indicative: indicative += 1
      case .uneven: uneven += 1
      case .abstained: abstained += 1
      }
    }
  }

  /// How many there are in all.
  package var total: Int { answers + indicative + uneven + abstained }

  /// Adds others.
  package mutating func add(_ other: StatusCounts) {
    answers += other.answers
    indicative += other.indicative
    uneven += other.uneven
    abstained += other.abstained
  }

  /// Such as `4 answers, 2 indicative, 10 withheld`.
  var words: String {
    let others = [(indicative, "indicative"), (uneven, "uneven"), (abstained, "withheld")]
    return
      ([answers == 1 ? "1 answer" : "\(answers) answers"]
      + others.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }).joined(separator: ", ")
  }
}
