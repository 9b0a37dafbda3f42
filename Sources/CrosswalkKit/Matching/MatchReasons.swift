import CrosswalkModel

extension StatementMatches.Match {
  /// Why it is there, and why no more is said of it, in words; empty where a judgement is all there
  /// is.
  package var reasons: [String] { reasons { $0 } }

  /// The same, with concepts called as a reader knows them.
  ///
  /// - Parameter name: What the concept of an id is called.
  /// - Returns: Lines without capital and full stop.
  package func reasons(naming name: (String) -> String) -> [String] {
    var reasons: [String] = []
    if !path.isEmpty { reasons.append("through \(path.map(name).joined(separator: ", "))") }
    if path.isEmpty {
      reasons += neighbours.prefix(Self.shownNeighbours).map { "through \($0.words(naming: name))" }
    }
    if path.isEmpty, !words.isEmpty {
      reasons.append("words in common: \(words.prefix(Self.shownWords).joined(separator: ", "))")
    }
    if !beside.isEmpty {
      let names = beside.prefix(Self.shownNeighbours).joined(separator: ", ")
      reasons.append("both are judged beside \(names)")
    }
    if reasons.isEmpty, !curated { reasons.append("alike in meaning") }
    if let objection { reasons.append(objection.words) }
    return reasons
  }

  /// So many kin of concepts and words in common explain a row.
  private static var shownNeighbours: Int { 2 }
  private static var shownWords: Int { 5 }
}

extension DerivedRelation.Neighbours {
  /// What the two concepts are to each other, and why.
  fileprivate func words(naming name: (String) -> String) -> String {
    let what =
      switch kind {
      case .broader: "a case of"
      case .narrower: "of which a case is"
      case .counterpart: "the other side of"
      case .related: "related to"
      }
    let end = reason.hasSuffix(".") ? String(reason.dropLast()) : reason
    return "\(name(concept)), \(what) \(name(other)) (\(end))"
  }
}

extension StatementMatches.Subject {
  /// Who acts, and what kind of act it is, in words.
  package var who: String { StatementMatches.who(actor, act, actBy) }
}

extension StatementMatches.Match {
  /// Who acts, and what kind of act it is, in words.
  package var who: String { StatementMatches.who(actor, act, actBy) }
}

extension StatementMatches {
  fileprivate static func who(_ actor: Role, _ act: Act?, _ author: String?) -> String {
    actor.rawValue + (act.map { " \($0.rawValue)" } ?? "")
      + (author.map { " (as \($0) has it)" } ?? "")
  }
}
