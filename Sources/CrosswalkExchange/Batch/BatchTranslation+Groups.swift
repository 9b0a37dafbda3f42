import CrosswalkBase
import CrosswalkKit

extension BatchTranslation.Outcome {
  /// How many people of each group have which ratings, if that was kept.
  ///
  /// - Parameter translator: The one that the file was translated with.
  /// - Returns: By the group's name; `all` where people are not counted by anything.
  package func people(_ translator: Translator) -> [String: RatedProfiles] {
    var groups: [String: RatedProfiles] = [:]
    for (name, profiles) in answers.profiles {
      let text = String(decoding: name, as: UTF8.self).trimmed
      let group = isGrouped ? (text.isEmpty ? "(blank)" : text) : "all"
      for (ratings, people) in profiles {
        groups[group, default: RatedProfiles(of: translator.source.framework)]
          .add(Self.group(ratings), people)
      }
    }
    return groups
  }

  /// Ratings as ``PersonCloser`` writes them: by unit the level plus one in two bytes, then the kind.
  private static func group(_ bytes: [UInt8]) -> RatingGroup {
    let kind = RatingKind(code: bytes[bytes.count - 1])
    let ratings = (0..<bytes.count / 2).compactMap { unit -> Rating? in
      let level = Int(bytes[2 * unit]) << 8 | Int(bytes[2 * unit + 1])
      return level > 0 ? Rating(unit: unit, level: level - 1) : nil
    }
    return RatingGroup(role: kind.role, basis: kind.basis, ratings: ratings)
  }
}
