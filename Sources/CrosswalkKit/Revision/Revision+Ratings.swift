import CrosswalkModel

extension Catalog {
  /// What became of people's answers between two versions of a framework, and because of what.
  ///
  /// Every change of an answer has a cause: the versions are joined by a chain of states that differ
  /// from each other in one part only, and an answer that is another at the end has become another
  /// somewhere on the way.
  ///
  /// - Parameters:
  ///   - people: Rated in one of the versions, and then translated into `other`; or rated in
  ///     `other`, and translated into the versions.
  ///   - old: The version before.
  ///   - new: The version after.
  ///   - other: The id of the framework that both are set beside.
  ///   - targetRole: Whose statements count in the target; nil: everybody's.
  ///   - thresholds: Where an answer stops being one, before and after.
  /// - Returns: Nil where neither version can be translated.
  /// - Throws: `CatalogError` for an unknown id, `DecodingError` for a damaged framework.
  package func ratingShift(
    of people: RatedProfiles, from old: FrameworkVersion, to new: FrameworkVersion,
    beside other: String, targetRole: Role? = nil,
    thresholds: (Thresholds, Thresholds) = (Thresholds(), Thresholds())
  ) throws -> RatingShift? {
    let other = try framework(other)
    let renaming = Renaming(from: old.aligned.framework, to: new.aligned.framework)
    let path = VersionPath(
      from: old, to: new, renaming, ontology: ontology, thresholds: thresholds)
    let isSource = people.framework.id != other.framework.id
    func answers(_ state: VersionPath.State) -> StateAnswers {
      StateAnswers(state, other, isSource: isSource, targetRole: targetRole)
    }
    var states = [answers(path.start)] + path.steps.map { answers($0.state) }
    guard states[0].canTranslate || states[states.count - 1].canTranslate else { return nil }
    let isRenamed = isSource && people.framework == old.aligned.framework
    var count = EffectCount()
    for (profile, number) in people.profiles(isRenamed ? renaming : nil) {
      let before = states[0].outcomes(profile)
      let after = states[states.count - 1].outcomes(profile)
      count.people += number
      count.lostRatings += number * states[states.count - 1].unknownRatings(profile)
      let units = Set(before.keys).union(after.keys)
      count.compared += number * units.count
      let changed = units.filter { before[$0] != after[$0] }
      if changed.isEmpty { continue }
      var causes: [String: [RatingShift.Cause]] = [:]
      var last = before
      for index in path.steps.indices {
        let next = index == path.steps.count - 1 ? after : states[index + 1].outcomes(profile)
        for unit in changed where last[unit] != next[unit] {
          causes[unit, default: []].append(path.steps[index].cause)
        }
        last = next
      }
      for unit in changed {
        count.add(
          unit: unit, before[unit], after[unit], causes[unit] ?? [], people: number)
      }
    }
    let (source, target) =
      isSource
      ? (new.aligned.framework, other.framework) : (other.framework, new.aligned.framework)
    return count.shift(
      from: source, to: target, formerTarget: isSource ? target : path.start.aligned.framework)
  }
}

/// What is said of one unit.
struct AnswerOutcome: Hashable {
  var status: Translation.Status
  var reason: Translation.Reason?
  var answer: String?
  var interval: [String]?

  /// No answer is no answer, for whatever reason.
  static func == (a: AnswerOutcome, b: AnswerOutcome) -> Bool {
    (a.status, a.answer, a.interval) == (b.status, b.answer, b.interval)
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(status)
    hasher.combine(answer)
    hasher.combine(interval)
  }

  init(_ result: Translation.UnitResult) {
    (status, reason, answer, interval) = (
      result.status, result.reason, result.answer, result.interval
    )
  }

  /// As people read it: a level, or why there is none.
  var words: String {
    answer ?? (status == .uneven ? status.rawValue : "no answer (\(reason?.rawValue ?? "none"))")
  }
}

/// Translations in one state.
private struct StateAnswers {
  private var batch: TranslationBatch?
  private let units: Set<String>
  private let levels: Set<String>

