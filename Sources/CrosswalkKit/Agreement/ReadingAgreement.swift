import CrosswalkModel

/// How far two readings of the same statements agree.
public struct ReadingAgreement: Sendable, Codable, Hashable {
  /// One coder's concepts of each statement, the main one first, by the statement's full name
  /// (`framework:id`).
  public typealias Reading = [String: [String]]

  /// A statement on whose main concept the two readings differ.
  public struct Disagreement: Sendable, Codable, Hashable {
    /// Its full name, `framework:id`.
    public var statement: String
    /// The first coder's concepts, the main one first.
    public var first: [String]
    /// The second coder's concepts, the main one first.
    public var second: [String]
  }

  /// The version of the result's form.
  public static let format = "crosswalk.agreement/1"

  /// The version of this result's form.
  public private(set) var format = Self.format
  /// How many statements both have read.
  public var statements: Int
  /// How many have the same main concept in both.
  public var sameMain: Int
  /// Cohen's kappa for the main concept; nil where nothing can be told.
  public var kappa: Estimate?
  /// Krippendorff's alpha for the sets of concepts, with the MASI distance; nil where nothing can
  /// be told.
  public var alpha: Estimate?
  /// In the order of the statements' names.
  public var disagreements: [Disagreement]
  /// Statements that just one of them has read, sorted.
  public var unpaired: [String]

  /// Compares two readings.
  ///
  /// - Parameters:
  ///   - first: One reading.
  ///   - second: Another of the same statements.
  ///   - samples: How many bootstrap samples to draw.
  ///   - seed: The same seed gives the same intervals.
  public init(_ first: Reading, _ second: Reading, samples: Int = 2_000, seed: UInt64 = 1) {
    let pairs = PairedReadings(first, second)
    statements = pairs.names.count
    sameMain = pairs.sameMain
    kappa = pairs.kappa(samples: samples, seed: seed)
    alpha = Estimate(
      alphaOfSets: pairs.readings.map { [Set($0.first), Set($0.second)] }, samples: samples,
      seed: seed)
    disagreements = zip(pairs.names, pairs.readings).filter { $1.first.first != $1.second.first }
      .map { Disagreement(statement: $0, first: $1.first, second: $1.second) }
    unpaired = Set(first.keys).symmetricDifference(second.keys).sorted()
  }
}
