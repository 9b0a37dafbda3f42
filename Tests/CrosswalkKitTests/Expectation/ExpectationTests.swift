import CrosswalkTestSupport
import Testing

@testable import CrosswalkBase
@testable import CrosswalkKit
@testable import CrosswalkModel

@Suite("What a time of service lets one expect")
struct ExpectationTests {
  private func framework(
    rates: Scale.Subject = .units, tenures: [Scale.Tenure?]
  ) -> Framework {
    var framework = RandomCatalog.plain(
      "one", levels: tenures.indices.map { "l\($0)" }, rates: rates,
      units: [("U", ["a", "b", "c"]), ("V", ["d"]), ("W", ["e"])])
    for (index, tenure) in tenures.enumerated() { framework.scale.levels[index].tenure = tenure }
    framework.units[0].statements[0].level = "l0"
    framework.units[0].statements[1].level = "l1"
    framework.units[2].rated = false
    return framework
  }

  private let bands: [Scale.Tenure?] = [
    .init(from: 0, to: 2), .init(from: 2, to: 3), .init(from: 3), nil,
  ]

  @Test(
    "The lower end of a band belongs to it, the upper to the next",
    arguments: [
      (0, "l0"), (-0.0, "l0"), (1.99, "l0"), (2.0.nextDown, "l0"), (2, "l1"),
      (3.0.nextDown, "l1"), (3, "l2"), (70, "l2"),
    ])
  func boundaries(tenure: Double, level: String) throws {
    let expectation = try Expectation(of: framework(tenures: bands), tenure: tenure)
    #expect(expectation.level.id == level)
    #expect(expectation.apart.map(\.id) == ["l3"])
  }

  @Test(
    "No person has served so long",
    arguments: [-1, -1e-300, 70.0.nextUp, 1e9, .infinity, -.infinity, .nan, .signalingNaN])
  func impossible(tenure: Double) {
    #expect {
      try Expectation(of: framework(tenures: bands), tenure: tenure)
    } throws: { error in
      guard case .impossibleTenure? = error as? ExpectationError else { return false }
      return "\(error)".hasPrefix("a tenure is from 0 to 70 years, not ")
    }
  }

  @Test("The statements of the level and those of every level, in rated units")
  func statements() throws {
    let expectation = try Expectation(of: framework(tenures: bands), tenure: 2.5)
    #expect(expectation.units.map(\.id) == ["U", "V"])
    #expect(expectation.units.map { $0.statements.map(\.id) } == [["b", "c"], ["d"]])
  }

  @Test("The profile is expected, never observed, and rates what the scale rates")
  func profile() throws {
    let units = try Expectation(of: framework(tenures: bands), tenure: 3, role: .worker).profile
    #expect(units.basis == .expected && units.role == .worker)
    #expect(units.levels == ["U": "l2", "V": "l2"])
    let person = try Expectation(of: framework(rates: .person, tenures: bands), tenure: 3).profile
    #expect(person.basis == .expected && person.levels == [Profile.wholePerson: "l2"])
  }

  @Test("Without bands, or outside of all, nothing can be expected, and that is said")
  func noBand() {
    #expect(throws: ExpectationError.noTenureBands(framework: "one")) {
      try Expectation(of: framework(tenures: [nil, nil]), tenure: 1)
    }
    let gap: [Scale.Tenure?] = [.init(from: 1, to: 2), .init(from: 3, to: 4)]
    for tenure in [0, 2, 2.5, 4] {
      #expect(throws: ExpectationError.noBand(tenure, framework: "one")) {
        try Expectation(of: framework(tenures: gap), tenure: tenure)
      }
    }
    #expect(
      "\(ExpectationError.noBand(2.5, framework: "one"))"
        == "no level of 'one' belongs to a tenure of 2.5 years")
  }
}
