import CrosswalkModel

/// Which activities of some plans come before which.
struct CalendarOrder: Sendable {
  /// One activity before another, as places in the list of activities that are held.
  struct Pair: Sendable, Hashable {
    var before: Int
    var after: Int
  }

  /// What is required: it ends in an earlier month.
  private(set) var required: [Pair] = []
  /// What works in lower stages of a concept that somebody needs both for: the other begins no
  /// earlier than in its last month.
  private(set) var stages: [Pair] = []

  /// The same without the order of stages.
  var ofRequired: CalendarOrder {
    var order = self
    order.stages = []
    return order
  }

  /// - Parameters:
  ///   - held: The activities that are held, as positions in the problem.
  ///   - problem: What they require and close.
  ///   - plan: Who does what.
  init(_ held: [Int], in problem: CurriculumProblem, _ plan: CurriculumPlan) {
    let places = Dictionary(uniqueKeysWithValues: held.enumerated().map { ($1, $0) })
    var after = [Set<Int>](repeating: [], count: held.count)
    for (place, activity) in held.enumerated() {
      for other in problem.required[activity] ?? [] {
        // Who has done it long ago waits for nobody else.
        guard let before = places[other],
          plan.people.contains(where: {
            $0.activities.contains(activity) && $0.activities.contains(other)
          })
        else { continue }
        required.append(Pair(before: before, after: place))
        after[before].insert(place)
      }
    }
    func leads(_ place: Int, to other: Int) -> Bool {
      var (seen, waiting) = (Set([place]), [place])
      while let next = waiting.popLast() {
        if next == other { return true }
        for place in after[next] where seen.insert(place).inserted { waiting.append(place) }
      }
      return false
    }
    var votes: [Pair: Int] = [:]
    for (person, own) in plan.people.enumerated() {
      let spans = own.activities.map { problem.span(of: $0, for: person) }
      for (first, one) in spans.enumerated() {
        for (second, other) in spans.enumerated() where first != second {
          for (concept, span) in one {
            guard let upper = other[concept], span != upper, span.lowerBound <= upper.lowerBound,
              span.upperBound <= upper.upperBound
            else { continue }
            let pair = Pair(
              before: places[own.activities[first]]!, after: places[own.activities[second]]!)
            votes[pair, default: 0] += 1
          }
        }
      }
    }
    // Where one is lower for one concept and the other for another, the more frequent counts; what
    // would close a ring does not.
    for (pair, count) in votes.sorted(by: {
      ($1.value, $0.key.before, $0.key.after) < ($0.value, $1.key.before, $1.key.after)
    }) {
      let back = Pair(before: pair.after, after: pair.before)
      if votes[back, default: 0] >= count || leads(pair.after, to: pair.before) { continue }
      stages.append(pair)
      after[pair.before].insert(pair.after)
    }
  }
}

extension CurriculumProblem {
  /// By concept: the stages that an activity works in for what somebody needs.
  fileprivate func span(of activity: Int, for person: Int) -> [Int: ClosedRange<Int>] {
    var spans: [Int: ClosedRange<Int>] = [:]
    for part in needs.people[person]
    where effects[activity][.init(concept: part.concept, stage: part.stage)] != nil {
      let known = spans[part.concept] ?? part.stage...part.stage
      spans[part.concept] =
        min(known.lowerBound, part.stage)...max(known.upperBound, part.stage)
    }
    return spans
  }
}
