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
    } + ["location error \(locationPoints.plain)"]
  }
}
