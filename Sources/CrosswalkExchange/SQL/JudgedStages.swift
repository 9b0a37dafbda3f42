import CrosswalkKit

/// The last steps: the answer, its interval, what weakens it, and what it is worth.
struct JudgedStages {
  let names: SQLNames
  let tables: TranslationTables
  let levels: LevelStages

  var stages: [SQLStage] { [spread, placed, weighed, judged] }

  private var outcomes: Range<Int> { tables.target.outcomes.indices }
  private var tolerance: String { SQLValue.literal(LevelDistribution.tolerance) }

  /// Probabilities, their running sums, and the weight of what lies at each outcome.
  private var spread: SQLStage {
    func sum(_ column: (Int) -> String, to outcome: Int) -> String {
      (0...outcome).map(column).joined(separator: " + ")
    }
    let rest = LevelStages.rest("a.coverage")
    let all = outcomes.map { "\(levels.all($0)) AS p_\($0)" }
    let near = outcomes.map { "\(sum({ "a.near_\($0)" }, to: $0)) AS near_sum_\($0)" }
    let humps = levels.medians.flatMap {
      [
        "a.coverage * a.alpha_\($0) + \(rest) * a.rho_\($0) AS weight_\($0)",
        "a.coverage * a.alpha_middle_\($0) + \(rest) * a.rho_middle_\($0) AS moment_\($0)",
      ]
    }
    let sums = outcomes.map { "\(sum({ "b.p_\($0)" }, to: $0)) AS p_sum_\($0)" }
    return SQLStage(
      "spread", "how likely outcomes are, and how likely those up to each",
      """
      SELECT b.*,
        \(sums.joined(separator: ",\n  "))
      FROM (
        SELECT a.*,
          \((all + near + humps).joined(separator: ",\n    "))
        FROM \(levels.last) a
      ) b
      """)
  }

  /// The median and the two intervals.
  private var placed: SQLStage {
    let end = outcomes.upperBound - 1
    func first(_ column: String, _ reached: String) -> String {
      "CASE "
        + outcomes.map { "WHEN \(column)_\($0) \(reached) THEN \($0) " }.joined()
        + "ELSE \(end) END"
    }
    return SQLStage(
      "placed", "the outcome in the middle, and those that bound the central 80 %",
      """
      SELECT s.*,
        \(first("p_sum", ">= 5e-1 - \(tolerance)")) AS median,
        \(first("near_sum", "> 1e-1 + \(tolerance)")) AS near_low,
        \(first("near_sum", ">= 9e-1 - \(tolerance)")) AS near_high,
        \(first("p_sum", "> 1e-1 + \(tolerance)")) AS far_low,
        \(first("p_sum", ">= 9e-1 - \(tolerance)")) AS far_high
      FROM spread s
      """)
  }

  /// The interval, why there is no answer, and whether there are two humps.
  private var weighed: SQLStage {
    SQLStage(
      "weighed", "the interval, why there is no answer, and whether the levels lie in two humps",
      """
      SELECT p.*, t.*,
        CASE WHEN near_low < far_low THEN near_low ELSE far_low END AS low,
        CASE
          WHEN near_high >= far_high AND near_high >= near_low AND near_high >= far_low THEN near_high
          WHEN far_high >= near_low AND far_high >= far_low THEN far_high
          WHEN near_low >= far_low THEN near_low
          ELSE far_low
        END AS high,
        CASE
          WHEN is_barred = 1 THEN 'role'
          WHEN speaks = 0 THEN 'source-role'
          WHEN coverage <= 0 OR coverage < abstain_coverage - \(tolerance) THEN 'coverage'
          WHEN silent >= 1 - \(tolerance) THEN 'silent'
        END AS reason,
        CASE WHEN \(isUneven) THEN 1 ELSE 0 END AS is_uneven
      FROM placed p
      CROSS JOIN \(names("threshold")) t
      """)
  }

  /// For some outcome, ratings of some weight lie far apart on either side of it, and few at it.
  private var isUneven: String {
    let medians = levels.medians
    func sum(_ column: String, _ places: [Int]) -> String {
      places.isEmpty ? "0e0" : "(" + places.map { "\(column)_\($0)" }.joined(separator: " + ") + ")"
    }
    let places = outcomes.compactMap { outcome -> String? in
      let (above, below) = (medians.filter { $0 > outcome }, medians.filter { $0 < outcome })
      guard !above.isEmpty, !below.isEmpty else { return nil }
      let at = sum("weight", medians.filter { $0 == outcome })
      let (up, down) = (sum("weight", above), sum("weight", below))
      return """
        CASE
              WHEN \(up) <= 0 OR \(down) <= 0 THEN 0
              WHEN \(up) < uneven_sides - \(tolerance) OR \(down) < uneven_sides - \(tolerance) THEN 0
              WHEN \(at) >= uneven_middle * \(up) - \(tolerance) THEN 0
              WHEN \(at) >= uneven_middle * \(down) - \(tolerance) THEN 0
              WHEN \(sum("moment", above)) / \(up) - \(sum("moment", below)) / \(down)
                >= uneven_gap - \(tolerance) THEN 1
              ELSE 0
            END = 1
        """
    }
    return places.isEmpty ? "1 = 0" : places.joined(separator: "\n    OR ")
  }

  // MARK: Cautions

  /// What an answer is worth, and its cautions in the order of the program's.
  private var judged: SQLStage {
    let cautions = JudgedCautions(tables: tables, tolerance: tolerance)
    let count = "c.cautions_unit || c.cautions_shape"
    return SQLStage(
      "judged", "what an answer is worth, and its cautions",
      """
      SELECT c.*,
        CASE
          WHEN c.reason IS NOT NULL THEN 'abstained'
          WHEN c.is_uneven = 1 THEN 'uneven'
          WHEN c.few_same_actor = 0 AND \(count) = '' THEN 'answer'
          ELSE 'indicative'
        END AS status,
        CASE
          WHEN c.reason IS NOT NULL THEN c.cautions_actor
          WHEN c.few_same_actor = 1 AND c.cautions_actor = '' THEN ' actor' || \(count)
          ELSE c.cautions_actor || \(count)
        END AS cautions
      FROM (
        SELECT w.*,
          CASE WHEN same_actor < same_actor_coverage - \(tolerance) THEN 1 ELSE 0 END
            AS few_same_actor,
          CASE WHEN same_actor < coverage - \(tolerance) OR no_actor_fits = 1 THEN ' actor'
            ELSE '' END AS cautions_actor,
          \(cautions.unit) AS cautions_unit,
          CASE WHEN is_uneven = 1 THEN '' ELSE
            \(cautions.shape)
          END AS cautions_shape
        FROM weighed w
      ) c
      """)
  }
}
