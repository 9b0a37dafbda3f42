import CrosswalkModel

/// Which of the statements that are joined to one a report names.
package enum LinkDepth: Sendable, Hashable {
  /// All that are closer than related or judged, and the first of what is merely computed to be related.
  case all
  /// At most so many that serve it, and the first three others.
  case first(serving: Int)
}

extension StatementMatcher {
  /// How the target stands to a statement, with what joins the two in the order of
  /// ``matches(of:limit:groupsLevels:)``.
  ///
  /// - Returns: Nil if the source has no such statement.
  public func standing(of id: String) -> StatementStanding? {
    guard let subject = subjects[id] else { return nil }
    var found = find(subject)
    let positions = found.order.prefix(.max)
    return standing(of: subject, found, positions)
  }

  /// How the target stands to a statement, with what a report names of what joins the two, and how many
  /// statements serve it.
  ///
  /// - Returns: Nil if the source has no such statement.
  func reported(
    of id: String, _ depth: LinkDepth
  ) -> (standing: StatementStanding, serving: Int)? {
    guard let subject = subjects[id] else { return nil }
    var found = find(subject)
    let links = ReportedLinks(found, of: subject.statement, in: counterparts)
    let positions = links.positions(&found.order, depth)
    return (standing(of: subject, found, positions), links.serving.count)
  }

  private func standing(
    of subject: Subject, _ found: Found, _ positions: [Int]
  ) -> StatementStanding {
    StatementStanding(
      statement: subject.statement.id, standing: found.standing.standing,
      reason: found.standing.reason,
      links: positions.compactMap { position in
        counterparts.link(
          from: subject.statement, to: position, found.order.candidate(position)!)
      })
  }
}

/// What joins a statement to others, by how a report takes it.
private struct ReportedLinks {
  /// Statements that serve it.
  private(set) var serving: [Int] = []
  /// Statements that do not, and were judged or are closer than related.
  private var close: [Int] = []
  /// Those of either that were judged.
  private var judged: [Int: StatementStanding.Link] = [:]
  /// What each of the joined kinds is to the subject.
  private let links: [StatementStanding.Link]

  /// Of what merely shares a topic there may be hundreds, which say no more than the first.
  private static let shownRelated = 5
  private static let shownOthers = 3

  init(
    _ found: StatementMatcher.Found, of subject: Statement, in counterparts: Counterparts
  ) {
    links = found.joined.map { joined in
      let example = counterparts.kinds.example(of: joined.kind)
      return counterparts.link(
        from: subject, to: example, joined.candidate, hasPath: false)!
    }
    for (joined, link) in zip(found.joined, links) where link.relation != .related {
      let members = counterparts.kinds.members[joined.kind].lazy.map(Int.init)
        .filter { found.judgements[$0] == nil }
      if link.serves { serving += members } else { close += members }
    }
    for position in found.judgements.keys {
      let candidate = found.order.candidate(position)!
      let link = counterparts.link(from: subject, to: position, candidate, hasPath: false)
      guard let link else { continue }
      judged[position] = link
      if link.serves { serving.append(position) } else { close.append(position) }
    }
  }

  /// Those that are named, in their order.
  func positions(_ order: inout MatchOrder, _ depth: LinkDepth) -> [Int] {
    func first(_ count: Int, where isWanted: (StatementStanding.Link) -> Bool) -> [Int] {
      let numberOf = order.number
      return order.first(count) { position in
        (numberOf(position).map { links[$0] } ?? judged[position]).map(isWanted) ?? false
      }
    }
    switch depth {
    case .all:
      let related = first(Self.shownRelated) { !$0.curated && $0.relation == .related }
      return order.sorted(serving + close + related)
    case .first(let most):
      let served = serving.count > most ? first(most, where: \.serves) : serving
      return order.sorted(served + first(Self.shownOthers) { !$0.serves })
    }
  }
}
