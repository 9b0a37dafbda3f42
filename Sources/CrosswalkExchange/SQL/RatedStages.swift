import CrosswalkKit

/// The first steps: rows of ratings become subjects with a profile each, or are rejected.
///
/// A profile is a text with the level of each unit in a fixed place, so that people with equal
/// ratings are answered once.
struct RatedStages {
  let dialect: SQLDialect
  let names: SQLNames
  let tables: TranslationTables

  /// Letters that a level takes in a profile.
  var width: Int { String(max(0, tables.source.levels.count - 1)).count }
  /// What stands for a unit without a rating.
  var nothing: String { String(repeating: "-", count: width) }
  /// A profile that rates nothing.
  var empty: String { String(repeating: "-", count: width * tables.source.units.count) }

  /// Every row with its names looked up, and why it counts for nothing.
  var said: SQLStage {
    func text(_ column: String) -> String {
      "coalesce(trim(CAST(r.\(column) AS \(dialect.textType))), '')"
    }
    // White space tells nobody apart; the last three steps make any number of spaces one.
    let white = [9, 10, 13, 160].map(dialect.character)
    let (space, mark) = (dialect.quoted(" "), dialect.quoted("\u{2420}"))
    let steps =
      white.map { ($0, space) }
      + [(space, "\(space) || \(mark)"), ("\(mark) || \(space)", "''"), (mark, "''")]
    let single = steps.reduce("w.person") { "replace(\($0), \($1.0), \($1.1))" }
    let isWhite = (["'  '"] + white).map { "w.person LIKE '%' || \($0) || '%'" }
    let person = """
      CASE WHEN \(isWhite.joined(separator: " OR "))
            THEN trim(\(single)) ELSE w.person END
      """
    let unknownUnit =
      tables.source.ratesPerson
      ? "this framework rates the person: leave the unit empty or write ''all''" : "unknown unit"
    return SQLStage(
      "said", "rows of ratings, with what their names stand for",
      """
      SELECT s.*,
        CASE
          WHEN s.said_level = '' THEN 'the row has no level'
          WHEN s.person = '' THEN 'the row names no person'
          WHEN s.kind IS NULL THEN 'unknown role'
          WHEN s.basis IS NULL THEN 'unknown basis'
          WHEN s.unit IS NULL AND s.said_unit = '' THEN 'the row names no unit'
          WHEN s.unit IS NULL THEN \(quotedReason(unknownUnit))
          WHEN s.unit = \(SQLTables.statement) THEN 'the row marks a single statement'
          WHEN s.unit = \(SQLTables.ambiguous) THEN 'several units have this title; give the id'
          WHEN s.level IS NULL THEN 'unknown level'
          WHEN s.level = \(SQLTables.ambiguous) THEN 'several levels have this title; give the id'
        END AS reason
      FROM (
        SELECT \(person) AS person,
          w.said_unit, w.said_level, w.said_role, w.said_basis,
          o.name AS role, o.kind, b.basis,
          coalesce(ue.unit, un.unit) AS unit, coalesce(le.level, ln.level) AS level
        FROM (
          SELECT \(text("person")) AS person, \(text("unit")) AS said_unit,
            \(text("level")) AS said_level, \(text("role")) AS said_role,
            \(text("basis")) AS said_basis
          FROM ratings r
        ) w
        LEFT JOIN \(names("role_name")) o ON o.name = lower(w.said_role)
        LEFT JOIN \(names("basis_name")) b ON b.name = lower(w.said_basis)
        LEFT JOIN \(names("unit_name")) ue ON ue.is_exact = 1 AND ue.name = w.said_unit
        LEFT JOIN \(names("unit_name")) un ON un.is_exact = 0 AND un.name = lower(w.said_unit)
        LEFT JOIN \(names("level_name")) le ON le.is_exact = 1 AND le.name = w.said_level
        LEFT JOIN \(names("level_name")) ln ON ln.is_exact = 0 AND ln.name = lower(w.said_level)
      ) s
      """)
  }

