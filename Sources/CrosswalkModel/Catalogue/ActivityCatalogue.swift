/// The activities that a curriculum can be made of.
public struct ActivityCatalogue: Sendable, Codable, Hashable {
  /// What results call the catalogue.
  public var id: String
  /// Its name.
  public var title: String
  /// Any text; a change of an activity is a new version.
  public var version: String
  /// The date of the version, as the file gives it.
  public var date: String
  /// What to know of all activities alike.
  public var note: String?
  /// What costs are counted in.
  public var currency: String?
  /// In the order of the file.
  public var activities: [Activity]

  /// A catalogue; the ids of its activities are unique in it.
  public init(
    id: String, title: String, version: String, date: String, note: String? = nil,
    currency: String? = nil, activities: [Activity]
  ) {
    self.id = id
    self.title = title
    self.version = version
    self.date = date
    self.note = note
    self.currency = currency
    self.activities = activities
  }
}

extension Sequence<ActivityCatalogue> {
  /// All activities: one of a later catalogue takes the place of one that has its id.
  public var laidOver: [Activity] {
    var activities: [Activity] = []
    var places: [String: Int] = [:]
    for activity in lazy.flatMap(\.activities) {
      if let place = places[activity.id] {
        activities[place] = activity
      } else {
        places[activity.id] = activities.count
        activities.append(activity)
      }
    }
    return activities
  }
}
