import CrosswalkKit
import CrosswalkModel

/// What those who lead people of a role do that shows them what is asked: the other side of the same
/// activity, as the document itself, readers, or what both are about join the two.
struct LeaderModels {
  /// A statement about leaders that is joined to a unit.
  private struct Candidate {
    /// The firmer the ground, the lower: the document's own unit, a reader's judgement, content.
    var ground: Int
    /// How much of the unit it is the other side of.
    var weight: Double
    var statement: Statement
    /// Its place among the documents.
    var leader: Int

    static func < (a: Candidate, b: Candidate) -> Bool {
      (a.ground, b.weight, a.leader, a.statement.id) < (
        b.ground, a.weight, b.leader, b.statement.id
      )
    }
  }

  private static let most = 2
  private let source: SheetSource
  private let above: Role?
  /// The document itself, the county's own, then others; those that speak of the role above.
  private let leaders: [SheetSource]
  /// By statement of the document: the leaders' statements that readers judged to be the other side,
  /// with how sure they were.
  private var judged: [String: [(leader: Int, statement: String, confidence: Double)]] = [:]
  /// Documents that readers have held against this one, so that nothing is guessed beside it.
  private var areJudged: Set<Int> = []
  private let neighbours: ConceptNeighbours

  /// - Throws: `DecodingError` for a damaged catalog.
  init(of source: SheetSource, local: SheetSource?, in catalog: Catalog) throws {
    self.source = source
    neighbours = ConceptNeighbours(catalog.ontology)
    let above: Role? =
      switch source.role {
      case .worker: .supervisor
      case .supervisor: .manager
      case .manager, .leader: .director
      default: nil
      }
    self.above = above
    let own = source.framework.id
    let first = [own] + (local.map { [$0.framework.id] } ?? []).filter { $0 != own }
    let ids = first + catalog.frameworkIDs.filter { !first.contains($0) }
    let hierarchy = catalog.hierarchy
    leaders =
      try above.map { above in
        try ids.map { SheetSource(try catalog.framework($0), role: above, hierarchy) }
          .filter(\.namesRole)
      } ?? []
    for (place, leader) in leaders.enumerated() where leader.framework.id != own {
      try read(catalog.matches(between: own, and: leader.framework.id), leader: place)
    }
  }

  /// Whether anybody above the role is spoken of.
  var hasLeaders: Bool { !leaders.isEmpty }

  private mutating func read(_ sets: [MatchSet], leader: Int) {
    for set in sets {
      areJudged.insert(leader)
      for match in set.matches where match.relation == .counterpart {
        guard let object = match.object else { continue }
        let isForwards = set.from == source.framework.id
        judged[isForwards ? match.subject : object, default: []].append(
          (leader, isForwards ? object : match.subject, match.confidence))
      }
    }
  }

  /// By unit: the statements that model it. One statement stands at the unit that it fits best, and
  /// at others only if they have no other.
  func chosen(for units: [Framework.Unit]) -> [String: [SheetModel]] {
    let found: [[Candidate]] = units.map { candidates(for: $0) }
    var ranked: [(place: Int, candidate: Candidate)] = []
    for (place, own) in found.enumerated() { ranked += own.map { (place, $0) } }
    ranked.sort {
      $0.candidate < $1.candidate || !($1.candidate < $0.candidate) && $0.place < $1.place
    }
    var taken: Set<[String]> = []
    var chosen = Array(repeating: [Candidate](), count: units.count)
    for (place, candidate) in ranked where chosen[place].count < Self.most {
      let key = [leaders[candidate.leader].framework.id, candidate.statement.id]
      if taken.insert(key).inserted { chosen[place].append(candidate) }
    }
    for place in units.indices where chosen[place].isEmpty {
      chosen[place] = Array(found[place].prefix(1))
    }
    return Dictionary(
      zip(units.map(\.id), chosen.map { $0.sorted(by: <).map(model) }),
      uniquingKeysWith: { first, _ in first })
  }

  /// What is said of a unit that nothing models.
  func note(for unit: Framework.Unit) -> String {
    guard let above, hasLeaders, source.isAligned else { return "" }
    let isShared = unit.statements.contains {
      source.counts($0) && $0.actor != source.role && $0.actor.fits(above)
    }
    return isShared
      ? "The document asks the same of a \(above.sheetName)."
      : "No behavior of a \(above.sheetName) in these documents shows it."
  }

  private func model(_ candidate: Candidate) -> SheetModel {
    let leader = leaders[candidate.leader].framework
    return SheetModel(
      text: candidate.statement.text, locator: candidate.statement.id,
      role: candidate.statement.actor.sheetName.capitalizedFirst,
      document: leader.id == source.framework.id ? "" : leader.id)
  }

  // MARK: Candidates

  private func candidates(for unit: Framework.Unit) -> [Candidate] {
    var found: [Candidate] = []
    let statements = unit.statements.filter { source.counts($0) && !$0.flags.contains(.deficit) }
    let concepts = source.concepts(of: unit)
    let total = concepts.reduce(0) { $0 + $1.weight }
    // A corner of a unit is not what somebody models.
    let weights = Dictionary(
      concepts.filter { $0.weight >= 0.15 * total }.map { ($0.concept, $0.weight / total) },
      uniquingKeysWith: +)
    for (place, leader) in leaders.enumerated() {
      let sureness = statements.flatMap { judged[$0.id] ?? [] }.filter { $0.leader == place }
        .reduce(into: [String: Double]()) { $0[$1.statement, default: 0] += $1.confidence }
      for (own, statement) in leader.leading(above: source.role) {
        let isOwn = leader.framework.id == source.framework.id
        let other = otherSide(of: weights, in: statement, leader)
        if isOwn, own == unit.id {
          // What the document puts under one heading belongs together.
          found.append(.init(ground: 0, weight: other, statement: statement, leader: place))
        } else if let sure = sureness[statement.id] {
          let weight = sure / Double(max(1, statements.count))
          found.append(.init(ground: 1, weight: weight, statement: statement, leader: place))
        } else if !areJudged.contains(place), other >= 0.1 {
          found.append(.init(ground: 2, weight: other, statement: statement, leader: place))
        }
      }
    }
    return found.sorted(by: <)
  }

  /// How much of what a unit is about has its other side in a statement.
  private func otherSide(
    of weights: [String: Double], in statement: Statement, _ leader: SheetSource
  ) -> Double {
    let shares = leader.shares[statement.id] ?? []
    return weights.reduce(0) { sum, entry in
      let others = Set(
        neighbours.of(entry.key).filter { $0.kind == .counterpart }.map(\.concept))
      let share =
        shares.filter { others.contains($0.concept) }.reduce(0) { $0 + $1.share }
        + (leader.counterparts[statement.id]?[entry.key] ?? 0)
      return sum + entry.value * share
    }
  }
}

extension SheetSource {
  /// Statements about those who lead people of a role, with their units: not what is asked of these
  /// people as well.
  fileprivate func leading(above role: Role) -> [(unit: String, statement: Statement)] {
    framework.ratedUnits.flatMap { unit in
      unit.statements.filter {
        counts($0) && $0.actor != .allStaff && !$0.actor.fits(role) && !$0.flags.contains(.deficit)
      }.map { (unit.id, $0) }
    }
  }
}
