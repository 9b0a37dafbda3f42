import CrosswalkKit

extension ProfileTable {
  /// Leaves out whom the target has no level for: people without a time of service, where each is
  /// held against the own, or with one that no level belongs to.
  ///
  /// - Returns: Why, by the line on which each first stands.
  package mutating func leaveOut(
    notHeldBy finder: GapFinder, namesPeople: Bool
  ) -> [RatingsReader.Note] {
    var notes: [RatingsReader.Note] = []
    people.removeAll { person in
      let reason: String
      do {
        if try finder.levels(tenure: person.tenure) != nil { return false }
        reason = "no years of service are told, and the target goes by them"
      } catch { reason = "\(error)" }
      let who = namesPeople ? "\(person.person) is left out: " : "the person is left out: "
      notes.append(.init(line: person.line, message: who + reason))
      return true
    }
    return notes.sorted { ($0.line, $0.message) < ($1.line, $1.message) }
  }
}
