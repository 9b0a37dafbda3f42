import CrosswalkBase
import CrosswalkModel

/// What people lack, one after the other; the work ends where nobody waits for it any more.
extension GapFinder {
  /// What some people lack.
  ///
  /// - Parameters:
  ///   - people: With their places in the table.
  ///   - body: Takes what each lacks; people of whom nothing can be told are left out.
  /// - Throws: As ``gaps(of:at:)``, what `body` throws, and `Abandoned`.
  package mutating func forEach(
    of people: some Sequence<(index: Int, person: PersonRatings)>,
    _ body: (PersonGaps) throws -> Void
  ) throws {
    for (index, person) in people {
      try Interest.check()
      if let gaps = try gaps(of: person, at: index) { try body(gaps) }
    }
  }

  /// What everybody of a table lacks, in its order.
  ///
  /// - Throws: As ``forEach(of:_:)``.
  package mutating func gaps(of people: [PersonRatings]) throws -> [PersonGaps] {
    var gaps: [PersonGaps] = []
    try forEach(of: Self.placed(people)) { gaps.append($0) }
    return gaps
  }

  /// What everybody of two tables lacks, both times of what was asked of each the first time: service goes on by
  /// itself, and whoever stands where he stood has not fallen.
  ///
  /// - Throws: As ``forEach(of:_:)``.
  package mutating func gaps(
    before: [PersonRatings], after: [PersonRatings]
  ) throws -> (before: [PersonGaps], after: [PersonGaps]) {
    let tenures = Dictionary(
      before.map { (PersonName($0.person), $0.tenure) }, uniquingKeysWith: { first, _ in first })
    let heldAsBefore = after.map { person in
      var person = person
      person.tenure = tenures[PersonName(person.person)] ?? person.tenure
      return person
    }
    return (try gaps(of: before), try gaps(of: heldAsBefore))
  }

  /// What may be shown of a table as a whole; nil for too few people.
  ///
  /// - Throws: As ``forEach(of:_:)``.
  package mutating func group(of people: [PersonRatings]) throws -> GroupGaps? {
    var sums = GroupSums()
    try forEach(of: Self.placed(people)) { sums.add($0) }
    return sums.group
  }

  /// Everybody of a table with the place in it.
  package static func placed(
    _ people: [PersonRatings]
  ) -> some Sequence<(index: Int, person: PersonRatings)> {
    people.enumerated().lazy.map { (index: $0, person: $1) }
  }
}
