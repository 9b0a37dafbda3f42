/// The places of scores as ``RankFusion/places(_:)`` gives them, worked out as far as somebody asks.
///
/// Whoever wants the first ten of a hundred thousand has no use for the order of the rest. Scores are
/// thrown into buckets by their first bits, which are in the order of the numbers; only buckets that are
/// asked for are sorted, and how many scores lie in those above tells where theirs begin.
struct PartialPlaces {
  /// One score is at this place of all.
  struct Entry: Hashable {
    var position: Int
    /// From 1; equals share the best of their places.
    var place: Int
  }

  private let scores: [Double]
  /// The bits of the greatest score by which buckets are told apart.
  private let top: Int
  /// How many scores lie in the buckets above each, and after the last how many in all.
  private let starts: [Int]
  /// The least score of each bucket.
  private let least: [Double]
  /// The buckets that have been sorted.
  private var sorted: [[Entry]?]

  /// Bits of a score that do not tell buckets apart: 128 buckets for numbers from one power of two to the
  /// next.
  private static let shift = 45
  /// What lies far below the greatest score shares the last bucket.
  private static let buckets = 2_048

  init(_ scores: [Double]) {
    self.scores = scores
    var greatest = 0.0
    for score in scores where score > greatest { greatest = score }
    let top = Int(greatest.bitPattern >> Self.shift)
    var starts = [Int](repeating: 0, count: Self.buckets + 1)
    var least = [Double](repeating: .infinity, count: Self.buckets)
    scores.withUnsafeBufferPointer { scores in
      least.withUnsafeMutableBufferPointer { least in
        starts.withUnsafeMutableBufferPointer { starts in
          for score in scores where score > 0 {
            let bucket = Self.bucket(of: score, top)
            starts[bucket + 1] += 1
            if score < least[bucket] { least[bucket] = score }
          }
        }
      }
    }
    for bucket in 0..<Self.buckets { starts[bucket + 1] += starts[bucket] }
    (self.top, self.starts, self.least) = (top, starts, least)
    sorted = Array(repeating: nil, count: Self.buckets)
  }

  /// How many scores are over 0, and so have a place.
  var count: Int { starts[Self.buckets] }

  @inline(__always)
  private static func bucket(of score: Double, _ top: Int) -> Int {
    min(buckets - 1, top - Int(score.bitPattern >> shift))
  }

  /// At least so many of the greatest scores, or all; greatest first, equals in their order.
  mutating func head(_ count: Int) -> [Entry] {
    let end = starts.dropFirst().firstIndex { $0 >= count } ?? Self.buckets
    let buckets = (0..<end).filter { starts[$0] < starts[$0 + 1] }
    sort(buckets)
    return buckets.flatMap { sorted[$0]! }
  }

  /// The places of some scores, in the order of the positions; 0 for what is not over 0.
  mutating func places(of positions: [Int]) -> [Int] {
    var wanted: [Int: Int] = [:]
    for position in positions where scores[position] > 0 {
      wanted[Self.bucket(of: scores[position], top), default: 0] += 1
    }
    let unsorted = wanted.filter { sorted[$0.key] == nil }
    sort(unsorted.filter { $0.value > Self.mostCounted }.keys.sorted())
    let few = unsorted.filter { $0.value <= Self.mostCounted }.keys.sorted()
    let contents = Dictionary(uniqueKeysWithValues: zip(few, self.contents(few)))
    return positions.map { position in
      let score = scores[position]
      guard score > 0 else { return 0 }
      let bucket = Self.bucket(of: score, top)
      if sorted[bucket] == nil, let place = place(of: score, in: bucket, contents[bucket]!) {
        return place
      }
      sort([bucket])
      let entries = sorted[bucket]!
      // Greatest first, and equals in their order.
      var (low, high) = (0, entries.count)
      while low < high {
        let middle = (low + high) / 2
        let other = entries[middle].position
        if scores[other] > score || scores[other] == score && other < position {
          low = middle + 1
        } else {
          high = middle
        }
      }
      return entries[low].place
    }
  }

  /// Where no more than so many of a bucket are asked for, it is counted what is above them.
  private static let mostCounted = 32

  /// The place of a score, by counting what is greater in its bucket; nil if the bucket above tells too.
  private func place(of score: Double, in bucket: Int, _ contents: [Int]) -> Int? {
    var score = score
    while true {
      var (greater, next) = (0, score)
      for position in contents where scores[position] > score {
        // What is this near shares the place of the greatest of them.
        if RankFusion.areTied(scores[position], score) {
          next = max(next, scores[position])
        } else {
          greater += 1
        }
      }
      if next == score {
        let above = bucketAbove(bucket)
        let isTied = above.map { RankFusion.areTied(least[$0], score) } ?? false
        return isTied ? nil : starts[bucket] + greater + 1
      }
      score = next
    }
  }

  /// Sorts buckets that have not been, given in their order.
  private mutating func sort(_ buckets: [Int]) {
    let wanted = buckets.filter { sorted[$0] == nil }
    if wanted.isEmpty { return }
    var contents = contents(wanted)
    for (number, bucket) in wanted.enumerated() {
      contents[number].sort { (scores[$1], $0) < (scores[$0], $1) }
      sorted[bucket] = entries(contents[number], in: bucket)
    }
  }

  /// The positions of all scores of some buckets, ascending.
  private func contents(_ wanted: [Int]) -> [[Int]] {
    if wanted.isEmpty { return [] }
    var numbers = [Int](repeating: -1, count: Self.buckets)
    var contents = [[Int]](repeating: [], count: wanted.count)
    for (number, bucket) in wanted.enumerated() {
      numbers[bucket] = number
      contents[number].reserveCapacity(starts[bucket + 1] - starts[bucket])
    }
    scores.withUnsafeBufferPointer { scores in
      numbers.withUnsafeBufferPointer { numbers in
        for position in scores.indices where scores[position] > 0 {
          let number = numbers[Self.bucket(of: scores[position], top)]
          if number >= 0 { contents[number].append(position) }
        }
      }
    }
    return contents
  }

  private mutating func entries(_ order: [Int], in bucket: Int) -> [Entry] {
    var entries: [Entry] = []
    entries.reserveCapacity(order.count)
    for (index, position) in order.enumerated() {
      // As RankFusion has it: what is this near to what comes before it is equal to it.
      let isTied: Bool
      if index > 0 {
        isTied = RankFusion.areTied(scores[order[index - 1]], scores[position])
      } else if let above = bucketAbove(bucket), RankFusion.areTied(least[above], scores[position])
      {
        sort([above])
        entries.append(Entry(position: position, place: sorted[above]!.last!.place))
        continue
      } else {
        isTied = false
      }
      entries.append(
        Entry(
          position: position, place: isTied ? entries[index - 1].place : starts[bucket] + index + 1)
      )
    }
    return entries
  }

  /// The next bucket above that has anything in it.
  private func bucketAbove(_ bucket: Int) -> Int? {
    (0..<bucket).last { starts[$0] < starts[$0 + 1] }
  }
}
