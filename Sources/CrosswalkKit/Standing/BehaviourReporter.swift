import CrosswalkBase
import CrosswalkModel

/// Works a report on two frameworks out one statement at a time, so that it need not be held: what joins
/// statements may be as many as there are pairs of them.
package struct BehaviourReporter: Sendable {
  /// The report without statements in its units.
  package let summary: BehaviourReport
  private let catalog: Catalog
  private let standings: [Side: [String: Standing]]

  /// One of the two frameworks.
  package enum Side: Sendable, CaseIterable {
    case mine, target
  }

  init(
    _ mine: AlignedFramework, _ target: AlignedFramework, in catalog: Catalog,
    comparison known: Comparison?, _ memory: StandingMemory
  ) throws {
    self.catalog = catalog
    var all: [Side: [String: Standing]] = [:]
    let comparison = try known ?? catalog.compare(mine, target, memory: memory)
    let matches = try catalog.matches(between: mine.framework.id, and: target.framework.id)
    func side(
      _ name: Side, _ side: AlignedFramework, in other: AlignedFramework,
      _ coverage: Comparison.Coverage
    ) -> BehaviourReport.Side {
      let standings = Counterparts(
        from: side, to: other, matches: matches, ontology: catalog.ontology
      ).standingsAlone(memory)
      all[name] = standings
      let topics = Dictionary(
        coverage.units.map { ($0.id, $0.topic) }, uniquingKeysWith: { first, _ in first })
      return BehaviourReport.Side(
        framework: side.framework.id, title: side.framework.title, version: side.framework.version,
        isAligned: side.isAligned, unsaidLinks: side.alignment.unsaidLinks, topic: coverage.topic,
        behaviour: coverage.behaviour,
        units: side.framework.units.map { unit in
          BehaviourReport.Unit(
            id: unit.id, title: unit.title, topic: topics[unit.id] ?? nil,
            behaviour: BehaviourCoverage(unit.statements.compactMap { standings[$0.id] }),
            statements: [])
        })
    }
    summary = BehaviourReport(
      mine: side(.mine, mine, in: target, comparison.coverage[1]),
      target: side(.target, target, in: mine, comparison.coverage[0]),
      judgements: comparison.judgements, hash: comparison.hash, cautions: comparison.cautions)
    standings = all
  }

  /// What is told of one side without its statements.
  package func summary(of side: Side) -> BehaviourReport.Side {
    side == .mine ? summary.mine : summary.target
  }

  /// How the other side stands to a statement of a side; nil for an unknown one.
  package func standing(of id: String, in side: Side) -> Standing? { standings[side]?[id] }

  /// Some statements, and how the other framework stands to them.
  ///
  /// - Parameters:
  ///   - statements: Of the source of `matcher`.
  ///   - depth: Which of the other's statements are named.
  ///   - matcher: From the statements' framework to the other.
  /// - Returns: An entry for each.
  /// - Throws: `Abandoned` where nobody waits for them.
  package static func entries(
    of statements: [Statement], _ depth: LinkDepth, by matcher: StatementMatcher
  ) throws -> [BehaviourReport.Entry] {
    // What is alike often stands together, and is worked out once by whoever has both.
    try statements.runsSideBySide { run in
      var known = JoinedSubjects(matcher.counterparts)
      return try run.map { statement in
        try Interest.check()
        return entry(of: statement, depth, by: matcher, &known)
      }
    }.flatMap { $0 }
  }

  private static func entry(
    of statement: Statement, _ depth: LinkDepth, by matcher: StatementMatcher,
    _ known: inout JoinedSubjects
  ) -> BehaviourReport.Entry {
    let (found, serving) = matcher.reported(of: statement.id, depth, &known)!
    var entry = BehaviourReport.Entry(
      id: statement.id, text: statement.text, level: statement.level, actor: statement.actor,
      act: statement.act, actBy: matcher.actAuthor(of: statement.id), standing: found.standing,
      reason: found.reason, links: found.links)
    entry.unnamed = serving - entry.serving.count
    return entry
  }

  /// Visits the statements of a side in the order of the document.
  ///
  /// - Parameters:
  ///   - side: Whose statements.
  ///   - depth: Which of the other's statements are named.
  ///   - body: Is given the number of the unit and the statement.
  /// - Throws: What `body` throws, and `Abandoned` where nobody waits for the report.
  package func forEach(
    of side: Side, _ depth: LinkDepth,
    _ body: (_ unit: Int, _ entry: BehaviourReport.Entry) throws -> Void
  ) throws {
    let ids = [summary.mine.framework, summary.target.framework]
    let (from, to) = side == .mine ? (ids[0], ids[1]) : (ids[1], ids[0])
    let matcher = try catalog.matcher(from: from, to: to)
    var known = JoinedSubjects(matcher.counterparts)
    for (number, unit) in matcher.source.framework.units.enumerated() {
      for statement in unit.statements {
        try Interest.check()
        try body(number, Self.entry(of: statement, depth, by: matcher, &known))
      }
    }
  }

  /// The whole report.
  ///
  /// - Parameter depth: Which statements of the other side each one names.
  /// - Returns: All statements of both sides.
  /// - Throws: `Abandoned` where nobody waits for it.
  package func report(_ depth: LinkDepth) throws -> BehaviourReport {
    var report = summary
    try forEach(of: .mine, depth) { report.mine.units[$0].statements.append($1) }
    try forEach(of: .target, depth) { report.target.units[$0].statements.append($1) }
    return report
  }
}

extension Catalog {
  /// What works a report out one statement at a time: what of a framework serves each statement of
  /// another, and where each of its own goes.
  ///
  /// - Parameters:
  ///   - mine: What is held against the other.
  ///   - target: What it is held against.
  ///   - comparison: Of the two, in this order, where it is known already.
  ///   - memory: What comparisons of the two have found out.
  /// - Returns: What tells of one statement after the other.
  /// - Throws: `CatalogError` for an unknown id.
  package func behaviourReporter(
    of mine: String, against target: String, comparison: Comparison? = nil,
    memory: StandingMemory = StandingMemory()
  ) throws -> BehaviourReporter {
    try BehaviourReporter(
      try framework(mine), try framework(target), in: self, comparison: comparison, memory)
  }
}
