import CrosswalkBase
import CrosswalkModel

@testable import CrosswalkKit

/// Random needs and activities; the same seed gives the same.
struct RandomCurriculum {
  var random: SplitMix64

  init(seed: some BinaryInteger) { random = SplitMix64(seed: seed) }

  mutating func int(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

  mutating func chance(_ share: Double) -> Bool { Double.random(in: 0..<1, using: &random) < share }

  /// In quarters, so that equal sums and ties come up.
  mutating func quarters(_ range: ClosedRange<Int>) -> Double { Double(int(range)) / 4 }

  static let stages = ["low", "middle", "high"]

  mutating func needs(people: Int, concepts: Int) -> Needs {
    Needs(
      concepts: (0..<concepts).map { "c\($0)" }, stageWidths: [40, 30, 30],
      people: (0..<people).map { _ in
        (0..<concepts).flatMap { concept -> [Needs.Part] in
          guard chance(0.7) else { return [] }
          let known = quarters(1...8)
          let first = int(0...2)
          return (first...2).compactMap { stage in
            let shortfall = [40.0, 30, 30][stage] * quarters(1...4)
            return chance(0.85)
              ? Needs.Part(
                concept: concept, stage: stage, need: known * shortfall, shortfall: shortfall)
              : nil
          }
        }
      })
  }

  mutating func activities(_ count: Int, concepts: Int, isShared: Bool = false) -> [Activity] {
    (0..<count).map { index in
      let effects = (0..<int(1...3)).map { _ in
        let from = int(0...2)
        return Activity.Effect(
          concept: "c\(int(0...concepts - 1))", from: Self.stages[from],
          to: Self.stages[int(from...2)], closes: Double(int(1...10)) / 10, reason: "")
      }
      let isRun = isShared && chance(0.4)
      let least = int(1...3)
      return Activity(
        id: "a\(index < 10 ? "0" : "")\(index)", title: "",
        mode: chance(0.3) ? .coaching : .training,
        hours: quarters(4...32), size: isRun ? .init(from: least, to: int(max(2, least)...4)) : nil,
        cost: isShared && chance(0.6) ? Double(int(1...4)) : 0,
        requires: index > 0 && chance(0.25) ? ["a0\(int(0...min(9, index - 1)))"] : [],
        instead: chance(0.25) ? "g\(int(0...1))" : nil,
        roles: chance(0.2) ? [.supervisor] : [], effects: effects)
    }
  }

  mutating func problem(people: Int, activities: Int, isShared: Bool = false) -> CurriculumProblem {
    let concepts = int(1...5)
    return CurriculumProblem(
      needs: needs(people: people, concepts: concepts),
      people: (0..<people).map { _ in
        .init(
          roles: chance(0.5) ? [.worker] : [],
          done: chance(0.2) ? ["a0\(int(0...9))"] : [])
      },
      activities: self.activities(activities, concepts: concepts, isShared: isShared),
      stages: Self.stages)
  }
}

/// All that a person can do, and what it closes, written down from the words of the rules and not
/// from the search.
struct EveryChoice {
  /// Which activities can be done together, as bits.
  private(set) var allowed: [Int] = []
  private let problem: CurriculumProblem
  private let parts: [Needs.Part]
  /// By part of the need and activity: what it closes.
  private let closes: [[Double]]
  private let hours: [Double]
  /// What can be done together, whether or not it helps, ascending.
  private var attendable: [Int] = []

