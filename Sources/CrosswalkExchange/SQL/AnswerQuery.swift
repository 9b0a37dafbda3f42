import CrosswalkKit

/// The query of the answers: what each row says, and the steps that lead there.
struct AnswerQuery {
  /// A column of the answers.
  struct Column {
    let name: String
    /// What gives it, in terms of the last step and the target's units.
    let expression: String
    /// Whether it is a number and not a text.
    var isNumber = false
  }

  let dialect: SQLDialect
  let hash: String
  let names: SQLNames
  let tables: TranslationTables
  let rated: RatedStages

  init(_ dialect: SQLDialect, _ tables: SQLTables, hash: String) {
    self.dialect = dialect
    self.hash = hash
    names = tables.names
    self.tables = tables.common
    rated = RatedStages(dialect: dialect, names: tables.names, tables: tables.common)
  }

  /// From rows of ratings to different profiles.
  var first: [SQLStage] { [rated.said, rated.own, rated.subjects, rated.profiles] }

  /// From different profiles to what they amount to.
  var last: [SQLStage] {
    let levels = LevelStages(names: names, tables: tables)
    return [rated.ratings] + ContentStages(names: names).stages + levels.stages
      + JudgedStages(names: names, tables: tables, levels: levels).stages
  }

  /// What is said of each target unit, whoever has the profile; ``cautions(_:)`` are more.
  var columns: [Column] {
    let ids = tables.target.outcomes.map(dialect.quoted)
    func id(of column: String) -> String {
      "CASE \(column) "
        + ids.enumerated().map { "WHEN \($0) THEN \($1)" }.joined(separator: " ") + " END"
    }
    let texts = [
      Column(name: "unit", expression: "u.id"), Column(name: "title", expression: "u.title"),
      Column(name: "status", expression: "j.status"),
      Column(name: "reason", expression: "j.reason"),
      Column(
        name: "answer",
        expression: "CASE WHEN j.reason IS NULL AND j.is_uneven = 0 THEN \(id(of: "j.median")) END"
      ),
      Column(name: "low", expression: "CASE WHEN j.reason IS NULL THEN \(id(of: "j.low")) END"),
      Column(name: "high", expression: "CASE WHEN j.reason IS NULL THEN \(id(of: "j.high")) END"),
    ]
    let numbers = [
      ("coverage", "j.coverage"), ("coverage_same_actor", "j.same_actor"),
      ("coverage_at_level", "j.coverage_at_level"), ("focus", "j.focus"),
    ]
    let probabilities = names.outcomes.enumerated().map {
      ($1, "CASE WHEN j.reason IS NULL THEN j.p_\($0) END")
    }
    return texts
      + (numbers + probabilities).map { Column(name: $0, expression: $1, isNumber: true) }
  }

  /// Codes, with what the basis of a subject `s` adds to those of a profile.
  func cautions(_ profile: String) -> String {
    "trim(\(profile) || CASE WHEN s.basis = 'observed' THEN '' ELSE ' basis' END)"
  }

  /// A row for each person, role, basis and target unit.
  var answers: String {
    """
    SELECT s.person, nullif(s.role, '') AS role, s.basis,
      \(columns.map { "\($0.expression) AS \($0.name)" }.joined(separator: ",\n  ")),
      \(cautions("j.cautions")) AS cautions,
      '\(hash)' AS hash
    FROM subjects s
    JOIN judged j ON j.kind = s.kind AND j.code = s.code
    JOIN \(names("target_unit")) u ON u.target = j.target
    """
  }

  /// Rows that count for nothing, each kind with how many there are.
  var rejects: String { "SELECT x.*, '\(hash)' AS hash\nFROM (\n\(rated.rejects)\n) x" }
}
