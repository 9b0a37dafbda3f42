extension MatchSet {
  /// Judgements between two frameworks as they count where people have laid theirs over others'.
  ///
  /// What is said later of two statements takes the place of what was said of them before, whichever of
  /// the two was written first. That a statement has no counterpart, and that it has one, exclude each
  /// other; what is merely related goes with both. A withdrawal takes the place of what it withdraws, and
  /// says nothing itself.
  ///
  /// - Parameter layers: The undermost first; sets of one layer do not touch each other. All are of the
  ///   same two frameworks, in either direction.
  /// - Returns: All sets, in their order, with the judgements that count.
  package static func laid(_ layers: [[MatchSet]]) -> [MatchSet] {
    var over = Overlay()
    var result: [MatchSet] = []
    for layer in layers.reversed() {
      let left = layer.map { set in
        var left = set
        left.matches.removeAll { $0.withdraws || over.covers($0, in: set) }
        return left
      }
      for set in layer { over.add(set) }
      result = left + result
    }
    return result
  }

  /// What the upper layers say.
  private struct Overlay {
    /// A statement of a framework.
    private struct Place: Hashable {
      var framework: String
      var statement: String
    }

    /// Judgements by the statements they are of: one without a counterpart, or two.
    private var judged: Set<Set<Place>> = []
    /// Statements that have a counterpart, more than related.
    private var served: Set<Place> = []
    /// Statements that have none.
    private var unserved: Set<Place> = []

    private func places(_ match: Match, in set: MatchSet) -> Set<Place> {
      var places: Set = [Place(framework: set.from, statement: match.subject)]
      if let object = match.object { places.insert(Place(framework: set.to, statement: object)) }
      return places
    }

    func covers(_ match: Match, in set: MatchSet) -> Bool {
      let places = places(match, in: set)
      if judged.contains(places) { return true }
      if match.object == nil { return !served.isDisjoint(with: places) }
      return match.isCounterpart && !unserved.isDisjoint(with: places)
    }

    mutating func add(_ set: MatchSet) {
      for match in set.matches {
        let places = places(match, in: set)
        judged.insert(places)
        if match.withdraws { continue }
        if match.object == nil {
          unserved.formUnion(places)
        } else if match.isCounterpart {
          served.formUnion(places)
        }
      }
    }
  }
}

extension MatchSet.Match {
  /// Whether it names a statement that is more than related.
  fileprivate var isCounterpart: Bool { object != nil && relation.map { $0 != .related } ?? false }
}
