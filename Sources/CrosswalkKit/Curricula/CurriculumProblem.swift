import CrosswalkModel

/// What people need, and what there is to close it with.
package struct CurriculumProblem: Sendable {
  /// What matters of a person besides needs. Who it is stands elsewhere.
  package struct Attendee: Sendable, Hashable {
    /// What the person is, and is to become; activities for any of these suit. Empty: not known, and
    /// everything suits.
    package var roles: Set<Role>
    /// Ids of activities that the person has done. They are not offered again, and what requires
    /// them can be done; what they have closed shows in ratings.
    package var done: Set<String>

    package init(roles: Set<Role> = [], done: Set<String> = []) {
      (self.roles, self.done) = (roles, done)
    }
  }

  /// By person: what is needed of each concept in each stage.
  package let needs: Needs
  /// By person, as in the needs.
  package let people: [Attendee]
  /// By id.
  package let activities: [Activity]
  /// Ids of those that are offered where these people do not work: they can have been done, and are
  /// not offered.
  package let elsewhere: Set<String>
  /// The ids of the stages of the reference scale, lowest first.
  package let stages: [String]
  /// Within how many months everything has to go; nil: any.
  package let months: Int?
  /// By activity: what it closes, by concept and stage as they are in the needs.
  let effects: [[CellKey: Double]]
  /// By activity: the positions of what it requires; nil where one of them is not among them.
  let required: [[Int]?]

  struct CellKey: Sendable, Hashable {
    var concept: Int
    var stage: Int
  }

  /// - Parameters:
  ///   - needs: What people need.
  ///   - people: The same people in the same order.
  ///   - activities: Without doubles; the order does not matter.
  ///   - elsewhere: Ids of activities that are offered where these people do not work.
  ///   - stages: The ids of the stages, as many as the needs have, lowest first.
  ///   - months: Within how many months everything has to go, each after what it requires; nil: any.
  ///   - hierarchy: Which concepts are cases of which: what closes needs in a concept closes them in
  ///     its cases.
  package init(
    needs: Needs, people: [Attendee], activities: [Activity], elsewhere: Set<String> = [],
    stages: [String], months: Int? = nil, hierarchy: ConceptHierarchy = .flat
  ) {
    self.months = months
    self.elsewhere = elsewhere
    self.needs = needs
    self.people = people
    self.activities = activities.sorted { $0.id < $1.id }
    self.stages = stages
    var concepts: [String: [Int]] = [:]
    for (place, concept) in needs.concepts.enumerated() {
      for broader in hierarchy.path(from: concept) { concepts[broader, default: []].append(place) }
    }
    let places = Dictionary(
      self.activities.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    effects = self.activities.map { activity in
      var parts: [CellKey: Double] = [:]
      for effect in activity.effects {
        guard let first = stages.firstIndex(of: effect.from),
          let last = stages.firstIndex(of: effect.to), first <= last, effect.closes > 0
        else { continue }
        for concept in concepts[effect.concept] ?? [] {
          for stage in first...last {
            parts[CellKey(concept: concept, stage: stage), default: 0] += effect.closes
          }
        }
      }
      return parts
    }
    required = self.activities.map { activity in
      let found = activity.requires.compactMap { places[$0] }
      return found.count == activity.requires.count ? found : nil
    }
  }

  /// What some people need anything of.
  func wanted(by people: some Sequence<Int>) -> Set<CellKey> {
    var wanted: Set<CellKey> = []
    for person in people { wanted.formUnion(needs.people[person].lazy.map(CellKey.init)) }
    return wanted
  }

  /// Whether an activity closes some of what is wanted.
  func closesSome(_ place: Int, of wanted: Set<CellKey>) -> Bool {
    effects[place].keys.contains(where: wanted.contains)
  }

  /// Whether an activity works on what a person needs of a concept.
  package func works(_ place: Int, on concept: String, for person: Int) -> Bool {
    needs.people[person].contains {
      needs.concepts[$0.concept] == concept && effects[place][CellKey($0)] != nil
    }
  }

  /// The activities that a person can do and that help, as positions.
  func offered(to person: Int, without closed: Set<Int> = []) -> [Int] {
    offered(to: people[person], needing: wanted(by: [person]), without: closed)
  }

  /// The activities that somebody can do, all that is required with them, as positions.
  ///
  /// What does not help is left out, unless something that helps requires it; and what is closed
  /// with all that requires it.
  func offered(
    to attendee: Attendee, needing wanted: Set<CellKey>, without closed: Set<Int> = []
  ) -> [Int] {
    let taken = Set(
      activities.filter { attendee.done.contains($0.id) }.compactMap(\.instead))
    // In how many months each can be over; what is not possible takes for ever.
    var ends: [Int: Int] = [:]
    func end(_ place: Int) -> Int {
      if let end = ends[place] { return end }
      let activity = activities[place]
      if attendee.done.contains(activity.id) { return 0 }
      // A ring of requirements is not possible.
      ends[place] = .max
      let suits =
        activity.roles.isEmpty || attendee.roles.isEmpty
        || activity.roles.contains { role in attendee.roles.contains { role.fits($0) } }
      let isFree =
        !closed.contains(place) && !elsewhere.contains(activity.id)
        && (activity.instead.map { !taken.contains($0) } ?? true)
      guard suits, isFree, let required = required[place] else { return .max }
      let start = required.map(end).max() ?? 0
      guard start < .max, start + activity.months <= months ?? .max - 1 else { return .max }
      ends[place] = start + activity.months
      return start + activity.months
    }
    var offered: Set<Int> = []
    var waiting = activities.indices.filter { closesSome($0, of: wanted) }
    while let place = waiting.popLast() {
      guard !attendee.done.contains(activities[place].id), end(place) < .max,
        offered.insert(place).inserted
      else { continue }
      waiting += required[place] ?? []
    }
    return offered.sorted()
  }
}

extension CurriculumProblem.CellKey {
  init(_ part: Needs.Part) { self.init(concept: part.concept, stage: part.stage) }
}