  /// A row a unit of a subject. Where the lowest and the highest level differ none counts. A row without
  /// a role is of the person's only other role among the rows that can be used, if there is one. A name of
  /// several words is one person's whatever its capital letters, shown as the first in order; which small
  /// letters belong to which capital ones is the engine's to say.
  var own: SQLStage {
    SQLStage(
      "own", "what each person in a role on a basis is rated at, by unit",
      """
      SELECT person, role, kind, basis, unit, min(level) AS lowest, max(level) AS highest,
        count(*) AS row_count
      FROM (
        SELECT person, basis, unit, level,
          CASE WHEN role = '' AND first_role = last_role THEN first_role ELSE role END AS role,
          CASE WHEN role = '' AND first_role = last_role THEN role_kind ELSE kind END AS kind
        FROM (
          SELECT min(person) OVER (PARTITION BY person_key) AS person, role, kind, basis, unit, level,
            min(CASE WHEN role <> '' THEN role END) OVER (PARTITION BY person_key) AS first_role,
            max(CASE WHEN role <> '' THEN role END) OVER (PARTITION BY person_key) AS last_role,
            max(CASE WHEN role <> '' THEN kind END) OVER (PARTITION BY person_key) AS role_kind
          FROM (
            SELECT said.*,
              CASE WHEN person LIKE '% %' THEN lower(person) ELSE person END AS person_key
            FROM said
            WHERE reason IS NULL
          ) c
        ) d
      ) e
      GROUP BY person, role, kind, basis, unit
      """)
  }

  var subjects: SQLStage {
    let letters =
      nothing
      + tables.source.levels.indices.map { level in
        let digits = String(level)
        return String(repeating: "0", count: width - digits.count) + digits
      }.joined()
    let everyUnit =
      "max(CASE WHEN unit = \(SQLTables.everyUnit) AND lowest = highest THEN lowest END)"
    let code = tables.source.units.indices.map { unit in
      let level =
        "max(CASE WHEN unit = \(unit) THEN CASE WHEN lowest = highest THEN lowest ELSE -1 END END)"
      return """
        substr('\(letters)', CAST(\(width) * (coalesce(\(level), \(everyUnit), -1) + 1) + 1 \
        AS INTEGER), \(width))
        """
    }
    return SQLStage(
      "subjects", "each person in a role on a basis, with all levels in one text",
      """
      SELECT person, role, kind, basis,
        \(joined(code)) AS code
      FROM own
      GROUP BY person, role, kind, basis
      """)
  }

  var profiles: SQLStage {
    let plan = tables.source.units.indices.map { unit in
      "CASE WHEN substr(code, \(width * unit + 1), \(width)) = '\(nothing)' THEN '-' ELSE 'x' END"
    }
    return SQLStage(
      "profiles", "different profiles, each with which units are rated",
      """
      SELECT kind, code,
        \(joined(plan)) AS plan
      FROM subjects
      WHERE code <> '\(empty)'
      GROUP BY kind, code
      """)
  }

  var ratings: SQLStage {
    SQLStage(
      "rated", "the ratings of each profile",
      """
      SELECT p.kind, p.code, p.plan, u.unit,
        CAST(substr(p.code, \(width) * u.unit + 1, \(width)) AS INTEGER) AS level
      FROM profiles p
      JOIN \(names("source_unit")) u ON substr(p.plan, u.unit + 1, 1) = 'x'
      """)
  }

  /// Rows that cannot be used, each kind with how many there are. Of rows that say the same again the
  /// first counts, and the others are no fault.
  var rejects: String {
    """
    SELECT person, said_unit AS unit, said_level AS level, said_role AS role, said_basis AS basis,
      count(*) AS row_count, reason
    FROM said
    WHERE reason IS NOT NULL
    GROUP BY person, said_unit, said_level, said_role, said_basis, reason
    UNION ALL
    SELECT o.person, coalesce(u.id, 'all') AS unit, l.id AS level, o.role, o.basis, o.row_count,
      'rows for one unit give different levels; none of them counts' AS reason
    FROM own o
    JOIN \(names("level")) l ON l.level = o.lowest
    LEFT JOIN \(names("source_unit")) u ON u.unit = o.unit
    WHERE o.lowest <> o.highest
    """
  }

  /// Texts one after the other, nested evenly: engines limit how deep an expression is.
  private func joined(_ texts: [String]) -> String {
    if texts.count <= 8 { return texts.isEmpty ? "''" : texts.joined(separator: "\n    || ") }
    let half = texts.count / 2
    return "(\(joined(Array(texts[..<half]))))\n    || (\(joined(Array(texts[half...]))))"
  }

  private func quotedReason(_ text: String) -> String {
    dialect.quoted(text.replacing("''", with: "'"))
  }
}
