import CrosswalkModel

/// How far any number of reviewers agree on what statements are about.
public struct ReviewAgreement: Sendable, Codable, Hashable {
  /// Two reviewers and the statements that both have read.
  public struct Pair: Sendable, Codable, Hashable {
    /// One reviewer's name.
    public var first: String
    /// The other's.
    public var second: String
    /// How many statements both have read.
    public var statements: Int
    /// For how many of them the main concept is the same.
    public var sameMain: Int
    /// Cohen's kappa for the main concept, with its 95 % bootstrap interval; nil where nothing can
    /// be told.
    public var kappa: Estimate?
  }

  /// A statement that reviewers read differently.
  public struct Disagreement: Sendable, Codable, Hashable {
    /// Its full name, `framework:id`.
    public var statement: String
    /// Each reviewer's concepts, the main one first; none where no concept fits.
    public var readings: [String: [String]]
  }

  /// The version of the result's form.
  public static let format = "crosswalk.review-agreement/1"

  /// The version of this result's form.
  public private(set) var format = Self.format
  /// By name.
  public var reviewers: [String]
  /// How many statements at least two have read.
  public var statements: Int
  /// Each two reviewers, in the order of their names.
  public var pairs: [Pair]
  /// Krippendorff's alpha over all reviewers for the sets of concepts, with the MASI distance and
  /// its 95 % bootstrap interval; nil where nothing can be told.
  public var alpha: Estimate?
  /// Statements whose concepts differ, or the main one among them, in the order of their names.
  public var disagreements: [Disagreement]

  /// Compares readings.
  ///
  /// - Parameters:
  ///   - readings: By the reviewers' names.
  ///   - samples: How many bootstrap samples to draw.
  ///   - seed: The same seed gives the same intervals.
  public init(
    _ readings: [String: ReadingAgreement.Reading], samples: Int = 2_000, seed: UInt64 = 1
  ) {
    reviewers = readings.keys.sorted()
    pairs = []
    for (index, first) in reviewers.enumerated() {
      for second in reviewers[(index + 1)...] {
        let shared = PairedReadings(readings[first]!, readings[second]!)
        pairs.append(
          Pair(
            first: first, second: second, statements: shared.names.count,
            sameMain: shared.sameMain, kappa: shared.kappa(samples: samples, seed: seed)))
      }
    }
    var byStatement: [String: [String: [String]]] = [:]
    for (reviewer, reading) in readings {
      for (statement, concepts) in reading {
        byStatement[statement, default: [:]][reviewer] = concepts
      }
    }
    let shared = byStatement.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }
    statements = shared.count
    let units = shared.map { entry in
      entry.value.sorted { $0.key < $1.key }.map { Set($0.value) }
    }
    alpha = Estimate(alphaOfSets: units, samples: samples, seed: seed)
    disagreements = shared.filter { entry in
      Set(entry.value.values.map { Set($0) }).count > 1
        || Set(entry.value.values.map { $0.first ?? "" }).count > 1
    }.map { Disagreement(statement: $0.key, readings: $0.value) }
  }
}
