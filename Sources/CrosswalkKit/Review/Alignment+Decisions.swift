import CrosswalkModel

extension Alignment {
  /// What each person has decided on some statements, as a review has it.
  ///
  /// - Parameter statements: Their ids, in the order in which decisions are given.
  /// - Returns: For each statement one decision of each who has judged it, in the order of the file.
  package func decisions(on statements: [String]) -> [ReviewDecision] {
    let rejectedByStatement = Dictionary(
      rejected.map { ($0.statement, $0.rejections) }, uniquingKeysWith: +)
    let linked = linksByStatement
    return statements.flatMap { id -> [ReviewDecision] in
      var found: [ReviewDecision] = []
      func place(_ name: String?) -> Int {
        let reviewer = name ?? author
        if let known = found.firstIndex(where: { $0.reviewer == reviewer }) { return known }
        found.append(ReviewDecision(statement: id, reviewer: reviewer))
        return found.count - 1
      }
      for var link in linked[id] ?? [] {
        let own = place(link.author)
        link.author = nil
        found[own].links.append(link)
      }
      for var rejection in rejectedByStatement[id] ?? [] {
        let own = place(rejection.author)
        rejection.author = nil
        found[own].rejections.append(rejection)
      }
      return found
    }
  }
}
