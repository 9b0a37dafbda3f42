import Testing

@testable import CrosswalkModel

@Suite("Roles")
struct RoleTests {
  @Test("A statement fits the people that its actor names, and nobody else")
  func table() {
    let people: [Role] = [.worker, .supervisor, .manager, .director, .leader, .allStaff, .agency]
    let fits: [Role: [Bool]] = [
      .worker: [true, false, false, false, false, true, false],
      .supervisor: [false, true, false, false, true, true, false],
      .manager: [false, false, true, false, true, true, false],
      .director: [false, false, false, true, true, true, false],
      .leader: [false, true, true, true, true, true, false],
      .allStaff: [true, true, true, true, true, true, false],
      .agency: [false, false, false, false, false, false, false],
    ]
    #expect(Set(people) == Set(Role.allCases))
    for actor in Role.allCases {
      #expect(people.map(actor.fits) == fits[actor], "\(actor)")
    }
  }

  @Test("Fitting reads the same both ways")
  func symmetry() {
    for one in Role.allCases {
      for other in Role.allCases { #expect(one.fits(other) == other.fits(one)) }
    }
  }
}
