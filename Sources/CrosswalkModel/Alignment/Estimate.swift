/// A figure from a sample, with the interval that holds 95 % of its bootstrap samples.
public struct Estimate: Sendable, Codable, Hashable {
  /// Over the whole sample.
  public var value: Double
  /// The lower end of the interval.
  public var low: Double
  /// The upper end of the interval.
  public var high: Double

  /// The value lies between `low` and `high`.
  public init(value: Double, low: Double, high: Double) {
    self.value = value
    self.low = low
    self.high = high
  }
}