  init(
    _ state: VersionPath.State, _ other: AlignedFramework, isSource: Bool, targetRole: Role?
  ) {
    let (source, target) = isSource ? (state.aligned, other) : (other, state.aligned)
    // A scale without cuts is no fault here: it gives no answers, which the result tells.
    batch =
      (try? Translator(
        from: source, to: target, concepts: state.concepts, contextDigest: "",
        targetRole: targetRole, thresholds: state.thresholds)).map(TranslationBatch.init)
    units = Set(source.framework.rateable.map(\.id))
    levels = Set(source.framework.scale.levels.map(\.id))
  }

  var canTranslate: Bool { batch.map { !$0.translator.base.isRefused } ?? false }

  func unknownRatings(_ profile: Profile) -> Int {
    profile.levels.count { !isKnown($0.key, $0.value) }
  }

  private func isKnown(_ unit: String, _ level: String) -> Bool {
    units.contains(unit) && levels.contains(level)
  }

  mutating func outcomes(_ profile: Profile) -> [String: AnswerOutcome] {
    var profile = profile
    profile.levels = profile.levels.filter { isKnown($0.key, $0.value) }
    let results = (try? batch?.translate(profile))?.results ?? []
    return Dictionary(
      results.map { ($0.unit, AnswerOutcome($0)) }, uniquingKeysWith: { first, _ in first })
  }
}

/// Counts what changed alike.
private struct EffectCount {
  private struct Key: Hashable {
    var unit: String
    var kind: RatingShift.Kind
    var causes: [RatingShift.Cause]
  }

  private struct Words: Hashable, Comparable {
    var before: String
    var after: String

    static func < (a: Words, b: Words) -> Bool { (a.before, a.after) < (b.before, b.after) }
  }

  var people = 0
  var compared = 0
  var lostRatings = 0
  private var changed = 0
  private var counts: [Key: [Words: Int]] = [:]

  mutating func add(
    unit: String, _ before: AnswerOutcome?, _ after: AnswerOutcome?,
    _ causes: [RatingShift.Cause], people: Int
  ) {
    changed += people
    let key = Key(unit: unit, kind: Self.kind(before, after), causes: causes)
    let words = Words(before: before?.words ?? "not there", after: after?.words ?? "not there")
    counts[key, default: [:]][words, default: 0] += people
  }

  private static func kind(_ before: AnswerOutcome?, _ after: AnswerOutcome?) -> RatingShift.Kind {
    guard let before else { return .new }
    guard let after else { return .gone }
    switch (before.status == .abstained, after.status == .abstained) {
    case (false, true): return .refused
    case (true, false): return .answered
    case (true, true), (false, false):
      if before.answer != after.answer { return .answer }
      return before.interval != after.interval ? .interval : .status
    }
  }

  func shift(from source: Framework, to target: Framework, formerTarget: Framework) -> RatingShift {
    let levels = Dictionary(
      (formerTarget.scale.levels + target.scale.levels).map { ($0.id, $0.title) },
      uniquingKeysWith: { $1 })
    let titles = Dictionary(
      (target.units + formerTarget.units).map { ($0.id, $0.title) }
        + [(Profile.wholePerson, Profile.wholePersonTitle)],
      uniquingKeysWith: { first, _ in first })
    let kinds = RatingShift.Kind.allCases
    let effects = counts.map { key, words in
      let most = words.max { ($0.value, $1.key) < ($1.value, $0.key) }!.key
      return RatingShift.Effect(
        unit: key.unit, title: titles[key.unit] ?? key.unit, kind: key.kind, causes: key.causes,
        people: words.values.reduce(0, +), before: levels[most.before] ?? most.before,
        after: levels[most.after] ?? most.after)
    }
    return RatingShift(
      from: source.id, to: target.id, people: people, compared: compared, changed: changed,
      lostRatings: lostRatings,
      effects: effects.sorted { one, other in
        if one.people != other.people { return one.people > other.people }
        if one.unit != other.unit { return one.unit < other.unit }
        if one.kind != other.kind {
          return kinds.firstIndex(of: one.kind)! < kinds.firstIndex(of: other.kind)!
        }
        return one.causes.lexicographicallyPrecedes(other.causes)
      })
  }
}
