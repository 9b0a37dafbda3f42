import CrosswalkBase
import CrosswalkModel

/// Translates profiles of one framework into another's units and levels.
///
/// What depends on the two frameworks alone is worked out once, here, and for each role in its
/// `TranslationTables`; what depends on which units are rated, once for each such set, in a
/// `TranslationPlan`; what is left for each profile is linear in its ratings. Sums run in the
/// order of ids, so the same input gives the same bytes.
public struct Translator: Sendable {
  /// The framework that profiles are rated in.
  public let source: AlignedFramework
  /// The framework whose units and levels results are given in.
  public let target: AlignedFramework
  /// Which concepts of the ontology are cases of which.
  package let concepts: ConceptHierarchy
  /// Where an answer stops being one; they are part of ``hash``.
  public let thresholds: Thresholds
  /// One hash over the ontology, direct judgements, both frameworks with their alignments, the
  /// thresholds, and the target role if there is one.
  public let hash: String

  /// The positions that ratings in the source are given by.
  package let ratings: RatingIndex
  /// Whose statements count in the target; nil: everybody's.
  package let targetRole: Role?
  let base: TranslationTables.Base
  /// What is to be known of the two frameworks, whatever is rated.
  public let pair: Translation.Pair

  /// Prepares the translation from `source` to `target`; both may be the same framework.
  ///
  /// - Parameters:
  ///   - source: The framework that profiles are rated in.
  ///   - target: The framework to read them in.
  ///   - concepts: Which concepts of the ontology are cases of which.
  ///   - contextDigest: The content hash of what joins the two: the ontology, and direct
  ///     judgements; it goes into the result's hash.
  ///   - targetRole: Statements of the target count whose actor fits it; nil: all but those about
  ///     an agency.
  ///   - thresholds: Where an answer stops being one.
  /// - Throws: ``TranslationError/noCuts(framework:)``.
  public init(
    from source: AlignedFramework, to target: AlignedFramework,
    concepts: ConceptHierarchy = .flat, contextDigest: String, targetRole: Role? = nil,
    thresholds: Thresholds = Thresholds()
  ) throws(TranslationError) {
    self.source = source
    self.target = target
    self.concepts = concepts
    self.targetRole = targetRole
    self.thresholds = thresholds
    hash = SHA256.hexDigest(
      of: Archive.encode([contextDigest, source.digest, target.digest])
        + Archive.encode(thresholds)
        + (targetRole.map { Archive.encode([$0.rawValue]) } ?? ""))
    ratings = RatingIndex(source.framework)
    base = try TranslationTables.Base(
      from: source, to: target, concepts: concepts, targetRole: targetRole,
      thresholds: thresholds)
    pair = Translation.Pair(source, target, base)
  }

  /// The ids of what can come out on the target's scale: `below`, each level, `above`.
  package var outcomes: [String] { base.target.outcomes }

  /// The ids and titles of what results are given for: the target's units, or the whole person.
  package var resultUnits: [(id: String, title: String)] {
    base.target.ratesPerson
      ? [(Profile.wholePerson, Profile.wholePersonTitle)]
      : base.target.units.map { ($0.id, $0.title) }
  }

  /// One profile, translated.
  ///
  /// Use a ``TranslationBatch`` for many: it keeps what profiles have in common.
  /// - Throws: ``TranslationError`` if a unit or level of the profile is unknown.
  public func translate(_ profile: Profile) throws(TranslationError) -> Translation {
    translate(try ratings.group(profile))
  }

  /// One person's ratings, translated.
  package func translate(_ group: RatingGroup) -> Translation {
    plan(rating: group.ratings.map(\.unit), tables(for: group.role)).translate(group)
  }

  /// The numbers that ratings of a person in this role are translated by; nil: not known.
  package func tables(for role: Role?) -> TranslationTables {
    TranslationTables(base, role: role)
  }

  /// What the rated units say about each target unit, whatever their levels.
  ///
  /// - Parameters:
  ///   - units: Positions in ``ratings``, ascending.
  ///   - tables: Of this translator.
  /// - Returns: A plan for every profile that rates just these units in the role of the tables.
  func plan(rating units: [Int], _ tables: TranslationTables) -> TranslationPlan {
    TranslationPlan(tables, rated: units, pair: pair, hash: hash)
  }
}
