import CrosswalkModel
import Testing

@testable import CrosswalkDocuments

/// What is wrong with a catalogue of activities, each with its place.
@Suite struct CatalogueFileTests {
  private static let ontology = """
    format: crosswalk.ontology/1
    id: o
    title: O
    version: "1"
    date: "2024"
    stages:
      - {id: low, label: Low, from: 0, to: 40, scope: s}
      - {id: middle, label: Middle, from: 40, to: 70, scope: s}
      - {id: high, label: High, from: 70, to: 100, scope: s}
    domains:
      - id: d
        label: D
        concepts: [{id: court, label: Court, scope: s}, {id: feedback, label: Feedback, scope: s}]

    """

  private static let head = """
    format: crosswalk.catalogue/1
    id: c
    title: C
    version: "1"
    date: "2024"
    currency: USD
    activities:

    """

  private static let usual = "{concept: court, from: low, to: middle, closes: 0.5, reason: why}"

  private func activity(
    _ id: String, _ keys: String = "", hours: String = "6", effects: String = usual
  ) -> String {
    "  - {id: \(id), title: T, mode: training, hours: \(hours)\(keys), effects: [\(effects)]}\n"
  }

  private func set(_ activities: String, head: String = head) -> DocumentSet {
    var documents = DocumentSet()
    documents.read(.init(path: "o.yaml", bytes: Array(Self.ontology.utf8)))
    documents.read(.init(path: "c.yaml", bytes: Array((head + activities).utf8)))
    return documents
  }

  private func problems(_ activities: String, over known: [Activity] = []) -> [String] {
    set(activities).problems(activities: known).map(\.description)
  }

