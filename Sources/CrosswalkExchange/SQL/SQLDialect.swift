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
  /// Settings under which the engine works the answers out well; empty: those it has anyway.
  let settings: [String]
  /// Characters that do not stand for themselves in texts.
  private let escapes: [Character: String]

  private init(
    _ name: String, doubleType: String, textType: String = "TEXT", once: String = "AS MATERIALIZED",
    settings: [String] = [], escapes: [Character: String] = ["'": "''"]
  ) {
    self.name = name
    self.textType = textType
    self.doubleType = doubleType
    self.once = once
    self.settings = settings
    self.escapes = escapes
  }

  package static let sqlite = SQLDialect("sqlite", doubleType: "REAL")
  package static let duckdb = SQLDialect("duckdb", doubleType: "DOUBLE")
  /// PostgreSQL takes the rows of each step for a handful, whatever their number, and would go through
  /// one step's rows for every row of another; nor does it pay to compile steps.
  package static let postgres = SQLDialect(
    "postgres", doubleType: "DOUBLE PRECISION",
    settings: ["enable_nestloop = off", "enable_mergejoin = off", "enable_sort = off", "jit = off"])
  /// Spark reads backslashes in texts, and puts variables in place of `${…}` even there. Its job looks
  /// names up and groups rows in Spark, and works profiles out in SQLite.
  package static let spark = SQLDialect(
    "spark", doubleType: "DOUBLE", textType: "STRING", once: "AS",
    escapes: [
      "'": "\\'", "\\": "\\\\", "$": "\\u0024", "\n": "\\n", "\r": "\\r",
    ])

  /// All of them, in the order in which people are told of them.
  package static let all = [sqlite, duckdb, postgres, spark]

  /// A character by its number, such as a tab, which would not show in a text.
  func character(_ number: Int) -> String { "\(self == .sqlite ? "char" : "chr")(\(number))" }

  /// A text as the engine reads it, in quotes.
  func quoted(_ text: String) -> String {
    // Letter by letter of the computer's, since a quote may carry an accent.
    var result = "'"
    for scalar in text.unicodeScalars {
      result += escapes[Character(scalar)] ?? String(Character(scalar))
    }
    return result + "'"
  }
}
