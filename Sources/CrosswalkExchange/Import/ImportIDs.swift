import CrosswalkBase
import CrosswalkModel

/// Gives ids that are not taken, not reserved, and the same for the same file.
struct ImportIDs {
  /// In lower case: people may write names in any case.
  private var used: Set<String>
  private var next: [String: Int] = [:]

  init(avoiding ids: some Sequence<String> = []) {
    used = Checker.reservedIDs.union(ids.lazy.map { $0.lowercased() })
  }

  /// The id that is wanted, or the first free one of `wanted-2`, `wanted-3` and so on.
  mutating func claim(_ wanted: String) -> String {
    if used.insert(wanted.lowercased()).inserted { return wanted }
    return claim(numbered: wanted + "-", from: 2)
  }

  /// The first free id of `prefix1`, `prefix2` and so on.
  mutating func claim(numbered prefix: String, from first: Int = 1) -> String {
    let key = prefix.lowercased()
    var number = next[key] ?? first
    while !used.insert(key + String(number)).inserted { number += 1 }
    next[key] = number + 1
    return prefix + String(number)
  }

  /// An id for a statement that has none: the one under which the same words were set aside, so that what was
  /// judged of them finds it again; else one that nothing was set aside under.
  mutating func claim(for text: String, in unit: String, after past: SetAsideList) -> String {
    if let id = past.statement(saying: text), isFree(id) { return claim(id) }
    while true {
      let id = claim(numbered: unit + ".")
      if !past.names(id) { return id }
    }
  }

  /// Ids for units that have none: the initials of the title where no other unit has the same ones,
  /// else its words.
  mutating func claim(units titles: [String], given: [String?]) -> [String] {
    let initials = titles.map(Self.initials)
    var counts: [String: Int] = [:]
    for case let initials? in initials { counts[initials, default: 0] += 1 }
    return titles.indices.map { index in
      if let id = given[index] { return id }
      if let initials = initials[index], counts[initials] == 1, isFree(initials) {
        return claim(initials)
      }
      let slug = Self.slug(titles[index])
      return slug.isEmpty ? claim(numbered: "unit-") : claim(slug)
    }
  }

  /// An id for a heading over units.
  mutating func claim(group title: String) -> String {
    let slug = Self.slug(title).lowercased()
    return claim(slug.isEmpty ? "group" : slug)
  }

  /// Whether an id can be had as it stands.
  func isFree(_ id: String) -> Bool { !used.contains(id.lowercased()) }

  /// Whether a text can be an id: no white space, and of a length that people can read.
  static func isID(_ text: String) -> Bool {
    !text.isEmpty && text.unicodeScalars.count <= 100
      && !text.unicodeScalars.contains { $0.isWhiteSpace || !isShown($0) }
  }

  /// Whether people see a sign, and files can hold it.
  private static func isShown(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned: false
    default: true
    }
  }

  /// The letters and digits of a title, with hyphens between its words; empty if it has none. At
  /// most 40 characters, whole words if there are several. Words all in capitals become small
  /// if the title is long, since it is then printed so, and is no abbreviation.
  static func slug(_ title: String) -> String {
    let words = words(title)
    let isShouted =
      title == title.uppercased() && words.contains { $0.unicodeScalars.count > 4 }
    var slug = ""
    for word in words {
      let word = isShouted ? word.prefix(1) + word.dropFirst().lowercased() : Substring(word)
      if slug.isEmpty {
        slug = String(word.prefix(40))
      } else if slug.count + word.count < 40 {
        slug += "-" + word
      } else {
        break
      }
    }
    return slug
  }

  /// The first letters of a title's words, small words left out; nil if fewer than two are left, or
  /// more than eight.
  static func initials(_ title: String) -> String? {
    let small: Set<String> = [
      "a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to",
      "with",
    ]
    let letters = words(title).filter { !small.contains($0.lowercased()) }.compactMap(\.first)
    guard (2...8).contains(letters.count) else { return nil }
    return String(letters).uppercased()
  }

  private static func words(_ title: String) -> [String] {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    for scalar in title.unicodeScalars {
      // An apostrophe stands inside a word.
      if scalar == "'" || scalar == "’" { continue }
      let isPart =
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || scalar.properties.generalCategory == .nonspacingMark
      if isPart {
        word.append(scalar)
      } else if !word.isEmpty {
        words.append(String(word))
        word = String.UnicodeScalarView()
      }
    }
    if !word.isEmpty { words.append(String(word)) }
    return words
  }
}
