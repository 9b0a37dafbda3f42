import CrosswalkBase
import CrosswalkModel

/// The counterparts of whatever somebody asked about.
package enum MatchAnswer {
  /// Of every statement of a framework.
  case framework([StatementMatches])
  /// Of one statement.
  case statement(StatementMatches)
  /// Of a unit, a level of a unit, a heading or a concept.
  case part(PartMatches)
}

extension StatementMatcher {
  /// The counterparts of a part of the source.
  ///
  /// - Parameters:
  ///   - part: As ``FrameworkPart/init(_:in:)`` takes it; nil: all statements.
  ///   - limit: At most so many for each.
  ///   - ontology: Whose concepts tell what a heading is about.
  /// - Returns: What was found, in the order in which a match tells it.
  /// - Throws: `NameError` for a part that is not there, `Abandoned` where nobody waits for the answer.
  package func answer(to part: String?, limit: Int, ontology: Ontology) throws -> MatchAnswer {
    guard let part else {
      var all: [StatementMatches] = []
      try forEach(limit: limit) {
        try Interest.check()
        all.append($0)
      }
      return .framework(all)
    }
    let found = try FrameworkPart(part, in: source.framework)
    if case .statement(let id) = found { return .statement(matches(of: id, limit: limit)!) }
    return .part(matches(of: found, limit: limit, ontology: ontology)!)
  }
}
