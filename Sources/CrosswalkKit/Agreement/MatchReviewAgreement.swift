import CrosswalkModel

/// How far reviewers agree on which statements of two frameworks are counterparts.
public struct MatchReviewAgreement: Sendable, Codable, Hashable {
  /// Two reviewers and what both have decided on.
  public struct Pair: Sendable, Codable, Hashable {
    /// One reviewer's name.
    public var first: String
    /// The other's.
    public var second: String
    /// How many pairs of statements both have decided on.
    public var judged: Int
    /// For how many of them both say the same.
    public var same: Int
    /// Weighted kappa of the relation, with its 95 % bootstrap interval over statements; nil where
    /// nothing can be told.
    public var relation: Estimate?
    /// How many statements both have decided on.
    public var statements: Int
    /// For how many of them both say that there is a counterpart, or that there is none.
    public var sameExistence: Int
    /// Cohen's kappa of whether a statement has a counterpart, with its interval; nil where nothing
    /// can be told.
    public var existence: Estimate?
  }

  /// Two statements on which reviewers differ, or one without a counterpart.
  public struct Disagreement: Sendable, Codable, Hashable {
    /// A statement of the framework under review.
    public var subject: String
    /// A statement of the other.
    public var object: String
    /// What each reviewer says: a relation or `none`.
    public var readings: [String: String]
  }

  /// The version of the result's form.
  public static let format = "crosswalk.match-review-agreement/1"

  /// The version of this result's form.
  public private(set) var format = Self.format
  /// By name.
  public var reviewers: [String]
  /// Each two reviewers, in the order of their names.
  public var pairs: [Pair]
  /// In the order of the statements' names.
  public var disagreements: [Disagreement]

  /// What one reviewer says of one statement.
  private struct Reading {
    /// By the other statement; nil: that the two do not match.
    var relations: [String: Relation?] = [:]
    /// That nothing is its counterpart.
    var isDenied = false

    /// What is said of the statement and another; nil if nothing is.
    func code(of object: String) -> Int? {
      if let relation = relations[object] { return MatchReviewAgreement.code(relation) }
      return isDenied ? MatchReviewAgreement.code(nil) : nil
    }

    /// Whether a counterpart is named.
    var hasOne: Bool { relations.values.contains { $0.map { $0 != .related } ?? false } }
  }

  /// Compares decisions.
  ///
  /// Who says that a statement has no counterpart says none of each of its pairs that is not judged
  /// otherwise. A statement has a counterpart for whoever names one that is more than related.
  ///
  /// - Parameters:
  ///   - decisions: On statements of one framework against those of one other.
  ///   - samples: How many bootstrap samples to draw.
  ///   - seed: The same seed gives the same intervals.
  public init(_ decisions: [MatchDecision], samples: Int = 2_000, seed: UInt64 = 1) {
    var read: [String: [String: Reading]] = [:]
    for decision in decisions {
      let match = decision.match
      var reading = read[decision.reviewer]?[match.subject] ?? Reading()
      if let object = match.object {
        reading.relations[object] = .some(match.relation)
      } else {
        reading.isDenied = true
      }
      read[decision.reviewer, default: [:]][match.subject] = reading
    }
    reviewers = read.keys.sorted()
    pairs = []
    var differing: [[String]: [String: String]] = [:]
    for (index, first) in reviewers.enumerated() {
      for second in reviewers[(index + 1)...] {
        let (mine, theirs) = (read[first]!, read[second]!)
        let statements = mine.keys.filter { theirs[$0] != nil }.sorted()
        let shared = statements.map { Self.shared(mine[$0]!, theirs[$0]!) }
        for (statement, items) in zip(statements, shared) {
          for item in items where item.first != item.second {
            for (who, code) in [(first, item.first), (second, item.second)] {
              differing[[statement, item.object], default: [:]][who] = Self.word(code)
            }
          }
        }
        pairs.append(
          Self.pair(
            first, second, shared.map { $0.map { ($0.first, $0.second) } },
            existence: statements.map { (mine[$0]!.hasOne, theirs[$0]!.hasOne) },
            samples: samples, seed: seed))
      }
    }
    disagreements = differing.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map {
      Disagreement(subject: $0.key[0], object: $0.key[1], readings: $0.value)
    }
  }

  /// What two reviewers say of the same pairs of one statement.
  private static func shared(
    _ mine: Reading, _ theirs: Reading
  ) -> [(object: String, first: Int, second: Int)] {
    Set(mine.relations.keys).union(theirs.relations.keys).sorted().compactMap { object in
      guard let first = mine.code(of: object), let second = theirs.code(of: object) else {
        return nil
      }
      return (object, first, second)
    }
  }

  private static func pair(
    _ first: String, _ second: String, _ shared: [[(Int, Int)]], existence: [(Bool, Bool)],
    samples: Int, seed: UInt64
  ) -> Pair {
    let all = shared.flatMap { $0 }
    return Pair(
      first: first, second: second, judged: all.count, same: all.count { $0.0 == $0.1 },
      relation: Estimate(of: shared, samples: samples, seed: seed) { sample in
        WeightedKappa.value(of: sample.flatMap { $0 }, distance: distance)
      },
      statements: existence.count, sameExistence: existence.count { $0.0 == $0.1 },
      existence: Estimate(kappaOf: existence, samples: samples, seed: seed))
  }

  /// 0 for none, else the place of the relation from 1: numbers are compared faster.
  private static func code(_ relation: Relation?) -> Int {
    relation.map { Relation.allCases.firstIndex(of: $0)! + 1 } ?? 0
  }

  private static func word(_ code: Int) -> String {
    code == 0 ? "none" : Relation.allCases[code - 1].rawValue
  }

  /// How much each says: none, related, more, the same. What says as much and something else is one
  /// step apart.
  private static func distance(_ a: Int, _ b: Int) -> Double {
    func strength(_ code: Int) -> Double {
      guard code > 0 else { return 0 }
      return switch Relation.allCases[code - 1] {
      case .exact: 3
      case .close, .narrower, .broader, .counterpart: 2
      case .related: 1
      }
    }
    return a == b ? 0 : max(1, abs(strength(a) - strength(b)))
  }
}
