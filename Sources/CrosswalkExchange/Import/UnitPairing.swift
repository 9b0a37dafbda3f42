import CrosswalkModel

/// Finds the units of an old version again in a new one.
///
/// A unit that brings its id or code is known by it. Else it is known by its title under the same
/// heading, then by its title alone. What is left may have been renamed: then most of its statements
/// are still there.
struct UnitPairing {
  /// For positions of new units that of the old unit that each goes on with.
  private(set) var oldOfNew: [Int: Int] = [:]
  private let old: Framework
  private let new: Framework
  private var openOld: Set<Int>

  init(_ old: Framework, _ new: Framework, ownIDs: Set<String>) {
    (self.old, self.new) = (old, new)
    openOld = Set(old.units.indices)
    // What a unit of either version is known by, the surest first; nil for what it has not.
    let marks: [(Framework, Framework.Unit) -> String?] = [
      { $1.code },
      { CellText.folded($0.heading(ofUnit: $1)) + "\u{0}" + CellText.folded($1.title) },
      { CellText.folded($1.title) },
    ]
    for (n, unit) in new.units.enumerated() where ownIDs.contains(unit.id) {
      if let o = openOld.first(where: { old.units[$0].id == unit.id }) { pair(n, o) }
    }
    for mark in marks {
      var places: [String: [Int]] = [:]
      for o in openOld.sorted(by: >) {
        if let mark = mark(old, old.units[o]) { places[mark, default: []].append(o) }
      }
      for (n, unit) in new.units.enumerated() where oldOfNew[n] == nil {
        guard let mark = mark(new, unit), let o = places[mark]?.popLast() else { continue }
        pair(n, o)
      }
    }
  }

  private mutating func pair(_ n: Int, _ o: Int) {
    oldOfNew[n] = o
    openOld.remove(o)
  }

  /// A unit that may be another one under a new name.
  struct Renaming {
    var new: Int
    var old: Int
    /// The part of the statements of the larger of the two that both have, from 0 to 1.
    var part: Double
    /// Whether nearly all that the two say is the same.
    var isSure: Bool { part >= 0.8 - 1e-9 }
  }

  /// What the statements say of units that are left.
  ///
  /// - Parameter moves: For each statement that was found again the positions of its new and its
  ///   old unit.
  /// - Returns: Renamings that do not contradict each other, the surest first.
  func renamings(_ moves: [(new: Int, old: Int)]) -> [Renaming] {
    var counts: [[Int]: Int] = [:]
    for move in moves where oldOfNew[move.new] == nil && openOld.contains(move.old) {
      counts[[move.new, move.old], default: 0] += 1
    }
    var found = counts.map { key, count in
      let most = max(new.units[key[0]].statements.count, old.units[key[1]].statements.count)
      return Renaming(new: key[0], old: key[1], part: Double(count) / Double(max(1, most)))
    }
    // Units whose titles are alike, though none of their statements is there any more.
    for n in new.units.indices where oldOfNew[n] == nil {
      let title = TextLikeness(new.units[n].title)
      for o in openOld where counts[[n, o]] == nil {
        if title.likeness(to: TextLikeness(old.units[o].title)) != nil {
          found.append(Renaming(new: n, old: o, part: 0))
        }
      }
    }
    found.sort { ($1.part, $0.new, $0.old) < ($0.part, $1.new, $1.old) }
    var taken: (new: Set<Int>, old: Set<Int>) = ([], [])
    return found.filter { renaming in
      // Less than a third in common is what any two units may have.
      let alike =
        TextLikeness(new.units[renaming.new].title)
        .likeness(to: TextLikeness(old.units[renaming.old].title)) != nil
      guard renaming.part >= 1 / 3 || alike, !taken.new.contains(renaming.new),
        !taken.old.contains(renaming.old)
      else { return false }
      taken.new.insert(renaming.new)
      taken.old.insert(renaming.old)
      return true
    }
  }

  mutating func take(_ renaming: Renaming) { pair(renaming.new, renaming.old) }

  /// Old units that nothing goes on with.
  var removed: [Int] { openOld.sorted() }
}

extension Framework {
  fileprivate func heading(ofUnit unit: Unit) -> String {
    unit.group.map(heading(ofGroup:)) ?? ""
  }
}
