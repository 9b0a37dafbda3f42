/// Statements by what they are about: those that are about the same concepts, to the same extent, are looked
/// at once.
struct ContentKinds: Sendable {
  /// How much of a statement is about a concept.
  struct Part: Hashable, Sendable {
    /// The concept's position.
    var concept: Int
    /// 0 to 1.
    var share: Double
  }

  /// The kind of each statement.
  let kinds: [Int32]
  /// The statements of each kind, ascending.
  let members: [[Int32]]
  private let contents: [[Part]]

  /// - Parameter contents: Of each statement, in any order.
  init(_ contents: [[Part]]) {
    var kinds: [Int32] = []
    kinds.reserveCapacity(contents.count)
    var members: [[Int32]] = []
    var known: [[Part]: Int32] = [:]
    var different: [[Part]] = []
    for (statement, parts) in contents.enumerated() {
      // Sums run in one order everywhere: that of the concepts.
      let sorted = parts.enumerated().sorted {
        ($0.element.concept, $0.offset) < ($1.element.concept, $1.offset)
      }.map(\.element)
      let kind = known[sorted] ?? Int32(different.count)
      if Int(kind) == different.count {
        known[sorted] = kind
        different.append(sorted)
        members.append([])
      }
      members[Int(kind)].append(Int32(statement))
      kinds.append(kind)
    }
    (self.kinds, self.members, self.contents) = (kinds, members, different)
  }

  /// How much of a statement is about a concept; nil: none of it.
  func share(of concept: Int, in statement: Int) -> Double? {
    contents[Int(kinds[statement])].first { $0.concept == concept }?.share
  }

  /// How far each kind is about concepts that count so much.
  func scores(_ weights: [Double]) -> [Double] {
    contents.map { parts in
      parts.reduce(0) { weights[$1.concept] > 0 ? $0 + weights[$1.concept] * $1.share : $0 }
    }
  }

  /// The kinds with a score over 0, greatest first, and the place of each kind's statements among all
  /// statements, as ``RankFusion/places(_:)`` gives it; 0 for those without a score.
  func places(_ weights: [Double]) -> (order: [Int], places: [Int]) {
    let scores = scores(weights)
    let order = RankOrder.descending(scores)
    var places = [Int](repeating: 0, count: scores.count)
    var before = 0
    for (index, kind) in order.enumerated() {
      let isTied = index > 0 && RankFusion.areTied(scores[order[index - 1]], scores[kind])
      places[kind] = isTied ? places[order[index - 1]] : before + 1
      before += members[kind].count
    }
    return (order, places)
  }
}
