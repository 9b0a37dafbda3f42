import CrosswalkBase

extension Checker {
  package mutating func check(
    _ alignment: Alignment, of framework: Framework, _ document: DocumentReference,
    isLaidOver: Bool = false
  ) {
    let statements = Set(framework.units.flatMap { $0.statements.map(\.id) })
    let suggestions = Suggestions(statements)
    var linked: Set<String> = []
    for entry in alignment.links {
      if !statements.contains(entry.statement) {
        report(
          document, [.key("links"), .key(entry.statement)],
          "'\(framework.id)' has no statement '\(entry.statement)'"
            + suggestions(entry.statement))
      }
      linked.insert(entry.statement)
      check(entry, document, atLeast: isLaidOver ? 0 : 1)
    }
    checkRejections(alignment, of: framework, statements, suggestions, document)
    let conceptless = alignment.conceptless
    let missing = framework.statements.map(\.statement.id).filter {
      !linked.contains($0) && !conceptless.contains($0)
    }
    if !missing.isEmpty, alignment.isComplete || !areOverlays {
      report(
        document, [.key("links")],
        "\(missing.count) of \(statements.count) statements have no links: "
          + missing.prefix(5).joined(separator: ", ") + (missing.count > 5 ? ", ..." : ""),
        severity: alignment.isComplete ? .error : .warning)
    }
    for entry in alignment.acts where !statements.contains(entry.statement) {
      report(
        document, [.key("acts"), .key(entry.statement)],
        "'\(framework.id)' has no statement '\(entry.statement)'" + suggestions(entry.statement))
    }
    checkUnused(alignment, document)
    if let scale = alignment.scale {
      checkCuts(scale.cuts, of: framework.scale, document)
      checkPanel(scale, of: framework, document)
      checkFacets(scale, of: framework, statements, suggestions, document)
    }
  }

  private mutating func checkRejections(
    _ alignment: Alignment, of framework: Framework, _ statements: Set<String>,
    _ suggestions: Suggestions, _ document: DocumentReference
  ) {
    // Few statements have both.
    let rejected = Set(alignment.rejected.map(\.statement))
    let links = Dictionary(
      alignment.links.lazy.filter { rejected.contains($0.statement) }
        .map { ($0.statement, Set($0.links.map(\.concept))) },
      uniquingKeysWith: { $0.union($1) })
    for entry in alignment.rejected {
      let path: [PathStep] = [.key("rejected"), .key(entry.statement)]
      if !statements.contains(entry.statement) {
        report(
          document, path,
          "'\(framework.id)' has no statement '\(entry.statement)'" + suggestions(entry.statement))
      }
      let linked = links[entry.statement] ?? []
      for (index, rejection) in entry.rejections.enumerated() {
        let place = path + [.index(index)]
        guard let concept = rejection.concept else {
          if !linked.isEmpty {
            report(
              document, place,
              "statement '\(entry.statement)' has links, and every concept is turned down for it")
          }
          continue
        }
        if let concepts, !concepts.contains(concept) {
          report(
            document, place + [.key("concept")],
            "unknown concept '\(concept)'" + suggestion(for: concept, in: concepts.sorted()))
        } else if linked.contains(concept) {
          report(
            document, place + [.key("concept")],
            "statement '\(entry.statement)' is linked to '\(concept)', which is turned down here")
        }
      }
    }
  }

  private mutating func checkUnused(_ alignment: Alignment, _ document: DocumentReference) {
    guard let concepts else { return }
    // What is linked to a narrower concept counts for the broader one.
    var used: Set<String> = []
    for entry in alignment.links {
      for link in entry.links where !used.contains(link.concept) {
        used.formUnion(hierarchy.path(from: link.concept))
      }
    }
    var explained: Set<String> = []
    for (index, entry) in alignment.unused.enumerated() {
      for (position, concept) in entry.concepts.enumerated() {
        let path = { () -> [PathStep] in
          [.key("unused"), .index(index), .key("concepts"), .index(position)]
        }
        if !concepts.contains(concept) {
          report(
            document, path(),
            "unknown concept '\(concept)'" + suggestion(for: concept, in: concepts.sorted()))
        } else if used.contains(concept) {
          report(document, path(), "concept '\(concept)' is used by a statement")
        } else if !explained.insert(concept).inserted {
          report(document, path(), "concept '\(concept)' is explained twice")
        }
      }
    }
    // Of a concept that is used or explained, no single case needs a reason for being missing.
    let unexplained = concepts.subtracting(used).subtracting(explained).filter { concept in
      hierarchy.path(from: concept).dropFirst().allSatisfy {
        !used.contains($0) && !explained.contains($0)
      }
    }.sorted()
    if alignment.isComplete, !unexplained.isEmpty {
      report(
        document, [.key("complete")],
        "no statement is about \(unexplained.joined(separator: ", ")), and no reason is given")
    }
  }

