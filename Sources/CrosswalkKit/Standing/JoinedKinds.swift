import CrosswalkModel

/// What joins one subject to kinds of statements of the target by shared and neighbouring concepts: each
/// thing that follows once, with all kinds that it follows for.
struct JoinedKinds: Sendable {
  /// What follows for a subject and the statements of a kind, while nobody has judged them.
  struct Joined: Sendable, Hashable {
    /// What follows from concepts.
    var derived: Derivation
    /// The relation that follows, as far as nothing speaks against it.
    var limited: Relation
    /// Whether the kind is worded as a shortcoming.
    var isDeficit: Bool
    /// Whether it may be closer than related, and nothing speaks against that.
    var isOpen: Bool

    /// Thousands are put beside each other for one subject, and hardly any two have these sums in common.
    func hash(into hasher: inout Hasher) {
      hasher.combine(
        derived.share + 3 * derived.confidence + 5 * derived.counterpartShare
          + 7 * derived.relatedShare)
    }

    /// One of the statements, as a candidate.
    var candidate: MatchCandidate {
      MatchCandidate(derived: derived, limited: limited, isDeficit: isDeficit)
    }
  }

  /// What follows, nearest first.
  let joined: [Joined]
  /// Where the kinds of each begin.
  private let starts: [Int32]
  private let numbers: [Int32]

  /// - Parameter found: What follows for each kind, in any order.
  init(_ found: [(kind: Int, joined: Joined)]) {
    var places: [Joined: Int] = [:]
    var (distinct, counts) = ([Joined](), [Int32]())
    let own = found.map { entry in
      let place = places[entry.joined] ?? distinct.count
      if place == distinct.count {
        places[entry.joined] = place
        distinct.append(entry.joined)
        counts.append(0)
      }
      counts[place] += 1
      return place
    }
    let order = distinct.indices.sorted {
      (distinct[$1].derived.nearness, $0) < (distinct[$0].derived.nearness, $1)
    }
    var starts: [Int32] = [0]
    var next = counts
    for place in order {
      next[place] = starts[starts.count - 1]
      starts.append(next[place] + counts[place])
    }
    var numbers = [Int32](repeating: 0, count: found.count)
    for (entry, place) in zip(found, own) {
      numbers[Int(next[place])] = Int32(entry.kind)
      next[place] += 1
    }
    (joined, self.starts, self.numbers) = (order.map { distinct[$0] }, starts, numbers)
  }

  /// How many kinds there are in all.
  var count: Int { numbers.count }

  /// The numbers of the kinds that something follows for, by its place in ``joined``.
  func kinds(_ place: Int) -> ArraySlice<Int32> {
    numbers[Int(starts[place])..<Int(starts[place + 1])]
  }

  /// Where what follows for each kind stands.
  ///
  /// - Parameter count: How many kinds the target has.
  /// - Returns: A place in ``joined`` for each; -1: nothing follows.
  func places(ofKinds count: Int) -> [Int32] {
    var places = [Int32](repeating: -1, count: count)
    for place in joined.indices {
      for kind in kinds(place) { places[Int(kind)] = Int32(place) }
    }
    return places
  }
}
