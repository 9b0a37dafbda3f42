import CrosswalkModel

extension Counterparts {
  /// What follows for a pair of statements from the concepts that both are linked to.
  package struct Following: Sendable, Hashable {
    /// A statement of the target.
    package var object: String
    /// From the subject to the object, as far as nothing speaks against it.
    package var relation: Relation?
    /// How much both have in common, over 0 and at most 1.
    package var share: Double
    /// The product of both links' confidences.
    package var confidence: Double
    /// The concepts it follows from.
    package var path: [String]
  }

  /// What follows for a statement of the source where nobody has judged, in the order of the target.
  /// What only kin of concepts joins is for people to look at, and does not follow.
  ///
  /// - Parameters:
  ///   - subject: A statement of the source.
  ///   - limit: Only so many of the strongest, as ``StatementStanding/links`` has them; nil: all.
  /// - Returns: Each pair once.
  package func following(from subject: Statement, limit: Int? = nil) -> [Following] {
    let (joined, places) = places(following: subject, limit: limit)
    var paths = [[String]?](repeating: nil, count: joined.count)
    return places.sorted { $0.position < $1.position }.map { place in
      let joined = joined[place.joined]
      let path = paths[place.joined] ?? derived(from: subject, to: place.position)?.path ?? []
      paths[place.joined] = path
      return Following(
        object: objects[place.position].id, relation: joined.limited, share: joined.derived.share,
        confidence: joined.derived.confidence, path: path)
    }
  }

  /// How many pairs follow, how many of them are counterparts of each other, and which statements they
  /// join, without a list of the pairs.
  package func countFollowing(
    limit: Int? = nil
  ) -> (pairs: Int, counterparts: Int, subjects: Set<String>, objects: Set<String>) {
    var (pairs, counterparts, subjects) = (0, 0, Set<String>())
    var isReached = [Bool](repeating: false, count: objects.count)
    for (_, subject) in source.framework.statements {
      let (joined, places) = places(following: subject, limit: limit)
      if places.isEmpty { continue }
      subjects.insert(subject.id)
      pairs += places.count
      let isCounterpart = joined.map { $0.limited == .counterpart }
      for place in places {
        isReached[place.position] = true
        if isCounterpart[place.joined] { counterparts += 1 }
      }
    }
    return (
      pairs, counterparts, subjects,
      Set(zip(objects, isReached).lazy.filter(\.1).map(\.0.id))
    )
  }

  /// How many pairs follow at all.
  package var pairsFollowing: Int {
    source.framework.statements.reduce(0) { sum, place in
      let judged = judgements(on: place.statement)
      let joined = joined(to: place.statement).filter { $0.derived.share > 0 }
      let kinds = Set(joined.map(\.kind))
      return sum + joined.reduce(0) { $0 + self.kinds.members[$1.kind].count }
        - judged.keys.count { kinds.contains(Int(self.kinds.kinds[$0])) }
    }
  }

  /// A statement of the target, and which of the joined kinds it is of.
  private typealias Place = (position: Int, joined: Int)

  private func places(
    following subject: Statement, limit: Int?
  ) -> (joined: [Joined], places: [Place]) {
    let judged = judgements(on: subject)
    let joined = joined(to: subject).filter { $0.derived.share > 0 }
    func members(_ number: Int) -> [Place] {
      kinds.members[joined[number].kind].compactMap { position in
        judged.isEmpty || judged[Int(position)] == nil ? (Int(position), number) : nil
      }
    }
    guard let limit else { return (joined, joined.indices.flatMap(members)) }
    let byStrength = joined.enumerated().compactMap { number, joined in
      link(
        from: subject, to: kinds.example(of: joined.kind), joined.candidate, hasPath: false
      ).map { (number: number, link: $0) }
    }.sorted { $0.link.isStronger(than: $1.link) }
    var found: [Place] = []
    var start = 0
    while start < byStrength.count, found.count < limit {
      // Among equals the order of the document decides.
      let end =
        byStrength[start...].firstIndex { byStrength[start].link.isStronger(than: $0.link) }
        ?? byStrength.count
      found += byStrength[start..<end].flatMap { members($0.number) }
        .sorted { $0.position < $1.position }.prefix(limit - found.count)
      start = end
    }
    return (joined, found)
  }
}
