import CrosswalkBase

/// The order of levels, and what it rests on.
struct LevelOrder {
  /// Lowest first.
  private(set) var titles: [String]
  /// What the order rests on, for people: `by their numbers`.
  private(set) var evidence: String
  /// Whether the evidence leaves no doubt.
  private(set) var isCertain: Bool

  /// Puts levels in order.
  ///
  /// - Parameters:
  ///   - titles: In the order of the file.
  ///   - isInColumns: Whether they stand side by side, so that their order in the file is somebody's
  ///     order, lowest or highest first; else it is only that of first sight.
  init(_ titles: [String], isInColumns: Bool) {
    self.titles = titles
    (evidence, isCertain) = ("there is one level", true)
    if titles.count < 2 { return }
    let read = titles.map { LevelTitle($0) }
    let measures: [(words: String, ranks: [Double?])] = [
      ("by their years of service", read.map { $0.years.first?.from }),
      ("by their numbers", read.map { LevelWords.number(of: $0.name) }),
      ("by their names", read.map { LevelWords.step(of: $0.name).map(Double.init) }),
    ]
    var found: [(words: String, order: [Int])] = []
    for (words, ranks) in measures {
      if let order = Self.order(ranks, isInColumns: isInColumns) { found.append((words, order)) }
    }
    guard let best = found.first else {
      (evidence, isCertain) = ("as the file has them, which says nothing of their order", false)
      return
    }
    self.titles = best.order.map { titles[$0] }
    let inFile = Array(titles.indices)
    if best.order == inFile.reversed(), best.order != inFile {
      evidence = best.words + "; highest first in the file, reversed"
    } else {
      evidence = best.words
    }
    if let other = found.first(where: { $0.order != best.order }) {
      evidence += ", though \(other.words) they would be in another order"
      isCertain = false
    }
  }

  /// Positions from the lowest to the highest; nil if the ranks do not tell.
  private static func order(_ ranks: [Double?], isInColumns: Bool) -> [Int]? {
    let known = ranks.compactMap(\.self)
    if known.count == ranks.count, Set(known).count == known.count {
      return ranks.indices.sorted { ranks[$0]! < ranks[$1]! }
    }
    // Of levels side by side some may tell for all, if they leave one direction only.
    guard isInColumns, Set(known).count > 1 else { return nil }
    let steps = zip(known, known.dropFirst())
    if steps.allSatisfy({ $0 <= $1 }) { return Array(ranks.indices) }
    if steps.allSatisfy({ $0 >= $1 }) { return ranks.indices.reversed() }
    return nil
  }
}
