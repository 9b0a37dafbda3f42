/// A program for `spark-submit` with a crosswalk's tables and queries in it.
struct SparkJob {
  let heading: [String]
  /// Of the table of ratings.
  let columns: [String]
  let tables: [(name: String, query: String)]
  let stages: [SQLStage]
  let answers: String
  let rejects: String

  /// The program.
  var text: String {
    """
    #!/usr/bin/env python3
    \(heading.map { "# \($0)\n" }.joined())
    import argparse

    from pyspark.sql import SparkSession

    # The crosswalk's tables, each with the query that makes it.
    TABLES = [
    \(tables.map { "    (\(Self.literal($0.name)), \(Self.literal($0.query))),\n" }.joined())]

    # The steps from ratings to answers; steps that several others read are kept.
    STAGES = [
    \(stages.map(Self.stage).joined())]

    ANSWERS = \(Self.literal(answers))

    REJECTS = \(Self.literal(rejects))

    COLUMNS = [\(columns.map { "\"\($0)\"" }.joined(separator: ", "))]

    \(Self.functions)
    """
  }

  /// What the program does with its tables and steps.
  private static let functions = """
    def read(spark, path):
        \"\"\"The ratings, with every column that the queries name.\"\"\"
        if path.endswith((".csv", ".csv.gz")):
            ratings = spark.read.csv(path, header=True, multiLine=True, escape='"')
        else:
            ratings = spark.read.parquet(path)
        there = {column.lower() for column in ratings.columns}
        return ratings.selectExpr(
            *[name if name in there else f"CAST(NULL AS STRING) AS {name}" for name in COLUMNS])


    def translate(spark, ratings, answers, rejects):
        \"\"\"Writes the answers and the rows that count for nothing, each to a new folder.\"\"\"
        read(spark, ratings).createOrReplaceTempView("ratings")
        for name, query in TABLES:
            spark.sql(query).createOrReplaceTempView(name)
        kept = []
        for name, is_shared, query in STAGES:
            rows = spark.sql(query)
            if is_shared:
                kept.append(rows.persist())
            rows.createOrReplaceTempView(name)
        spark.sql(ANSWERS).write.parquet(answers)
        spark.sql(REJECTS).write.parquet(rejects)
        for rows in kept:
            rows.unpersist()


    def main():
        parser = argparse.ArgumentParser(description="Translates ratings, person by person.")
        parser.add_argument("ratings", help="Parquet, or CSV if its name ends with .csv or .csv.gz")
        parser.add_argument("answers", help="a new folder of Parquet")
        parser.add_argument("rejects", help="a new folder of Parquet")
        options = parser.parse_args()
        spark = SparkSession.builder.appName("crosswalk").getOrCreate()
        translate(spark, options.ratings, options.answers, options.rejects)
        spark.stop()


    if __name__ == "__main__":
        main()

    """

  private static func stage(_ stage: SQLStage) -> String {
    "    # \(stage.comment)\n    (\(literal(stage.name)), \(stage.isShared ? "True" : "False"), "
      + "\(literal(stage.query))),\n"
  }

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
