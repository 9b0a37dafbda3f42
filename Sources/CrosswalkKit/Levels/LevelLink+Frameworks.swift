import CrosswalkModel

extension LevelLink {
  /// The link between the scales of two frameworks, as their alignments lay them on the reference
  /// scale; scales with the same id are the same.
  ///
  /// - Throws: ``TranslationError/noCuts(framework:)``.
  init(from source: AlignedFramework, to target: AlignedFramework) throws(TranslationError) {
    if source.framework.scale.isSame(as: target.framework.scale) {
      self.init(identityOf: source.framework.scale.levels.count)
    } else {
      self.init(from: try LevelLayout(of: source), to: try LevelLayout(of: target))
    }
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

extension Translation.Facets {
  /// What both scales speak to and what only one does, and whether that refuses a translation:
  /// scales that measure nothing in common are not related, unless they are the same.
  static func between(
    _ source: AlignedFramework, _ target: AlignedFramework
  ) -> (facets: Translation.Facets, isRefused: Bool) {
    let mine = Set(source.facets)
    let theirs = Set(target.facets)
    let sameScale = source.framework.scale.isSame(as: target.framework.scale)
    let shared = sameScale ? mine.union(theirs) : mine.intersection(theirs)
    return (
      Translation.Facets(
        shared: shared.sorted(), silent: mine.union(theirs).subtracting(shared).sorted()),
      shared.isEmpty && !sameScale
    )
  }
}
