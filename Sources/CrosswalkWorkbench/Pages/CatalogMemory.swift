import CrosswalkBase
import CrosswalkKit
import CrosswalkModel

/// What was worked out of a catalog, so that the next page need not work it out again. A changed catalog
/// begins with an empty one. It weighs things by statements of frameworks.
typealias CatalogMemory = Remembered<CatalogPart>

/// What is worked out of a catalog, and of which frameworks.
struct CatalogPart: Hashable, Sendable {
  enum Kind: Hashable {
    case matrix, comparison, matcher, reportMatcher, report, translator, index, concepts
    case statements, standings, sheets
  }

  let kind: Kind
  var from = ""
  var to = ""
}

extension CatalogMemory {
  convenience init() { self.init(most: 250_000) }
}

/// What pages look up in a framework again and again.
struct FrameworkIndex: Sendable {
  let aligned: AlignedFramework
  /// By statement.
  let links: [String: [ConceptLink]]
  /// Statements that nobody has linked to a concept, or turned one down for.
  let undecided: Set<String>
  /// By id: the places of the unit, and of the statement in it.
  private let places: [String: (unit: Int, statement: Int)]

  init(_ aligned: AlignedFramework) {
    self.aligned = aligned
    links = aligned.linksByStatement
    undecided = aligned.undecided
    var places: [String: (unit: Int, statement: Int)] = [:]
    for (number, unit) in aligned.framework.units.enumerated() {
      for (position, statement) in unit.statements.enumerated()
      where places[statement.id] == nil {
        places[statement.id] = (number, position)
      }
    }
    self.places = places
  }

  /// A statement by its id as it stands, with its unit; nil for none.
  func statement(_ id: String) -> (unit: Framework.Unit, statement: Statement)? {
    places[id].map { place in
      let unit = aligned.framework.units[place.unit]
      return (unit, unit.statements[place.statement])
    }
  }

  /// The statements after one, in the order of the document.
  func statements(after id: String) -> some Sequence<Statement> {
    let units = aligned.framework.units
    let place = places[id] ?? (units.count, 0)
    let rest = units.dropFirst(place.unit).map { $0.statements[...] }
    let unit = rest.first.map { $0.dropFirst(place.statement + 1) } ?? []
    return ([unit] + rest.dropFirst()).lazy.joined()
  }

  /// The next statement after one that nobody has decided on, beginning anew at the end of the document.
  ///
  /// - Parameters:
  ///   - id: Of the statement that is left.
  ///   - isWanted: Which statements it may be.
  /// - Returns: Its id; nil where no other is open.
  func open(after id: String, where isWanted: (Statement) -> Bool = { _ in true }) -> String? {
    func isOpen(_ other: Statement) -> Bool {
      undecided.contains(other.id) && other.id != id && isWanted(other)
    }
    let next =
      statements(after: id).first(where: isOpen)
      ?? aligned.framework.units.lazy.flatMap(\.statements).first(where: isOpen)
    return next?.id
  }

  /// A statement by what people call it.
  ///
  /// - Throws: `NameError` for none, with the nearest.
  func statement(named name: String) throws -> (unit: Framework.Unit, statement: Statement) {
    if let found = statement(name) { return found }
    let all = aligned.framework.statements
    let id = try NameLookup(all.map { ($0.statement.id, $0.statement.id) })
      .id(of: name, as: "statement")
    return statement(id)!
  }
}
