import CrosswalkKit

/// What weakens an answer, as expressions that give codes with a space before each, or an empty
/// text.
struct JudgedCautions {
  let tables: TranslationTables
  let tolerance: String

  private var outcomes: Range<Int> { tables.target.outcomes.indices }

  /// Because of what covers the unit.
  var unit: String {
    [
      when(.coverage, "coverage < answer_coverage - \(tolerance)"),
      when(.focus, "focus < least_focus - \(tolerance)"),
      when(.level, "coverage_at_level < level_coverage_ratio * coverage - \(tolerance)"),
      when(.silentLevel, "silent > silent_weight + \(tolerance)"),
    ].joined(separator: "\n    || ")
  }

  /// Because of how levels spread, and what they mean.
  var shape: String {
    ([likeliest, width]
      + (tables.isSameScale ? [] : [unspoken] + falseFriends + [contradiction]))
      .compactMap { $0 }.joined(separator: "\n      || ")
  }

  private func when(_ code: Caution.Code, _ condition: String) -> String {
    "CASE WHEN \(condition) THEN ' \(code.rawValue)' ELSE '' END"
  }

  private var likeliest: String {
    /// Whether another outcome exceeds the one in the middle, less something.
    func exceeds(_ less: String) -> String {
      outcomes.map { outcome in
        let others = outcomes.filter { $0 != outcome }.map {
          "p_\($0) > p_\(outcome)\(less) + \(tolerance)"
        }
        return "(median = \(outcome) AND (\(others.joined(separator: " OR "))))"
      }.joined(separator: "\n          OR ")
    }
    return """
      CASE WHEN \(exceeds("")) THEN ' \(Caution.Code.likeliest.rawValue)'
            WHEN \(exceeds(" - close_level")) THEN ' \(Caution.Code.close.rawValue)'
            ELSE '' END
      """
  }

  private var width: String {
    let levels = SQLValue.literal(Double(tables.target.levels.count))
    return when(.width, "high - low + 1 > interval_levels * \(levels) + \(tolerance)")
  }

  /// The answer's level claims facets on which no rated level says anything.
  private var unspoken: String? {
    let levels = tables.targetFacetsByLevel.enumerated().filter { !$1.isEmpty }
    if levels.isEmpty { return nil }
    let conditions = levels.map { level, claimed in
      let silent = claimed.map { facet in
        let speaking = tables.facetsByLevel.indices.filter {
          tables.facetsByLevel[$0].contains(facet)
        }
        return speaking.isEmpty
          ? "1" : "CASE WHEN \(has(speaking)) THEN 0 ELSE 1 END"
      }
      let count = SQLValue.literal(Double(claimed.count))
      return "(median = \(level + 1) AND \(silent.joined(separator: " + ")) "
        + "> unspoken_facets * \(count) + \(tolerance))"
    }
    return when(.unspoken, conditions.joined(separator: "\n        OR "))
  }

  private var falseFriends: [String] {
    tables.falseFriends.map { when(.falseFriend, "\(has([$0.source])) AND \(lies($0.target + 1))") }
  }

  /// Contradictions that concern a level that is rated, or one that comes out.
  private var contradiction: String? {
    let source = tables.source.framework.framework
    let conditions = tables.inversions.flatMap { [$0.lower, $0.higher] }.compactMap { place in
      place.framework == source
        ? tables.source.levels.firstIndex { $0.id == place.level }.map { has([$0]) }
        : tables.target.outcomes.firstIndex(of: place.level).map(lies)
    }
    let different = Set(conditions).sorted()
    return different.isEmpty ? nil : when(.contradiction, different.joined(separator: " OR "))
  }

  /// Whether any of some levels is rated.
  private func has(_ levels: [Int]) -> String {
    levels.map { "has_\($0) = 1" }.joined(separator: " OR ").parenthesized
  }

  private func lies(_ outcome: Int) -> String { "(low <= \(outcome) AND high >= \(outcome))" }
}

extension String {
  fileprivate var parenthesized: String { "(\(self))" }
}
