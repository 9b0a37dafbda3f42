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

  /// Visits what follows for each statement of the source where nobody has judged, in the order of the
  /// documents. What only kin of concepts joins is for people to look at, and does not follow.
  ///
  /// - Parameters:
  ///   - limit: Only so many of the strongest of a statement, as ``StatementStanding/links`` has them; nil:
  ///     all.
  ///   - body: Is given each pair once.
  /// - Throws: What `body` throws.
  package func forEachFollowing(
    limit: Int? = nil, _ body: (_ subject: Statement, Following) throws -> Void
  ) rethrows {
    var joined = JoinedSubjects(self)
    var known = KindMemory<[Following]>(room: Self.keptFollowing)
    for (_, subject) in source.framework.statements {
      func find() -> [Following] {
        following(from: subject, limit: limit, joined.joined(to: subject))
      }
      let isJudged = judged.bySubject[subject.id] != nil
      let found =
        isJudged ? find() : known.value(kind(of: subject), size: \.count, make: find)
      for following in found { try body(subject, following) }
    }
  }

  /// So many pairs are kept for subjects of the same kind.
  private static let keptFollowing = 200_000

  /// What follows for a statement of the source, in the order of the target.
  func following(
    from subject: Statement, limit: Int? = nil, _ joined: JoinedKinds
  ) -> [Following] {
    var paths: [Int32: [String]] = [:]
    return places(following: subject, limit: limit, joined).sorted { $0.position < $1.position }
      .map { place in
        let joined = joined.joined[place.joined]
        let kind = kinds.kinds[place.position]
        let path = paths[kind] ?? derived(from: subject, to: place.position)?.path ?? []
        paths[kind] = path
        return Following(
          object: objects[place.position].id, relation: joined.limited,
          share: joined.derived.share, confidence: joined.derived.confidence, path: path)
      }
  }

  /// How many pairs follow, how many of them are counterparts of each other, and which statements they
  /// join, without a list of the pairs.
  package func countFollowing(
    limit: Int? = nil
  ) -> (pairs: Int, counterparts: Int, subjects: Set<String>, objects: Set<String>) {
    var (pairs, counterparts, subjects) = (0, 0, Set<String>())
    var isReached = [Bool](repeating: false, count: objects.count)
    var joined = JoinedSubjects(self)
    var known = KindMemory<(pairs: Int, counterparts: Int)>(room: .max)
    for (_, subject) in source.framework.statements {
      func count() -> (pairs: Int, counterparts: Int) {
        let found = joined.joined(to: subject)
        let isCounterpart = found.joined.map { $0.limited == .counterpart }
        let places = places(following: subject, limit: limit, found)
        for place in places { isReached[place.position] = true }
        return (places.count, places.count { isCounterpart[$0.joined] })
      }
      let isJudged = judged.bySubject[subject.id] != nil
      let found =
        isJudged ? count() : known.value(kind(of: subject), size: { _ in 1 }, make: count)
      if found.pairs == 0 { continue }
      subjects.insert(subject.id)
      pairs += found.pairs
      counterparts += found.counterparts
    }
    return (
      pairs, counterparts, subjects,
      Set(zip(objects, isReached).lazy.filter(\.1).map(\.0.id))
    )
  }

  /// How many pairs follow at all.
  package var pairsFollowing: Int {
    var known = JoinedSubjects(self)
    return source.framework.statements.reduce(0) { sum, place in
      let found = known.joined(to: place.statement)
      let kinds = found.sharing.flatMap { found.kinds($0) }
      var pairs = kinds.reduce(0) { $0 + self.kinds.members[Int($1)].count }
      let judged = judgements(on: place.statement)
      if !judged.isEmpty {
        let kinds = Set(kinds)
        pairs -= judged.keys.count { kinds.contains(self.kinds.kinds[$0]) }
      }
      return sum + pairs
    }
  }

  /// A statement of the target, and the place of what follows for it.
  private typealias Place = (position: Int, joined: Int)

  private func places(
    following subject: Statement, limit: Int?, _ found: JoinedKinds
  ) -> [Place] {
    let judged = judgements(on: subject)
    func members(_ place: Int) -> [Place] {
      found.kinds(place).flatMap { kind in
        kinds.members[Int(kind)].lazy.map(Int.init).filter { judged[$0] == nil }.map { ($0, place) }
      }
    }
    guard let limit else { return found.sharing.flatMap(members) }
    let byStrength = found.sharing.compactMap { place in
      link(
        from: subject, to: kinds.example(of: Int(found.kinds(place).first!)),
        found.joined[place].candidate, hasPath: false
      ).map { (place: place, link: $0) }
    }.sorted { $0.link.isStronger(than: $1.link) }
    var places: [Place] = []
    var start = 0
    while start < byStrength.count, places.count < limit {
      // Among equals the order of the document decides.
      let end =
        byStrength[start...].firstIndex { byStrength[start].link.isStronger(than: $0.link) }
        ?? byStrength.count
      places += byStrength[start..<end].flatMap { members($0.place) }
        .sorted { $0.position < $1.position }.prefix(limit - places.count)
      start = end
    }
    return places
  }
}

extension JoinedKinds {
  /// The places of what rests on concepts that both share, and not on kin of them alone.
  fileprivate var sharing: [Int] { joined.indices.filter { joined[$0].derived.share > 0 } }
}
