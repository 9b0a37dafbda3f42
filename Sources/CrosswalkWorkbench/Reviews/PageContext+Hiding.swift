import CrosswalkBase

extension PageContext {
  /// The same without anything that others decided on some statements.
  ///
  /// Pages and programs are answered from the catalog of a context and from nothing else. So what is not in
  /// it stands in no answer, whoever writes a page: nothing has to be remembered page by page.
  ///
  /// - Parameter hidden: Ids of statements by the id of their framework; none changes nothing.
  /// - Returns: A context that pages and programs can be answered from.
  /// - Throws: `DecodingError` for a damaged catalog.
  func hiding(_ hidden: [String: Set<String>]) throws -> PageContext {
    if hidden.isEmpty { return self }
    var context = self
    context.catalog = try catalog.withoutDecisions(on: hidden)
    context.figures = try CatalogFigures(context.catalog)
    context.hidden = hidden
    context.checks = nil
    // What is wrong with a file may quote it.
    context.broken = broken.map(Self.wordless)
    context.health.problems = health.problems.map(Self.wordless)
    context.health.lines = [:]
    context.health.stillToDo = health.stillToDo.map(Self.wordless)
    return context
  }

  private static func wordless(_ problem: Problem) -> Problem {
    // The document itself holds no decision.
    if problem.file.hasSuffix("framework.yaml") { return problem }
    return Problem(
      file: problem.file, mark: problem.mark, severity: problem.severity,
      message: "what it is stays unsaid while a blind reading is open; 'check' tells it")
  }

  /// Refuses to decide on a statement of a blind reading by another way than that.
  ///
  /// - Throws: ``ReadingRefusal``.
  func checkSeeing(_ statement: String, of framework: String) throws {
    guard hides(statement, of: framework) else { return }
    throw ReadingRefusal(
      "'\(statement)' is in a blind reading that is open; nothing is decided on it elsewhere until "
        + "that is closed")
  }

  /// Whether others' decisions on a statement are hidden now.
  func hides(_ statement: String, of framework: String) -> Bool {
    hidden[framework]?.contains(statement) ?? false
  }
}
