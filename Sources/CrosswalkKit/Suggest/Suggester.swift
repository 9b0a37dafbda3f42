/// What suggests something for each statement of a framework.
public protocol Suggester: Sendable {
  /// Visits the statements in the order of the document, with what is best for each.
  ///
  /// - Parameters:
  ///   - limit: At most so many suggestions a statement.
  ///   - explains: Whether to say what they come from.
  ///   - id: The one statement to visit; nil: all.
  ///   - body: Is given one statement at a time.
  /// - Throws: What `body` throws.
  func forEach(
    limit: Int, explains: Bool, only id: String?, _ body: (StatementSuggestions) throws -> Void
  ) rethrows
}

extension Suggester {
  /// What is best for each statement.
  public func suggestions(limit: Int = 10, explains: Bool = false) -> [StatementSuggestions] {
    var all: [StatementSuggestions] = []
    forEach(limit: limit, explains: explains, only: nil) { all.append($0) }
    return all
  }

  /// What is best for one statement, without going through all others.
  ///
  /// - Parameters:
  ///   - statement: The id of the statement.
  ///   - limit: At most so many.
  ///   - explains: Whether to say what they come from.
  /// - Returns: Nil for a statement that the framework does not have.
  public func suggestions(
    for statement: String, limit: Int = 10, explains: Bool = false
  ) -> StatementSuggestions? {
    var found: StatementSuggestions?
    forEach(limit: limit, explains: explains, only: statement) { found = $0 }
    return found
  }
}
