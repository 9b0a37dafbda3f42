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
    let common = commonCautions(translation.results)
    let alike = falseFriends(answered)
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
    if let meaning = meaning(of: result.answer) {
      text += style.wrapped(meaning, first: "      ")
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
        "rate next, for more: \(result.rateNext.map(unitName).joined(separator: ", "))",
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
    let ends = (result.interval ?? []).map(name)
    // Of a unit that is covered by less than half nothing stands alone.
    let alone: PlainText = result.coverage < 0.5 ? "" : " alone"
    let range: PlainText =
      Set(ends).count == 1 ? "\(ends[0])\(alone)" : ends.joined(separator: " to ")
    let sureness: PlainText =
      "(80 % interval: \(range); covered \(percent(result.coverage)))"
    guard let answer = result.answer else {
      let strong = result.strongThrough.joined(separator: ", ")
      let weak = result.weakThrough.joined(separator: ", ")
      return "\(kind): strong through \(strong), weak through \(weak)  \(sureness)"
    }
    return "\(kind): \(name(ofLevel: answer))  \(sureness)"
  }

  /// What a level of the target says in its own words, and what each of the two scales measures.
  private func meaning(of level: String?) -> PlainText? {
    guard let level, source.scale.id != target.scale.id else { return nil }
    let note = target.scale.levels.first { $0.id == level }?.note
    let measures = [target.scale.measures, source.scale.measures].compactMap { $0 }
    let scales: PlainText? =
      measures.count == 2
      ? "\(target.id) measures \(measures[0]), \(source.id) \(measures[1])" : nil
    switch (note, scales) {
    case (let note?, let scales?): return "\(name(ofLevel: level)): \(note) (\(scales))"
    case (let note?, nil): return "\(name(ofLevel: level)): \(note)"
    case (nil, let scales?): return scales
    case (nil, nil): return nil
    }
  }

  private func abstentions(_ results: [Translation.UnitResult], role: Role?) -> PlainText {
    var text =
      style.paint(
        "No answer for \(results.count) of \(target.ratedUnits.count) units", .bold) + "\n"
    if let first = results.first, first.reason == .facets {
      text += style.wrapped(
        "The two scales measure nothing in common, as far as anybody has said what their levels speak "
          + "to, so levels are not translated. What the units share is still shown as coverage.",
        first: "    ")
    }
    if let role, results.contains(where: { $0.reason == .sourceRole }) {
      text += style.wrapped(
        "No statement of \(source.id) behind these ratings speaks of a \(role.rawValue), so they say "
          + "nothing of one.",
        first: "    ")
    }
    for result in results {
      var reason: PlainText = "covered \(percent(result.coverage))"
      switch result.reason {
      case .unrated: reason = "not rated"
      case .coverage where !result.rateNext.isEmpty:
        reason += "; rate \(result.rateNext.map(unitName).joined(separator: ", "))"
      case .coverage: reason += "; no rating in \(source.id) can answer it"
      case .role: reason = "no statement of it speaks of such a person"
      case .sourceRole where result.rateNext.isEmpty: reason = ""
      case .sourceRole: reason = "rate \(result.rateNext.map(unitName).joined(separator: ", "))"
      case .silent:
        reason += """
          ; the rated levels say nothing on what both scales speak to \
          (\(result.facets.shared.joined(separator: ", ")))
          """
      default: break
      }
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
    if source.id != target.id {
      text += style.wrapped(
        translation.pair.cautions.contains { $0.code == .fitted }
          ? "The levels of the two scales are fitted to people where it says so, else set side by "
            + "side by judgement (moderation); they are not equated."
          : "The levels of the two scales are set side by side by judgement (moderation); they are "
            + "not equated.",
        first: "    ! ")
    }
    for caution in translation.pair.cautions {
      text += style.wrapped("\(caution.message)", first: "    ! ")
    }
    let general = (translation.results.first?.cautions ?? []).filter(common.contains)
    for caution in alike + general {
      text += style.wrapped("\(caution.message)", first: "    ! ")
    }
    if let facets = translation.results.first?.facets, source.id != target.id,
      !facets.shared.isEmpty
    {
      text += style.wrapped(
        "answers rest on \(facets.shared.joined(separator: ", "))"
          + (facets.silent.isEmpty
            ? ""
            : "; only one of the scales speaks to \(facets.silent.joined(separator: ", "))"),
        first: "    ! ")
    }
    if !text.isEmpty {
      text = style.paint("Read this with care", .bold) + "\n" + text + "\n"
    }
    return text + """
      \(source.id) \(translation.from.version) \(style.arrow) \(target.id) \
      \(translation.to.version); content hash \(translation.hash.prefix(16))

      """
  }

  /// Cautions about the ratings as such that every result with an answer carries are said once; what
  /// a unit's levels mean stays with the unit.
  private func commonCautions(_ results: [Translation.UnitResult]) -> Set<Caution> {
    let answered = results.filter { $0.status != .abstained }
    let base = answered.count > 1 ? answered : results
    guard base.count > 1 else { return [] }
    let general = base[0].cautions.filter { [.basis, .actor].contains($0.code) }
    return base.dropFirst().reduce(Set(general)) { $0.intersection($1.cautions) }
  }

  /// What levels that sound alike do not mean, where several units have to say it: it is said once.
  private func falseFriends(_ answered: [Translation.UnitResult]) -> [Caution] {
    guard answered.count > 1 else { return [] }
    var friends: [Caution] = []
    for result in answered {
      for caution in result.cautions
      where caution.code == .falseFriend && !friends.contains(caution) {
        friends.append(caution)
      }
    }
    return friends
  }

  private func unitName(_ id: String) -> PlainText {
    let title = source.units.first { $0.id == id }?.title ?? ""
    return "\(id) \(title)"
  }

  private func isOutside(_ level: String) -> Bool { level == "below" || level == "above" }

  private func name(ofLevel id: String) -> PlainText {
    "\(target.scale.title(ofOutcome: id))"
  }
}
