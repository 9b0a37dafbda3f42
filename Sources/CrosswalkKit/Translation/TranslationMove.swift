import CrosswalkModel

/// How the answer for a unit moves when somebody says anew what statements are about.
///
/// What is compared is somebody who is rated at one level in every unit: then nothing but the alignment
/// tells the two answers apart.
package struct TranslationMove: Sendable, Hashable {
  /// An answer, as far as it is compared.
  package struct Answer: Sendable, Hashable {
    /// The median outcome; nil where there is none.
    package var level: String?
    /// How much of the unit the ratings cover, 0 to 1.
    package var coverage: Double
    package var status: Translation.Status
    fileprivate var distribution: [Double]?

    fileprivate init(_ result: Translation.UnitResult) {
      (level, coverage, status) = (result.answer, result.coverage, result.status)
      distribution = result.distribution?.map(\.p)
    }

    /// Half the sum of what the probabilities of outcomes differ by; the difference of coverages where
    /// that is more.
    fileprivate func distance(to other: Answer) -> Double {
      let apart: Double =
        switch (distribution, other.distribution) {
        case (let mine?, let theirs?):
          zip(mine, theirs).reduce(0) { $0 + abs($1.0 - $1.1) } / 2
        case (nil, nil): 0
        default: 1
        }
      return max(apart, abs(coverage - other.coverage))
    }
  }

  /// The framework that somebody is rated in.
  package var from: String
  /// The framework to read the ratings in.
  package var to: String
  /// A unit of that, or `all`.
  package var unit: String
  package var title: String
  /// The level at which all is rated where the answer moves most.
  package var level: String
  package var before: Answer
  package var after: Answer
  /// How far it moves, over 0 and at most 1.
  package var distance: Double
}

extension Catalog {
  /// What moves when an alignment changes, in translations between its framework and all others at hand.
  ///
  /// - Parameters:
  ///   - old: The framework before.
  ///   - new: The same framework after.
  ///   - limit: At most so many.
  /// - Returns: The answers that move most, each at the level where it does; none where nothing that
  ///   carries a rating has changed.
  /// - Throws: `DecodingError` for a damaged catalog.
  package func moves(
    from old: AlignedFramework, to new: AlignedFramework, limit: Int
  ) throws -> [TranslationMove] {
    let changed = Self.concepts(changedBetween: old, new)
    if changed.isEmpty { return [] }
    var moves: [TranslationMove] = []
    for id in frameworkIDs where id != old.framework.id {
      let other = try framework(id)
      guard meets(other, changed) else { continue }
      moves += answers(old, new, source: { $0 }, target: { _ in other })
      moves += answers(old, new, source: { _ in other }, target: { $0 })
    }
    return Array(
      moves.sorted {
        ($1.distance, $0.from, $0.to, $0.unit) < ($0.distance, $1.from, $1.to, $1.unit)
      }.prefix(limit))
  }

  /// Less than this is nobody's difference.
  private static let least = 0.0005

  /// The concepts of which some statement carries more or less than before.
  private static func concepts(
    changedBetween old: AlignedFramework, _ new: AlignedFramework
  ) -> Set<String> {
    func carried(_ aligned: AlignedFramework) -> [String: [String: Double]] {
      aligned.linksByStatement.mapValues { links in
        Dictionary(
          links.filter(\.carries).map { ($0.concept, $0.share) }, uniquingKeysWith: +)
      }.filter { !$0.value.isEmpty }
    }
    let (before, after) = (carried(old), carried(new))
    var concepts: Set<String> = []
    for statement in Set(before.keys).union(after.keys) where before[statement] != after[statement]
    {
      let (mine, theirs) = (before[statement] ?? [:], after[statement] ?? [:])
      concepts.formUnion(
        Set(mine.keys).union(theirs.keys).filter { mine[$0] != theirs[$0] })
    }
    return concepts
  }

  /// Whether anything of a framework meets one of the concepts, or a case of it.
  private func meets(_ aligned: AlignedFramework, _ concepts: Set<String>) -> Bool {
    let above = Set(concepts.flatMap { hierarchy.path(from: $0) })
    return aligned.alignment.links.contains { entry in
      entry.links.contains { link in
        link.carries
          && (above.contains(link.concept)
            || !concepts.isDisjoint(with: hierarchy.path(from: link.concept)))
      }
    }
  }

  /// The answers of one direction that move, each at the level where it moves most.
  private func answers(
    _ old: AlignedFramework, _ new: AlignedFramework,
    source: (AlignedFramework) -> AlignedFramework, target: (AlignedFramework) -> AlignedFramework
  ) -> [TranslationMove] {
    func batch(_ aligned: AlignedFramework) -> TranslationBatch? {
      (try? Translator(
        from: source(aligned), to: target(aligned), concepts: hierarchy, contextDigest: "")).map(
          TranslationBatch.init)
    }
    // Without cuts nothing is translated, and nothing moves.
    guard var before = batch(old), var after = batch(new) else { return [] }
    let framework = source(new).framework
    var most: [String: TranslationMove] = [:]
    for level in framework.scale.levels {
      let profile = Profile(everyUnitOf: framework, at: level.id)
      guard let group = try? after.translator.ratings.group(profile) else { continue }
      let pairs = zip(before.translateAnew(group).results, after.translateAnew(group).results)
      for (one, other) in pairs {
        let answers = (TranslationMove.Answer(one), TranslationMove.Answer(other))
        let distance = answers.0.distance(to: answers.1)
        guard distance >= Self.least, distance > most[one.unit]?.distance ?? 0 else { continue }
        most[one.unit] = TranslationMove(
          from: framework.id, to: target(new).framework.id, unit: one.unit, title: one.title,
          level: level.id, before: answers.0, after: answers.1, distance: distance)
      }
    }
    return Array(most.values)
  }
}
