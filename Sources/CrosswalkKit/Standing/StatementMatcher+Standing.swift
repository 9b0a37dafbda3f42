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
    var found = find(subject, counterparts.joined(to: subject.statement))
    let positions = found.order.prefix(.max)
    return standing(of: subject, found, positions)
  }

  /// How the target stands to a statement, with what a report names of what joins the two, and how many
  /// statements serve it.
  ///
  /// - Parameters:
  ///   - id: A statement of the source.
  ///   - depth: Which of the other's statements are named.
  ///   - known: What joins subjects that are like it, if anything is known of them.
  /// - Returns: Nil if the source has no such statement.
  func reported(
    of id: String, _ depth: LinkDepth, _ known: inout JoinedSubjects
  ) -> (standing: StatementStanding, serving: Int)? {
    guard let subject = subjects[id] else { return nil }
    var found = find(subject, known.joined(to: subject.statement))
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
  /// What each thing that joins kinds comes to; nothing speaks against it, as far as it goes.
  private let relations: [Relation]

  /// Of what merely shares a topic there may be hundreds, which say no more than the first.
  private static let shownRelated = 5
  private static let shownOthers = 3

  init(
    _ found: StatementMatcher.Found, of subject: Statement, in counterparts: Counterparts
  ) {
    relations = found.joined.joined.map(\.limited)
    for (place, joined) in found.joined.joined.enumerated() where joined.limited != .related {
      let members = found.joined.kinds(place).flatMap { kind in
        counterparts.kinds.members[Int(kind)].lazy.map(Int.init)
          .filter { found.judgements[$0] == nil }
      }
      if joined.limited.carries { serving += members } else { close += members }
    }
    for position in found.judgements.keys {
      let link = counterparts.link(
        from: subject, to: position, found.order.candidate(position)!, hasPath: false)
      guard let link else { continue }
      judged[position] = link
      if link.serves { serving.append(position) } else { close.append(position) }
    }
  }

  /// Those that are named, in their order.
  func positions(_ order: inout MatchOrder, _ depth: LinkDepth) -> [Int] {
    let joining = order.joining
    switch depth {
    case .all:
      let related = order.first(Self.shownRelated) { position in
        joining(position).map { relations[$0] == .related } ?? false
      }
      return order.sorted(serving + close + related)
    case .first(let most):
      func serves(_ position: Int) -> Bool? {
        joining(position).map { relations[$0].carries } ?? judged[position]?.serves
      }
      let served = serving.count > most ? order.first(most) { serves($0) == true } : serving
      return order.sorted(served + order.first(Self.shownOthers) { serves($0) == false })
    }
  }
}
