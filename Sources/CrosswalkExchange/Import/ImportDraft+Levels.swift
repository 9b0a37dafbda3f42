extension ImportDraft {
  /// Puts levels into another order: statements name them by position.
  mutating func reorderLevels(from old: [String], to new: [String]) {
    if old == new { return }
    let places = old.map { new.firstIndex(of: $0) }
    for unit in units.indices {
      for statement in units[unit].statements.indices {
        units[unit].statements[statement].level =
          units[unit].statements[statement].level.flatMap { places[$0] }
      }
    }
  }
}
