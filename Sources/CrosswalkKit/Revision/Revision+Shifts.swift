import CrosswalkModel

extension Catalog {
  /// What changed between two versions of a framework, and how far the translations between it and
  /// the catalog's other frameworks move.
  ///
  /// - Parameters:
  ///   - old: The version before.
  ///   - new: The version after; it may have another id.
  /// - Returns: Changes, and a shift for each direction and other framework that can be translated
  ///   in both versions.
  /// - Throws: `DecodingError` if a compiled framework is damaged.
  public func revision(
    from old: AlignedFramework, to new: AlignedFramework
  ) throws -> Revision {
    let versions = Set([old.framework.id, new.framework.id])
    var shifts: [Revision.Shift] = []
    for id in frameworkIDs where !versions.contains(id) {
      let other = try framework(id)
      shifts += [
        shift(from: (old, other), to: (new, other)), shift(from: (other, old), to: (other, new)),
      ].compactMap { $0 }
    }
    return Revision(
      framework: new.framework.id, changes: Revision.changes(from: old, to: new), shifts: shifts)
  }

  /// Nil where either version cannot be translated.
  private func shift(
    from old: (AlignedFramework, AlignedFramework), to new: (AlignedFramework, AlignedFramework)
  ) -> Revision.Shift? {
    guard
      let before = try? Translator(
        from: old.0, to: old.1, concepts: ConceptHierarchy(ontology), contextDigest: ontologyDigest),
      let after = try? Translator(
        from: new.0, to: new.1, concepts: ConceptHierarchy(ontology), contextDigest: ontologyDigest),
      !before.base.isRefused, !after.base.isRefused
    else { return nil }
    var (compared, changed, largest, total, both) = (0, 0, 0.0, 0.0, 0)
    for level in new.0.framework.scale.levels.map(\.id) {
      let answers = answers(before, level)
      for (unit, now) in self.answers(after, level).sorted(by: { $0.key < $1.key }) {
        // A unit or level that only one version has is named among the changes.
        guard let was = answers[unit] else { continue }
        compared += 1
        if was.answer != now.answer { changed += 1 }
        guard let one = was.distribution, let other = now.distribution, one.count == other.count
        else { continue }
        let distance = zip(one, other).reduce(0) { $0 + abs($1.0.p - $1.1.p) } / 2
        both += 1
        total += distance
        largest = max(largest, distance)
      }
    }
    return Revision.Shift(
      from: new.0.framework.id, to: new.1.framework.id, compared: compared, changed: changed,
      largest: largest, mean: both > 0 ? total / Double(both) : 0)
  }

  /// The results by unit, with every unit at one level; none where the scale lacks the level.
  private func answers(
    _ translator: Translator, _ level: String
  ) -> [String: Translation.UnitResult] {
    let profile = Profile(everyUnitOf: translator.source.framework, at: level)
    let results = (try? translator.translate(profile))?.results ?? []
    return Dictionary(results.map { ($0.unit, $0) }, uniquingKeysWith: { first, _ in first })
  }
}
