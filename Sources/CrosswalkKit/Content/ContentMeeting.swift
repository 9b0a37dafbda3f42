import CrosswalkModel

/// Where the content of a source meets that of a target, on the level that both have.
///
/// Two concepts meet if they are the same or one is a case of the other. A source's share in a
/// concept serves every part of the target in a concept that it meets, so that neither side loses by
/// being precise; two cases of one concept do not meet. What is done serves what is done, and what
/// is known or valued; what is only known or valued serves no doing.
///
/// So one share may serve several parts. That nothing is covered by it more than once over is seen
/// to by ``TargetPart/ceilings``: of all that lies under a broader concept no more is covered than
/// the source has of that whole.
struct ContentMeeting: Sendable {
  /// The parts of the target, and those over them. Everything downstream is counted by these.
  let parts: [TargetPart]
  /// By part of the source: the parts of the target that it serves, ascending.
  private let served: [[Int]]
  /// By part of the target, as it is indexed by itself: its place among ``parts``.
  private let places: [Int]

  /// - Parameters:
  ///   - source: The parts of the side that covers.
  ///   - target: The parts of the side that is covered.
  ///   - hierarchy: Which concepts are cases of which.
  init(from source: ContentIndex, to target: ContentIndex, _ hierarchy: ConceptHierarchy) {
    var paths: [String: [String]] = [:]
    for part in source.parts + target.parts where paths[part.concept] == nil {
      paths[part.concept] = hierarchy.path(from: part.concept)
    }
    // A whole that holds nothing known or valued is done throughout, and needs one ceiling only.
    let mixed = Set(target.parts.filter { !$0.isDone }.flatMap { paths[$0.concept]! })
    func over(_ part: ContentPart) -> [ContentPart] {
      paths[part.concept]!.flatMap { concept in
        [true, false].filter { $0 ? part.isDone : !part.isDone || mixed.contains(concept) }
          .map { ContentPart(concept: concept, isDone: $0) }
      }
    }
    let index = ContentIndex(target.parts.flatMap(over))
    parts = index.parts.map { part in
      // A part that the target only has as a whole over others is under no ceiling of its own.
      let ceilings = target.position(of: part) == nil ? [] : over(part).map { index[$0] }.sorted()
      return TargetPart(concept: part.concept, isDone: part.isDone, ceilings: ceilings)
    }
    places = target.parts.map { index[$0] }
    var positions: [String: [Int]] = [:]
    var below: [String: [Int]] = [:]
    for (position, part) in index.parts.enumerated() {
      positions[part.concept, default: []].append(position)
      for concept in hierarchy.path(from: part.concept).dropFirst() {
        below[concept, default: []].append(position)
      }
    }
    served = source.parts.map { part in
      let meeting =
        paths[part.concept]!.flatMap { positions[$0] ?? [] } + (below[part.concept] ?? [])
      return meeting.filter { part.isDone || !index.parts[$0].isDone }.sorted()
    }
  }

  /// Within one framework content is what it is: each part serves itself alone.
  init(within index: ContentIndex) {
    parts = index.parts.enumerated().map {
      TargetPart(concept: $1.concept, isDone: $1.isDone, ceilings: [$0])
    }
    served = index.parts.indices.map { [$0] }
    places = Array(index.parts.indices)
  }

  /// Numbers by part of the source as numbers by part of the target: what serves each.
  func expanded(_ own: [Double]) -> [Double] {
    var sums = [Double](repeating: 0, count: parts.count)
    for (part, number) in own.enumerated() where number > 0 {
      for target in served[part] { sums[target] += number }
    }
    return sums
  }

  /// The content of a source unit by what it serves; its sums may be over 1.
  func expanded(_ content: UnitContent) -> UnitContent { content.mapped(expanded) }

  /// A source statement by what it serves; its shares may sum to more than 1.
  func expanded(_ statement: LinkedStatement) -> LinkedStatement {
    statement.sharing(
      statement.shares.flatMap { share in
        served[share.part].map { LinkedStatement.Share(part: $0, share: share.share) }
      })
  }

  /// A target statement, by ``parts``.
  func placed(_ statement: LinkedStatement) -> LinkedStatement {
    statement.sharing(
      statement.shares.map { LinkedStatement.Share(part: places[$0.part], share: $0.share) })
  }

  /// The content of a target unit, by ``parts``.
  func placed(_ content: UnitContent) -> UnitContent {
    content.mapped { numbers in
      var placed = [Double](repeating: 0, count: parts.count)
      for (part, number) in numbers.enumerated() { placed[places[part]] = number }
      return placed
    }
  }

  /// How much of a source unit's content meets anything of a target unit, 0 to 1.
  func inside(_ source: [Double], of target: [Double]) -> Double {
    var sum = 0.0
    for (part, weight) in source.enumerated() where weight > 0 {
      if served[part].contains(where: { target[$0] > 0 }) { sum += weight }
    }
    return sum
  }
}

/// A part of a target's content.
package struct TargetPart: Sendable, Hashable {
  /// The concept's id; it may stand twice, for what is done and for what is known or valued.
  package let concept: String
  /// Whether something is done.
  package let isDone: Bool
  /// The wholes that limit how far it can be covered: itself, the parts of broader concepts, and
  /// what is done and known taken together; ascending positions. None for a part that is only such
  /// a whole.
  package let ceilings: [Int]
}

extension [TargetPart] {
  /// By part: how much a unit asks for under it, which are its own amounts summed over all parts
  /// whose ceiling it is.
  package func demand(of amounts: [Double]) -> [Double] {
    var demand = [Double](repeating: 0, count: count)
    for (part, amount) in amounts.enumerated() where amount > 0 {
      for ceiling in self[part].ceilings { demand[ceiling] += amount }
    }
    return demand
  }

  /// By part: `w · κ`, the weight as far as the source has it. κ is the least, over the part's
  /// ceilings, of what the source has of it over what the unit asks for, and at most 1.
  package func covered(
    _ weights: [Double], demand: [Double], by supply: [Double]
  ) -> [Double] {
    weights.indices.map { part in
      guard weights[part] > 0 else { return 0 }
      return weights[part]
        * self[part].ceilings.reduce(1) { Swift.min($0, supply[$1] / demand[$1]) }
    }
  }
}
