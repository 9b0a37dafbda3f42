import CrosswalkModel

/// A first plan for people who share places and money, and what no such plan exceeds.
///
/// Everybody gets the best plan as if there were places for all, where places have a price as money
/// is short. Then activities that too few attend are closed one after another, those that are worth
/// least for their price too while all costs too much, and whoever loses one gets the next best plan.
/// At last the places of each run are counted out.
struct SharedStart {
  private let problem: CurriculumProblem
  private let limits: CurriculumLimits
  /// Who has needs.
  private let people: [Int]
  /// What no plan exceeds.
  private(set) var bound = Double.infinity
  private(set) var work = 0
  /// By person: what is done.
  private(set) var chosen: [Int: [Int]] = [:]
  /// How often each activity for several is held.
  private(set) var runs: [Int: Int] = [:]
  private var closed: Set<Int> = []
  /// What a unit of money is worth.
  private var price = 0.0

  init(_ problem: CurriculumProblem, _ limits: CurriculumLimits) {
    self.problem = problem
    self.limits = limits
    people = problem.people.indices.filter { !problem.needs.people[$0].isEmpty }
    solve(people, price: 0)
    if let budget = limits.budget, cost > budget { findPrice(budget) }
    closeWhatFails()
    countPlaces()
  }

  // MARK: Plans

  /// The best plan of some people at a price; the sum of what they are worth at most is returned.
  @discardableResult
  private mutating func solve(_ some: [Int], price: Double) -> Double {
    let (problem, limits, closed) = (problem, limits, closed)
    let kinds = Dictionary(grouping: some) { person in
      CurriculumPlanner.Kind(
        attendee: problem.people[person], parts: problem.needs.people[person])
    }.values.sorted { $0[0] < $1[0] }
    let found = kinds.sideBySide { kind in
      let model = CurriculumModel(
        of: kind[0], in: problem, limits, isFree: false, without: closed, price: price)
      var search = SelectionSearch(model.numbers, effort: limits.effort / 10)
      let result = search.run()
      return (model.activities(of: result?.counts ?? [])[kind[0]] ?? [], result)
    }
    var bound = 0.0
    for (kind, (activities, result)) in zip(kinds, found) {
      bound += Double(kind.count) * (result?.bound ?? 0)
      work += result?.work ?? 0
      for person in kind { chosen[person] = activities }
    }
    if closed.isEmpty { self.bound = min(self.bound, bound + price * (limits.budget ?? 0)) }
    return bound
  }

  /// The price of money at which the bound is least, by halving the stretch that holds it: the bound
  /// is convex, and falls as long as more is spent than there is.
  private mutating func findPrice(_ budget: Double) {
    var (low, high) = (0.0, 1e-6 + problem.needs.total / max(1e-9, cost))
    for _ in 0..<20 {
      solve(people, price: high)
      if spent <= budget { break }
      (low, high) = (high, high * 2)
    }
    for _ in 0..<5 {
      price = (low + high) / 2
      solve(people, price: price)
      if spent > budget { low = price } else { high = price }
    }
    price = high
    solve(people, price: price)
  }

  private var attending: [Int: Int] {
    var counts: [Int: Int] = [:]
    for activities in chosen.values { for place in activities { counts[place, default: 0] += 1 } }
    return counts
  }

  /// What all places cost, were all runs full.
  private var spent: Double {
    attending.reduce(0) { $0 + Double($1.value) * problem.activities[$1.key].costOfPlace }
  }

  /// What it costs as it is.
  private var cost: Double {
    attending.reduce(0) {
      $0 + Double(fewestRuns($1.key, $1.value)) * problem.activities[$1.key].cost
    }
  }

  private func fewestRuns(_ place: Int, _ count: Int) -> Int {
    let most = max(1, problem.activities[place].size?.to ?? 1)
    return (count + most - 1) / most
  }

  // MARK: Closing

  private mutating func closeWhatFails() {
    while true {
      let failing = self.failing
      if failing.isEmpty { return }
      closed.formUnion(failing)
      let lost = Set(failing)
      solve(
        people.filter { !lost.isDisjoint(with: chosen[$0] ?? []) }, price: price)
    }
  }

  /// What is closed next; a part of all, since others may go on with those who leave it.
  private var failing: [Int] {
    let attending = attending.sorted { $0.key < $1.key }
    let few = attending.compactMap { place, count -> (rate: Double, place: Int)? in
      let least = problem.activities[place].size?.from ?? 1
      return count < least ? (Double(count) / Double(least), place) : nil
    }.sorted { ($0.rate, $0.place) < ($1.rate, $1.place) }
    if !few.isEmpty { return few.prefix(max(1, few.count / 3)).map(\.place) }
    guard let budget = limits.budget, cost > budget else { return [] }
    let dear = attending.filter { problem.activities[$0.key].cost > 0 }.map { place, count in
      let paid = Double(fewestRuns(place, count)) * problem.activities[place].cost
      return (rate: worth(of: place) / paid, place: place)
    }.sorted { ($0.rate, $0.place) < ($1.rate, $1.place) }
    // The further it is over, the more at once.
    let part = min(0.25, (cost - budget) / cost / 3)
    return dear.prefix(max(1, Int(Double(dear.count) * part))).map(\.place)
  }

  /// The need that an activity could close of those who attend it.
  private func worth(of place: Int) -> Double {
    people.filter { chosen[$0]?.contains(place) ?? false }.reduce(0) { sum, person in
      problem.needs.people[person].reduce(sum) { sum, part in
        let key = CurriculumProblem.CellKey(part)
        return sum + part.need * min(1, problem.effects[place][key] ?? 0)
      }
    }
  }

  // MARK: Places

  /// Gives runs to activities for several, and takes from whoever finds no place what requires it too.
  private mutating func countPlaces() {
    var isSettled = false
    while !isSettled {
      isSettled = true
      runs = [:]
      for (place, count) in attending.sorted(by: { $0.key < $1.key }) {
        guard let size = problem.activities[place].size, size.to > 1 else { continue }
        let wanted = fewestRuns(place, count)
        runs[place] = size.from * wanted <= count ? wanted : count / max(1, size.from)
        let places = (runs[place] ?? 0) * size.to
        guard count > places else { continue }
        let attendants = people.filter { chosen[$0]?.contains(place) ?? false }
        for person in attendants.dropFirst(places) { leave(place, person) }
        isSettled = false
        break
      }
    }
  }

  private mutating func leave(_ place: Int, _ person: Int) {
    chosen[person]?.removeAll { $0 == place }
    for other in chosen[person] ?? []
    where problem.required[other]?.contains(place) ?? false { leave(other, person) }
    // What was there for that alone is of no use any more.
    while let useless = chosen[person]?.first(where: { !isUseful($0, for: person) }) {
      chosen[person]?.removeAll { $0 == useless }
    }
  }

  private func isUseful(_ place: Int, for person: Int) -> Bool {
    problem.needs.people[person].contains {
      problem.effects[place][.init(concept: $0.concept, stage: $0.stage)] != nil
    } || (chosen[person] ?? []).contains { problem.required[$0]?.contains(place) ?? false }
  }
}
