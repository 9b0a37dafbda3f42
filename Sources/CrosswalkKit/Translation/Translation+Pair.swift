import CrosswalkModel

extension Translation.Pair {
  init(
    _ source: AlignedFramework, _ target: AlignedFramework, _ tables: TranslationTables.Base
  ) {
    var cautions: [Caution] = []
    let shared = tables.facets.shared
    if !tables.isIdentity, !tables.isSameScale, !tables.isRefused,
      Double(shared.count) < tables.thresholds.sharedFacets
    {
      cautions.append(
        Caution(
          .facets,
          shared.count == 1
            ? "both scales speak to one thing only: \(shared[0])"
            : "both scales speak to \(shared.count) things only"))
    }
    cautions += Caution.betweenDocuments(source, target)
    let weak: Set<Caution.Code> = [.facets, .construct, .ancestry]
    standing =
      tables.isRefused ? .refused : cautions.contains { weak.contains($0.code) } ? .weak : .sound
    self.cautions = cautions
  }
}
