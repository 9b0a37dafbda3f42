import CrosswalkBase
import CrosswalkModel

extension Alignment.ScaleAlignment {
  /// Where the levels lie, a line a cut, and how far the whole scale may lie off.
  ///
  /// - Parameters:
  ///   - old: Where they lay before; nil: nowhere.
  ///   - scale: Which is laid.
  /// - Returns: Sentences without capital and full stop.
  package func lines(before old: Self?, on scale: Scale) -> [String] {
    cuts.enumerated().map { index, cut in
      let name =
        index < scale.levels.count
        ? "\(scale.levels[index].title) begins" : "\(scale.levels[index - 1].title) ends"
      let line = "\(name) at \(cut.at.plain), spread \(cut.spread.plain)"
      guard let old, old.cuts.count == cuts.count else { return line }
      return line + "; it was \(old.cuts[index].at.plain), \(old.cuts[index].spread.plain)"
    } + ["location error \(locationPoints.plain)"] + facetLines(before: old)
      + evidenceLines(before: old)
  }

  /// What old cuts rested on and these do not.
  package func evidenceLines(before old: Self?) -> [String] {
    (old?.panel != nil && panel == nil
      ? ["the panel that placed the old cuts is left out, since it has not placed these"] : [])
      + (old?.fitted != nil && fitted == nil
        ? ["what the old cuts were fitted to is left out, since these are not fitted"] : [])
  }

  /// Which facets are read otherwise than before.
  private func facetLines(before old: Self?) -> [String] {
    guard let old else { return [] }
    func strengths(_ scale: Self) -> [[String]: Int] {
      Dictionary(
        scale.levels.flatMap { entry in entry.facets.map { ([entry.level, $0.facet], $0.strength) }
        },
        uniquingKeysWith: { first, _ in first })
    }
    let (before, after) = (strengths(old), strengths(self))
    return Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }
      .sorted { $0.lexicographicallyPrecedes($1) }.map { key in
        let words = { (strength: Int?) in strength.map { "\($0)" } ?? "silent" }
        return "\(key[0]) on \(key[1]): \(words(after[key])); it was \(words(before[key]))"
      }
  }
}
