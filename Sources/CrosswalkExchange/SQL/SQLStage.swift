/// A step of the query that turns ratings into answers: a name, and the query that makes it of the
/// steps before and the crosswalk's tables.
struct SQLStage: Sendable {
  let name: String
  /// What a row is.
  let comment: String
  let query: String
  init(_ name: String, _ comment: String, _ query: String) {
    self.name = name
    self.comment = comment
    self.query = query
  }

  /// The steps as the `WITH` of one query.
  static func with(_ stages: [SQLStage], _ dialect: SQLDialect) -> String {
    "WITH "
      + stages.map { stage in
        let indented = stage.query.split(separator: "\n", omittingEmptySubsequences: false)
          .joined(separator: "\n  ")
        return "-- \(stage.comment)\n\(stage.name) \(dialect.once) (\n  \(indented)\n)"
      }.joined(separator: ",\n")
  }
}
