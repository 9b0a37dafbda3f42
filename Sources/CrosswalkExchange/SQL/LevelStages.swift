import CrosswalkKit

/// The steps from shares and levels to how likely each outcome is, and to what else an answer is
/// judged by.
struct LevelStages {
  let names: SQLNames
  let tables: TranslationTables

  var stages: [SQLStage] {
    [levelSupply, levelCoverage, levelShares, unitAnswers]
      + (tables.target.ratesPerson ? [person] : [])
  }

  /// The step that has what comes out for each target unit, or for the whole person.
  var last: String { tables.target.ratesPerson ? "person_answers" : "unit_answers" }

  private var outcomes: Range<Int> { tables.target.outcomes.indices }

  /// The outcomes at which rated levels have their middle, ascending.
  var medians: [Int] { Set(tables.levelLink.rows.map { LevelDistribution($0).median }).sorted() }

  private var levelSupply: SQLStage {
    SQLStage(
      "level_supplies", "what statements at or below the rated levels have for each part",
      """
      SELECT r.kind, r.code, a.part, sum(a.amount) AS amount
      FROM rated r
      JOIN \(names("source_at_level")) a
        ON a.kind = r.kind AND a.unit = r.unit AND a.level = r.level
      GROUP BY r.kind, r.code, a.part
      """)
  }

  private var levelCoverage: SQLStage {
    SQLStage(
      "level_coverage", "how far these cover each target unit",
      """
      SELECT kind, code, target, sum(weight * kappa) AS coverage_at_level
      FROM (
        SELECT s.kind, s.code, t.target, t.part, t.weight,
          min(CASE WHEN s.amount < c.demand THEN s.amount / c.demand ELSE 1e0 END) AS kappa
        FROM level_supplies s
        JOIN \(names("target_ceiling")) c ON c.ceiling = s.part
        JOIN \(names("target_content")) t
          ON t.kind = s.kind AND t.supply = 0 AND t.target = c.target AND t.part = c.part
        GROUP BY s.kind, s.code, t.target, t.part, t.weight, t.ceilings
        HAVING count(*) = t.ceilings
      ) k
      GROUP BY kind, code, target
      """)
  }

  /// Units that are rated alike count as one in all that follows, which has many columns.
  private var levelShares: SQLStage {
    SQLStage(
      "level_shares", "the part of each rated level in what is said about a target unit",
      """
      SELECT r.kind, r.code, s.target, r.level,
        s.coverage, s.same_actor, s.no_actor_fits, s.is_barred, max(s.speaks) AS speaks,
        sum(s.alpha) AS alpha, sum(s.alpha * s.inside) AS inside, sum(s.rho) AS rho
      FROM rated r
      JOIN shares s ON s.kind = r.kind AND s.plan = r.plan AND s.unit = r.unit
      GROUP BY r.kind, r.code, s.target, r.level,
        s.coverage, s.same_actor, s.no_actor_fits, s.is_barred
      """)
  }

  /// Columns of sums over rated levels, with what is summed: they say how the weight lies.
  private var sums: [(name: String, sum: String)] {
    let spread = outcomes.flatMap {
      [("near_\($0)", "s.alpha * l.near_\($0)"), ("far_\($0)", "s.rho * l.wide_\($0)")]
    }
    let humps = medians.flatMap { median in
      [
        ("alpha_\(median)", "s.alpha"), ("alpha_middle_\(median)", "s.alpha * l.middle"),
        ("rho_\(median)", "s.rho"), ("rho_middle_\(median)", "s.rho * l.middle"),
      ].map { ($0.0, "CASE WHEN l.median = \(median) THEN \($0.1) ELSE 0e0 END") }
    }
    return [("focus", "s.inside"), ("silent", "s.alpha * l.is_silent")] + spread + humps
  }

  private var unitAnswers: SQLStage {
    let flags = tables.source.levels.indices.map {
      "max(CASE WHEN s.level = \($0) THEN 1 ELSE 0 END) AS has_\($0)"
    }
    return SQLStage(
      "unit_answers", "what comes out of a profile for each target unit",
      """
      SELECT a.*, coalesce(c.coverage_at_level, 0e0) AS coverage_at_level
      FROM (
        SELECT s.kind, s.code, s.target, s.coverage, s.same_actor, s.no_actor_fits, s.is_barred,
          max(s.speaks) AS speaks,
          \((flags + sums.map { "sum(\($0.sum)) AS \($0.name)" }).joined(separator: ",\n    "))
        FROM level_shares s
        JOIN \(names("level")) l ON l.level = s.level
        GROUP BY s.kind, s.code, s.target, s.coverage, s.same_actor, s.no_actor_fits, s.is_barred
      ) a
      LEFT JOIN level_coverage c ON c.kind = a.kind AND c.code = a.code AND c.target = a.target
      """)
  }

  /// The coverage-weighted mean over the target's units. What is not covered is weighed by what is
  /// missing of each, so it is averaged as a product.
  private var person: SQLStage {
    let units = SQLValue.literal(Double(max(1, tables.target.units.count)))
    func weighted(_ column: String, _ value: String? = nil) -> String {
      "CASE WHEN sum(coverage) > 0 THEN sum(coverage * \(value ?? column)) / sum(coverage) ELSE 0e0 "
        + "END AS \(column)"
    }
    let flags = tables.source.levels.indices.map { "max(has_\($0)) AS has_\($0)" }
    let all = outcomes.map { outcome in
      weighted(
        "all_\(outcome)",
        "(coverage * near_\(outcome) + \(Self.rest("coverage")) * far_\(outcome))")
    }
    return SQLStage(
      "person_answers", "what comes out of a profile for the whole person",
      """
      SELECT kind, code, 0 AS target, sum(coverage) / \(units) AS coverage,
        sum(same_actor) / \(units) AS same_actor,
        sum(coverage_at_level) / \(units) AS coverage_at_level,
        min(no_actor_fits) AS no_actor_fits, min(is_barred) AS is_barred, max(speaks) AS speaks,
        \((flags + sums.map { weighted($0.name) } + all).joined(separator: ",\n  "))
      FROM unit_answers
      GROUP BY kind, code
      """)
  }

  /// How likely an outcome is with what is not covered.
  func all(_ outcome: Int) -> String {
    tables.target.ratesPerson
      ? "a.all_\(outcome)"
      : "a.coverage * a.near_\(outcome) + \(Self.rest("a.coverage")) * a.far_\(outcome)"
  }

  /// What is not covered; sums can come out a little over 1.
  static func rest(_ coverage: String) -> String {
    "(CASE WHEN \(coverage) < 1 THEN 1 - \(coverage) ELSE 0e0 END)"
  }
}