  @Test func `a catalogue is read with all that it says`() throws {
    let documents = set(
      activity("one")
        + activity(
          "two",
          ", months: 3, size: {from: 4, to: 24}, cost: 300, requires: [one], instead: g, "
            + "roles: [worker, all-staff], evidence: e, provider: p, jurisdiction: "
            + "'Kent, England', source: s"))
    #expect(documents.problems() == [])
    let catalogue = try #require(documents.catalogues.first).value
    #expect(catalogue.currency == "USD" && catalogue.note == nil)
    let effect = Activity.Effect(
      concept: "court", from: "low", to: "middle", closes: 0.5, reason: "why")
    #expect(
      catalogue.activities == [
        Activity(id: "one", title: "T", mode: .training, hours: 6, effects: [effect]),
        Activity(
          id: "two", title: "T", mode: .training, hours: 6, months: 3,
          size: .init(from: 4, to: 24), cost: 300, requires: ["one"], instead: "g",
          roles: [.worker, .allStaff], evidence: "e", provider: "p",
          jurisdiction: "Kent, England", source: "s",
          effects: [effect]),
      ])
  }

  @Test(arguments: [
    ("hours: 0", "c.yaml:8:48: error: the hours 0 are not over 0 and at most 10000"),
    ("hours: -1", "c.yaml:8:48: error: the hours -1 are not over 0 and at most 10000"),
    ("hours: 6, months: 0", "c.yaml:8:59: error: the months 0 are not from 1 to 120"),
    ("hours: 6, cost: -5", "c.yaml:8:57: error: the cost -5 is not from 0 to a thousand million"),
    (
      "hours: 6, size: {from: 9, to: 4}",
      "c.yaml:8:51: error: a size begins at 1 person or more and does not end before it begins, "
        + "unlike 9 to 4"
    ),
    (
      "hours: 6, roles: [agency]",
      "c.yaml:8:59: error: nobody's role is 'agency', so that nobody could attend"
    ),
    (
      "hours: 6, requires: [onne]",
      "c.yaml:8:62: error: unknown activity 'onne'; did you mean 'one'?"
    ),
    (
      "hours: 6, requires: [one]",
      "c.yaml:8:62: error: activities require each other in a ring, so that none can come first: "
        + "'one', 'one'"
    ),
  ])
  func `an impossible activity is told with its place`(keys: String, message: String) {
    let text = "  - {id: one, title: T, mode: training, \(keys), effects: [\(Self.usual)]}\n"
    #expect(problems(text) == [message])
  }

  @Test(arguments: [
    (
      "{concept: cuort, from: low, to: high, closes: 0.5, reason: r}",
      "c.yaml:8:71: error: unknown concept 'cuort'; did you mean 'court'?"
    ),
    (
      "{concept: court, from: lo, to: high, closes: 0.5, reason: r}",
      "c.yaml:8:84: error: unknown stage 'lo'; did you mean 'low'?"
    ),
    (
      "{concept: court, from: low, to: expert, closes: 0.5, reason: r}",
      "c.yaml:8:93: error: unknown stage 'expert'; there is low, middle, high"
    ),
    (
      "{concept: court, from: high, to: low, closes: 0.5, reason: r}",
      "c.yaml:8:84: error: the stages are reversed: 'high' comes after 'low'"
    ),
    (
      "{concept: court, from: low, to: high, closes: 1.2, reason: r}",
      "c.yaml:8:107: error: what it closes, 1.2, is not between 0 and 1"
    ),
    (
      usual + ", {concept: court, from: middle, to: high, closes: 0.1, reason: r}",
      "c.yaml:8:138: error: activity 'one' closes 'court' at 'middle' twice; first used at c.yaml:8:71"
    ),
    (
      "",
      "c.yaml:8:51: warning: activity 'one' closes nothing, so that no plan will hold it unless "
        + "others require it"
    ),
  ])
  func `an impossible effect is told with its place`(effects: String, message: String) {
    #expect(problems(activity("one", effects: effects)) == [message])
  }

  @Test func `a ring of requirements is told once, with all its members`() {
    let ring =
      activity("a", ", requires: [b]") + activity("b", ", requires: [c]")
      + activity("c", ", requires: [a]") + activity("d", ", requires: [a]")
    #expect(
      problems(ring) == [
        "c.yaml:8:60: error: activities require each other in a ring, so that none can come first: "
          + "'a', 'b', 'c', 'a'"
      ])
  }

  @Test func `an activity cannot need its own alternative`() {
    let text =
      activity("a", ", instead: g, requires: [b]") + activity("b", ", requires: [c]")
      + activity("c", ", instead: g")
    #expect(
      problems(text) == [
        "c.yaml:8:72: error: activity 'a' needs 'c', which is of the same group 'g' of which a "
          + "person does one at most"
      ])
  }

  @Test func `two activities of one id, and a price without a currency`() {
    #expect(
      problems(activity("a") + activity("a")) == [
        "c.yaml:9:10: error: activity 'a' is there twice; first used at c.yaml:8:10"
      ])
    let free = Self.head.replacing("currency: USD\n", with: "")
    #expect(
      set(activity("a", ", cost: 5"), head: free).problems().map(\.description) == [
        "c.yaml:7:55: warning: activity 'a' costs something, but the catalogue names no currency"
      ])
  }

  @Test func `what is required may stand in the catalogue below`() {
    let below = Activity(id: "below", title: "T", mode: .coaching, hours: 1)
    let text = activity("a", ", requires: [below]")
    #expect(problems(text, over: [below]) == [])
    #expect(problems(text) == ["c.yaml:8:60: error: unknown activity 'below'"])
    let ring = Activity(id: "below", title: "T", mode: .coaching, hours: 1, requires: ["a"])
    #expect(problems(text, over: [ring]).count == 1)
  }

  @Test func `an activity of a later catalogue takes the place of one with its id`() throws {
    func catalogue(_ id: String, _ hours: [(String, Double)]) -> ActivityCatalogue {
      ActivityCatalogue(
        id: id, title: id, version: "1", date: "2024",
        activities: hours.map { Activity(id: $0, title: "T", mode: .coaching, hours: $1) })
    }
    let ontology = Ontology(
      id: "o", title: "O", version: "1", date: "2024", stages: [], facets: [], domains: [])
    let catalog = Catalog(ontology: ontology)
      .adding(catalogues: [catalogue("below", [("a", 1), ("b", 2)])])
      .adding(catalogues: [catalogue("above", [("c", 3), ("a", 4)])])
    #expect(try catalog.activities().map(\.id) == ["a", "b", "c"])
    #expect(try catalog.activities().map(\.hours) == [4, 2, 3])
    #expect(catalog.cataloguesDigest != Catalog(ontology: ontology).cataloguesDigest)
  }
}
