import CrosswalkBase
import CrosswalkModel

/// The order of levels, and what it rests on.
struct LevelOrder {
  /// Positions among the titles that were given, lowest level first.
  private(set) var places: [Int]
  /// Lowest first.
  private(set) var titles: [String]
  /// The next likeliest order, lowest first; the other way round if nothing says more.
  private(set) var alternative: [String]
  /// What the order rests on, for people: `by their numbers`.
  private(set) var evidence = "there is one level"
  /// The same for programs; nil if there is nothing to put in order.
  private(set) var basis: Scale.Order?

  /// Whether the evidence leaves no doubt.
  var isCertain: Bool { basis?.isSure ?? true }

  /// Puts levels in order.
  ///
  /// - Parameters:
  ///   - titles: In the order of the file.
  ///   - isInColumns: Whether they stand side by side, so that their order in the file is somebody's
  ///     order, lowest or highest first; else it is only that of first sight.
  ///   - scores: The score of each level, the higher the better; nil for those that have none.
  init(_ titles: [String], isInColumns: Bool, scores: [Double?] = []) {
    self.titles = titles
    alternative = titles.reversed()
    places = Array(titles.indices)
    if titles.count < 2 { return }
    let read = titles.map { LevelTitle($0) }
    let measures: [(basis: Scale.Order, words: String, ranks: [Double?])] = [
      (.scores, "by their scores", scores),
      (.tenure, "by their years of service", read.map { $0.years.first?.from }),
      (.numbers, "by their numbers", read.map { LevelWords.number(of: $0.name) }),
      (.names, "by their names", read.map { LevelWords.step(of: $0.name).map(Double.init) }),
    ]
    var found: [(basis: Scale.Order, words: String, places: [Int])] = []
    for (basis, words, ranks) in measures where ranks.count == titles.count {
      if let order = Self.order(ranks, isInColumns: isInColumns, mayEndOpen: basis != .scores) {
        found.append((basis, words, order))
      }
    }
    guard let best = found.first else {
      takePart(scores)
      return
    }
    take(best.places, best.basis, best.words)
    if best.places != Array(titles.indices), best.places == titles.indices.reversed() {
      evidence += "; highest first in the file, reversed"
    }
    let isFalling = best.basis == .numbers && best.places == titles.indices.reversed()
    if isFalling, found.count == 1, !read.allSatisfy({ LevelWords.isStep($0.name) }) {
      // Where 1 is best, numbers fall from the lowest level on; steps that are numbered rise.
      evidence = "by their numbers, which fall in the file; 1 may be the best"
      basis = .guessed
    } else if let other = found.first(where: { $0.places != best.places }) {
      evidence += ", though \(other.words) they would be in another order"
      alternative = other.places.map { titles[$0] }
      basis = .guessed
    } else if !Self.rise(scores, best.places) {
      evidence += ", though by the scores that some of them have they would be in another order"
      basis = .guessed
    }
  }

  private mutating func take(_ places: [Int], _ basis: Scale.Order, _ evidence: String) {
    titles = places.map { titles[$0] }
    alternative = titles.reversed()
    (self.places, self.basis, self.evidence) = (places, basis, evidence)
  }

  /// The best guess where no measure tells of all levels: some may have scores.
  private mutating func takePart(_ scores: [Double?]) {
    guard Set(scores.compactMap(\.self)).count > 1 else {
      take(places, .firstSeen, "as the file has them, which says nothing of their order")
      return
    }
    let open = zip(titles, scores).filter { $1 == nil }.map { quoted($0.0) }
    func order(without missing: Double) -> [Int] {
      places.sorted { (scores[$0] ?? missing, $0) < (scores[$1] ?? missing, $1) }
    }
    let last = order(without: .infinity).map { titles[$0] }
    // What has no score beside others that have is no step of the ladder, or the lowest.
    take(
      order(without: -.infinity), .guessed,
      open.isEmpty
        ? "by their scores, of which some are the same"
        : "by their scores, which \(open.joined(separator: ", ")) "
          + "\(open.count == 1 ? "has" : "have") none of")
    if !open.isEmpty { alternative = last }
  }

  /// Whether the levels that have a score have none below that of a lower level.
  private static func rise(_ scores: [Double?], _ places: [Int]) -> Bool {
    guard scores.count == places.count else { return true }
    let known = places.compactMap { scores[$0] }
    return zip(known, known.dropFirst()).allSatisfy { $0 <= $1 }
  }

  /// Positions from the lowest to the highest; nil if the ranks do not tell.
  private static func order(
    _ ranks: [Double?], isInColumns: Bool, mayEndOpen: Bool
  ) -> [Int]? {
    let known = ranks.compactMap(\.self)
    if known.count == ranks.count, Set(known).count == known.count {
      return ranks.indices.sorted { ranks[$0]! < ranks[$1]! }
    }
    // Of levels side by side some may tell for all, if they leave one direction only. What has no
    // score at either end may be no step of the ladder, such as 'Not assessed'.
    guard isInColumns, Set(known).count > 1,
      mayEndOpen || (ranks.first! != nil && ranks.last! != nil)
    else { return nil }
    let steps = zip(known, known.dropFirst())
    if steps.allSatisfy({ $0 <= $1 }) { return Array(ranks.indices) }
    if steps.allSatisfy({ $0 >= $1 }) { return ranks.indices.reversed() }
    return nil
  }
}
