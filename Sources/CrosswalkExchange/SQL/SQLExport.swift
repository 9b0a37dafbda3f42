import CrosswalkBase
import CrosswalkKit

/// Why a crosswalk cannot be handed to an engine.
package enum SQLExportError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A framework is not translated into itself.
  case oneFramework(String)
  /// The two scales measure nothing in common.
  case refused(String, String)
  /// A name holds the character that ends texts in many programs.
  case zeroCharacter(String)

  /// One sentence, without full stop.
  package var description: String {
    switch self {
    case .oneFramework(let id): "'\(id)' is not translated into itself; name two frameworks"
    case .refused(let source, let target):
      "the scales of '\(source)' and '\(target)' measure nothing in common, so no level is translated"
    case .zeroCharacter(let name):
      "the name '\(name.replacing("\0", with: "?"))' holds a zero character, which engines cannot keep"
    }
  }
}

/// A crosswalk for an engine: its tables, and the queries that turn a table
/// `ratings(person, unit, level, role, basis)` into what `translate` answers, and into the rows that
/// count for nothing.
package struct SQLExport {
  private let dialect: SQLDialect
  private let hash: String
  private let title: String
  private let tables: SQLTables
  private let rated: RatedStages
  private let levels: LevelStages

  /// - Throws: ``SQLExportError``.
  package init(_ translator: Translator, for dialect: SQLDialect) throws(SQLExportError) {
    let tables = SQLTables(translator)
    let (source, target) = (translator.source.framework.id, translator.target.framework.id)
    if tables.common.isIdentity { throw .oneFramework(source) }
    if tables.common.isRefused { throw .refused(source, target) }
    for case .text(let text) in tables.all.flatMap(\.rows).joined()
    where text.unicodeScalars.contains("\0") {
      throw .zeroCharacter(text)
    }
    self.dialect = dialect
    self.tables = tables
    hash = translator.hash
    title = Self.oneLine("Crosswalk of \(source) to \(target)")
    rated = RatedStages(dialect: dialect, names: tables.names, tables: tables.common)
    levels = LevelStages(names: tables.names, tables: tables.common)
  }

  /// All files of the folder.
  package var files: [NewFolder.Content] {
    let script = ("crosswalk.sql", script)
    return [(script.0, Array(script.1.utf8)), ("README.txt", Array(readme.utf8))]
  }

  private var names: SQLNames { tables.names }

  // MARK: Queries

  private var stages: [SQLStage] {
    [rated.said, rated.own] + rated.profiles + ContentStages(names: names).stages + levels.stages
      + JudgedStages(names: names, tables: tables.common, levels: levels).stages
  }

  /// A row for each person, role, basis and target unit.
  private var answers: String {
    let ids = tables.common.target.outcomes.map(dialect.quoted)
    func id(of column: String) -> String {
      "CASE \(column) "
        + ids.enumerated().map { "WHEN \($0) THEN \($1)" }.joined(separator: " ") + " END"
    }
    let probabilities = names.outcomes.enumerated().map {
      "CASE WHEN j.reason IS NULL THEN j.p_\($0) END AS \($1)"
    }
    return """
      SELECT s.person, nullif(s.role, '') AS role, s.basis, u.id AS unit, u.title,
        j.status, j.reason,
        CASE WHEN j.reason IS NULL AND j.is_uneven = 0 THEN \(id(of: "j.median")) END AS answer,
        CASE WHEN j.reason IS NULL THEN \(id(of: "j.low")) END AS low,
        CASE WHEN j.reason IS NULL THEN \(id(of: "j.high")) END AS high,
        j.coverage, j.same_actor AS coverage_same_actor, j.coverage_at_level, j.focus,
        \(probabilities.joined(separator: ",\n  ")),
        trim(j.cautions || CASE WHEN s.basis = 'observed' THEN '' ELSE ' basis' END) AS cautions,
        '\(hash)' AS hash
      FROM subjects s
      JOIN judged j ON j.kind = s.kind AND j.code = s.code
      JOIN \(names("target_unit")) u ON u.target = j.target
      """
  }

  private var rejects: String {
    "SELECT x.*, '\(hash)' AS hash\nFROM (\n\(rated.rejects)\n) x"
  }

  // MARK: Files

  /// Comments end with their line, whatever a framework is called.
  private static func oneLine(_ text: String) -> String {
    String(text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : Character($0) })
      .split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  private var heading: [String] {
    [
      title, "hash \(hash)",
      "Judgement, not equating: levels are set side by side by their wording.",
    ]
  }

  private var script: String {
    let views = [
      ("rejects", SQLStage.with([rated.said, rated.own], dialect) + "\n" + rejects),
      ("answers", SQLStage.with(stages, dialect) + "\n" + answers),
    ]
    var text = heading.map { "-- \($0)\n" }.joined()
    text +=
      "\nBEGIN;\n\n-- What is to be translated; a table of this name that is there already stays.\n"
    let columns = Self.ratingColumns.map { "\($0) \(dialect.textType)" }.joined(separator: ", ")
    text += "CREATE TABLE IF NOT EXISTS ratings (\(columns));\n\n"
    text += views.map { "DROP VIEW IF EXISTS \(names($0.0));\n" }.joined()
    text += tables.all.map { "\n" + $0.script(dialect) }.joined()
    for (name, query) in views {
      text += "\nCREATE VIEW \(names(name)) AS\n\(query);\n"
    }
    return text + "\nCOMMIT;\n"
  }

  private static let ratingColumns = ["person", "unit", "level", "role", "basis"]

  private var readme: String {
    let (answers, rejects) = (names("answers"), names("rejects"))
    let use = """
      Run crosswalk.sql in the database that has the table ratings:

        \(Self.commands[dialect] ?? "")

      It makes the tables of the crosswalk and two views, all or nothing, and can be run again. Then

        SELECT * FROM \(answers);
        SELECT * FROM \(rejects);
      """
    return """
      \(heading.joined(separator: "\n"))

      \(use)

      The columns of ratings are texts: person, unit, level, role, basis. Units and levels are given by id
      or title; the unit 'all' stands for every unit without a rating of its own. An empty role is not
      known, an empty basis means observed. Of ratings from several dates give the latest.

      Answers have a row for each person, role, basis and unit, with what 'crosswalk translate' tells of a
      unit, the probability of each outcome in a column of its own. Cautions are codes; what they mean stands in
      \(names("caution")), what holds for the two documents in \(names("pair_caution")).
      Rejects have the rows that count for nothing: how many are alike, and why.

      """
  }

  private static let commands: [SQLDialect: String] = [
    .sqlite: "sqlite3 ratings.db < crosswalk.sql", .duckdb: "duckdb ratings.duckdb < crosswalk.sql",
    .postgres: "psql -v ON_ERROR_STOP=1 -f crosswalk.sql",
  ]
}
