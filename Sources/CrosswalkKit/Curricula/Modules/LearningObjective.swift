import CrosswalkModel

/// What somebody is to do after an activity, in the words of a framework's statement.
package struct LearningObjective: Sendable, Hashable {
  /// The framework that the statement stands in.
  package var framework: String
  /// The statement's place in its document.
  package var statement: String
  /// The level that the words are of, by id; nil where they hold at every level.
  package var level: String?
  /// In our own wording.
  package var text: String
  /// How much of the statement is about the concept, over 0 to 1.
  package var share: Double
  /// Whether something is done, and not only known or valued.
  package var isDone: Bool
}

/// For whom an objective is.
package struct LearnerStanding: Sendable, Hashable {
  /// Whose statements count: what the person is to become, or else is; nil: everybody's but the
  /// agency's.
  package var role: Role?
  /// What is reached already: a point of the reference scale at or above which the person stands as
  /// likely as not, 0 to 100.
  package var reached: Double

  package init(role: Role?, reached: Double) { (self.role, self.reached) = (role, reached) }
}

/// Finds objectives among the statements of frameworks.
package struct ObjectiveFinder: Sendable {
  /// The statements of a framework about each concept.
  private struct Source: Sendable {
    let framework: Framework
    /// By concept: what can be an objective, and no more that suits the same learners than one is shown.
    var candidates: [String: [Candidate]] = [:]
    /// By level: the part of the reference scale that it lies on; empty where nobody has said.
    let levels: [ClosedRange<Double>]
    /// The highest level to aim at.
    let highest: Int
  }

  private struct Candidate: Sendable {
    let objective: LearningObjective
    let actor: Role
    /// Nil: it holds at every level.
    let rank: Int?
    let order: Int

    /// Candidates of one kind suit the same learners, and the same one of them always comes first.
    struct Kind: Hashable {
      let isDone: Bool
      let actor: Role
      let rank: Int?
    }

    var kind: Kind { Kind(isDone: objective.isDone, actor: actor, rank: rank) }
  }

  private let sources: [Source]
  private let stages: [Ontology.Stage]
  private let count: Int

  /// - Parameters:
  ///   - target: Where objectives are taken from.
  ///   - level: The highest level to aim at, as a position in its scale; nil: the top.
  ///   - others: Where they are taken from where the target asks for nothing more, in this order.
  ///   - stages: The reference scale.
  ///   - count: So many are found at most for a concept.
  package init(
    target: AlignedFramework, level: Int?, others: [AlignedFramework], stages: [Ontology.Stage],
    atMost count: Int
  ) {
    sources =
      [Self.source(target, highest: level, atMost: count)]
      + others.map { Self.source($0, highest: nil, atMost: count) }
    self.stages = stages
    self.count = count
  }

  private static func source(
    _ aligned: AlignedFramework, highest: Int?, atMost count: Int
  ) -> Source {
    let scale = aligned.framework.scale
    let cuts = aligned.alignment.scale?.cuts.map(\.at) ?? []
    let hasLevels = cuts.count == scale.levels.count + 1
    var source = Source(
      framework: aligned.framework,
      levels: hasLevels ? scale.levels.indices.map { cuts[$0]...max(cuts[$0], cuts[$0 + 1]) } : [],
      highest: highest ?? scale.levels.count - 1)
    let links = aligned.linksByStatement
    for (order, statement) in aligned.framework.units.flatMap(\.statements).enumerated() {
      guard !statement.flags.contains(.deficit), statement.actor != .agency else { continue }
      for link in links[statement.id] ?? [] where link.carries {
        source.candidates[link.concept, default: []] += candidates(
          statement, scale, aligned.framework.id, share: link.share, order: order)
      }
    }
    source.candidates = source.candidates.mapValues { best(of: $0, atMost: count) }
    return source
  }

  /// Those that can be shown: of each kind so many, those first that are most about the concept.
  private static func best(of candidates: [Candidate], atMost count: Int) -> [Candidate] {
    var seen: [Candidate.Kind: Int] = [:]
    return candidates.sorted { ($1.objective.share, $0.order) < ($0.objective.share, $1.order) }
      .filter { candidate in
        seen[candidate.kind, default: 0] += 1
        return seen[candidate.kind, default: 0] <= count
      }
  }

  /// What a statement asks for: at each grade that qualifies it, with what the qualifier says. A tick says
  /// that there is nothing to add, so it is no objective.
  private static func candidates(
    _ statement: Statement, _ scale: Scale, _ framework: String, share: Double, order: Int
  ) -> [Candidate] {
    let isDone = statement.act?.isDone ?? true
    func candidate(_ text: String, _ level: String?) -> Candidate {
      Candidate(
        objective: LearningObjective(
          framework: framework, statement: statement.id, level: level, text: text, share: share,
          isDone: isDone), actor: statement.actor, rank: level.flatMap { scale.rank(of: $0) },
        order: order)
    }
    if statement.grades.isEmpty { return [candidate(statement.text, statement.level)] }
    return statement.grades.compactMap { grade in
      guard grade.status == .qualifier, let text = grade.text else { return nil }
      // A qualifier alone may not say of what it speaks.
      let whole = statement.text.hasSuffix(".") ? String(statement.text.dropLast()) : statement.text
      return candidate("\(whole): \(text)", grade.level)
    }
  }

  /// Objectives for a concept in some stages: of the target's lowest level that is not reached yet
  /// and reaches above where the stages begin, up to the level to aim at; behaviour first, and what
  /// is most about the concept. Where the target asks for nothing in these stages, its next level
  /// that asks for something: its own words are what people are held against. Where it asks for
  /// nothing more at all, another framework's, found in the same way.
  package func objectives(
    for concept: String, in stages: ClosedRange<Int>, of learner: LearnerStanding
  ) -> [LearningObjective] {
    let span = self.stages[stages.lowerBound].from...self.stages[stages.upperBound].to
    for source in sources {
      var found = Self.objectives(for: concept, in: span, of: learner, source)
      if found.isEmpty {
        let above = Self.objectives(for: concept, in: nil, of: learner, source)
        found = above.filter { $0.level == above.first?.level }
      }
      if !found.isEmpty { return Array(found.prefix(count)) }
    }
    return []
  }

  /// Of some stages, or above where the learner stands.
  private static func objectives(
    for concept: String, in span: ClosedRange<Double>?, of learner: LearnerStanding,
    _ source: Source
  ) -> [LearningObjective] {
    let fitting = (source.candidates[concept] ?? []).filter { candidate in
      guard learner.role.map(candidate.actor.fits) ?? true else { return false }
      guard let rank = candidate.rank else { return true }
      guard rank <= source.highest else { return false }
      guard source.levels.indices.contains(rank) else { return true }
      let level = source.levels[rank]
      let isInSpan =
        span.map { level.upperBound > $0.lowerBound && level.lowerBound < $0.upperBound } ?? true
      return isInSpan && level.lowerBound > learner.reached
    }
    return fitting.sorted { one, other in
      let (first, second) = (one.objective, other.objective)
      let (low, high) = (one.rank ?? -1, other.rank ?? -1)
      // The next level first where no stages are given.
      if span == nil, low != high { return low < high }
      if first.isDone != second.isDone { return first.isDone }
      if low != high { return low < high }
      return (second.share, one.order) < (first.share, other.order)
    }.map(\.objective)
  }
}
