/// How far two readings of the same statements agree.
public struct ReadingAgreement: Sendable, Codable, Hashable {
  /// One coder's concepts of each statement, the main one first, by the statement's full name
  /// (`framework:id`).
  public typealias Reading = [String: [String]]

  /// A figure with its 95 % bootstrap interval.
  public struct Figure: Sendable, Codable, Hashable {
    /// At most 1; 0 is chance.
    public var value: Double
    /// The lower end of the interval.
    public var low: Double
    /// The upper end of the interval.
    public var high: Double
  }

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
  public var kappa: Figure?
  /// Krippendorff's alpha for the sets of concepts, with the MASI distance; nil where nothing can
  /// be told.
  public var alpha: Figure?
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
    let names = first.keys.filter { second[$0] != nil }.sorted()
    let pairs = names.map { (first[$0]!, second[$0]!) }
    statements = pairs.count
    sameMain = pairs.filter { $0.0.first == $0.1.first }.count
    var codes = ValueCodes<String>()
    let mains = pairs.map {
      (codes.code(of: $0.0.first ?? ""), codes.code(of: $0.1.first ?? ""))
    }
    kappa = Self.figure(mains, samples, seed) { CohenKappa.value(of: $0) }
    alpha = KrippendorffAlpha.figure(
      ofSets: pairs.map { [Set($0.0), Set($0.1)] }, samples: samples, seed: seed)
    disagreements = zip(names, pairs).filter { $0.1.0.first != $0.1.1.first }.map {
      Disagreement(statement: $0, first: $1.0, second: $1.1)
    }
    unpaired = Set(first.keys).symmetricDifference(second.keys).sorted()
  }

  /// A statistic with its interval; nil where nothing can be told.
  static func figure<Item>(
    _ items: [Item], _ samples: Int, _ seed: UInt64, _ statistic: ([Item]) -> Double?
  ) -> Figure? {
    guard let value = statistic(items),
      let interval = Bootstrap.interval(
        of: items, samples: samples, seed: seed, statistic: statistic)
    else { return nil }
    return Figure(value: value, low: interval.lowerBound, high: interval.upperBound)
  }
}
