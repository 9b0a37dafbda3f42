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
    // What comes first here was asked for last, and goes last.
    memory.use(parts.reversed())
  }

  /// What is worked out before anybody has asked: what first pages would wait for. Suggestions take longest, and
  /// wait for somebody to open the pair that they are for.
  var firstParts: [CatalogPart] {
    let ids = catalog.frameworkIDs
    let pairs = ids.flatMap { from in ids.filter { $0 != from }.map { (from, $0) } }
    func all(_ kind: CatalogPart.Kind) -> [CatalogPart] {
      pairs.map { CatalogPart(kind: kind, from: $0.0, to: $0.1) }
    }
    return ids.map { CatalogPart(kind: .index, from: $0) } + all(.comparison)
      + [CatalogPart(kind: .matrix), CatalogPart(kind: .sheets)] + all(.report) + all(.standings)
  }

  /// Has worked out, beside a page on two frameworks, what the panel of a statement there will ask.
  func foreseePanels(from: String, to: String) {
    foresee([
      CatalogPart(kind: .matcher, from: from, to: to), CatalogPart(kind: .concepts, from: from),
      CatalogPart(kind: .statements, from: from, to: to),
    ])
  }

  /// Has worked out, beside a page on a framework, what the pages of its statements will ask.
  func foreseeStatements(of framework: String) {
    foresee(
      catalog.frameworkIDs.filter { $0 != framework }.map {
        CatalogPart(kind: .matcher, from: framework, to: $0)
      })
  }

  /// Has worked out, beside a comparison, what reports on the two will ask.
  func foreseeReports(on first: String, _ second: String) {
    foresee([
      CatalogPart(kind: .matcher, from: second, to: first),
      CatalogPart(kind: .matcher, from: first, to: second),
    ])
  }

  private func foresee(_ parts: [CatalogPart]) {
    // A sentence model takes its time, for those who ask for it.
    guard let ahead, vectors == nil else { return }
    let missing = parts.filter { !memory.has($0) }
    if !missing.isEmpty { ahead(missing) }
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
