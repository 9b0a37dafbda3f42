/// The greatest flow between two contents, by searching for ways until there is none: L. Ford and
/// D. Fulkerson (1956).
enum GreatestFlow {
  typealias Part = ReferenceTranslator.Part

  static func between(
    _ first: ReferenceTranslator.Content, _ second: ReferenceTranslator.Content,
    broader: [String: String]
  ) -> Double {
    func path(_ concept: String) -> [String] {
      [concept] + (broader[concept].map(path) ?? [])
    }
    let (mine, theirs) = (first.keys.sorted(), second.keys.sorted())
    // Nodes: 0 is where the flow begins, 1 where it ends, then the parts of either side.
    let count = 2 + mine.count + theirs.count
    var room = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
    for (i, part) in mine.enumerated() {
      room[0][2 + i] = first[part]!
      for (j, other) in theirs.enumerated() where part.isDone == other.isDone {
        let meet =
          path(part.concept).contains(other.concept) || path(other.concept).contains(part.concept)
        if meet { room[2 + i][2 + mine.count + j] = .infinity }
      }
    }
    for (j, part) in theirs.enumerated() { room[2 + mine.count + j][1] = second[part]! }
    var flow = 0.0
    while let way = way(room) {
      let width = zip(way, way.dropFirst()).map { room[$0][$1] }.min()!
      for (from, to) in zip(way, way.dropFirst()) {
        room[from][to] -= width
        room[to][from] += width
      }
      flow += width
    }
    return flow
  }

  /// A shortest way from 0 to 1 on which there is room; nil if there is none.
  private static func way(_ room: [[Double]]) -> [Int]? {
    var ways = [[0]]
    var seen: Set<Int> = [0]
    while !ways.isEmpty {
      let way = ways.removeFirst()
      for next in room.indices where room[way.last!][next] > 1e-12 && !seen.contains(next) {
        if next == 1 { return way + [1] }
        seen.insert(next)
        ways.append(way + [next])
      }
    }
    return nil
  }
}
