import CrosswalkBase
import CrosswalkModel

/// Translates profiles of one framework into another's units and levels.
///
/// What depends on the two frameworks alone is worked out once, here; what depends on which units
/// are rated, once for each such set, in a ``TranslationPlan``; what is left for each profile is
/// linear in its ratings. Sums run in the order of ids, so the same input gives the same bytes.
public struct Translator: Sendable {
  /// The framework that profiles are rated in.
  public let source: AlignedFramework
  /// The framework whose units and levels results are given in.
  public let target: AlignedFramework
  /// Where an answer stops being one; they are part of ``hash``.
  public let thresholds: Thresholds
  /// One hash over the ontology, direct judgements, both frameworks with their alignments, and the
  /// thresholds.
  public let hash: String

  let concepts: ConceptIndex
  /// The rated units of the source, in the order of their ids.
  let sourceUnits: [Framework.Unit]
  /// The rated units of the target, in the order of the document.
  let targetUnits: [Framework.Unit]
  let targetContents: [UnitContent]
  let sourceLinks: [String: [ConceptLink]]
  let levelLink: LevelLink
  let facets: Translation.Facets
  /// Nothing in common is measured, so no level is translated.
  let isRefused: Bool
  let isIdentity: Bool
  private let sourcePositions: [String: Int]

  /// Prepares the translation from `source` to `target`; both may be the same framework.
  ///
  /// - Parameters:
  ///   - source: The framework that profiles are rated in.
  ///   - target: The framework to read them in.
  ///   - contextDigest: The content hash of what joins the two: the ontology, and direct
  ///     judgements; it goes into the result's hash.
  ///   - thresholds: Where an answer stops being one.
  /// - Throws: ``TranslationError/noCuts(framework:)``.
  public init(
    from source: AlignedFramework, to target: AlignedFramework, contextDigest: String,
    thresholds: Thresholds = Thresholds()
  ) throws(TranslationError) {
    self.source = source
    self.target = target
    self.thresholds = thresholds
    isIdentity = source.framework.id == target.framework.id
    hash = SHA256.hexDigest(
      of: Archive.encode([contextDigest, source.digest, target.digest])
        + Archive.encode(thresholds))

    concepts = ConceptIndex([source.alignment, target.alignment])
    sourceUnits = source.framework.ratedUnits.sorted { $0.id < $1.id }
    sourcePositions = Dictionary(
      sourceUnits.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    sourceLinks = source.linksByStatement
    targetUnits = target.framework.ratedUnits
    let concepts = concepts
    let targetLinks = target.linksByStatement
    targetContents = targetUnits.map {
      UnitContent(of: $0, links: targetLinks, concepts: concepts) { $0.actor != .agency }
    }

    (facets, isRefused) = Translation.Facets.between(source, target)
    levelLink = try LevelLink(from: source, to: target)
  }

  /// One profile, translated.
  ///
  /// Use a ``TranslationBatch`` for many: it keeps the plans.
  /// - Throws: ``TranslationError`` if a unit or level of the profile is unknown.
  public func translate(_ profile: Profile) throws(TranslationError) -> Translation {
    let ratings = try ratings(of: profile)
    return plan(rating: ratings.map(\.unit), role: profile.role)
      .translate(profile, ratings: ratings)
  }

  /// A rating, by positions.
  struct Rating: Hashable {
    /// In ``sourceUnits``.
    var unit: Int
    /// In the scale's levels.
    var level: Int
  }

  /// The ratings of a profile in the order of unit ids; a rating of the person is one of every
  /// unit.
  func ratings(of profile: Profile) throws(TranslationError) -> [Rating] {
    let scale = source.framework.scale
    var ratings: [Rating] = []
    // In the order of ids, so that of several mistakes the same one is named every time.
    for (unit, level) in profile.levels.sorted(by: { $0.key < $1.key }) {
      guard let rank = scale.rank(of: level) else {
        throw .unknownLevel(level, framework: source.framework.id)
      }
      if scale.rates == .person {
        guard Set(profile.levels.keys) == [Profile.wholePerson] else {
          throw .ratesPerson(framework: source.framework.id)
        }
        return sourceUnits.indices.map { Rating(unit: $0, level: rank) }
      }
      guard let position = sourcePositions[unit] else {
        throw .unknownUnit(unit, framework: source.framework.id)
      }
      ratings.append(Rating(unit: position, level: rank))
    }
    return ratings.sorted { $0.unit < $1.unit }
  }

  /// What the rated units say about each target unit, whatever their levels.
  ///
  /// - Parameters:
  ///   - units: Positions in ``sourceUnits``, ascending.
  ///   - role: Of the rated person; nil: not known.
  /// - Returns: A plan for every profile that rates just these units in that role.
  func plan(rating units: [Int], role: Role?) -> TranslationPlan {
    TranslationPlan(translator: self, rated: units, role: role)
  }
}
