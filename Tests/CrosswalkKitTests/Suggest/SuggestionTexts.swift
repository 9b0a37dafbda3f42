import CrosswalkTestSupport

@testable import CrosswalkBase
@testable import CrosswalkModel

/// Small frameworks with wording, for suggestions.
enum SuggestionTexts {
  static let ontology = Ontology(
    id: "o", title: "O", version: "1", date: "2026", stages: [], facets: [],
    domains: [
      .init(
        id: "work", label: "Desk work",
        concepts: [
          .init(
            id: "records", label: "Records and documents", altLabels: ["case notes"],
            scope: "Accurate files. Speaking is talk; testimony in court is court."),
          .init(
            id: "talk", label: "Talking and listening", scope: "Plain speech and an open ear."),
        ]),
      .init(
        id: "outside", label: "Outside",
        concepts: [
          .init(id: "court", label: "Court", scope: "Judges, lawyers and hearings."),
          .init(id: "kin", label: "Relatives", scope: "Aunts, uncles and grandparents."),
        ]),
    ])

  static func framework(
    _ id: String, _ statements: [(text: String, concepts: [String: Double])]
  ) -> AlignedFramework {
    let framework = RandomCatalog.plain(
      id, levels: ["one"], units: [(id: "U", statements: statements.indices.map { "\($0)" })])
    var document = framework
    for (index, statement) in statements.enumerated() {
      document.units[0].statements[index].text = statement.text
    }
    return AlignedFramework(
      framework: document,
      alignment: Alignment(
        framework: id, author: "us", version: "1", date: "2026",
        links: statements.enumerated().filter { !$1.concepts.isEmpty }.map { index, statement in
          .init(
            statement: "\(index)",
            links: statement.concepts.sorted { $0.key < $1.key }.map {
              .init(concept: $0.key, share: $0.value, relation: .narrower, confidence: 1)
            })
        }))
  }

  static let first = framework(
    "first",
    [
      ("Writes up every visit in the file", ["records": 1]),
      ("Hears what an uncle has to say", ["kin": 0.3, "talk": 0.6]),
      ("Brings the papers before the judge", ["court": 0.8, "records": 0.2]),
    ])
  static let second = framework(
    "second",
    [
      ("Keeps the file of a visit up to date", ["records": 0.9]),
      ("Listens with an open ear", ["talk": 1]),
      ("Invites grandparents and aunts", ["kin": 1]),
    ])
  /// Nobody has aligned it.
  static let bare = framework(
    "bare",
    [
      ("Hears what an uncle has to say", [:]), ("Documents each hearing in court", [:]),
      ("Zzz qqq", [:]),
    ])

  static func catalog(_ frameworks: [AlignedFramework]) -> Catalog {
    Catalog(ontology: ontology, frameworks: frameworks)
  }

  /// Random frameworks over the small ontology, whose statements use the words of their concepts.
  static func random(_ random: inout RandomCatalog, id: String, statements: Int)
    -> AlignedFramework
  {
    let words = [
      "records": ["file", "notes", "accurate", "documents"],
      "talk": ["speech", "listening", "open", "ear"],
      "court": ["judge", "lawyers", "hearing", "court"],
      "kin": ["aunts", "uncle", "grandparents", "relatives"],
    ]
    let concepts = words.keys.sorted()
    return framework(
      id,
      (0..<statements).map { _ in
        let chosen = random.some(concepts, 1...2)
        let text = (chosen.flatMap { random.some(words[$0]!, 1...2) } + ["does", "work"])
          .joined(separator: " ")
        return (
          text, Dictionary(uniqueKeysWithValues: chosen.map { ($0, 1 / Double(chosen.count)) })
        )
      })
  }
}
