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
  private let query: AnswerQuery

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
    query = AnswerQuery(dialect, tables, hash: hash)
  }

  /// All files of the folder.
  package var files: [NewFolder.Content] {
    let program =
      dialect == .spark
      ? ("crosswalk.py", SparkJob(tables, query, heading: heading).text)
      : ("crosswalk.sql", script)
    return [program, ("README.txt", readme)].map { ($0.0, Array($0.1.utf8)) }
  }

  private var names: SQLNames { tables.names }

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
    let answers = SQLStage.with(query.first + query.last, dialect) + "\n" + query.answers
    let rejects = SQLStage.with(Array(query.first.prefix(2)), dialect) + "\n" + query.rejects
    var text = heading.map { "-- \($0)\n" }.joined()
    text +=
      "\nBEGIN;\n\n-- What is to be translated; a table of this name that is there already stays.\n"
    let columns = Self.ratingColumns.map { "\($0) \(dialect.textType)" }.joined(separator: ", ")
    text += "CREATE TABLE IF NOT EXISTS ratings (\(columns));\n\n"
    text += "DROP VIEW IF EXISTS \(names("rejects"));\nDROP VIEW IF EXISTS \(names("answers"));\n"
    if !dialect.settings.isEmpty {
      text +=
        "DROP FUNCTION IF EXISTS \(names("answered"));\nDROP VIEW IF EXISTS \(names("query"));\n"
    }
    text += tables.all.map { "\n" + $0.script(dialect) }.joined()
    text += "\nCREATE VIEW \(names("rejects")) AS\n\(rejects);\n"
    text +=
      dialect.settings.isEmpty
      ? "\nCREATE VIEW \(names("answers")) AS\n\(answers);\n" : viewWithSettings(answers)
    return text + "\nCOMMIT;\n"
  }

  /// A view cannot have settings, but a function can that a view asks.
  private func viewWithSettings(_ answers: String) -> String {
    """

    CREATE VIEW \(names("query")) AS
    \(answers);

    -- Its rows, worked out with the settings that suit them.
    CREATE FUNCTION \(names("answered"))() RETURNS SETOF \(names("query"))
    LANGUAGE sql STABLE
    \(dialect.settings.map { "SET \($0)\n" }.joined())\
    BEGIN ATOMIC
      SELECT * FROM \(names("query"));
    END;

    CREATE VIEW \(names("answers")) AS
    SELECT * FROM \(names("answered"))();

    """
  }

  static let ratingColumns = ["person", "unit", "level", "role", "basis"]

  private var readme: String {
    """
    \(heading.joined(separator: "\n"))

    \(dialect == .spark ? sparkUse : databaseUse)

    The columns of ratings are texts: person, unit, level, role, basis. Units and levels are given by id
    or title; the unit 'all' stands for every unit without a rating of its own. A row without a role is of
    the person's only other one, or else of none that is known; an empty basis means observed. Of ratings
    from several dates give the latest. Spaces tell no people apart, nor do capital letters in names of
    several words; SQLite, which the workers of Spark use too, knows capital letters of A to Z alone.

    Answers have a row for each person, role, basis and unit, with what 'crosswalk translate' tells of a
    unit, the probability of each outcome in a column of its own. \(cautions)
    Rejects have the rows that cannot be used: how many are alike, and why.

    """
  }

  private var databaseUse: String {
    let (answers, rejects) = (names("answers"), names("rejects"))
    return """
      Run crosswalk.sql in the database that has the table ratings:

        \(Self.commands[dialect] ?? "")

      It makes the tables of the crosswalk and two views, all or nothing, and can be run again. Then

        SELECT * FROM \(answers);
        SELECT * FROM \(rejects);
      """ + (dialect.settings.isEmpty ? "" : databaseRights)
  }

  /// What PostgreSQL asks of who reads the answers.
  private var databaseRights: String {
    """


    Who is to read \(names("answers")) needs the right to read \(names("query")) too.
    """
  }

  private var sparkUse: String {
    """
    Run crosswalk.py where the ratings are, as Parquet, or as CSV with a first row of names:

      spark-submit crosswalk.py RATINGS ANSWERS REJECTS

    It writes two new folders of Parquet. People with equal ratings are worked out once, by SQLite,
    which comes with Python: each worker needs Python with SQLite 3.35 or later, and no more. Columns
    of the ratings that are not there count as empty.
    """
  }

  private var cautions: String {
    if dialect == .spark {
      return "Cautions are codes:\n\n"
        + SQLCautions.meanings.map { "  \($0.code.rawValue): \($0.meaning)\n" }.joined()
    }
    return """
      Cautions are codes; what they mean stands in
      \(names("caution")), what holds for the two documents in \(names("pair_caution")).
      """
  }

  private static let commands: [SQLDialect: String] = [
    .sqlite: "sqlite3 ratings.db < crosswalk.sql", .duckdb: "duckdb ratings.duckdb < crosswalk.sql",
    .postgres: "psql -v ON_ERROR_STOP=1 -f crosswalk.sql",
  ]
}
