import CrosswalkModel

/// How much of two units' content is the same: each share is set against one of the other side that
/// it meets, the most precise first, and what is left over against what is broader.
///
/// That is a greatest flow between the two. It needs no search: on a tree, whatever is settled
/// deepest is settled best, since all that two shares of one branch can meet besides each other lies
/// on the way to the root, and there everything meets. What is done and what is only known or valued
/// are not the same.
struct ContentOverlap {
  /// Parts of which some are cases of others.
  private struct Family {
    /// Deepest first, with the position of the nearest whole over each; nil for the topmost.
    var members: [(part: Int, parent: Int?)]
  }

  private let families: [Family]
  private let familyOfPart: [Int]

  /// - Parameters:
  ///   - index: The parts of both sides.
  ///   - hierarchy: Which concepts are cases of which.
  init(_ index: ContentIndex, _ hierarchy: ConceptHierarchy) {
    let paths = index.parts.map { hierarchy.path(from: $0.concept) }
    let parents = index.parts.indices.map { part in
      paths[part].dropFirst().lazy.compactMap {
        index.position(of: ContentPart(concept: $0, isDone: index.parts[part].isDone))
      }.first
    }
    func root(_ part: Int) -> Int {
      var part = part
      while let parent = parents[part] { part = parent }
      return part
    }
    var byRoot: [Int: [Int]] = [:]
    for part in index.parts.indices { byRoot[root(part), default: []].append(part) }
    var familyOfPart = [Int](repeating: 0, count: index.count)
    families = byRoot.sorted { $0.key < $1.key }.enumerated().map { number, entry in
      let members = entry.value.sorted { (-paths[$0].count, $0) < (-paths[$1].count, $1) }
      for part in members { familyOfPart[part] = number }
      return Family(
        members: members.map { part in
          (part, parents[part].map { members.firstIndex(of: $0)! })
        })
    }
    self.familyOfPart = familyOfPart
  }

  /// The families that a unit has anything of, ascending, so that the cost follows the links and not
  /// the ontology.
  func families(of weights: [Double]) -> [Int] {
    Set(weights.indices.filter { weights[$0] > 0 }.map { familyOfPart[$0] }).sorted()
  }

  /// How much of two contents is the same.
  ///
  /// - Parameters:
  ///   - first: Weights by part.
  ///   - second: Weights by part.
  ///   - common: Families to look at: those of either unit.
  /// - Returns: 0 to 1, the same for both orders; what a unit has with itself is all its content.
  func overlap(_ first: [Double], _ second: [Double], within common: [Int]) -> Double {
    common.reduce(0) { $0 + overlap(first, second, families[$1]) }
  }

  private func overlap(_ first: [Double], _ second: [Double], _ family: Family) -> Double {
    if family.members.count == 1 {
      let part = family.members[0].part
      return min(first[part], second[part])
    }
    // What is left of either side below each member.
    var left = [(first: Double, second: Double)](repeating: (0, 0), count: family.members.count)
    var sum = 0.0
    for (position, member) in family.members.enumerated() {
      let (mine, theirs) = (first[member.part], second[member.part])
      let down = min(mine, left[position].second)
      let up = min(theirs, left[position].first)
      let level = min(mine - down, theirs - up)
      sum += down + up + level
      if let parent = member.parent {
        left[parent].first += left[position].first - up + mine - down - level
        left[parent].second += left[position].second - down + theirs - up - level
      }
    }
    return sum
  }
}
