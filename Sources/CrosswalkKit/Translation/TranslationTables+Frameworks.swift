import CrosswalkModel

extension TranslationTables {
  /// What depends on the two frameworks alone, with the source's statements by numbers, so that
  /// the tables of each role can be made from it.
  struct Base: Sendable {
    let source: Side
    let target: Side
    let sourceIndex: ContentIndex
    let targetIndex: ContentIndex
    let meeting: ContentMeeting
    let sourceStatements: [[LinkedStatement]]
    /// Their ids.
    let sourceStatementIDs: [[String]]
    let targetContents: [UnitContent]
    let targetDemands: [[Double]]
    let targetActors: [Set<Role>]
    let targetRole: Role?
    let levelLink: LevelLink
    let widerLink: LevelLink
    let targetFacetsByLevel: [[String]]
    let falseFriends: [LevelPair]
    let inversions: [FacetInversion]
    let sourceMiddles: [Double]
    let facets: Translation.Facets
    let facetsByLevel: [[String]]
    let isIdentity: Bool
    let isSameScale: Bool
    let isRefused: Bool
    let thresholds: Thresholds

    /// - Parameters:
    ///   - source: The framework that profiles are rated in.
    ///   - target: The framework to read them in.
    ///   - concepts: Which concepts of the ontology are cases of which.
    ///   - targetRole: Statements of the target count whose actor fits it; nil: all but those about an
    ///     agency.
    ///   - thresholds: Where an answer stops being one.
    /// - Throws: ``TranslationError/noCuts(framework:)``.
    init(
      from source: AlignedFramework, to target: AlignedFramework, concepts: ConceptHierarchy,
      targetRole: Role? = nil,
      thresholds: Thresholds
    ) throws(TranslationError) {
      let (mine, theirs) = (source.framework, target.framework)
      let sourceUnits = mine.ratedUnits.sorted { $0.id < $1.id }
      let targetUnits = theirs.ratedUnits
      let (sourceIndex, targetIndex) = (ContentIndex([source]), ContentIndex([target]))
      let meeting =
        mine.id == theirs.id
        ? ContentMeeting(within: targetIndex)
        : ContentMeeting(from: sourceIndex, to: targetIndex, concepts)
      let (sourceLinks, targetLinks) = (source.linksByStatement, target.linksByStatement)

      self.source = Side(mine, units: sourceUnits)
      self.target = Side(theirs, units: targetUnits)
      self.sourceIndex = sourceIndex
      self.targetIndex = targetIndex
      self.meeting = meeting
      sourceStatements = sourceUnits.map {
        LinkedStatement.of(
          $0.statements, links: sourceLinks, parts: sourceIndex, scale: mine.scale)
      }
      sourceStatementIDs = sourceUnits.map { $0.statements.map(\.id) }
      targetContents = targetUnits.map {
        meeting.placed(
          UnitContent(of: $0, links: targetLinks, parts: targetIndex) {
            targetRole.map($0.actor.fits) ?? ($0.actor != .agency)
          })
      }
      targetDemands = targetContents.map { meeting.parts.demand(of: $0.amounts) }
      self.targetRole = targetRole
      targetActors = targetUnits.map { unit in
        Set(unit.statements.map(\.actor)).filter {
          targetRole.map($0.fits) ?? ($0 != .agency)
        }
      }
      levelLink = try LevelLink(from: source, to: target)
      widerLink = try LevelLink(
        from: source, to: target,
        spread: mine.scale.rates == .person
          ? thresholds.personSpread : thresholds.conceptSpread)
      sourceMiddles = source.levelMiddles
      inversions = FacetInversion.between(source, target).filter {
        $0.lower.framework != $0.higher.framework
      }
      (facets, isRefused) = Translation.Facets.between(source, target)
      facetsByLevel = mine.scale.levels.map { source.facets(ofLevel: $0.id).sorted() }
      targetFacetsByLevel = theirs.scale.levels.map { target.claims(ofLevel: $0.id).sorted() }
      falseFriends = FalseFriends(mine.scale, theirs.scale, forwards: levelLink).pairs.map {
        LevelPair(source: $0.level, target: $0.other, isReadOtherwise: $0.isReadOtherwise)
      }
      isIdentity = mine.id == theirs.id
      isSameScale = mine.scale.isSame(as: theirs.scale)
      self.thresholds = thresholds
    }
  }

  init(_ base: Base, role: Role?) {
    let (count, meeting) = (base.sourceIndex.count, base.meeting)
    let counts: (LinkedStatement) -> Bool = { statement in
      role.map(statement.actor.fits) ?? (statement.actor != .agency)
    }
    let own = base.sourceStatements.map {
      UnitContent($0, partCount: count, counting: counts)
    }
    let contents = own.map(meeting.expanded)
    source = base.source
    target = base.target
    parts = meeting.parts
    self.role = role
    sourceContents = contents
    sourceSizes = own.map { $0.weights.reduce(0, +) }
    sourceInside = own.map { unit in
      base.targetContents.map { meeting.inside(unit.weights, of: $0.weights) }
    }
    sourceAmountsUpTo = base.sourceStatements.enumerated().map { unit, statements in
      base.source.levels.indices.map { level in
        statements.allSatisfy { $0.level == nil }
          ? contents[unit].amounts
          : meeting.expanded(
            UnitContent.amounts(statements, partCount: count) {
              counts($0) && $0.rank <= level
            })
      }
    }
    sourceSpeaks = base.sourceStatements.map { statements in
      statements.allSatisfy { $0.actor == .agency } || statements.contains(where: counts)
    }
    // Also of statements that no concept has a word for.
    sourceActors = Set(base.sourceStatements.joined().filter(counts).map(\.actor))
    targetContents = base.targetContents
    targetDemands = base.targetDemands
    targetActors = base.targetActors
    targetRole = base.targetRole
    levelLink = base.levelLink
    widerLink = base.widerLink
    targetFacetsByLevel = base.targetFacetsByLevel
    falseFriends = base.falseFriends
    inversions = base.inversions
    sourceMiddles = base.sourceMiddles
    facets = base.facets
    facetsByLevel = base.facetsByLevel
    isIdentity = base.isIdentity
    isSameScale = base.isSameScale
    isRefused = base.isRefused
    thresholds = base.thresholds
  }
}

extension TranslationTables.Side {
  fileprivate init(_ framework: Framework, units: [Framework.Unit]) {
    self.init(
      framework: .init(framework: framework.id, version: framework.version),
      units: units.map { .init(id: $0.id, title: $0.title) },
      levels: framework.scale.levels.map { .init(id: $0.id, title: $0.title) },
      outcomes: (0..<framework.scale.levels.count + 2).map {
        LevelDistribution.id(of: $0, on: framework.scale)
      },
      ratesPerson: framework.scale.rates == .person)
  }
}
