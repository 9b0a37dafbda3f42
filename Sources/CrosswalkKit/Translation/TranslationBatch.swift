import CrosswalkModel

/// Translates many profiles, doing what depends only on the set of rated units and the role once.
public struct TranslationBatch {
  private struct Kind: Hashable {
    var units: [Int]
    var role: Role?
  }

  /// What translates each profile.
  public let translator: Translator
  private var plans: [Kind: TranslationPlan] = [:]
  /// Strangers' files can rate every subset of the units; past this many plans, start anew.
  private let capacity = 1024

  /// Makes a batch that has no plans yet.
  public init(_ translator: Translator) { self.translator = translator }

  /// One profile, translated; the same as ``Translator/translate(_:)``.
  ///
  /// - Throws: ``TranslationError`` if a unit or level of the profile is unknown.
  public mutating func translate(_ profile: Profile) throws(TranslationError) -> Translation {
    let ratings = try translator.ratings(of: profile)
    let kind = Kind(units: ratings.map(\.unit), role: profile.role)
    if let plan = plans[kind] { return plan.translate(profile, ratings: ratings) }
    if plans.count == capacity { plans.removeAll(keepingCapacity: true) }
    let plan = translator.plan(rating: kind.units, role: kind.role)
    plans[kind] = plan
    return plan.translate(profile, ratings: ratings)
  }
}
