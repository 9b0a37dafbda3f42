/// Where an answer stops being an answer. Every result carries the thresholds it was made with.
public struct Thresholds: Sendable, Codable, Hashable {
  /// Below this coverage a unit gets no answer, 0 to 1.
  public var abstainCoverage = 0.2
  /// Below this coverage an answer is only indicative, 0 to 1.
  public var answerCoverage = 0.5
  /// Below this focus an answer is only indicative, 0 to 1.
  public var focus = 0.1
  /// Below this coverage by statements about the same kind of actor, only indicative, 0 to 1.
  public var sameActorCoverage = 0.2
  /// Below this part of the coverage at the rated level, only indicative, 0 to 1.
  public var levelCoverageRatio = 0.5
  /// With fewer shared facets an answer is only indicative.
  public var sharedFacets = 2.0

  /// Makes the thresholds that hold unless somebody sets others.
  public init() {}

  /// The thresholds by the names that the command line and results use.
  public static let names: [(name: String, path: WritableKeyPath<Thresholds, Double> & Sendable)] =
    [
      ("abstainCoverage", \.abstainCoverage), ("answerCoverage", \.answerCoverage),
      ("focus", \.focus), ("sameActorCoverage", \.sameActorCoverage),
      ("levelCoverageRatio", \.levelCoverageRatio), ("sharedFacets", \.sharedFacets),
    ]
}
