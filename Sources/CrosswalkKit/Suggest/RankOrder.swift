/// The order of scores: only what has a score over 0 is in it, and equals keep their order.
enum RankOrder {
  /// The positions of all scores over 0, greatest first.
  static func descending(_ scores: [Double]) -> [Int] {
    let positions = scores.indices.filter { scores[$0] > 0 }
    guard positions.count >= radixFrom else {
      return positions.sorted { (scores[$1], $0) < (scores[$0], $1) }
    }
    return radixSorted(positions, scores)
  }

  /// The positions of so many of the greatest scores over 0, greatest first.
  static func greatest(_ count: Int, of scores: [Double]) -> [Int] {
    // Most scores are too small: a heap of the best so far tells it with one comparison.
    var heap: [Int] = []
    func isWorse(_ a: Int, _ b: Int) -> Bool { (scores[a], b) < (scores[b], a) }
    // Among equals the first ones stay, so that only what is greater than the least goes in.
    var least = 0.0
    for position in scores.indices where scores[position] > least {
      if heap.count < count {
        heap.append(position)
        var child = heap.count - 1
        while child > 0, isWorse(heap[child], heap[(child - 1) / 2]) {
          heap.swapAt(child, (child - 1) / 2)
          child = (child - 1) / 2
        }
      } else {
        heap[0] = position
        var parent = 0
        while true {
          var worst = parent
          for child in [2 * parent + 1, 2 * parent + 2]
          where child < heap.count && isWorse(heap[child], heap[worst]) { worst = child }
          if worst == parent { break }
          heap.swapAt(parent, worst)
          parent = worst
        }
      }
      if heap.count == count { least = scores[heap[0]] }
    }
    return heap.sorted { isWorse($1, $0) }
  }

  /// From so many on, sorting by digits is faster than comparing.
  static let radixFrom = 512

  /// Sorts by the bits of the scores, eleven at a time from the last: those of positive numbers are
  /// in the order of the numbers.
  private static func radixSorted(_ positions: [Int], _ scores: [Double]) -> [Int] {
    let (digits, base, mask) = (6, 2048, UInt64(2047))
    // Turned over, so that the greatest come first.
    var from = positions.map { (key: ~scores[$0].bitPattern, position: Int32($0)) }
    var to = from
    var counts = [Int32](repeating: 0, count: digits * base)
    for entry in from {
      for digit in 0..<digits {
        counts[digit * base + Int(entry.key >> UInt64(11 * digit) & mask)] += 1
      }
    }
    for digit in 0..<digits {
      let row = digit * base
      var sum: Int32 = 0
      for value in row..<row + base { (counts[value], sum) = (sum, sum + counts[value]) }
      for entry in from {
        let value = row + Int(entry.key >> UInt64(11 * digit) & mask)
        to[Int(counts[value])] = entry
        counts[value] += 1
      }
      swap(&from, &to)
    }
    return from.map { Int($0.position) }
  }
}
