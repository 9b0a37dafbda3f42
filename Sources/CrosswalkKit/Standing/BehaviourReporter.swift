import CrosswalkBase
import CrosswalkModel

/// Works a report on two frameworks out one statement at a time, so that it need not be held: what joins
/// statements may be as many as there are pairs of them.
package struct BehaviourReporter: Sendable {
  /// The report without statements in its units.
  package let summary: BehaviourReport
  private let catalog: Catalog

  /// One of the two frameworks.
  package enum Side: Sendable, CaseIterable {
    case mine, target
  }

  init(_ mine: AlignedFramework, _ target: AlignedFramework, in catalog: Catalog) throws {
    self.catalog = catalog
    let comparison = try catalog.compare(mine, target)
    let matches = try catalog.matches(between: mine.framework.id, and: target.framework.id)
    func side(
      _ side: AlignedFramework, in other: AlignedFramework, _ coverage: Comparison.Coverage
    ) -> BehaviourReport.Side {
      let standings = Counterparts(
        from: side, to: other, matches: matches, ontology: catalog.ontology
      ).standingsAlone()
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
      mine: side(mine, in: target, comparison.coverage[1]),
      target: side(target, in: mine, comparison.coverage[0]),
      judgements: comparison.judgements, hash: comparison.hash, cautions: comparison.cautions)
  }

  /// What is told of one side without its statements.
  package func summary(of side: Side) -> BehaviourReport.Side {
    side == .mine ? summary.mine : summary.target
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
    let authors = matcher.source.actAuthors
    var known = JoinedSubjects(matcher.counterparts)
    for (number, unit) in matcher.source.framework.units.enumerated() {
      for statement in unit.statements {
        try Interest.check()
        let (found, serving) = matcher.reported(of: statement.id, depth, &known)!
        var entry = BehaviourReport.Entry(
          id: statement.id, text: statement.text, level: statement.level, actor: statement.actor,
          act: statement.act, actBy: authors[statement.id], standing: found.standing,
          reason: found.reason, links: found.links)
        entry.unnamed = serving - entry.serving.count
        try body(number, entry)
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
  /// - Throws: `CatalogError` for an unknown id.
  package func behaviourReporter(
    of mine: String, against target: String
  ) throws -> BehaviourReporter {
    try BehaviourReporter(try framework(mine), try framework(target), in: self)
  }
}
