import CrosswalkModel

/// Translates many profiles, doing once what they have in common: tables once for each role, a
/// plan once for each set of rated units and role, an answer once for each profile.
public struct TranslationBatch {
  private struct Kind: Hashable {
    var units: [Int]
    var role: Role?
  }

  /// All of a group that answers depend on.
  private struct Answered: Hashable {
    var ratings: [Rating]
    var role: Role?
    var basis: Basis
  }

  /// What translates each profile.
  public let translator: Translator
  private var tables: [Role?: TranslationTables] = [:]
  private var plans: [Kind: TranslationPlan] = [:]
  private var translations: [Answered: Translation] = [:]
  /// Strangers' files can rate every subset of the units; past this many plans, start anew.
  private let planCapacity = 1024
  /// Millions of people have some thousands of different profiles. Past this many answers start
  /// anew: a translation has one result a target unit, of about a kilobyte each.
  private let translationCapacity: Int

  /// A batch that has done nothing yet.
  public init(_ translator: Translator) {
    self.translator = translator
    translationCapacity = 65_536 / max(1, translator.base.target.units.count)
  }

  /// One profile, translated; the same as ``Translator/translate(_:)``.
  ///
  /// - Throws: ``TranslationError`` if a unit or level of the profile is unknown.
  public mutating func translate(_ profile: Profile) throws(TranslationError) -> Translation {
    translate(try translator.ratings.group(profile))
  }

  /// One person's ratings, translated.
  package mutating func translate(_ group: RatingGroup) -> Translation {
    let key = Answered(ratings: group.ratings, role: group.role, basis: group.basis)
    if var translation = translations[key] {
      translation.person = group.person
      return translation
    }
    let translation = plan(for: group).translate(group)
    if translations.count >= translationCapacity {
      translations.removeAll(keepingCapacity: true)
    }
    translations[key] = translation
    return translation
  }

  /// One person's ratings, translated, for a caller who keeps what is made of it.
  package mutating func translateAnew(_ group: RatingGroup) -> Translation {
    plan(for: group).translate(group)
  }

  private mutating func plan(for group: RatingGroup) -> TranslationPlan {
    let kind = Kind(units: group.ratings.map(\.unit), role: group.role)
    if let plan = plans[kind] { return plan }
    if plans.count == planCapacity { plans.removeAll(keepingCapacity: true) }
    let tables = tables[group.role] ?? translator.tables(for: group.role)
    self.tables[group.role] = tables
    let plan = translator.plan(rating: kind.units, tables)
    plans[kind] = plan
    return plan
  }
}
