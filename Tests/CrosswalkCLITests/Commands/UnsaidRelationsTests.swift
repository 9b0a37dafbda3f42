import CrosswalkCLI
import Foundation
import Testing

/// Links of which nobody has said what the statement is to the concept.
@Suite struct UnsaidRelationsTests {
  private struct Report: Decodable {
    struct Side: Decodable {
      struct Behaviour: Decodable {
        var statements, served, touched, notJudged: Int
        var share: Double?
      }
      var behaviour: Behaviour
      var topic: Double?
      var unsaidLinks: Int
    }
    var mine, target: Side
  }

  private static let concepts = [
    "open-communication", "feedback", "teamwork", "safety-and-risk", "case-planning", "listening",
  ]

  /// A county whose statements somebody accepts a concept for, as a sheet has it.
  private func inCounty(relation: String, _ body: (URL, [String]) throws -> Void) throws {
    try Program.inFolder { folder in
      try FortyStatements.write(to: folder, isAligned: false)
      let framework = try String(
        contentsOf: folder.appending(path: "county/framework.yaml"), encoding: .utf8)
      let ids = framework.matches(of: /- id: (\S+)\n\s+level:/).map { String($0.1) }
      try write(ids, relation: relation, to: folder)
      try body(folder, ids)
    }
  }

  private func write(_ ids: [String], relation: String, to folder: URL) throws {
    var sheet = "framework,statement,decision,concept,relation,reviewer\n"
    for (place, id) in ids.enumerated() {
      sheet += "county,\(id),accept,\(Self.concepts[place % Self.concepts.count]),\(relation),Ana\n"
    }
    try Data(sheet.utf8).write(to: folder.appending(path: "sheet.csv"))
  }

  private func apply(_ folder: URL, _ arguments: String...) throws -> Program.Result {
    let result = try Program.run(
      ["review", "apply", "sheet.csv", "--frameworks", "county"] + arguments, in: folder)
    #expect(result.status == 0, "\(result.stderr)")
    return result
  }

  private func report(_ folder: URL) throws -> Report {
    try Program.run(
      ["report", "county", "--against", "set", "--frameworks", "county", "--format", "json"],
      in: folder
    ).json()
  }

  @Test func `a blank is no claim: it is told everywhere, and the report says not judged`() throws {
    try inCounty(relation: "") { folder, ids in
      let applied = try apply(folder)
      #expect(
        applied.stderr.contains("40 links do not say what the statement is to the concept"),
        "\(applied.stderr)")
      #expect(applied.stderr.contains("--relation says one for all of them"))
      let alignment = try String(
        contentsOf: folder.appending(path: "county/alignment.yaml"), encoding: .utf8)
      #expect(alignment.matches(of: /concept: [a-z-]+, share: 1, confidence/).count == 40)
      let checked = try Program.run(["check", "county"], in: folder)
      #expect(checked.status == 0, "\(checked.text)")
      #expect(
        checked.text.contains("say under 'relation' what statements are to concepts: 40 links"))
      let found = try report(folder)
      #expect(found.mine.unsaidLinks == 40 && found.mine.topic! > 0.5, "topics are covered")
      #expect(found.mine.behaviour.notJudged > 20 && found.mine.behaviour.served == 0)
      let text = try Program.run(
        ["report", "county", "--against", "set", "--frameworks", "county"], in: folder
      ).text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(text.contains("40 links of county to concepts do not say"))
      #expect(text.contains("relation not said"))
      let match = try Program.run(
        ["match", "county:\(ids[0])", "--to", "set", "--frameworks", "county"], in: folder
      ).text
      #expect(match.contains("Not judged yet") && match.contains("relation not said"))
      // Said later, for all or one by one, it is judged.
      let again = try apply(folder, "--relation", "close")
      #expect(again.stderr.contains("40 changed") && !again.stderr.contains("do not say"))
      let said = try report(folder)
      #expect(said.mine.unsaidLinks == 0 && said.mine.behaviour.served > 0)
      #expect(said.mine.behaviour.notJudged == 0 && said.mine.topic == found.mine.topic)
      #expect(
        !(try Program.run(["check", "county"], in: folder)).text.contains("under 'relation'"))
    }
  }

  @Test func `a relation that is said is taken as it is said`() throws {
    try inCounty(relation: "narrower") { folder, _ in
      let applied = try apply(folder, "--relation", "broader")
      #expect(!applied.stderr.contains("do not say"))
      let alignment = try String(
        contentsOf: folder.appending(path: "county/alignment.yaml"), encoding: .utf8)
      #expect(alignment.contains("relation: narrower") && !alignment.contains("relation: broader"))
    }
  }
}
