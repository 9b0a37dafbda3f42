/// Between which months each activity can begin, by what comes before and after it.
struct CalendarWindows {
  /// How many months each activity takes.
  let lengths: [Int]
  /// What must not begin before which end or beginning, by the one that waits.
  let before: [[Link]]
  /// All activities, what comes before first.
  let order: [Int]
  /// The first and the last month in which each can begin.
  let starts: [ClosedRange<Int>]

  /// One waits for another: it begins so many months after the other at the earliest.
  struct Link {
    var place: Int
    var delay: Int
  }

  /// Nil if the months do not suffice. `isLoose` says that upper stages may begin with lower ones,
  /// for want of months.
  init?(_ lengths: [Int], months: Int, _ order: CalendarOrder, isLoose: Bool) {
    let before = Self.links(lengths, order, isLoose: isLoose)
    let sorted = Self.sorted(before)
    var earliest = [Int](repeating: 0, count: lengths.count)
    for place in sorted {
      for link in before[place] {
        earliest[place] = max(earliest[place], earliest[link.place] + link.delay)
      }
    }
    var latest = lengths.map { months - $0 }
    for place in sorted.reversed() {
      for link in before[place] {
        latest[link.place] = min(latest[link.place], latest[place] - link.delay)
      }
    }
    for place in lengths.indices where earliest[place] > latest[place] { return nil }
    self.lengths = lengths
    self.before = before
    self.order = sorted
    starts = lengths.indices.map { earliest[$0]...latest[$0] }
  }

  private static func links(
    _ lengths: [Int], _ order: CalendarOrder, isLoose: Bool
  ) -> [[Link]] {
    var before = [[Link]](repeating: [], count: lengths.count)
    for pair in order.required {
      before[pair.after].append(Link(place: pair.before, delay: lengths[pair.before]))
    }
    for pair in order.stages {
      before[pair.after].append(
        Link(place: pair.before, delay: isLoose ? 0 : lengths[pair.before] - 1))
    }
    return before
  }

  /// What waits for nothing first; of those the first.
  private static func sorted(_ before: [[Link]]) -> [Int] {
    var sorted: [Int] = []
    var isIn = [Bool](repeating: false, count: before.count)
    while let next = before.indices.first(where: { place in
      !isIn[place] && before[place].allSatisfy { isIn[$0.place] }
    }) {
      isIn[next] = true
      sorted.append(next)
    }
    return sorted
  }

  /// The fewest months that will do, and the activities that follow each other for so long.
  static func needed(_ lengths: [Int], _ order: CalendarOrder) -> (months: Int, way: [Int]) {
    let before = links(lengths, order, isLoose: true)
    var starts = [Int](repeating: 0, count: lengths.count)
    var last = [Int?](repeating: nil, count: lengths.count)
    for place in sorted(before) {
      for link in before[place] where starts[link.place] + link.delay > starts[place] {
        starts[place] = starts[link.place] + link.delay
        last[place] = link.place
      }
    }
    var way: [Int] = []
    var next = lengths.indices.max { starts[$0] + lengths[$0] < starts[$1] + lengths[$1] }
    let months = next.map { starts[$0] + lengths[$0] } ?? 0
    while let place = next {
      way.append(place)
      next = last[place]
    }
    return (months, way.reversed())
  }
}
