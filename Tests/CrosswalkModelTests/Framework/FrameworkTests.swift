import CrosswalkTestSupport
import Testing

@testable import CrosswalkBase
@testable import CrosswalkModel

@Suite("Frameworks")
struct FrameworkTests {
  private let framework: Framework = {
    var framework = RandomCatalog.plain(
      "f", levels: ["low", "high"], units: [("u2", ["b", "a"]), ("u1", ["c"])])
    framework.units[0].rated = false
    return framework
  }()

  @Test("Statements come with their units, in the order of the document")
  func statements() {
    #expect(framework.statements.map(\.statement.id) == ["b", "a", "c"])
    #expect(framework.statements.map(\.unit.id) == ["u2", "u2", "u1"])
  }

  @Test("Units that only hold statements are not among the rated ones")
  func ratedUnits() { #expect(framework.ratedUnits.map(\.id) == ["u1"]) }

  @Test("The rank of a level counts from the lowest; an unknown level has none")
  func rank() {
    #expect(framework.scale.rank(of: "low") == 0)
    #expect(framework.scale.rank(of: "high") == 1)
    #expect(framework.scale.rank(of: "High") == nil)
  }
}
