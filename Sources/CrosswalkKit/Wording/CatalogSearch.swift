import CrosswalkBase
import CrosswalkModel

/// Statements, units and concepts that hold all the words of a query.
package struct CatalogSearch: Encodable, Sendable {
  /// One that was found.
  package struct Hit: Encodable, LeavesOutAbsent, Sendable, Hashable {
    /// What is found.
    package enum Kind: String, Encodable, Sendable { case concept, unit, statement }

    package let kind: Kind
    /// The id of the framework; nil for a concept.
    package let framework: String?
    package let id: String
    package let text: String
  }

  private let format = "crosswalk.find/1"
  /// As they were asked for.
  package let words: [String]
  /// Concepts first, then by framework in the order of its document.
  package let hits: [Hit]

  /// - Parameters:
  ///   - words: A word is found where a word of the text begins with it, in any case.
  ///   - act: Just statements that ask for this kind of act; nil: all, with units and concepts.
  ///   - catalog: Where to look.
  /// - Throws: `DecodingError` for a damaged catalog.
  package init(_ words: [String], act: Act? = nil, in catalog: Catalog) throws {
    self.words = words
    let search = WordSearch(words.joined(separator: " "))
    let concepts = act == nil ? catalog.ontology.concepts : []
    var hits = concepts.filter {
      search.matches([$0.id, $0.label, $0.scope] + $0.altLabels)
    }.map { Hit(kind: .concept, framework: nil, id: $0.id, text: "\($0.label). \($0.scope)") }
    for id in catalog.frameworkIDs {
      let framework = try catalog.framework(id).framework
      for unit in framework.units {
        if act == nil, search.matches([unit.id, unit.title]) {
          hits.append(Hit(kind: .unit, framework: id, id: unit.id, text: unit.title))
        }
        for statement in unit.statements
        where (act == nil || statement.act == act)
          && search.matches([statement.id, statement.text])
        {
          hits.append(
            Hit(kind: .statement, framework: id, id: statement.id, text: statement.text))
        }
      }
    }
    self.hits = hits
  }
}
