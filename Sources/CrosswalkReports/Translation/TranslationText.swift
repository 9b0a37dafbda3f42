import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

/// A translation as text that a practice lead can read without a manual.
public struct TranslationText {
  private let source: Framework
  private let target: Framework
  private let concepts: [String: String]
  private let style: TextStyle
  private let explains: Bool
  private var words: TranslationWords { TranslationWords(from: source, to: target) }

  /// Makes the reports on translations from one framework to another.
  ///
  /// - Parameters:
  ///   - source: The framework that profiles are rated in.
  ///   - target: The framework that the results speak of.
  ///   - ontology: Where concepts get their names; asked for only where paths are shown.
  ///   - style: What the terminal can show.
  ///   - explains: Whether the path of each answer is shown.
  public init(
    from source: Framework, to target: Framework, ontology: @autoclosure () -> Ontology,
    style: TextStyle, explains: Bool
  ) {
    self.source = source
    self.target = target
    concepts =
      explains
      ? Dictionary(
        ontology().concepts.map { ($0.id, $0.label) }, uniquingKeysWith: { first, _ in first })
      : [:]
    self.style = style
    self.explains = explains
  }

  /// The report on one profile.
  public func text(_ translation: Translation, of profile: Profile) -> PlainText {
    var text = heading(translation, profile)
    let answered = translation.results.filter { $0.status != .abstained }
    let abstained = translation.results.filter { $0.status == .abstained }
    let common = TranslationWords.commonCautions(translation.results)
    let alike = TranslationWords.falseFriends(answered)
    if answered.isEmpty {
      text += "No unit of \(target.id) gets an answer from these ratings.\n\n"
    }
    for result in answered { text += answer(result, without: common.union(alike)) + "\n" }
    if !abstained.isEmpty { text += abstentions(abstained, role: profile.role) + "\n" }
    text += footer(translation, common, alike)
    return text
  }

  private func heading(_ translation: Translation, _ profile: Profile) -> PlainText {
    let names = Dictionary(
      source.units.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
    let scale = source.scale
    var text =
      style.paint(
        "\(source.title) \(style.arrow) \(target.title)", .bold) + "\n"
    if let person = profile.person { text += "Person: \(person)\n" }
    let basis = profile.basis == .own ? "rated by the person" : profile.basis.rawValue
    let ratings = profile.levels.sorted { $0.key < $1.key }.map {
      unit, level -> PlainText in
      let title = scale.title(of: level)
      return unit == Profile.wholePerson
        ? "\(title)" : "\(unit) \(names[unit] ?? "") = \(title)"
    }
    text += style.wrapped(ratings.joined(separator: "; "), first: "Ratings (\(basis)): ")
    text += "Role: \(profile.role?.rawValue ?? "not stated")\n"
    if let role = translation.targetRole { text += "Read for the role: \(role.rawValue)\n" }
    text += "\n"
    return text
  }

  private func answer(_ result: Translation.UnitResult, without common: Set<Caution>) -> PlainText {
    let title = style.wrapped(
      "\(result.title)", first: "\(result.unit, leftPadded: 3)  ", endsLine: false)
    var text = style.paint(title, .bold) + "\n"
    text += "    \(verdict(result))\n"
    if let meaning = words.meaning(of: result.answer) {
      text += style.wrapped("\(meaning)", first: "      ")
    }
    let outcomes = (result.distribution ?? []).filter { $0.p > 0 || !isOutside($0.level) }
    let width = outcomes.map { name(ofLevel: $0.level).count }.max() ?? 0
    for outcome in outcomes {
      let bar = style.bar(outcome.p).padded(20)
      text += "      \(name(ofLevel: outcome.level).padded(width))  "
      text += "\(style.paint("\(bar)", .cyan)) \(percent(outcome.p), leftPadded: 5)\n"
    }
    let cautions = result.cautions.filter { !common.contains($0) }
    for caution in cautions { text += style.wrapped("\(caution.message)", first: "    ! ") }
    if result.status == .indicative, cautions.isEmpty {
      text += style.wrapped("names of levels sound alike, as is said below", first: "    ! ")
    }
    if !result.rateNext.isEmpty {
      text += style.wrapped(
        "rate next, for more: \(result.rateNext.map(words.unitName).joined(separator: ", "))",
        first: "    + ")
    }
    if explains {
      for path in result.contributions {
        text += style.wrapped(
          """
          \(path.unit) \(style.arrow) \(concepts[path.concept] ?? path.concept) \(style.arrow) \
          \(result.unit)
          """, first: "    \(percent(path.weight), leftPadded: 5)  ")
      }
    }
    return text
  }

  /// The answer on one line, with how sure it is.
  private func verdict(_ result: Translation.UnitResult) -> PlainText {
    let colour: TextStyle.Colour = result.status == .answer ? .green : .yellow
    let kind = style.paint("\(result.status.rawValue)", colour)
    return "\(kind): \(words.answer(result))  (\(words.sureness(result)))"
  }

  private func abstentions(_ results: [Translation.UnitResult], role: Role?) -> PlainText {
    var text =
      style.paint(
        "No answer for \(results.count) of \(target.ratedUnits.count) units", .bold) + "\n"
    for line in words.abstentions(results, role: role) {
      text += style.wrapped("\(line)", first: "    ")
    }
    for result in results {
      let reason = words.reason(result)
      text += style.wrapped(
        reason.isEmpty ? "\(result.title)" : "\(result.title): \(reason)",
        first: "\(result.unit, leftPadded: 3)  ")
    }
    return text
  }

  private func footer(
    _ translation: Translation, _ common: Set<Caution>, _ alike: [Caution]
  ) -> PlainText {
    var text: PlainText = ""
    for line in words.remarks(translation, common, alike) {
      text += style.wrapped("\(line)", first: "    ! ")
    }
    if !text.isEmpty {
      text = style.paint("Read this with care", .bold) + "\n" + text + "\n"
    }
    return text + """
      \(source.id) \(translation.from.version) \(style.arrow) \(target.id) \
      \(translation.to.version); content hash \(translation.hash.prefix(16))

      """
  }

  private func isOutside(_ level: String) -> Bool { level == "below" || level == "above" }

  private func name(ofLevel id: String) -> PlainText {
    "\(target.scale.title(ofOutcome: id))"
  }
}
