import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import Synchronization

/// What was worked out of a catalog, so that the next page need not work it out again. A changed catalog
/// begins with an empty one.
///
/// It holds so much and no more: what was not asked for the longest goes first.
final class CatalogMemory: Sendable {
  /// What something is, and of which frameworks.
  struct Key: Hashable {
    let kind: Kind
    var from = ""
    var to = ""
  }

  enum Kind: Hashable {
    case matrix, comparison, matcher, report, translator, index, concepts, statements, standings
    case sheets
  }

  /// A value that is worked out once, whoever asks for it meanwhile.
  private final class Place: Sendable {
    let value = Mutex<(any Sendable)?>(nil)
  }

  private struct Entry {
    let place: Place
    let weight: Int
    var lastUse: Int
  }

  private struct State {
    var entries: [Key: Entry] = [:]
    var weight = 0
    var clock = 0
  }

  /// In statements of frameworks.
  private let most: Int
  private let state = Mutex(State())

  /// - Parameter most: What all of it may weigh together.
  init(most: Int = 100_000) { self.most = most }

  /// What is kept under a key, or is made now.
  ///
  /// - Parameters:
  ///   - key: What is asked for; the same key always asks for the same kind of value.
  ///   - weight: How much room it takes, in statements.
  ///   - make: Makes it; others who ask for the same wait for it.
  /// - Returns: The value.
  /// - Throws: What `make` throws; then nothing is kept.
  func value<Value: Sendable>(
    _ key: Key, weight: Int, _ make: () throws -> Value
  ) throws -> Value {
    let place = place(key, weight: weight)
    return try place.value.withLock { kept in
      if let value = kept as? Value { return value }
      let value = try make()
      kept = value
      return value
    }
  }

  /// Whether something is kept already.
  func has(_ key: Key) -> Bool {
    let place = state.withLock { $0.entries[key]?.place }
    return place?.value.withLockIfAvailable { $0 != nil } ?? false
  }

  /// How many things are kept.
  var count: Int { state.withLock { $0.entries.count } }

  private func place(_ key: Key, weight: Int) -> Place {
    state.withLock { state in
      state.clock += 1
      if let entry = state.entries[key] {
        state.entries[key]!.lastUse = state.clock
        return entry.place
      }
      let place = Place()
      state.entries[key] = Entry(place: place, weight: weight, lastUse: state.clock)
      state.weight += weight
      while state.weight > most, state.entries.count > 1,
        let oldest = state.entries.min(by: { $0.value.lastUse < $1.value.lastUse })
      {
        state.entries[oldest.key] = nil
        state.weight -= oldest.value.weight
      }
      return place
    }
  }
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
