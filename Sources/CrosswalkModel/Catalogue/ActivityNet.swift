import CrosswalkBase

/// What activities require of each other, over all catalogues that are used together.
package struct ActivityNet {
  private let activities: [String: Activity]
  /// Offers the nearest id where one is unknown.
  let suggestions: Suggestions

  /// Of several with one id the last counts.
  package init(_ activities: [Activity]) {
    self.activities = Dictionary(
      activities.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
    suggestions = Suggestions(Set(self.activities.keys))
  }

  func has(_ id: String) -> Bool { activities[id] != nil }

  /// The activities that one leads to by what is required, itself first, each after the one that
  /// requires it.
  private func reached(from id: String) -> [(id: String, before: Int)] {
    var all: [(id: String, before: Int)] = [(id, 0)]
    var seen: Set<String> = [id]
    var next = 0
    while next < all.count {
      for other in activities[all[next].id]?.requires ?? [] where seen.insert(other).inserted {
        all.append((other, next))
      }
      next += 1
    }
    return all
  }

  /// The ring in which one activity requires another and that, sooner or later, the first again;
  /// nil if there is none. Found once: from the member whose id comes first.
  func ring(from id: String, through other: String) -> [String]? {
    let way = reached(from: other)
    guard var place = way.firstIndex(where: { $0.id == id }) else { return nil }
    var ring: [String] = []
    while place > 0 {
      ring.append(way[place].id)
      place = way[place].before
    }
    if other != id { ring.append(other) }
    ring = [id] + ring.reversed().filter { $0 != id } + [id]
    return ring.min() == id ? ring : nil
  }

  /// An activity of the same group that is needed, directly or not, where one is required.
  func alternative(to activity: Activity, required id: String) -> String? {
    guard let group = activity.instead else { return nil }
    return reached(from: id).map(\.id).first {
      $0 != activity.id && activities[$0]?.instead == group
    }
  }
}
