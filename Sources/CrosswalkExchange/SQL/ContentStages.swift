/// The steps from rated units to what they say about each target unit, whatever their levels.
struct ContentStages {
  let names: SQLNames

  var stages: [SQLStage] { [plans, planUnits, supply, covering, reach, paths, shares] }

  private var plans: SQLStage {
    SQLStage(
      "plans", "which units are rated together",
      "SELECT kind, plan FROM profiles GROUP BY kind, plan")
  }

  private var planUnits: SQLStage {
    SQLStage(
      "plan_units", "their units, each with its part of all their content",
      """
      SELECT u.kind, u.plan, u.unit, u.speaks,
        CASE WHEN t.total > 0 THEN u.size / t.total ELSE 1e0 / t.units END AS rho
      FROM (
        SELECT p.kind, p.plan, s.unit, s.size, s.speaks
        FROM plans p
        JOIN \(names("source_size")) s
          ON s.kind = p.kind AND substr(p.plan, s.unit + 1, 1) = 'x'
      ) u
      JOIN (
        SELECT p.kind, p.plan, sum(s.size) AS total, count(*) AS units
        FROM plans p
        JOIN \(names("source_size")) s
          ON s.kind = p.kind AND substr(p.plan, s.unit + 1, 1) = 'x'
        GROUP BY p.kind, p.plan
      ) t ON t.kind = u.kind AND t.plan = u.plan
      """)
  }

  private var supply: SQLStage {
    SQLStage(
      "supplies", "what they have for each part",
      """
      SELECT u.kind, u.plan, c.supply, c.part, sum(c.amount) AS amount, sum(c.weight) AS weight
      FROM plan_units u
      JOIN \(names("source_content")) c ON c.kind = u.kind AND c.unit = u.unit
      GROUP BY u.kind, u.plan, c.supply, c.part
      """)
  }

  /// A part is covered where there is something for each of its ceilings. Most parts of most target
  /// units are not, so the step begins with what there is.
  private var covering: SQLStage {
    SQLStage(
      "covering", "how far they cover each part of a target unit that they cover at all",
      """
      SELECT s.kind, s.plan, t.target, t.part, t.supply, t.weight, t.same_actor,
        min(CASE WHEN s.amount < c.demand THEN s.amount / c.demand ELSE 1e0 END) AS kappa
      FROM supplies s
      JOIN \(names("target_ceiling")) c ON c.ceiling = s.part
      JOIN \(names("target_content")) t
        ON t.kind = s.kind AND t.supply = s.supply AND t.target = c.target AND t.part = c.part
      GROUP BY s.kind, s.plan, t.target, t.part, t.supply, t.weight, t.same_actor, t.ceilings
      HAVING count(*) = t.ceilings
      """)
  }

  private var reach: SQLStage {
    SQLStage(
      "reach", "how far they cover each target unit",
      """
      SELECT p.kind, p.plan, f.target, f.no_actor_fits, f.is_barred,
        coalesce(sum(c.weight * c.kappa), 0e0) AS coverage,
        coalesce(sum(c.same_actor * c.kappa), 0e0) AS same_actor
      FROM plans p
      JOIN \(names("target_fit")) f ON f.kind = p.kind
      LEFT JOIN covering c ON c.kind = p.kind AND c.plan = p.plan AND c.target = f.target
      GROUP BY p.kind, p.plan, f.target, f.no_actor_fits, f.is_barred
      """)
  }

  private var paths: SQLStage {
    SQLStage(
      "paths", "how much of that each rated unit carries",
      """
      SELECT c.kind, c.plan, c.target, s.unit,
        sum(c.weight * c.kappa * s.weight / a.weight) AS carried
      FROM covering c
      JOIN supplies a
        ON a.kind = c.kind AND a.plan = c.plan AND a.supply = 0 AND a.part = c.part
      JOIN plan_units u ON u.kind = c.kind AND u.plan = c.plan
      JOIN \(names("source_content")) s
        ON s.kind = c.kind AND s.unit = u.unit AND s.supply = 0 AND s.part = c.part
      WHERE c.supply = 0 AND c.weight > 0 AND c.kappa > 0 AND s.weight > 0
      GROUP BY c.kind, c.plan, c.target, s.unit
      """)
  }

  private var shares: SQLStage {
    SQLStage(
      "shares", "the part of each rated unit in what is said about a target unit",
      """
      SELECT u.kind, u.plan, r.target, u.unit, u.rho, u.speaks,
        r.coverage, r.same_actor, r.no_actor_fits, r.is_barred,
        CASE WHEN r.coverage > 0 THEN coalesce(p.carried, 0e0) / r.coverage ELSE 0e0 END AS alpha,
        coalesce(i.inside, 0e0) AS inside
      FROM plan_units u
      JOIN reach r ON r.kind = u.kind AND r.plan = u.plan
      LEFT JOIN paths p
        ON p.kind = u.kind AND p.plan = u.plan AND p.target = r.target AND p.unit = u.unit
      LEFT JOIN \(names("source_inside")) i
        ON i.kind = u.kind AND i.unit = u.unit AND i.target = r.target
      """)
  }
}
