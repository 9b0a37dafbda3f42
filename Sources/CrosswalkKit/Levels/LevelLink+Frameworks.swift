import CrosswalkModel

extension LevelLink {
  /// The link between the scales of two frameworks, as their alignments lay them on the reference
  /// scale, averaged over the location errors of both.
  ///
  /// Scales with the same id are the same, whoever lays them where: there the link is the identity,
  /// and `spread` alone widens it.
  ///
  /// - Parameters:
  ///   - source: The framework that people are rated in.
  ///   - target: The framework that they are read in.
  ///   - spread: How far what is read may lie from what is rated besides, as a standard deviation
  ///     in reference points.
  /// - Throws: ``TranslationError/noCuts(framework:)``.
  init(
    from source: AlignedFramework, to target: AlignedFramework, spread: Double = 0
  ) throws(TranslationError) {
    let isSame = source.framework.scale.isSame(as: target.framework.scale)
    if isSame, spread == 0 || source.alignment.scale == nil {
      self.init(identityOf: source.framework.scale.levels.count)
      return
    }
    let errors = isSame ? [] : [source, target].map { $0.alignment.scale?.locationPoints ?? 0 }
    let variance = errors.reduce(spread * spread) { $0 + $1 * $1 }
    self.init(
      from: try LevelLayout(of: source),
      to: isSame ? try LevelLayout(of: source) : try LevelLayout(of: target),
      shift: variance.squareRoot())
  }
}

extension LevelLayout {
  /// The layout of a framework's scale, as its alignment gives it.
  ///
  /// - Throws: ``TranslationError/noCuts(framework:)``.
  init(of side: AlignedFramework) throws(TranslationError) {
    guard let cuts = side.alignment.scale?.cuts,
      cuts.count == side.framework.scale.levels.count + 1
    else { throw .noCuts(framework: side.framework.id) }
    self.init(cuts: cuts)
  }
}

extension AlignedFramework {
  /// Where a person at each level stands, if nothing else is known; without cuts, levels have equal
  /// widths.
  var levelMiddles: [Double] {
    let count = framework.scale.levels.count
    let layout = try? LevelLayout(of: self)
    return
      (layout
      ?? LevelLayout(
        cuts: (0...count).map {
          Alignment.Cut(at: 100 * Double($0) / Double(count), spread: 0)
        })).middles
  }
}

extension Translation.Facets {
  /// What both scales speak to and what only one does, and whether that refuses a translation:
  /// scales that measure nothing in common are not related, unless they are the same.
  static func between(
    _ source: AlignedFramework, _ target: AlignedFramework
  ) -> (facets: Translation.Facets, isRefused: Bool) {
    // A facet of which all levels claim the same cannot carry anything from level to level.
    let mine = Set(source.tellingFacets)
    let theirs = Set(target.tellingFacets)
    let sameScale = source.framework.scale.isSame(as: target.framework.scale)
    let shared = sameScale ? mine.union(theirs) : mine.intersection(theirs)
    return (
      Translation.Facets(
        shared: shared.sorted(), silent: mine.union(theirs).subtracting(shared).sorted()),
      shared.isEmpty && !sameScale
    )
  }
}
