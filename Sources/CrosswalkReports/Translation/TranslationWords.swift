import CrosswalkBase
import CrosswalkKit
import CrosswalkModel

/// What is said of translations in words, the same in every form.
package struct TranslationWords {
  private let source: Framework
  private let target: Framework

  /// Words on translations from one framework to another.
  package init(from source: Framework, to target: Framework) {
    (self.source, self.target) = (source, target)
  }

  // MARK: Of one answer

  /// The level, or what the person is strong and weak through.
  package func answer(_ result: Translation.UnitResult) -> String {
    guard let answer = result.answer else {
      let strong = result.strongThrough.joined(separator: ", ")
      let weak = result.weakThrough.joined(separator: ", ")
      return "strong through \(strong), weak through \(weak)"
    }
    return name(ofLevel: answer)
  }

  /// The interval, and how much is covered.
  package func sureness(_ result: Translation.UnitResult) -> String {
    let ends = (result.interval ?? []).map(name)
    // Of a unit that is covered by less than half nothing stands alone.
    let alone = result.coverage < 0.5 ? "" : " alone"
    let range =
      Set(ends).count == 1 ? "\(ends[0])\(alone)" : ends.joined(separator: " to ")
    return "80 % interval: \(range); covered \(percent(result.coverage))"
  }

  /// What a level of the target says in its own words, and what each of the two scales measures.
  package func meaning(of level: String?) -> String? {
    guard let level, source.scale.id != target.scale.id else { return nil }
    let note = target.scale.levels.first { $0.id == level }?.note
    let measures = [target.scale.measures, source.scale.measures].compactMap { $0 }
    let scales =
      measures.count == 2
      ? "\(target.id) measures \(measures[0]), \(source.id) \(measures[1])" : nil
    switch (note, scales) {
    case (let note?, let scales?): return "\(name(ofLevel: level)): \(note) (\(scales))"
    case (let note?, nil): return "\(name(ofLevel: level)): \(note)"
    case (nil, let scales?): return scales
    case (nil, nil): return nil
    }
  }

  // MARK: Of no answer

  /// What holds for all units without an answer.
  package func abstentions(_ results: [Translation.UnitResult], role: Role?) -> [String] {
    var lines: [String] = []
    if let first = results.first, first.reason == .facets {
      lines.append(
        "The two scales measure nothing in common, as far as anybody has said what their levels speak "
          + "to, so levels are not translated. What the units share is still shown as coverage.")
    }
    if let role, results.contains(where: { $0.reason == .sourceRole }) {
      lines.append(
        "No statement of \(source.id) behind these ratings speaks of a \(role.rawValue), so they say "
          + "nothing of one.")
    }
    return lines
  }

  /// Why a unit has no answer, and what to rate for one; empty where all is said of all units.
  package func reason(_ result: Translation.UnitResult) -> String {
    let next = result.rateNext.map(unitName).joined(separator: ", ")
    let covered = "covered \(percent(result.coverage))"
    switch result.reason {
    case .unrated: return "not rated"
    case .coverage where !next.isEmpty: return "\(covered); rate \(next)"
    case .coverage: return "\(covered); no rating in \(source.id) can answer it"
    case .role: return "no statement of it speaks of such a person"
    case .sourceRole: return next.isEmpty ? "" : "rate \(next)"
    case .silent:
      return """
        \(covered); the rated levels say nothing on what both scales speak to \
        (\(result.facets.shared.joined(separator: ", ")))
        """
    default: return covered
    }
  }

  // MARK: Of all

  /// What to know before using any of it.
  ///
  /// - Parameters:
  ///   - translation: What it is about.
  ///   - common: Cautions that all its results carry.
  ///   - alike: What levels that sound alike do not mean.
  /// - Returns: Sentences, the first of which holds for every pair of frameworks.
  package func remarks(
    _ translation: Translation, _ common: Set<Caution>, _ alike: [Caution]
  ) -> [String] {
    var lines: [String] = []
    if source.id != target.id {
      lines.append(
        translation.pair.cautions.contains { $0.code == .fitted }
          ? "The levels of the two scales are fitted to people where it says so, else set side by "
            + "side by judgement (moderation); they are not equated."
          : "The levels of the two scales are set side by side by judgement (moderation); they are "
            + "not equated.")
    }
    lines += translation.pair.cautions.map(\.message)
    let general = (translation.results.first?.cautions ?? []).filter(common.contains)
    lines += (alike + general).map(\.message)
    if let facets = translation.results.first?.facets, source.id != target.id,
      !facets.shared.isEmpty
    {
      lines.append(
        "answers rest on \(facets.shared.joined(separator: ", "))"
          + (facets.silent.isEmpty
            ? ""
            : "; only one of the scales speaks to \(facets.silent.joined(separator: ", "))"))
    }
    return lines
  }

  /// Cautions about the ratings as such that every result with an answer carries are said once; what
  /// a unit's levels mean stays with the unit.
  package static func commonCautions(_ results: [Translation.UnitResult]) -> Set<Caution> {
    let answered = results.filter { $0.status != .abstained }
    let base = answered.count > 1 ? answered : results
    guard base.count > 1 else { return [] }
    let general = base[0].cautions.filter { [.basis, .actor].contains($0.code) }
    return base.dropFirst().reduce(Set(general)) { $0.intersection($1.cautions) }
  }

  /// What levels that sound alike do not mean, where several units have to say it: it is said once.
  package static func falseFriends(_ answered: [Translation.UnitResult]) -> [Caution] {
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

  // MARK: Names

  /// A rated unit of the source by id and title.
  package func unitName(_ id: String) -> String {
    "\(id) \(source.units.first { $0.id == id }?.title ?? "")"
  }

  /// A level of the target, or what lies beyond its ends.
  package func name(ofLevel id: String) -> String { target.scale.title(ofOutcome: id) }
}
