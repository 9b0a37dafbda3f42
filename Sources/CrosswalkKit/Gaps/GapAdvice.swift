import CrosswalkModel

/// What to rate, mark or watch for, so that more is known of a person.
struct GapAdvice {
  private let content: SourceContent
  private let requirement: Requirement
  private let evidence: PersonEvidence
  private let watched: [[String]]
  /// By unit: whether somebody's rating counts; the levels that they give.
  private let levels: [Int: [Int]]
  private let marked: Set<[Int]>
  /// Units whose ratings are all too old.
  private let outdated: Set<Int>

  private static let limit = 3

  init(
    _ person: PersonRatings, _ content: SourceContent, _ requirement: Requirement,
    _ evidence: PersonEvidence, watched: [[String]]
  ) {
    self.content = content
    self.requirement = requirement
    self.evidence = evidence
    self.watched = watched
    levels = person.ratings.reduce(into: [:]) { $0[$1.unit, default: []].append($1.level) }
    marked = Set(person.marks.map { [$0.unit, $0.statement] })
    outdated = Set(person.outdated.map(\.unit)).subtracting(levels.keys)
  }

  /// Why too little is known of a concept.
  func reason(_ fold: ConceptFold) -> PersonGaps.Reason {
    let spoken = content.units.indices.filter { says($0, of: fold) }
    if fold.known <= 0 {
      if spoken.isEmpty { return .notSpokenOf }
      return spoken.contains(where: outdated.contains) ? .outdated : .unrated
    }
    let old = spoken.filter(outdated.contains)
    return !old.isEmpty && known(fold, with: old) >= GapFinder.leastKnown * fold.share
      ? .outdated : .partlyKnown
  }

  private func says(_ unit: Int, of fold: ConceptFold) -> Bool {
    fold.parts.contains { content.units[unit].amounts[$0] > 0 }
  }

  /// How much of the concept would be known if more units were rated.
  private func known(_ fold: ConceptFold, with units: [Int]) -> Double {
    var amounts = evidence.amounts
    for unit in units {
      // What lies over the concept's parts limits them, so all of them are asked.
      for part in amounts.indices { amounts[part] += content.units[unit].amounts[part] }
    }
    return requirement.known(amounts, of: fold.parts)
  }

  /// Names what helps with a concept: for what has to be assessed, and for what is short and rests
  /// on ratings of whole units.
  func add(to concept: inout PersonGaps.Concept, _ fold: ConceptFold, names: [[String]]) {
    switch concept.status {
    case .meets: return
    case .short: concept.mark = markers(fold, names)
    case .assessFirst(.ratersApart):
      concept.rate = concept.support.map(\.unit)
      concept.mark = markers(fold, names)
    case .assessFirst:
      concept.rate = Array(unrated(fold).prefix(Self.limit))
      if concept.rate.isEmpty {
        var seen: Set<String> = []
        let statements = fold.parts.flatMap { watched[$0] }.filter { seen.insert($0).inserted }
        concept.watch = Array(statements.prefix(Self.limit))
      }
    }
  }

  /// Units without a rating that counts, what tells most of the concept first.
  private func unrated(_ fold: ConceptFold) -> [Int] {
    content.units.indices.filter { levels[$0] == nil && says($0, of: fold) }
      .map { (unit: $0, gain: known(fold, with: [$0]) - fold.known) }
      .filter { $0.gain > LevelDistribution.tolerance }
      .sorted { ($1.gain, $0.unit) < ($0.gain, $1.unit) }
      .map(\.unit)
  }

  /// Statements that say most about the concept, those first that belong to the level that a rater
  /// gives, or the next one up: they tell whether the person is there yet.
  private func markers(_ fold: ConceptFold, _ names: [[String]]) -> [String] {
    var (near, others): ([String], [String]) = ([], [])
    // A statement can be about several parts of a concept.
    var seen: Set<[Int]> = []
    for part in fold.parts {
      for marker in content.markers[part] where near.count < Self.limit {
        guard let raters = levels[marker.unit],
          marked.isEmpty || !marked.contains([marker.unit, marker.statement]),
          seen.insert([marker.unit, marker.statement]).inserted
        else { continue }
        let isNear =
          marker.level.map { level in raters.contains { (0...1).contains(level - $0) } } ?? true
        if isNear {
          near.append(names[marker.unit][marker.statement])
        } else if others.count < Self.limit {
          others.append(names[marker.unit][marker.statement])
        }
      }
    }
    return Array((near + others).prefix(Self.limit))
  }
}
