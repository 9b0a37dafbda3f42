import Foundation

/// A county's framework of forty statements, imported from a table and judged in part: most are linked,
/// some turned down as local, some not looked at, two worded as shortcomings.
enum FortyStatements {
  static let count = 40

  /// What the statements are about, in turn.
  private static let concepts = [
    "open-communication", "feedback", "teamwork", "safety-and-risk", "case-planning", "listening",
    "court-work", "tribal-relations", "community-partners", "learning-culture",
  ]

  /// Writes the county into a folder, as `county`; without links, rejections and judgements unless it is
  /// to be aligned.
  static func write(to folder: URL, isAligned: Bool = true) throws {
    var table = "Competency,Emerging,Proficient\n"
    for unit in 1...4 {
      for row in 1...5 {
        table +=
          "Skill \(unit),Begins with task \(unit).\(row).,Finishes task \(unit).\(row) well.\n"
      }
    }
    try Data(table.utf8).write(to: folder.appending(path: "anchors.csv"))
    let imported = try Program.run(["import", "anchors.csv", "--id", "county"], in: folder)
    guard imported.status == 0, isAligned else { return }
    let file = folder.appending(path: "county/framework.yaml")
    var framework = try String(contentsOf: file, encoding: .utf8)
    let ids = framework.matches(of: /- id: (\S+)\n\s+level:/).map { String($0.1) }
    for id in ids.suffix(2) {
      framework = framework.replacing(
        "- id: \(id)\n", with: "- id: \(id)\n        flags: [deficit]\n")
    }
    try Data(framework.utf8).write(to: file)
    var alignment = """
      format: crosswalk.alignment/1
      framework: county
      author: Ana
      version: "1"
      date: "2026"
      links:

      """
    let known = try concepts.filter { concept in
      try Program.run(["show", "ontology", concept]).status == 0
    }
    for (number, id) in ids.prefix(28).enumerated() {
      let relation = number % 4 == 0 ? "close" : number % 9 == 5 ? "related" : "narrower"
      alignment += "  \(id): [{concept: \(known[number % known.count]), share: 1, "
      alignment += "relation: \(relation), confidence: 0.8}]\n"
    }
    alignment += "rejected:\n"
    for id in ids[28..<32] { alignment += "  \(id): [{reason: Only done here.}]\n" }
    try Data(alignment.utf8).write(to: folder.appending(path: "county/alignment.yaml"))
    let matches = """
      format: crosswalk.matches/1
      from: county
      to: cpm
      author: Ana
      version: "1"
      date: "2026"
      justification: ManualMappingCuration
      matches:
        - {subject: \(ids[0]), object: 1.d, relation: close, confidence: 0.8, note: The same.}
        - {subject: \(ids[1]), object: 1.d, relation: related, confidence: 0.8, note: Near.}

      """
    try FileManager.default.createDirectory(
      at: folder.appending(path: "county/matches"), withIntermediateDirectories: true)
    try Data(matches.utf8).write(to: folder.appending(path: "county/matches/county--cpm.yaml"))
  }
}
