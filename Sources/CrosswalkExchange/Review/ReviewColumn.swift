import CrosswalkBase

/// The columns of a review, by their headings.
enum ReviewColumn: String, CaseIterable {
  case framework, statement, unit, level, text, actor, act, linked
  case decision, concept, share, relation, confidence, reviewer, reason

  /// Those that a person fills in.
  static let answers: [ReviewColumn] = [
    .decision, .concept, .share, .relation, .confidence, .reviewer, .reason,
  ]

  /// The heading of a suggestion, from 1.
  static func suggestion(_ number: Int) -> String { "suggestion \(number)" }

  /// Which suggestion a heading holds; nil for other headings.
  static func number(ofSuggestion heading: String) -> Int? {
    let words = heading.lowercased().split(separator: " ")
    guard words.count == 2, words[0] == "suggestion", let number = Int(words[1]), number > 0 else {
      return nil
    }
    return number
  }
}

/// What a person decides on a statement.
enum ReviewVerdict: String, CaseIterable {
  /// It is about the concept, or about the first suggestion if none is named.
  case accept
  /// It is about another concept than those suggested.
  case change
  /// It is not about the concept, or about none if none is named.
  case reject
}

/// How a concept stands in a cell: the id, then what a person reads.
enum ReviewConcept {
  static func cell(id: String, label: String, rest: String? = nil) -> String {
    "\(id): \(label)" + (rest.map { " (\($0))" } ?? "")
  }

  /// The id that a cell begins with; ids hold no colon followed by a space.
  static func id(in cell: String) -> String {
    var rest = cell[...]
    while let colon = rest.firstIndex(of: ":") {
      let after = rest.index(after: colon)
      if after < rest.endIndex, rest[after] == " " { return String(cell[..<colon]) }
      rest = rest[after...]
    }
    return cell
  }
}
