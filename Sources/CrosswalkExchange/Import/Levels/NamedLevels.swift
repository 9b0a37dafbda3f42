import CrosswalkBase

/// How the rows of tables name levels: in each row, or but once above those that go on with it.
///
/// A row without a level may hold at every level, or at that of the row above. Where no level of a unit is named
/// twice and rows without one stand below, nobody can tell.
struct NamedLevels {
  private struct Name: Hashable {
    var unit: Int
    var level: String
  }

  private var seen: Set<Name> = []
  private var isAnyTwice = false
  /// The last unit for which a level was named.
  private var unit: Int?
  /// Rows without a level below one that has one, in the same unit.
  private var open = 0
  private var first: String?

  /// Takes a row.
  ///
  /// - Parameters:
  ///   - level: Empty where the row names none.
  ///   - unit: What the row is about.
  ///   - place: Where it stands, for people.
  mutating func add(_ level: String, of unit: Int, at place: String) {
    if level.isEmpty {
      guard unit == self.unit else { return }
      open += 1
      first = first ?? place
    } else {
      self.unit = unit
      let name = Name(unit: unit, level: CellText.folded(level))
      if !seen.insert(name).inserted { isAnyTwice = true }
    }
  }

  /// Says where it is not known what is meant.
  func tell(_ report: inout ImportReport) {
    guard open > 0, !isAnyTwice, let first else { return }
    report.add(
      "\(counted(open, "row")) below one with a level have none, and no level is named twice in a unit; they are "
        + "read as statements of every level; if they go on with the level above, write it in each row",
      at: first, isProblem: true)
  }
}
