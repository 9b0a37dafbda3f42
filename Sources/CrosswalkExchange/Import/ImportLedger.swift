import CrosswalkBase

/// Where each piece of a file went: every cell that has text, and every paragraph outside of tables.
public struct ImportLedger: Sendable, Hashable {
  /// What became of a piece.
  public enum Fate: Sendable, Hashable {
    /// It is in the framework; as what, in the plural: `names of units`.
    case imported(as: String)
    /// It is not, for a reason that is no fault: `a note at the foot`.
    case leftOut(because: String)
    /// It was not understood.
    case notRead(because: String)
  }

  /// How many pieces the file has, counted before any of it is read.
  public internal(set) var total = 0
  /// What they are, in the plural: `cells`, or `cells and paragraphs`.
  public internal(set) var noun = "cells"
  /// Which of them are counted.
  var condition = " with text"
  private var counts: [Fate: Int] = [:]
  private var order: [Fate] = []

  /// Counts pieces that had the same fate.
  mutating func count(_ fate: Fate, _ number: Int = 1) {
    if number == 0 { return }
    if counts[fate] == nil { order.append(fate) }
    counts[fate, default: 0] += number
  }

  /// How many pieces had each fate, in the order in which the fates were met.
  public var entries: [(fate: Fate, count: Int)] { order.map { ($0, counts[$0]!) } }

  /// How many pieces are accounted for; the same as ``total`` for a file that was read whole.
  public var sum: Int { counts.values.reduce(0, +) }

  /// How many pieces were imported.
  public var imported: Int {
    entries.reduce(0) { if case .imported = $1.fate { $0 + $1.count } else { $0 } }
  }

  /// How many pieces were not understood.
  package var notRead: Int {
    entries.reduce(0) { if case .notRead = $1.fate { $0 + $1.count } else { $0 } }
  }

  /// How many pieces are hidden, as by a filter, and so are left out.
  package var hidden: Int {
    entries.reduce(0) {
      if case .leftOut(let reason) = $1.fate, reason.contains("hidden") {
        $0 + $1.count
      } else {
        $0
      }
    }
  }

  /// In lines for people: what was imported, what was left out and what was not read.
  package var lines: [String] {
    func list(_ words: (Fate) -> String?) -> (count: Int, words: String) {
      let found = entries.compactMap { fate, count in words(fate).map { (count, $0) } }
      return (
        found.reduce(0) { $0 + $1.0 },
        found.map { "\($1) \($0)" }.joined(separator: ", ")
      )
    }
    let imported = list { if case .imported(let what) = $0 { what } else { nil } }
    let leftOut = list { if case .leftOut(let why) = $0 { why } else { nil } }
    let notRead = list { if case .notRead(let why) = $0 { why } else { nil } }
    func part(_ part: (count: Int, words: String), _ name: String) -> String {
      "\(part.count) \(name)" + (part.count > 0 ? " (\(part.words))" : "")
    }
    return [
      "of \(total) \(noun)\(condition): \(part(imported, "imported")); \(part(leftOut, "left out")); "
        + part(notRead, "not read")
    ]
  }
}
