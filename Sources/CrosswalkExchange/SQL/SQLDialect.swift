/// What sets one engine's SQL apart, as far as a crosswalk's tables and query go; all else is said
/// in words that every engine understands.
package struct SQLDialect: Sendable, Hashable {
  /// What people call it.
  package let name: String
  /// The type of texts.
  let textType: String
  /// The type of binary floating-point numbers of 64 bits.
  let doubleType: String
  /// How the query of a `WITH` begins whose rows are to be worked out once.
  let once: String
  private init(
    _ name: String, doubleType: String, textType: String = "TEXT", once: String = "AS MATERIALIZED"
  ) {
    self.name = name
    self.textType = textType
    self.doubleType = doubleType
    self.once = once
  }

  package static let sqlite = SQLDialect("sqlite", doubleType: "REAL")
  package static let duckdb = SQLDialect("duckdb", doubleType: "DOUBLE")
  package static let postgres = SQLDialect("postgres", doubleType: "DOUBLE PRECISION")

  /// All of them, in the order in which people are told of them.
  package static let all = [sqlite, duckdb, postgres]

  /// A text as the engine reads it, in quotes.
  func quoted(_ text: String) -> String {
    // Letter by letter of the computer's, since a quote may carry an accent.
    var result = "'"
    for scalar in text.unicodeScalars {
      result += scalar == "'" ? "''" : String(Character(scalar))
    }
    return result + "'"
  }
}
