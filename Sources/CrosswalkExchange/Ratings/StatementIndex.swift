import CrosswalkBase
import CrosswalkKit
import CrosswalkModel

/// Where the statements of a framework's rated units stand, so that rows can mark them.
struct StatementIndex {
  /// A statement by numbers.
  struct Place {
    /// In the ``RatingIndex``.
    var unit: Int
    /// In the unit, in the order of the document.
    var position: Int
    /// Whether the document binds it to a level.
    var hasLevel: Bool
  }

  let places: [String: Place]
  /// By unit and statement.
  let ids: [[String]]

  init(_ framework: Framework, _ index: RatingIndex) {
    var places: [String: Place] = [:]
    var ids = [[String]](repeating: [], count: index.units.count)
    let units = Set(framework.ratedUnits.map(\.id))
    for unit in framework.ratedUnits {
      guard let position = index.unit(unit.id) else { continue }
      ids[position] = unit.statements.map(\.id)
      for (place, statement) in unit.statements.enumerated() where !units.contains(statement.id) {
        places[statement.id] = Place(
          unit: position, position: place, hasLevel: statement.level != nil)
      }
    }
    self.places = places
    self.ids = ids
  }

  /// The id of the statement that somebody most likely meant; nil if none is close.
  func nearest(to name: String) -> String? { CrosswalkBase.nearest(name, in: places.keys.sorted()) }
}
