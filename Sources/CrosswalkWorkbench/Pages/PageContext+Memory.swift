import CrosswalkBase
import CrosswalkDocuments
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports

// What commands work out each time, and pages once for a catalog.

extension PageContext {
  /// A framework with what is looked up in it.
  ///
  /// - Throws: `CatalogError` for an unknown framework.
  func index(of framework: String) throws -> FrameworkIndex {
    let aligned = try catalog.framework(framework)
    return memory.value(
      .init(kind: .index, from: framework), weight: aligned.framework.statementCount / 10
    ) { FrameworkIndex(aligned) }
  }

  /// All frameworks against all.
  func matrix() throws -> ComparisonMatrix {
    try memory.value(.init(kind: .matrix), weight: 0) { try catalog.compareAll() }
  }

  /// Two frameworks beside each other.
  ///
  /// - Throws: `CatalogError` for an unknown framework.
  func comparison(_ from: String, _ to: String) throws -> Comparison {
    try memory.value(.init(kind: .comparison, from: from, to: to), weight: weight(from, to) / 10) {
      try catalog.compare(
        catalog.framework(from), catalog.framework(to), memory: comparisons)
    }
  }

  /// What finds the counterparts of statements; by meaning too where there is a model.
  ///
  /// - Throws: `CatalogError` for an unknown framework; whatever is wrong with the model.
  func matcher(from: String, to: String) throws -> StatementMatcher {
    try memory.value(.init(kind: .matcher, from: from, to: to), weight: weight(from, to)) {
      try catalog.matcher(
        from: from, to: to, vectors: vectors?(catalog.sentenceTexts(for: from, to: to)))
    }
  }

  /// What finds the counterparts of statements as reports have them, which look at no meaning.
  ///
  /// - Throws: `CatalogError` for an unknown framework.
  func reportMatcher(from: String, to: String) throws -> StatementMatcher {
    if vectors == nil { return try matcher(from: from, to: to) }
    return try memory.value(
      .init(kind: .reportMatcher, from: from, to: to), weight: weight(from, to)
    ) { try catalog.matcher(from: from, to: to) }
  }

  /// What suggests concepts for statements.
  ///
  /// - Throws: As ``matcher(from:to:)``.
  func conceptSuggester(for framework: String) throws -> ConceptSuggester {
    try memory.value(.init(kind: .concepts, from: framework), weight: weight(framework)) {
      try catalog.conceptSuggester(
        for: framework, vectors: vectors?(catalog.sentenceTexts(for: framework, to: nil)),
        memory: suggestions)
    }
  }

  /// What suggests statements of another framework for statements.
  ///
  /// - Throws: As ``matcher(from:to:)``.
  func statementSuggester(from: String, to: String) throws -> StatementSuggester {
    try memory.value(.init(kind: .statements, from: from, to: to), weight: weight(from, to)) {
      try catalog.statementSuggester(
        from: from, to: to, vectors: vectors?(catalog.sentenceTexts(for: from, to: to)),
        memory: suggestions)
    }
  }

  /// Whether suggestions for statements of a framework are soon there. They learn from all that is linked in
  /// any framework: of twenty thousand statements that takes seconds, and again after each change.
  func suggestsSoon(from: String, to: String) -> Bool {
    let all = figures.lines.reduce(0) { $0 + $1.statistics.statements }
    return all <= soonSuggested
      || memory.has(.init(kind: .concepts, from: from))
        && memory.has(.init(kind: .statements, from: from, to: to))
  }

  /// What translates ratings; kept only for the usual thresholds and no role of the target.
  ///
  /// - Throws: `CatalogError`, `TranslationError`.
  func translator(
    from: String, to: String, targetRole: Role? = nil, thresholds: Thresholds = Thresholds()
  ) throws -> Translator {
    func make() throws -> Translator {
      try catalog.translator(from: from, to: to, targetRole: targetRole, thresholds: thresholds)
    }
    guard targetRole == nil, thresholds == Thresholds() else { return try make() }
    return try memory.value(
      .init(kind: .translator, from: from, to: to), weight: weight(from, to) / 10, make)
  }

  /// What of a framework serves each statement of another, whole, as it is taken away.
  ///
  /// - Throws: `NameError` for one against itself, which serves all of its own; `CatalogError`.
  func report(of mine: String, against target: String) throws -> BehaviourReport {
    // It may hold as many links as there are pairs of statements, so that it is not kept.
    try reporter(of: mine, against: target).report(.all)
  }

  /// What tells of each statement of a framework what of another serves it, one after the other.
  ///
  /// - Throws: As ``report(of:against:)``.
  func reporter(of mine: String, against target: String) throws -> BehaviourReporter {
    if mine == target {
      throw NameError("a framework is held against another, not against itself")
    }
    return try memory.value(
      .init(kind: .report, from: mine, to: target), weight: weight(mine, target) / 10
    ) {
      try catalog.behaviourReporter(
        of: mine, against: target, comparison: comparison(mine, target), memory: comparisons)
    }
  }

  /// Which sheets can be made of which framework, for which role.
  ///
  /// - Throws: `DecodingError` for a damaged catalog.
  func sheets() throws -> SheetTable {
    try memory.value(.init(kind: .sheets), weight: 0) {
      try SheetTable(catalog.frameworkIDs.map(catalog.framework), in: catalog)
    }
  }

  /// How many statements there are in some frameworks.
  func weight(_ ids: String...) throws -> Int {
    try Set(ids).reduce(0) { try $0 + catalog.framework($1).framework.statementCount }
  }
}

extension Framework {
  /// How many statements it has.
  var statementCount: Int { units.reduce(0) { $0 + $1.statements.count } }
}