  /// What is laid over another alignment takes its links back with none.
  private mutating func check(
    _ entry: Alignment.StatementLinks, _ document: DocumentReference, atLeast least: Int
  ) {
    let path = { () -> [PathStep] in [.key("links"), .key(entry.statement)] }
    if !(least...4).contains(entry.links.count) {
      report(
        document, path(),
        "statement '\(entry.statement)' has \(entry.links.count) links; one to four are allowed")
    }
    var seen: Set<String> = []
    var sum = 0.0
    for (index, link) in entry.links.enumerated() {
      let place = { path() + [.index(index)] }
      if let concepts, !concepts.contains(link.concept) {
        report(
          document, place() + [.key("concept")],
          "unknown concept '\(link.concept)'" + suggestion(for: link.concept, in: concepts.sorted())
        )
      }
      if !seen.insert(link.concept).inserted {
        report(
          document, place() + [.key("concept")],
          "statement '\(entry.statement)' links to '\(link.concept)' twice")
      }
      if !(link.share > 0 && link.share <= 1) {
        report(
          document, place() + [.key("share")],
          "the share \(link.share.plain) is not over 0 and at most 1")
      }
      if !(link.confidence >= 0 && link.confidence <= 1) {
        report(
          document, place() + [.key("confidence")],
          "the confidence \(link.confidence.plain) is not between 0 and 1")
      }
      sum += link.share
    }
    if sum > 1 + 1e-9 {
      let rounded = ((sum * 10_000).rounded() / 10_000).plain
      report(
        document, path(), "the shares of statement '\(entry.statement)' sum to \(rounded), over 1")
    }
  }

  private mutating func checkCuts(
    _ cuts: [Alignment.Cut], of scale: Scale, _ document: DocumentReference
  ) {
    let base: [PathStep] = [.key("scale"), .key("cuts")]
    // An alignment may leave the cuts out, and lay only facets over another one.
    if !cuts.isEmpty, cuts.count != scale.levels.count + 1 {
      report(
        document, base,
        "\(scale.levels.count) levels have \(scale.levels.count + 1) cuts, here are \(cuts.count)")
    }
    for (index, cut) in cuts.enumerated() {
      let place = base + [.index(index)]
      if cut.spread < 0 { report(document, place + [.key("spread")], "a spread is 0 or more") }
      if !(cut.at - cut.spread >= 0 && cut.at + cut.spread <= 100) {
        report(
          document, place,
          "the ramp from \((cut.at - cut.spread).plain) to \((cut.at + cut.spread).plain) leaves "
            + "the reference scale, 0 to 100")
      }
      guard index > 0 else { continue }
      let before = cuts[index - 1]
      if cut.at <= before.at {
        report(
          document, place + [.key("at")],
          "the cut at \(cut.at.plain) does not lie above the one before it, at \(before.at.plain)")
      } else if cut.at - cut.spread < before.at + before.spread - 1e-9 {
        report(
          document, place,
          "the ramp from \((cut.at - cut.spread).plain) overlaps the one before it, which ends at "
            + (before.at + before.spread).plain)
      }
    }
  }

  private mutating func checkFacets(
    _ scale: Alignment.ScaleAlignment, of framework: Framework, _ statements: Set<String>,
    _ suggestions: Suggestions, _ document: DocumentReference
  ) {
    let facets = facets
    var seen = IDRegister()
    for (index, level) in scale.levels.enumerated() {
      let base: [PathStep] = [.key("scale"), .key("levels"), .index(index)]
      if framework.scale.rank(of: level.level) == nil {
        report(
          document, base + [.key("level")], framework.scale.objection(to: level.level))
      }
      register(level.level, as: "level", at: .init(document, base + [.key("level")]), in: &seen)
      for reading in level.facets {
        let place = base + [.key("facets"), .key(reading.facet)]
        if concepts != nil, !facets.contains(reading.facet) {
          report(
            document, place,
            "unknown facet '\(reading.facet)'" + suggestion(for: reading.facet, in: facets.sorted())
          )
        }
        if !(0...4).contains(reading.strength) {
          report(
            document, place + [.key("strength")],
            "the strength \(reading.strength) is not between 0 and 4")
        }
        // A panel's votes are evidence too.
        if reading.evidence.isEmpty, reading.section == nil, reading.secondary == nil,
          scale.panel == nil
        {
          report(
            document, place,
            "the facet needs evidence: locators, a section of the document, or why it is known "
              + "at second hand", severity: .warning)
        }
        for (position, locator) in reading.evidence.enumerated() where !statements.contains(locator)
        {
          report(
            document, place + [.key("evidence"), .index(position)],
            "unknown statement '\(locator)'" + suggestions(locator))
        }
      }
    }
  }
}
