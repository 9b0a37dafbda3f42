/// A program for `spark-submit` with a crosswalk in it.
///
/// Spark looks names up, groups rows by person and finds the different profiles; each of these is
/// worked out once, on whichever worker it falls to, by SQLite with the same tables and steps as
/// everywhere; Spark joins what comes out with the people. So no step of the method is written anew.
struct SparkJob {
  private let tables: SQLTables
  private let rated: AnswerQuery
  private let worked: AnswerQuery
  private let heading: [String]

  /// A program for a query in the dialect of Spark.
  init(_ tables: SQLTables, _ query: AnswerQuery, heading: [String]) {
    self.tables = tables
    self.heading = heading
    rated = query
    worked = AnswerQuery(.sqlite, tables, hash: query.hash)
  }

  /// The program.
  var text: String {
    """
    #!/usr/bin/env python3
    \(heading.map { "# \($0)\n" }.joined())
    import argparse
    import itertools
    import sqlite3

    from pyspark.sql import SparkSession, functions

    # The crosswalk's tables, and one for profiles.
    TABLES = \(Self.literal(script))

    # Tables in which Spark looks names up.
    LEGENDS = [\(Self.legends.map { "\"\(tables.names($0))\"" }.joined(separator: ", "))]

    # What SQLite makes of profiles, and the columns of that.
    WORK = \(Self.literal(work))
    WORKED = \(Self.literal(schema))

    # The steps from ratings to profiles.
    STEPS = [
    \(rated.first.map(Self.step).joined())]

    # Over ratings, by person.
    REJECTS = \(Self.literal(rated.rejects))
    ANSWERS = \(Self.literal(answers))

    COLUMNS = [\(SQLExport.ratingColumns.map { "\"\($0)\"" }.joined(separator: ", "))]

    \(Self.functions)
    """
  }

  /// Those of `rated` and `rejects`.
  private static let legends = [
    "role_name", "basis_name", "unit_name", "level_name", "level", "source_unit",
  ]

  private var script: String {
    "CREATE TABLE profiles (kind INTEGER, code TEXT, plan TEXT);\n"
      + tables.all.map { "\n" + $0.script(.sqlite) }.joined()
  }

  private var work: String {
    let columns = worked.columns.map { column in
      column.isNumber
        ? "CAST(\(column.expression) AS REAL) AS \(column.name)"
        : "\(column.expression) AS \(column.name)"
    }
    return SQLStage.with(worked.last, .sqlite) + """

      SELECT j.kind, j.code,
        \(columns.joined(separator: ",\n  ")),
        j.cautions
      FROM judged j
      JOIN \(tables.names("target_unit")) u ON u.target = j.target
      """
  }

  private var schema: String {
    (["kind INT", "code STRING"]
      + worked.columns.map { "\($0.name) \($0.isNumber ? "DOUBLE" : "STRING")" }
      + ["cautions STRING"]).joined(separator: ", ")
  }

  private var answers: String {
    """
    SELECT s.person, nullif(s.role, '') AS role, s.basis,
      \(rated.columns.map { "w.\($0.name)" }.joined(separator: ", ")),
      \(rated.cautions("w.cautions")) AS cautions,
      '\(rated.hash)' AS hash
    FROM subjects s
    JOIN worked w ON w.kind = s.kind AND w.code = s.code
    """
  }

  private static func step(_ stage: SQLStage) -> String {
    "    # \(stage.comment)\n    (\(literal(stage.name)), \(literal(stage.query))),\n"
  }

  /// What the program does with its tables and steps.
  private static let functions = #"""
    # So many profiles are worked out at once.
    AT_ONCE = 5000


    def database():
        """The crosswalk's tables, in memory."""
        database = sqlite3.connect(":memory:")
        database.executescript(TABLES)
        return database


    def work(profiles):
        """What some profiles amount to, a row for each of the target's units."""
        profiles = iter(profiles)
        lite = None
        while some := [tuple(row) for row in itertools.islice(profiles, AT_ONCE)]:
            lite = lite or database()
            lite.execute("DELETE FROM profiles")
            lite.executemany("INSERT INTO profiles VALUES (?, ?, ?)", some)
            yield from lite.execute(WORK)


    def legend(spark, lite, name):
        """Makes a small table known to Spark."""
        types = {"TEXT": "STRING", "INTEGER": "INT", "REAL": "DOUBLE"}
        columns = [f"{row[1]} {types[row[2]]}" for row in lite.execute(f"PRAGMA table_info({name})")]
        rows = lite.execute(f"SELECT * FROM {name}").fetchall()
        table = spark.createDataFrame(rows, ", ".join(columns))
        functions.broadcast(table).createOrReplaceTempView(name)


    def read(spark, path):
        """The ratings, with every column that the steps name."""
        if path.endswith((".csv", ".csv.gz")):
            ratings = spark.read.csv(path, header=True, multiLine=True, escape='"')
        else:
            ratings = spark.read.parquet(path)
        there = {column.lower() for column in ratings.columns}
        return ratings.selectExpr(
            *[name if name in there else f"CAST(NULL AS STRING) AS {name}" for name in COLUMNS])


    def translate(spark, ratings, answers, rejects):
        """Writes the answers and the rows that count for nothing, each to a new folder."""
        lite = database()
        for name in LEGENDS:
            legend(spark, lite, name)
        read(spark, ratings).createOrReplaceTempView("ratings")
        steps = {}
        for name, query in STEPS:
            steps[name] = spark.sql(query)
            if name in ("own", "subjects"):
                steps[name].persist()
            steps[name].createOrReplaceTempView(name)
        parts = 2 * spark.sparkContext.defaultParallelism
        profiles = steps["profiles"].repartition(parts)
        worked = spark.createDataFrame(profiles.rdd.mapPartitions(work), WORKED, verifySchema=False)
        worked.createOrReplaceTempView("worked")
        spark.sql(ANSWERS).write.parquet(answers)
        spark.sql(REJECTS).write.parquet(rejects)
        for name in ("own", "subjects"):
            steps[name].unpersist()


    def main():
        parser = argparse.ArgumentParser(description="Translates ratings, person by person.")
        parser.add_argument("ratings", help="Parquet, or CSV if its name ends with .csv or .csv.gz")
        parser.add_argument("answers", help="a new folder of Parquet")
        parser.add_argument("rejects", help="a new folder of Parquet")
        options = parser.parse_args()
        if sqlite3.sqlite_version_info < (3, 35):
            parser.error("this Python has an SQLite older than 3.35")
        # Rows that are kept may be brought together into fewer parts, where there are few.
        spark = SparkSession.builder.appName("crosswalk").config(
            "spark.sql.optimizer.canChangeCachedPlanOutputPartitioning", "true").getOrCreate()
        translate(spark, options.ratings, options.answers, options.rejects)
        spark.stop()


    if __name__ == "__main__":
        main()

    """#

  /// A text as Python reads it.
  static func literal(_ text: String) -> String {
    var result = text.contains("\n") ? "\"\"\"" : "\""
    let end = result
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\"": result += "\\\""
      case "\n": result += "\n"
      case " "..."~": result.unicodeScalars.append(scalar)
      default:
        let digits = String(scalar.value, radix: 16)
        result += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
      }
    }
    return result + end
  }
}
