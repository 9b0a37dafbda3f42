import CrosswalkBase
import CrosswalkModel

/// The name of a level and the years of service that stand behind it, in parentheses or after a
/// dash or colon, or that are all of its name.
struct LevelTitle {
  /// As it stands.
  let text: String
  /// Without the years, if there are any.
  let name: String
  /// What the years may mean, likeliest first; none if there are none, or they cannot be read.
  let years: [Scale.Tenure]
  /// Whether years are spoken of that could not be read.
  let isUnreadable: Bool

  /// Reads `Emerging (Year 0<2)`, `Accomplished (4+ years)`, `Learning – first year`.
  init(_ text: String) {
    self.text = text
    for (name, rest) in Self.parts(text) where YearsOfService.isMentioned(in: rest) {
      let years = YearsOfService.stretches(rest)
      let isRead = !years.isEmpty && !name.isEmpty
      (self.name, self.years) = isRead ? (name, years) : (text, [])
      isUnreadable = !isRead && !name.isEmpty
      return
    }
    // A level may be called by its years alone.
    (name, years, isUnreadable) = (text, YearsOfService.stretches(text), false)
  }

  /// The years, if they can mean but one thing.
  var tenure: Scale.Tenure? { years.count == 1 ? years[0] : nil }

  /// The name, and what stands behind it.
  private static func parts(_ text: String) -> [(name: String, rest: String)] {
    var parts: [(String, String)] = []
    if text.last == ")", let open = text.lastIndex(of: "(") {
      let inside = text[text.index(after: open)...].dropLast()
      parts.append((CellText.cleaned(String(text[..<open])).text, String(inside)))
    }
    for sign in [": ", " – ", " — ", " - ", ", "] {
      guard let range = text.firstRange(of: sign) else { continue }
      parts.append(
        (
          CellText.cleaned(String(text[..<range.lowerBound])).text,
          String(text[range.upperBound...])
        ))
    }
    return parts
  }

  /// Whether bands follow each other without overlap, so that they can be what the levels stand
  /// for.
  static func areInOrder(_ tenures: [Scale.Tenure]) -> Bool {
    zip(tenures, tenures.dropFirst()).allSatisfy { below, above in
      below.to.map { $0 <= above.from } ?? false
    }
  }
}

extension Scale.Level {
  /// Makes levels of titles.
  ///
  /// - Parameters:
  ///   - texts: The titles, lowest first.
  ///   - described: What a table of levels says of some of them, by their titles.
  ///   - report: Takes what is to be said of the years of service.
  /// - Returns: The levels, with the years of service that stand in their titles and an id each.
  static func imported(
    _ texts: [String], described: LevelTable = LevelTable(), _ report: inout ImportReport
  ) -> [Scale.Level] {
    let titles = texts.map { LevelTitle($0) }
    let years = titles.map { title in
      title.years.isEmpty ? described.years(of: title.name) : title.years
    }
    let tenures = agreed(years, titles, &report)
    for title in titles where title.isUnreadable {
      report.add(
        "the years in the level \(quoted(title.text)) are not clear; they stay in its title",
        at: "", isProblem: false)
    }
    let given = titles.map { described.id(of: $0.name) }
    var ids = ImportIDs(avoiding: given.compactMap(\.self))
    return titles.enumerated().map { index, title in
      let text = tenures[index] == nil ? title.text : title.name
      let slug = ImportIDs.slug(text).lowercased()
      let id =
        given[index] ?? (slug.isEmpty ? ids.claim(numbered: "level-") : ids.claim(slug))
      return Scale.Level(
        id: id, title: text, tenure: tenures[index],
        definition: described.definition(of: title.name), note: described.note(of: title.name))
    }
  }

  /// What the years of each level mean; nil where there are none, or nobody can tell.
  private static func agreed(
    _ years: [[Scale.Tenure]], _ titles: [LevelTitle], _ report: inout ImportReport
  ) -> [Scale.Tenure?] {
    let said = years.indices.filter { !years[$0].isEmpty }
    guard !said.isEmpty else { return titles.map { _ in nil } }
    let certain = said.compactMap { years[$0].count == 1 ? years[$0][0] : nil }
    var result: [Scale.Tenure?] = titles.map { _ in nil }
    let agreed = YearsOfService.agreed(said.map { years[$0] })
    if let agreed {
      for (index, tenure) in zip(said, agreed) { result[index] = tenure }
      if certain.count < said.count {
        let words = zip(said, agreed).map { "\(titles[$0].name) \($1.words)" }
        report.add(
          "the years of service are read so that each level begins where the one before ends: "
            + words.joined(separator: ", "), at: "", isProblem: false)
      }
    } else if certain.count == said.count, LevelTitle.areInOrder(certain) {
      for index in said { result[index] = years[index][0] }
    } else if YearsOfService.cannotFollow(said.map { years[$0] }) {
      report.add(
        "the years of service of the levels overlap, or do not rise; they stay in the titles",
        at: "", isProblem: true)
    } else {
      for index in said {
        report.add(
          "the years in the level \(quoted(titles[index].text)) are not clear; they stay in its "
            + "title", at: "", isProblem: false)
      }
    }
    return result
  }
}

extension Scale.Tenure {
  /// For people: `0 to under 2`, `4 and more`.
  var words: String {
    to.map { "\(from.short) to under \($0.short)" } ?? "\(from.short) and more"
  }
}

extension Double {
  /// With as few digits as it takes.
  fileprivate var short: String {
    self == rounded() && abs(self) < 1e9 ? String(Int(self)) : String((self * 100).rounded() / 100)
  }
}
