import CrosswalkBase
import CrosswalkModel

/// When the activities of a plan are held: everybody does one in the same months, what is required
/// comes before, lower stages of a concept before upper ones, and the month in which anybody has
/// most to do has as little as can be found.
package struct CurriculumCalendar: Sendable, Hashable {
  /// When one activity is held.
  package struct Entry: Sendable, Hashable {
    /// In the problem.
    package var activity: Int
    /// From 0.
    package var firstMonth: Int
    /// From 0; the same for an activity of one month.
    package var lastMonth: Int
  }

  /// How many months there are.
  package let months: Int
  /// By first month, and within one what comes first, first.
  package let entries: [Entry]
  /// The most hours that anybody has in a month.
  package let largestLoad: Double
  /// What no calendar is below: the mean of who has most, and the month of what takes most.
  package let leastLoad: Double
  /// Whether every other calendar was looked at, so that none is better.
  package let isProven: Bool
  /// Whether upper stages may begin before lower ones have ended, for want of months.
  package let isTight: Bool

  /// Makes a calendar.
  ///
  /// - Parameters:
  ///   - plan: Who does what.
  ///   - problem: What the plan was made for.
  ///   - months: How many there are, 1 or more.
  /// - Throws: ``CalendarError`` if what requires each other does not go into so many months.
  package init(
    _ plan: CurriculumPlan, in problem: CurriculumProblem, months: Int
  ) throws(CalendarError) {
    let held = plan.runs.map(\.activity)
    let order = CalendarOrder(held, in: problem, plan)
    let lengths = held.map { problem.activities[$0].months }
    var isTight = false
    var windows = CalendarWindows(lengths, months: months, order, isLoose: false)
    if windows == nil {
      isTight = true
      windows =
        CalendarWindows(lengths, months: months, order, isLoose: true)
        ?? CalendarWindows(lengths, months: months, order.ofRequired, isLoose: true)
    }
    guard let windows else {
      let needed = CalendarWindows.needed(lengths, order.ofRequired)
      throw CalendarError(
        months: months, needed: needed.months,
        activities: needed.way.map { problem.activities[held[$0]].id })
    }
    let places = Dictionary(uniqueKeysWithValues: held.enumerated().map { ($1, $0) })
    // Who does the same has the same load.
    let attending = Set(plan.people.map { $0.activities.compactMap { places[$0] } })
      .filter { !$0.isEmpty }.sorted { $0.lexicographicallyPrecedes($1) }
    var search = CalendarSearch(
      windows, attending: attending,
      loads: held.map { problem.activities[$0].hours / Double(problem.activities[$0].months) },
      months: months)
    let starts = search.run()
    self.months = months
    self.isTight = isTight
    (largestLoad, leastLoad) = (search.best, search.bound)
    isProven = search.isProven
    let ranks = Dictionary(uniqueKeysWithValues: windows.order.enumerated().map { ($1, $0) })
    entries = held.indices.sorted {
      (starts[$0], ranks[$0]!) < (starts[$1], ranks[$1]!)
    }.map {
      Entry(
        activity: held[$0], firstMonth: starts[$0], lastMonth: starts[$0] + lengths[$0] - 1)
    }
  }
}

/// More months are needed than there are.
package struct CalendarError: Error, Sendable, Hashable, CustomStringConvertible {
  package let months: Int
  /// The fewest that will do.
  package let needed: Int
  /// The activities that follow each other for so long, by id.
  package let activities: [String]

  package var description: String {
    "\(counted(months, "month")) \(months == 1 ? "is" : "are") too few: "
      + activities.map { "'\($0)'" }.joined(separator: ", then ")
      + " \(activities.count == 1 ? "takes" : "take") \(needed)"
  }
}