  init(_ problem: CurriculumProblem, for person: Int, _ limits: CurriculumLimits) {
    self.problem = problem
    let activities = problem.activities
    let attendee = problem.people[person]
    hours = activities.map(\.hours)
    parts = problem.needs.people[person]
    closes = parts.map { part in
      activities.map { activity in
        activity.effects.reduce(0) { sum, effect in
          let first = problem.stages.firstIndex(of: effect.from)!
          let last = problem.stages.firstIndex(of: effect.to)!
          return effect.concept == problem.needs.concepts[part.concept]
            && (first...last).contains(part.stage) ? sum + effect.closes : sum
        }
      }
    }
    func bits(_ isIn: (Activity) -> Bool) -> Int {
      activities.indices.reduce(0) { isIn(activities[$1]) ? $0 | 1 << $1 : $0 }
    }
    let done = attendee.done
    let doneGroups = Set(activities.filter { done.contains($0.id) }.compactMap(\.instead))
    let barred = bits { activity in
      let suits =
        activity.roles.isEmpty || attendee.roles.isEmpty
        || activity.roles.contains { role in attendee.roles.contains { role.fits($0) } }
      let isThere = activity.requires.allSatisfy { id in activities.contains { $0.id == id } }
      return done.contains(activity.id) || !suits || !isThere
        || activity.instead.map(doneGroups.contains) ?? false
    }
    let required = activities.map { activity in
      bits { activity.requires.contains($0.id) && !done.contains($0.id) }
    }
    let groups = Set(activities.compactMap(\.instead)).map { group in
      bits { $0.instead == group }
    }
    var most = limits.modes.map { mode, limit in (bits { $0.mode == mode }, limit) }
    if case .most(let limit) = limits.aim { most.append((bits { _ in true }, limit)) }
    let useful = self.useful
    // One activity more never makes hours fewer, so what is too long already is not gone on with.
    func extend(_ chosen: Int, from place: Int) {
      if place == activities.count {
        let hasAll = required.indices.allSatisfy {
          chosen >> $0 & 1 == 0 || required[$0] & ~chosen == 0
        }
        if hasAll { attendable.append(chosen) }
        return
      }
      extend(chosen, from: place + 1)
      let more = chosen | 1 << place
      guard barred >> place & 1 == 0,
        !groups.contains(where: { (more & $0).nonzeroBitCount > 1 }),
        most.allSatisfy({ sum(more & $0.0) <= $0.1 + 1e-9 })
      else { return }
      extend(more, from: place + 1)
    }
    extend(0, from: 0)
    attendable.sort()
    allowed = attendable.filter { isUseful($0, useful, required) }
  }

  /// What closes something that the person needs.
  private var useful: Int {
    closes.reduce(0) { bits, part in
      part.indices.reduce(bits) { part[$1] > 0 ? $0 | 1 << $1 : $0 }
    }
  }

  /// Nobody attends what does not help, but for what something that helps requires.
  private func isUseful(_ chosen: Int, _ useful: Int, _ required: [Int]) -> Bool {
    var reached = chosen & useful
    while true {
      let next = required.indices.reduce(reached) {
        reached >> $1 & 1 == 1 ? $0 | required[$1] : $0
      }
      if next == reached { return chosen & ~reached == 0 }
      reached = next
    }
  }

  private func sum(_ chosen: Int) -> Double {
    var sum = 0.0
    for place in hours.indices where chosen >> place & 1 == 1 { sum += hours[place] }
    return sum
  }

  /// Whether the person can do all of it, be it of use or not.
  func mayAttend(_ chosen: Int) -> Bool { attendable.contains(chosen) }

  /// The hours of a choice.
  func hours(of chosen: Int) -> Double { sum(chosen) }

  /// The need that a choice closes.
  func closed(by chosen: Int) -> Double {
    var (value, before) = (0.0, 0.0)
    for (index, part) in parts.enumerated() {
      var closed = 0.0
      for place in hours.indices where chosen >> place & 1 == 1 { closed += closes[index][place] }
      closed = min(1, closed)
      if index > 0, parts[index - 1].concept == part.concept,
        parts[index - 1].stage == part.stage - 1
      {
        let below = parts[index - 1]
        let width = problem.needs.stageWidths[below.stage]
        closed = min(closed, 1 - below.shortfall / width * (1 - before))
      }
      before = closed
      value += part.need * closed
    }
    return value
  }

  /// The activities of a choice, ascending.
  func places(of chosen: Int) -> [Int] { hours.indices.filter { chosen >> $0 & 1 == 1 } }
}

extension [Int] {
  /// Positions as bits.
  var bits: Int { reduce(0) { $0 | 1 << $1 } }
}
