import CrosswalkBase

extension PageContext {
  /// Works out again, for this catalog, what pages have asked of the one before, so that the next page finds
  /// it: that which was asked for last first.
  ///
  /// - Parameters:
  ///   - parts: What was asked.
  ///   - isWanted: Whether this is still what pages are made from.
  func prepare(_ parts: [CatalogPart], while isWanted: @escaping @Sendable () -> Bool) {
    Interest.asking(isWanted) {
      for part in parts where isWanted() {
        // What cannot be worked out is told to whoever asks for it.
        try? prepare(part)
      }
    }
  }

  /// What is worked out before anybody has asked: all that the first pages need where there are so few
  /// statements that it is soon done, else what is asked of every pair of frameworks.
  var firstParts: [CatalogPart] {
    let ids = catalog.frameworkIDs
    let pairs = ids.flatMap { from in ids.filter { $0 != from }.map { (from, $0) } }
    func all(_ kind: CatalogPart.Kind) -> [CatalogPart] {
      pairs.map { CatalogPart(kind: kind, from: $0.0, to: $0.1) }
    }
    let light =
      ids.map { CatalogPart(kind: .index, from: $0) } + all(.comparison)
      + [CatalogPart(kind: .matrix), CatalogPart(kind: .sheets)]
    let statements = figures.lines.reduce(0) { $0 + $1.statistics.statements }
    if statements > soonSuggested { return light + all(.report) }
    let standings = all(.matcher) + all(.standings) + all(.translator) + all(.report)
    // A sentence model takes its time, for those who use it.
    if vectors != nil { return light + all(.standings) + all(.translator) + all(.report) }
    return light + standings + ids.map { CatalogPart(kind: .concepts, from: $0) }
      + all(.statements)
  }

  private func prepare(_ part: CatalogPart) throws {
    let (from, to) = (part.from, part.to)
    switch part.kind {
    case .matrix: _ = try matrix()
    case .sheets: _ = try sheets()
    case .index: _ = try index(of: from)
    case .concepts: _ = try conceptSuggester(for: from)
    case .comparison: _ = try comparison(from, to)
    case .matcher: _ = try matcher(from: from, to: to)
    case .reportMatcher: _ = try reportMatcher(from: from, to: to)
    case .report: _ = try reporter(of: from, against: to)
    case .translator: _ = try translator(from: from, to: to)
    case .statements: _ = try statementSuggester(from: from, to: to)
    case .standings: _ = try standings(of: from, to: to)
    }
  }
}
