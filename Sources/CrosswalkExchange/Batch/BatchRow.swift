import CrosswalkModel

/// One usable row by numbers, without its person.
struct BatchRow: Sendable {
  /// The line on which it begins, from 1.
  var line: Int
  /// The number of the day; 0 where none is told.
  var day: Int32
  /// In the framework's ``RatingIndex``; the number of units stands for every unit.
  var unit: UInt16
  /// On the scale, lowest 0.
  var level: UInt16
  var kind: RatingKind
}

/// A role and a basis in one byte.
struct RatingKind: Sendable, Hashable {
  let code: UInt8

  private static let roles = Role.allCases
  private static let bases = Basis.allCases

  init(_ role: Role?, _ basis: Basis) {
    let place = role.map { Self.roles.firstIndex(of: $0)! + 1 } ?? 0
    code = UInt8(place * Self.bases.count + Self.bases.firstIndex(of: basis)!)
  }

  init(code: UInt8) { self.code = code }

  /// Nil: not known.
  var role: Role? {
    let place = Int(code) / Self.bases.count
    return place == 0 ? nil : Self.roles[place - 1]
  }

  var basis: Basis { Self.bases[Int(code) % Self.bases.count] }

  /// Whether a person with both is counted by this one: by what was observed before all else, then by the role
  /// that is answered first.
  func isCounted(before other: RatingKind) -> Bool {
    (Int(code) % Self.bases.count, role?.rawValue ?? "")
      < (Int(other.code) % Self.bases.count, other.role?.rawValue ?? "")
  }

  /// The order in which the ratings of one person are answered.
  static func < (a: RatingKind, b: RatingKind) -> Bool {
    (a.role?.rawValue ?? "", a.basis.rawValue) < (b.role?.rawValue ?? "", b.basis.rawValue)
  }
}
