/// Kinds of what can be wrong with a row of ratings, in words that a number stands before.
package enum RowFault: String, Sendable, Hashable, CaseIterable {
  case form = "cannot be taken apart into the columns of the first row"
  case person = "name no person"
  case role = "have an unknown role"
  case basis = "have an unknown basis"
  case unit = "have an unknown unit"
  case level = "have an unknown level"
  case date = "have no right date"
  case tenure = "have no right years of service"
  case contradiction = "contradict another row"

  /// The column that it is found in; nil where it concerns the row.
  var column: RatingColumns.Column? {
    switch self {
    case .person: .person
    case .role: .role
    case .basis: .basis
    case .unit: .unit
    case .level: .level
    case .date: .date
    case .tenure: .tenure
    case .form, .contradiction: nil
    }
  }
}
