import CrosswalkModel
import CrosswalkTestSupport
import Testing

/// Where documents are in force, and what is offered there.
@Suite struct JurisdictionTests {
  @Test(arguments: [
    ("San Francisco, California, USA", "California, USA", true),
    ("San Francisco, California, USA", "san francisco,  California,USA", true),
    ("California, USA", "San Francisco, California, USA", false),
    ("Kent, England", "California, USA", false),
    ("New Kent, England", "Kent, England", false),
    ("unknown", "Kent, England", false),
    ("", "USA", false),
  ])
  func `a document is in force where it says, and in what that lies in`(
    own: String, place: String, isThere: Bool
  ) {
    var framework = Self.framework
    framework.jurisdiction = own
    #expect(framework.isInForce(in: place) == isThere)
    let activity = Activity(
      id: "a", title: "A", mode: .training, hours: 1, jurisdiction: place)
    #expect(activity.isOffered(under: framework) == isThere)
    #expect(Activity(id: "a", title: "A", mode: .training, hours: 1).isOffered(under: framework))
  }

  private static var framework: Framework {
    Framework(
      id: "f", title: "F", publisher: "P", version: "1", jurisdiction: "", date: "unknown",
      language: "en", source: .init(title: "S"),
      scale: .init(
        id: "s", title: "S", construct: "C", rates: .units, basis: .observed, levels: []), units: []
    )
  }
}
