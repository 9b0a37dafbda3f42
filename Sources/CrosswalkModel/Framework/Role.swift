/// Who acts in a statement, or who the rated person is.
///
/// The raw values are the words that data files and the command line use.
public enum Role: String, Sendable, Codable, Hashable, CaseIterable {
  case worker, supervisor, manager, director
  /// Anyone who leads: supervisors, managers and directors alike.
  case leader
  /// Everyone who works in the agency.
  case allStaff = "all-staff"
  /// The organisation as such; no person is rated on it.
  case agency

  /// The roles that a person can have.
  package static let ofPersons: [Role] = [.worker, .supervisor, .manager, .director, .leader]
  /// Those of them that say what somebody's work is.
  package static let ofOnePerson: [Role] = [.worker, .supervisor, .manager, .director]

  /// Whether a statement about `self` speaks of somebody in the role `person`.
  ///
  /// `all-staff` fits everyone, `leader` fits supervisors, managers and directors (and the
  /// other way about: a person known only as a leader fits statements about any of the three);
  /// otherwise the two must be equal. `agency` fits nobody.
  public func fits(_ person: Role) -> Bool {
    if self == .agency || person == .agency { return false }
    if self == person || self == .allStaff || person == .allStaff { return true }
    let leading: Set<Role> = [.supervisor, .manager, .director]
    return (self == .leader && leading.contains(person))
      || (person == .leader && leading.contains(self))
  }
}
