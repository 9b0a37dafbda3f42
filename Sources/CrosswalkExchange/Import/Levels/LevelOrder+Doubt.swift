import CrosswalkBase
import CrosswalkModel

extension LevelOrder {
  /// What to ask where nothing tells which level is lowest; nothing where the order is certain.
  var doubts: [ImportDoubt] {
    if isCertain { return [] }
    let choices = [titles, alternative].map { titles -> ImportDoubt.Choice in
      .init("lowest first: " + titles.map(quoted).joined(separator: ", "), [.levels(titles)])
    }
    return [ImportDoubt("nothing tells which level is lowest", at: "", choices)]
  }
}

extension Scale {
  /// Levels in the order of this scale, which people have looked at.
  ///
  /// - Parameters:
  ///   - titles: Of a new version of the document.
  ///   - order: What the new version says by itself.
  /// - Returns: Nil if the scale does not have all of them, or the new version tells more.
  func known(_ titles: [String], besides order: LevelOrder) -> [String]? {
    let isSaid = self.order == nil || self.order == .confirmed
    guard titles.count > 1, isSaid || (self.order?.isSure ?? true) && !order.isCertain else {
      return nil
    }
    let names = levels.map { CellText.folded(LevelTitle($0.title).name) }
    let ranks = titles.map { names.firstIndex(of: CellText.folded(LevelTitle($0).name)) }
    guard !ranks.contains(nil) else { return nil }
    return titles.indices.sorted { ranks[$0]! < ranks[$1]! }.map { titles[$0] }
  }
}
