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

  /// Ratings as ``PersonCloser`` has them: numbers of two bytes, by unit the level plus one, then the
  /// kind.
  private static func group(_ bytes: [UInt8]) -> RatingGroup {
    let numbers = bytes.withUnsafeBytes { bytes in
      (0..<bytes.count / 2).map { bytes.loadUnaligned(fromByteOffset: 2 * $0, as: UInt16.self) }
    }
    let kind = RatingKind(code: UInt8(numbers[numbers.count - 1]))
    let ratings = numbers.dropLast().enumerated().compactMap { unit, level in
      level > 0 ? Rating(unit: unit, level: Int(level) - 1) : nil
    }
    return RatingGroup(role: kind.role, basis: kind.basis, ratings: ratings)
  }
}
