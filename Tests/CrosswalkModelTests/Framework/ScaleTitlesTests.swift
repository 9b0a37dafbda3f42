import CrosswalkModel
import Testing

@Suite("What levels and outcomes are called")
struct ScaleTitlesTests {
  private let scale = Scale(
    id: "s", title: "Scale", construct: "", rates: .units, basis: .observed,
    levels: [
      .init(id: "new", title: "New"), .init(id: "below", title: "Nearly There"),
      .init(id: "old", title: "Old"),
    ])

  @Test("A level is called by its title, what is no level by its id")
  func levels() {
    #expect(
      ["new", "below", "old", "gone"].map(scale.title(of:)) == [
        "New", "Nearly There", "Old", "gone",
      ])
  }

  @Test("Outcomes outside the scale are called after its ends")
  func outcomes() {
    #expect(
      ["below", "new", "above"].map(scale.title(ofOutcome:)) == [
        "below New", "New", "above Old",
      ])
    var none = scale
    none.levels = []
    #expect(none.title(ofOutcome: "below") == "below ")
  }
}
