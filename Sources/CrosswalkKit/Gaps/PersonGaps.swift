import CrosswalkModel

/// What one person's ratings say about each concept that a target asks for: where the person
/// stands, what is asked, what is lacking, and what has to be looked at before anybody can say.
///
/// Concepts are positions in ``GapFinder/concepts``.
package struct PersonGaps: Sendable, Hashable {
  /// What a concept is to the person.
  package enum Status: Sendable, Hashable {
    /// Too little is known; nobody should be taught on such ground.
    case assessFirst(Reason)
    /// The person is as likely as not to stand where the target asks, or higher.
    case meets
    /// The person stands lower than the target asks.
    case short
  }

  /// Why a concept has to be assessed first.
  package enum Reason: String, Sendable, Hashable, CaseIterable {
    /// No statement of the person's framework for the person's role speaks of it: it can only be
    /// watched for.
    case notSpokenOf = "not-spoken-of"
    /// All ratings that speak of it are too old to count.
    case outdated
    /// The framework speaks of it in units that nobody has rated.
    case unrated
    /// Ratings speak of less than half of what the target asks.
    case partlyKnown = "partly-known"
    /// Raters are two levels apart on what makes up half of the position.
    case ratersApart = "raters-apart"
  }

  /// What a position rests on.
  package struct Support: Sendable, Hashable {
    /// In the framework's ``RatingIndex``.
    package var unit: Int
    /// Its part of the position, 0 to 1.
    package var weight: Double
    /// The part of that which rests on marked statements, 0 to 1.
    package var marked: Double
  }

  /// One concept.
  package struct Concept: Sendable, Hashable {
    package var concept: Int
    package var status: Status
    /// Where the person stands: by source level, lowest first, the weight of its density on the
    /// reference scale; sums to 1, or is empty where nothing is known.
    package var position: [Double]
    /// Where the target's level begins, in reference points, 0 to 100: the mean, where units ask for
    /// different levels.
    package var requirement: Double
    /// How far the person stands below that, on average, in reference points; nil where nothing is
    /// known.
    package var shortfall: Double?
    /// The parts of it inside each stage of the reference scale, lowest first; empty where nothing is
    /// known.
    package var shortfallByStage: [Double]
    /// How likely the person stands where the target asks, or higher, 0 to 1.
    package var chance: Double?
    /// How much of the target the ratings speak of through this concept, 0 to 1; the sum over
    /// concepts is the coverage.
    package var known: Double
    /// How much of the target is about the concept, 0 to 1.
    package var share: Double
    /// The part of the position that rests on marked statements and not on ratings of whole units, 0
    /// to 1.
    package var direct: Double
    /// What the user thinks of its importance, 0 or more; 1 where nothing is said.
    package var importance: Double
    /// Heaviest first.
    package var support: [Support]
    /// Units to rate to know more, best first, as positions in the framework's ``RatingIndex``.
    package var rate: [Int]
    /// Ids of the person's framework's statements that say most about the concept and have no mark.
    package var mark: [String]
    /// Ids of the target's statements about the concept to watch for, where ratings cannot tell.
    package var watch: [String]

    /// What the person lacks of the target through this concept in one stage: its weight times
    /// reference points. Only who is short has a need.
    package func need(inStage stage: Int) -> Double {
      guard status == .short, stage < shortfallByStage.count else { return 0 }
      return known * shortfallByStage[stage] * importance
    }

    /// The sum over all stages.
    package var need: Double {
      shortfallByStage.indices.reduce(0) { $0 + need(inStage: $1) }
    }
  }

  /// The person's place in the table, from 0, in the order of names.
  package var index: Int
  /// What it all comes from, with the lines of rows; the only place where the person is named.
  package var ratings: PersonRatings
  /// All concepts of which the target speaks, by position.
  package var concepts: [Concept]

  /// The sum over all concepts.
  package var need: Double { concepts.reduce(0) { $0 + $1.need } }
}
