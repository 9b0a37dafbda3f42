import CrosswalkDocuments
import CrosswalkModel

/// A small catalog, and a county's files to be laid over it.
enum WorkspaceTexts {
  static func file(_ path: String, _ text: String) -> DocumentSet.File {
    DocumentSet.File(path: path, bytes: Array(text.utf8))
  }

  static func framework(_ id: String) -> String {
    """
    format: crosswalk.framework/1
    id: \(id)
    title: \(id)
    publisher: p
    version: "1"
    jurisdiction: j
    date: d
    source: {title: s}
    scale:
      id: \(id)-scale
      title: S
      construct: c
      rates: units
      basis: observed
      levels: [{id: low, title: Low}, {id: high, title: High}]
    units:
      - id: U
        title: Unit
        statements: [{id: \(id).1, text: One.}, {id: \(id).2, level: high, text: Two.}]

    """
  }

  static func alignment(_ id: String, author: String, concepts: [String]) -> String {
    """
    format: crosswalk.alignment/1
    framework: \(id)
    author: \(author)
    version: "1"
    date: d
    links:

    """
      + concepts.enumerated().map {
        "  \(id).\($0 + 1): [{concept: \($1), share: 1, relation: close, confidence: 1}]\n"
      }.joined()
  }

  static let ontology = file(
    "base/ontology.yaml",
    """
    format: crosswalk.ontology/1
    id: o
    title: O
    version: "1"
    date: d
    domains:
      - id: all-of-it
        label: All of it
        concepts:
          - {id: rapport, label: Rapport, scope: s}
          - {id: teamwork, label: Teamwork, scope: s}

    """)

  /// What the catalog is made of.
  static let baseFiles = [
    ontology, file("base/base/framework.yaml", framework("base")),
    file(
      "base/base/alignment.yaml",
      alignment("base", author: "first", concepts: ["rapport", "rapport"])),
    file("base/other/framework.yaml", framework("other")),
  ]

  static func base() throws -> Catalog { try Workspace(files: baseFiles, over: nil).catalog() }

  /// A county's framework, aligned.
  static let county = [
    file("c/county/framework.yaml", framework("county")),
    file(
      "c/county/alignment.yaml",
      alignment("county", author: "county", concepts: ["rapport", "teamwork"])),
  ]

  /// The county's own link for the catalog's framework.
  static let overlay = file(
    "c/overlays/base.yaml", alignment("base", author: "county", concepts: ["teamwork"]))

  static let matches = file(
    "c/matches/county--base.yaml",
    """
    format: crosswalk.matches/1
    from: county
    to: base
    author: county
    version: "1"
    date: d
    matches:
      - {subject: county.1, object: base.1, relation: exact, confidence: 1, note: n}

    """)
}
