import CrosswalkBase
import CrosswalkModel

/// The name of a level and the years of service that stand behind it in parentheses.
struct LevelTitle {
  /// Without the years, if they could be read.
  let title: String
  /// Nil if no years are given, or not clearly.
  let tenure: Scale.Tenure?
  /// Whether the parentheses speak of years that could not be read.
  let isUnclear: Bool

  /// Reads `Emerging (Year 0<2)`, `Accomplished (4+ years)`, `New (<1 year)`.
  ///
  /// Only what leaves no doubt is read: of `2-3 years` nobody knows whether someone with three years
  /// and a half belongs to it.
  init(_ text: String) {
    guard text.last == ")", let open = text.lastIndex(of: "(") else {
      (title, tenure, isUnclear) = (text, nil, false)
      return
    }
    let inside = text[text.index(after: open)...].dropLast().lowercased()
    let words = inside.split { !$0.isLetter }.map(String.init)
    let name = CellText.cleaned(String(text[..<open])).text
    let units: Set<String> = ["year", "years", "yr", "yrs"]
    guard !name.isEmpty, words.contains(where: units.contains) else {
      (title, tenure, isUnclear) = (text, nil, false)
      return
    }
    let sign = inside.filter { !$0.isLetter && !$0.isWhitespace }
    let isPlain = words.allSatisfy(units.contains)
    if isPlain, let tenure = Self.tenure(sign) {
      (title, self.tenure, isUnclear) = (name, tenure, false)
    } else {
      (title, tenure, isUnclear) = (text, nil, true)
    }
  }

  private static func tenure(_ text: String) -> Scale.Tenure? {
    func years(_ text: Substring) -> Double? {
      guard text.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }), let years = Double(text),
        (0...100).contains(years)
      else { return nil }
      return years
    }
    if text.last == "+" { return years(text.dropLast()).map { Scale.Tenure(from: $0) } }
    let ends = text.split(separator: "<", omittingEmptySubsequences: false)
    guard ends.count == 2, let to = years(ends[1]),
      let from = ends[0].isEmpty ? 0 : years(ends[0]), from < to
    else { return nil }
    return Scale.Tenure(from: from, to: to)
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
  /// Levels of these titles, with the years of service that stand in them and an id each.
  static func imported(_ texts: [String], _ report: inout ImportReport) -> [Scale.Level] {
    var titles = texts.map { LevelTitle($0) }
    if !LevelTitle.areInOrder(titles.compactMap(\.tenure)) {
      report.add(
        "the years of service of the levels overlap, or do not rise; they stay in the titles",
        at: "", isProblem: true)
      titles = []
    }
    for title in titles where title.isUnclear {
      report.add(
        "the years in the level \(quoted(title.title)) are not clear; they stay in its title",
        at: "", isProblem: false)
    }
    var ids = ImportIDs()
    return texts.enumerated().map { index, text in
      let title = titles.isEmpty ? text : titles[index].title
      let slug = ImportIDs.slug(title).lowercased()
      return Scale.Level(
        id: slug.isEmpty ? ids.claim(numbered: "level-") : ids.claim(slug), title: title,
        tenure: titles.isEmpty ? nil : titles[index].tenure)
    }
  }
}
