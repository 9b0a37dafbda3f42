import CrosswalkModel

/// The direct judgements between two frameworks by the statement that they speak of, read from the
/// first framework to the second, whichever way they were written down.
struct JudgedPairs: Sendable {
  /// A judgement on a pair.
  struct Pair: Sendable, Hashable {
    /// A statement of the second framework.
    var object: String
    /// Nil: the two do not match.
    var relation: Relation?
    var confidence: Double
    var note: String
    var settled: String?
  }

  private(set) var bySubject: [String: [Pair]] = [:]
  /// The judgement that a statement of the first framework has no counterpart.
  private(set) var denials: [String: MatchSet.Match] = [:]
  /// Statements of the second framework that were judged to have none in the first.
  private(set) var deniedObjects: Set<String> = []

  /// Where each pair stands.
  private var places: [[String]: Int] = [:]

  /// Takes a judgement in; one on the same pair that was there gives way.
  private mutating func take(_ pair: Pair, of subject: String) {
    if let place = places[[subject, pair.object]] {
      bySubject[subject]![place] = pair
    } else {
      places[[subject, pair.object]] = bySubject[subject]?.count ?? 0
      bySubject[subject, default: []].append(pair)
    }
  }

  /// Reads sets of any pairs and directions; those of other frameworks are left out.
  init(_ sets: [MatchSet], from source: String, to target: String) {
    for set in sets {
      let isForwards = set.from == source && set.to == target
      guard isForwards || set.from == target && set.to == source else { continue }
      for match in set.matches {
        if let object = match.object {
          let (subject, other) = isForwards ? (match.subject, object) : (object, match.subject)
          take(
            Pair(
              object: other, relation: isForwards ? match.relation : match.relation?.inverse,
              confidence: match.confidence, note: match.note, settled: match.settled),
            of: subject)
        } else if isForwards {
          // Who comes later has laid their judgements over what was there.
          denials[match.subject] = match
        } else {
          deniedObjects.insert(match.subject)
        }
      }
    }
  }
}
