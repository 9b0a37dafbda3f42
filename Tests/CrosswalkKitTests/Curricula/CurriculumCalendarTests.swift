import CrosswalkBase
import CrosswalkModel
import Testing

@testable import CrosswalkKit

/// Calendars against their rules, and small ones against every other.
@Suite struct CurriculumCalendarTests {
  /// A problem whose activities take one to three months.
  private func problem(_ random: inout RandomCurriculum, people: Int, activities: Int)
    -> CurriculumProblem
  {
    let concepts = random.int(1...3)
    var list = random.activities(activities, concepts: concepts)
    for index in list.indices {
      list[index].months = random.int(1...3)
      list[index].roles = []
    }
    return CurriculumProblem(
      needs: random.needs(people: people, concepts: concepts),
      people: (0..<people).map { _ in .init() }, activities: list, stages: RandomCurriculum.stages)
  }

  private func load(_ starts: [Int: Int], _ plan: CurriculumPlan, _ problem: CurriculumProblem)
    -> Double
  {
    var most = 0.0
    for person in plan.people {
      var months = [Int: Double]()
      for place in person.activities {
        let activity = problem.activities[place]
        for month in starts[place]!..<starts[place]! + activity.months {
          months[month, default: 0] += activity.hours / Double(activity.months)
        }
      }
      most = max(most, months.values.max() ?? 0)
    }
    return most
  }

  @Test func `nothing comes before what it requires, and nobody has more than is said`() throws {
    var (made, refused) = (0, 0)
    for seed in 0..<300 {
      var random = RandomCurriculum(seed: 10_000 + seed)
      let problem = problem(&random, people: random.int(1...4), activities: 9)
      let plan = try CurriculumPlanner(problem, .init(aim: .most(hours: 20))).plan()
      let months = random.int(3...8)
      let calendar: CurriculumCalendar
      do {
        calendar = try CurriculumCalendar(plan, in: problem, months: months)
        made += 1
      } catch {
        #expect(error.needed > months && !error.activities.isEmpty)
        refused += 1
        continue
      }
      #expect(Set(calendar.entries.map(\.activity)) == Set(plan.runs.map(\.activity)))
      let byID = Dictionary(
        uniqueKeysWithValues: calendar.entries.map { (problem.activities[$0.activity].id, $0) })
      for entry in calendar.entries {
        let activity = problem.activities[entry.activity]
        #expect(entry.firstMonth >= 0 && entry.lastMonth < months)
        #expect(entry.lastMonth - entry.firstMonth + 1 == activity.months)
        for id in activity.requires {
          #expect(
            byID[id]!.lastMonth < entry.firstMonth, "seed \(seed): \(activity.id) after \(id)")
        }
      }
      let starts = Dictionary(
        uniqueKeysWithValues: calendar.entries.map { ($0.activity, $0.firstMonth) })
      #expect(abs(load(starts, plan, problem) - calendar.largestLoad) < 1e-9, "seed \(seed)")
      #expect(calendar.leastLoad <= calendar.largestLoad + 1e-9, "seed \(seed)")
      #expect(calendar.entries.map(\.firstMonth) == calendar.entries.map(\.firstMonth).sorted())
    }
    #expect(made > 200 && refused > 0)
  }

  @Test func `no other calendar has a smaller largest month`() throws {
    for seed in 0..<60 {
      var random = RandomCurriculum(seed: 20_000 + seed)
      let problem = problem(&random, people: random.int(1...3), activities: 5)
      let plan = try CurriculumPlanner(problem, .init(aim: .most(hours: 16))).plan()
      guard let calendar = try? CurriculumCalendar(plan, in: problem, months: 4),
        !calendar.isTight
      else { continue }
      let held = plan.runs.map(\.activity)
      let order = CalendarOrder(held, in: problem, plan)
      var best = Double.infinity
      let lengths = held.map { problem.activities[$0].months }
      var starts = [Int](repeating: 0, count: held.count)
      func visit(_ place: Int) {
        if place == held.count {
          let isKept =
            order.required.allSatisfy { starts[$0.after] >= starts[$0.before] + lengths[$0.before] }
            && order.stages.allSatisfy {
              starts[$0.after] >= starts[$0.before] + lengths[$0.before] - 1
            }
          if isKept {
            best = min(
              best, load(Dictionary(uniqueKeysWithValues: zip(held, starts)), plan, problem))
          }
          return
        }
        for start in 0...(4 - lengths[place]) {
          starts[place] = start
          visit(place + 1)
        }
      }
      visit(0)
      #expect(abs(best - calendar.largestLoad) < 1e-9 && calendar.isProven || held.isEmpty)
    }
  }

  @Test func `lower stages of a concept come before upper ones`() throws {
    func activity(_ id: String, _ stage: String) -> Activity {
      Activity(
        id: id, title: id, mode: .training, hours: 4, months: 2,
        effects: [.init(concept: "c0", from: stage, to: stage, closes: 1, reason: "")])
    }
    let needs = Needs(
      concepts: ["c0"], stageWidths: [40, 30, 30],
      people: [
        (0..<3).map { .init(concept: 0, stage: $0, need: 1, shortfall: [40, 30, 30][$0]) }
      ])
    let problem = CurriculumProblem(
      needs: needs, people: [.init()],
      activities: [activity("x", "high"), activity("y", "low"), activity("z", "middle")],
      stages: RandomCurriculum.stages)
    let plan = try CurriculumPlanner(problem, .init(aim: .most(hours: 12))).plan()
    let calendar = try CurriculumCalendar(plan, in: problem, months: 6)
    let order = calendar.entries.map { problem.activities[$0.activity].id }
    #expect(order == ["y", "z", "x"] && calendar.largestLoad == 2 && calendar.isProven)
    let tight = try CurriculumCalendar(plan, in: problem, months: 2)
    #expect(tight.isTight && tight.largestLoad == 6)
    #expect(throws: CalendarError.self) {
      _ = try CurriculumCalendar(plan, in: problem, months: 1)
    }
  }

  @Test func `months are counted over the end of a year`() {
    #expect(PlanMonth("2026-09")?.after(5).description == "2027-02")
    for text in ["2026-13", "2026-00", "26-09", "2026-9", "2026-09-01", "", "abcd-ef"] {
      #expect(PlanMonth(text) == nil, "\(text)")
    }
  }
}
