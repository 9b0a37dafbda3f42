import CrosswalkModel

/// What a file of judgements says of some pairs, before and after.
struct MatchChange: Sendable {
  /// Two statements, or one without a counterpart.
  struct Pair: Hashable, Sendable {
    var subject: String
    var object: String?

    init(_ match: MatchSet.Match) { (subject, object) = (match.subject, match.object) }
  }

  private(set) var before: [Pair: MatchSet.Match]
  private(set) var after: [Pair: MatchSet.Match]
  let pairs: Set<Pair>

  init(from old: MatchSet?, to new: MatchSet?, pairs: Set<Pair>) {
    self.pairs = pairs
    (before, after) = (Self.matches(old, pairs), Self.matches(new, pairs))
  }

  var reversed: MatchChange {
    var change = self
    (change.before, change.after) = (after, before)
    return change
  }

  private static func matches(_ set: MatchSet?, _ pairs: Set<Pair>) -> [Pair: MatchSet.Match] {
    Dictionary(
      (set?.matches ?? []).map { (Pair($0), $0) }.filter { pairs.contains($0.0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The set with the change.
  ///
  /// - Parameters:
  ///   - set: What the file says now.
  ///   - order: Subjects in the order of the document.
  /// - Returns: Nil where it says something else of a pair than before the change.
  func applied(to set: MatchSet, order: [String]) -> MatchSet? {
    guard Self.matches(set, pairs) == before else { return nil }
    var result = set
    let places = Dictionary(
      order.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    func place(_ match: MatchSet.Match) -> Int { places[match.subject] ?? .max }
    result.matches.removeAll { pairs.contains(Pair($0)) && after[Pair($0)] == nil }
    for index in result.matches.indices {
      if let new = after[Pair(result.matches[index])] { result.matches[index] = new }
    }
    let there = Set(result.matches.map(Pair.init))
    let missing = after.values.filter { !there.contains(Pair($0)) }.sorted {
      (place($0), $0.object ?? "") < (place($1), $1.object ?? "")
    }
    for match in missing {
      let last = result.matches.lastIndex { place($0) <= place(match) }
      result.matches.insert(match, at: last.map { $0 + 1 } ?? 0)
    }
    return result
  }
}
