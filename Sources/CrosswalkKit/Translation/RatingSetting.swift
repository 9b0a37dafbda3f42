import CrosswalkBase
import CrosswalkModel

/// A rating as people write it: `CM=accomplished`.
package struct RatingSetting: Sendable, Hashable {
  /// The unit's id or title; `all` stands for every unit that has no rating of its own.
  package let unit: String
  /// The level's id or title.
  package let level: String

  /// - Throws: ``SettingError`` if there is no equals sign.
  package init(_ text: String) throws(SettingError) {
    // A unit's title may hold an equals sign, so the last one counts.
    guard let cut = text.lastIndex(of: "=") else {
      throw SettingError("'\(text)' is no rating of the form UNIT=LEVEL")
    }
    unit = String(text[..<cut])
    level = String(text[text.index(after: cut)...])
  }
}

extension RatingIndex {
  /// The ratings that somebody wrote, by positions.
  ///
  /// - Parameters:
  ///   - settings: At most one a unit.
  ///   - framework: Of this index; its titles are understood too.
  ///   - role: Of the rated person; nil: not known.
  ///   - basis: What the ratings rest on.
  /// - Returns: The group, with "every unit" written out.
  /// - Throws: `NameError` for an unknown unit or level, ``SettingError`` for a unit that is rated
  ///   twice, ``TranslationError/ratesPerson(framework:)``.
  package func group(
    _ settings: [RatingSetting], in framework: Framework, role: Role?, basis: Basis
  ) throws -> RatingGroup {
    let unitNames = framework.unitNames
    let levelNames = framework.scale.levelNames
    var own = [Int?](repeating: nil, count: units.count)
    var everyUnit: Int?
    for setting in settings {
      let level = level(try levelNames.id(of: setting.level, as: "level"))
      if setting.unit.lowercased() == Profile.wholePerson {
        if everyUnit != nil { throw SettingError("'all' is rated twice") }
        everyUnit = level
        continue
      }
      if ratesPerson { throw TranslationError.ratesPerson(framework: framework.id) }
      let id = try unitNames.id(of: setting.unit, as: "unit")
      guard let unit = unit(id), own[unit] == nil else {
        throw SettingError("'\(id)' is rated twice")
      }
      own[unit] = level
    }
    return RatingGroup(
      role: role, basis: basis, ratings: ratings(own, everyUnit: everyUnit))
  }
}
