/// Looks for the months of activities in which the largest load of anybody is least: one activity
/// after another, each where it adds least first, given up where it is no better than the best.
struct CalendarSearch {
  private let windows: CalendarWindows
  /// Who does which activities.
  private let attending: [[Int]]
  /// By activity: who does it.
  private let attendants: [[Int]]
  private let loads: [Double]
  private let months: Int
  private var starts: [Int]
  private var bestStarts: [Int]
  private var load: [Double]
  private var left: Int
  /// The largest load of the best calendar.
  private(set) var best = Double.infinity
  /// What no calendar is below.
  let bound: Double

  /// Whether no other can be better.
  private(set) var isProven = true

  init(_ windows: CalendarWindows, attending: [[Int]], loads: [Double], months: Int) {
    self.windows = windows
    self.attending = attending
    self.loads = loads
    self.months = months
    var attendants = [[Int]](repeating: [], count: loads.count)
    for (person, places) in attending.enumerated() {
      for place in places { attendants[place].append(person) }
    }
    self.attendants = attendants
    starts = windows.starts.map(\.lowerBound)
    bestStarts = starts
    load = Array(repeating: 0, count: attending.count * months)
    let means = attending.map { places in
      places.reduce(0) { $0 + loads[$1] * Double(windows.lengths[$1]) } / Double(months)
    }
    bound = max(means.max() ?? 0, loads.max() ?? 0)
    // Some seconds at most, whoever attends.
    left = 20_000_000 / max(1, attending.count)
  }

  mutating func run() -> [Int] {
    place(0, largest: 0)
    if best <= bound + 1e-9 { isProven = true }
    return bestStarts
  }

  private mutating func place(_ position: Int, largest: Double) {
    if position == windows.order.count {
      (best, bestStarts) = (largest, starts)
      return
    }
    let place = windows.order[position]
    let earliest = windows.before[place].map { starts[$0.place] + $0.delay }.max() ?? 0
    let range = max(earliest, windows.starts[place].lowerBound)...windows.starts[place].upperBound
    let choices = range.map { start -> (load: Double, square: Double, start: Int) in
      var (most, square) = (largest, 0.0)
      for person in attendants[place] {
        for month in start..<start + windows.lengths[place] {
          let sum = load[person * months + month]
          most = max(most, sum + loads[place])
          square += sum
        }
      }
      return (most, square, start)
    }.sorted { ($0.load, $0.square, $0.start) < ($1.load, $1.square, $1.start) }
    for choice in choices {
      if choice.load >= best - 1e-9 || best <= bound + 1e-9 { return }
      left -= 1
      if left < 0, best.isFinite {
        isProven = false
        return
      }
      add(place, at: choice.start, 1)
      starts[place] = choice.start
      self.place(position + 1, largest: choice.load)
      add(place, at: choice.start, -1)
    }
  }

  private mutating func add(_ place: Int, at start: Int, _ sign: Double) {
    for person in attendants[place] {
      for month in start..<start + windows.lengths[place] {
        load[person * months + month] += sign * loads[place]
      }
    }
  }
}
