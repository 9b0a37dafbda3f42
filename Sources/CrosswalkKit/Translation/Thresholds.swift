/// Where an answer stops being an answer, and what is assumed where ratings are silent. Every result
/// carries the thresholds it was made with.
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
  /// With fewer shared facets a whole pair of scales is weak.
  public var sharedFacets = 2.0
  /// Above this part of the weight on rated levels that are silent on every shared facet, only
  /// indicative, 0 to 1.
  public var silentWeight = 0.1
  /// Above this part of the levels within the 80 % interval, only indicative, 0 to 1.
  public var intervalLevels = 0.5
  /// If another outcome is less than this behind the answer's probability, only indicative, 0 to 1.
  public var closeLevel = 0.05
  /// Above this part of the facets that the answer's level claims and the ratings are silent on, only
  /// indicative, 0 to 1.
  public var unspokenFacets = 0.34
  /// Uneven if ratings of this weight lie on either side of a level, 0 to 0.5, ...
  public var unevenSides = 0.2
  /// ... and those at that level weigh less than this part of the lighter side, 0 to 1.
  public var unevenMiddle = 0.6
  /// Uneven only if the two sides lie so far apart, in reference points.
  public var unevenGap = 30.0
  /// How far a person's standing in what the ratings do not cover of a unit ordinarily lies from
  /// where they put the person, as the standard deviation in reference points.
  ///
  /// A general factor accounts for about 60 % of the true variance of ratings of work (Viswesvaran,
  /// Schmidt and Ones 2005). Where people stand 15 points apart, the rest is 12 for a single concept.
  /// Units are about several: by the content of the bundled ones their mean varies 0.4 to 0.65 times
  /// as much, and what is not covered of one, being less, somewhat more: 7.
  public var conceptSpread = 7.0
  /// The same where the person as a whole is rated, which tells of no concept in particular: that of
  /// a single concept.
  public var personSpread = 12.0

  /// Makes the thresholds that hold unless somebody sets others.
  public init() {}

  /// The thresholds by the names that the command line and results use.
  public static let names: [(name: String, path: WritableKeyPath<Thresholds, Double> & Sendable)] =
    [
      ("abstainCoverage", \.abstainCoverage), ("answerCoverage", \.answerCoverage),
      ("focus", \.focus), ("sameActorCoverage", \.sameActorCoverage),
      ("levelCoverageRatio", \.levelCoverageRatio), ("sharedFacets", \.sharedFacets),
      ("silentWeight", \.silentWeight), ("intervalLevels", \.intervalLevels),
      ("closeLevel", \.closeLevel), ("unspokenFacets", \.unspokenFacets),
      ("unevenSides", \.unevenSides), ("unevenMiddle", \.unevenMiddle), ("unevenGap", \.unevenGap),
      ("conceptSpread", \.conceptSpread), ("personSpread", \.personSpread),
    ]
}
