import CrosswalkModel

/// Judgements read from a new version of mappings, laid over the file that was made of an older one.
///
/// What the mappings say holds: judgements that they have no more go, new ones stand behind the one
/// that is before them there, and all others keep their places. What the mappings say nothing of
/// (an author, a version, a date, a note) stays as the file has it.
package struct MatchUpdate: Sendable {
  /// A judgement that says something else than it did.
  package struct Change: Sendable, Hashable {
    package var before: MatchSet.Match
    package var after: MatchSet.Match
  }

  /// The new set.
  package private(set) var set: MatchSet
  /// Judgements that were not there, in the order of the mappings.
  package private(set) var added: [MatchSet.Match] = []
  /// Judgements of the same pair that are others, in the order of the file.
  package private(set) var changed: [Change] = []
  /// Judgements that are not there any more, in the order of the file.
  package private(set) var removed: [MatchSet.Match] = []

  /// What a reader of mappings takes where they do not say.
  private static let unsaid = "unknown"
  /// What justifies a judgement that was turned round, whatever justified it before.
  private static let turned = "MappingInversion"

  private struct Pair: Hashable {
    var subject: String
    var object: String?

    init(_ match: MatchSet.Match) { (subject, object) = (match.subject, match.object) }
  }

  /// Lays new judgements over old ones between the same frameworks, in the same direction.
  package init(of old: MatchSet, by new: MatchSet) {
    set = new
    if new.author == Self.unsaid { set.author = old.author }
    if new.version == Self.unsaid { set.version = old.version }
    if new.date == Self.unsaid { set.date = old.date }
    var fresh = Dictionary(new.matches.map { (Pair($0), $0) }, uniquingKeysWith: { a, _ in a })
    let before = Set(old.matches.map(Pair.init))
    // What is new stands behind what is before it among the mappings; at the start behind nothing.
    var behind: [Pair?: [MatchSet.Match]] = [:]
    var last: Pair?
    for match in new.matches {
      let pair = Pair(match)
      if before.contains(pair) {
        last = pair
      } else if fresh.removeValue(forKey: pair) != nil {
        added.append(match)
        behind[last, default: []].append(Self.unnamed(match, set))
      }
    }
    var matches = behind[nil] ?? []
    for match in old.matches {
      // A pair that is there twice is there once now.
      guard var after = fresh.removeValue(forKey: Pair(match)) else {
        // Mappings have no word for what is withdrawn, so that they cannot mean to leave it out.
        if match.withdraws {
          matches.append(Self.unnamed(match.named(in: old), set))
        } else {
          removed.append(match)
        }
        continue
      }
      if after.note.isEmpty { after.note = match.note }
      if (after.justification ?? set.justification) == Self.turned {
        after.justification = match.justification ?? old.justification
      }
      // Nor have they one for how a contradiction was settled.
      if after.relation == match.relation { after.settled = after.settled ?? match.settled }
      let isSame = match.named(in: old) == after.named(in: set)
      if !isSame { changed.append(Change(before: match, after: after)) }
      matches.append(
        match.named(in: set) == after.named(in: set) ? match : Self.unnamed(after, set))
      matches += behind[Pair(match)] ?? []
    }
    set.matches = matches
  }

  /// A judgement without the author and justification that it has from its set as well.
  private static func unnamed(_ match: MatchSet.Match, _ set: MatchSet) -> MatchSet.Match {
    var match = match
    if match.author == set.author { match.author = nil }
    if match.justification == set.justification { match.justification = nil }
    return match
  }

}

extension MatchSet.Match {
  /// The same with the author and justification that it has from its set.
  func named(in set: MatchSet) -> MatchSet.Match {
    var match = self
    match.author = author ?? set.author
    match.justification = justification ?? set.justification
    return match
  }

  /// What is judged, in a line: `1.b narrower 2.1`, `1.b has no match (absent)`.
  package var summary: String {
    if withdraws { return "\(subject) \(object ?? "") withdrawn".replacing("  ", with: " ") }
    guard let object else {
      return "\(subject) has no match" + (absence.map { " (\($0.rawValue))" } ?? "")
    }
    return relation.map { "\(subject) \($0.rawValue) \(object)" }
      ?? "\(subject) does not match \(object)"
  }
}
