import CrosswalkBase
import CrosswalkDocuments
import CrosswalkExchange
import CrosswalkFrameworks
import CrosswalkModel
import Testing

@testable import CrosswalkWorkbench

/// Judgements on pairs of statements, over the bundled ones.
@Suite struct JudgingTests {
  private func judged(_ run: EditingRun, _ subject: String) throws -> [MatchSet.Match] {
    let catalog = try run.catalog()
    return try PageContext(catalog, figures: CatalogFigures(catalog))
      .judged(from: "cpm", to: "kent").matches.filter { $0.subject == subject }
  }

  @Test func `a judgement of one's own lies over a bundled one, by both statements`() throws {
    let run = try EditingRun()
    let others = try judged(run, "3.a").filter { $0.object != "14.4" }
    let asked = try run.judge("3.a", of: "cpm", in: "kent", "14.4", "related")
    #expect(asked.status == 409 && asked.text.contains("Crosswalk project, reader"))
    // Nothing of our own markup stands there as text.
    #expect(!asked.text.contains("&lt;") && asked.text.contains("name=\"overrule\" value=\"yes\""))
    let answer = try run.judge(
      "3.a", of: "cpm", in: "kent", "14.4", "related", [("overrule", "yes")])
    #expect(answer.status == 303)
    #expect(answer.location == "/crosswalk/cpm/kent?statement=3.a&done=1#left")
    #expect(try #require(run.text("matches/cpm--kent.yaml")).contains("author: Ana"))
    let now = try judged(run, "3.a")
    let own = try #require(now.first { $0.object == "14.4" })
    #expect(own.relation == .related && own.author == "Ana" && own.note == "read both")
    #expect(Set(now.filter { $0.object != "14.4" }) == Set(others))
  }

  @Test func `a bundled judgement is withdrawn with a reason, and no command has it`() throws {
    let run = try EditingRun()
    #expect(try judged(run, "1.d").contains { $0.object == "2.1" })
    let nothing = try run.judge(
      "1.d", of: "cpm", in: "kent", "2.1", "withdraw", note: "", [("overrule", "yes")])
    #expect(nothing.status == 400 && nothing.text.contains("needs a reason"))
    #expect(try run.judge("1.d", of: "cpm", in: "kent", "2.1", "withdraw").status == 409)
    #expect(
      try run.judge(
        "1.d", of: "cpm", in: "kent", "2.1", "withdraw", [("overrule", "yes")]
      ).status == 303)
    #expect(try #require(run.text("matches/cpm--kent.yaml")).contains("relation: withdraw"))
    #expect(try !judged(run, "1.d").contains { $0.object == "2.1" })
    let catalog = try run.catalog()
    let match = try #require(
      try catalog.matcher(from: "cpm", to: "kent").matches(of: "1.d")?.matches.first {
        $0.id == "2.1"
      })
    #expect(!match.curated)
    #expect(try catalog.matcher(from: "kent", to: "cpm").matches(of: "2.1") != nil)
    let workspace = try Workspace([run.path], over: .bundled)
    #expect(try workspace.problems.isEmpty && workspace.contradictions().isEmpty)
    // What is not judged cannot be withdrawn, and what was withdrawn can be judged again.
    let again = try run.judge("1.d", of: "cpm", in: "kent", "2.1", "withdraw")
    #expect(again.status == 409 && again.text.contains("no judgement"))
    #expect(try run.judge("1.d", of: "cpm", in: "kent", "2.1", "close").status == 303)
    #expect(try judged(run, "1.d").first { $0.object == "2.1" }?.relation == .close)
  }

  @Test func `one pair is judged in one file, whichever way somebody looks`() throws {
    let run = try EditingRun()
    let overrule = [("overrule", "yes")]
    #expect(try run.judge("14.4", of: "kent", in: "cpm", "3.a", "narrower", overrule).status == 303)
    #expect(try run.judge("1.a", of: "cpm", in: "kent", nil, "scope", overrule).status == 303)
    #expect(
      run.files.keys.sorted() == ["matches/cpm--kent.yaml", "matches/kent--cpm.yaml"])
    #expect(try run.judge("3.a", of: "cpm", in: "kent", "14.4", "exact", overrule).status == 303)
    #expect(try judged(run, "3.a").first { $0.object == "14.4" }?.relation == .exact)
    #expect(try !#require(run.text("matches/cpm--kent.yaml")).contains("14.4"))
    // That nothing answers it takes the place of it, in whichever file.
    #expect(try run.judge("3.a", of: "cpm", in: "kent", nil, "absent", overrule).status == 303)
    let left = try judged(run, "3.a")
    #expect(left.contains { $0.object == nil && $0.absence == .absent })
    #expect(!left.contains { $0.object != nil && ($0.relation ?? .related) != .related })
    // And the other way round.
    #expect(try run.judge("14.4", of: "kent", in: "cpm", "3.a", "close", overrule).status == 303)
    let last = try judged(run, "3.a")
    #expect(!last.contains { $0.object == nil })
    #expect(last.first { $0.object == "14.4" }?.relation == .close)
    for _ in 0..<5 { #expect(try run.post("/undo", []).status == 303) }
    #expect(run.files.isEmpty)
  }

  @Test func `several objects are one step`() throws {
    let run = try EditingRun()
    let answer = try run.judge(
      "1.a", of: "cpm", in: "kent", "2.1", "related",
      [("object", "2.2"), ("relation", ""), ("object", "19.4"), ("relation", "none")])
    #expect(answer.status == 303)
    let own = try judged(run, "1.a").filter { $0.author == "Ana" }
    #expect(Set(own.map(\.object)) == ["2.1", "19.4"])
    #expect(try run.post("/undo", []).status == 303)
    #expect(run.files.isEmpty)
  }

  @Test func `the form was made on what is judged of the statement alone`() throws {
    let run = try EditingRun()
    let basis = try run.workbench.context.basis(matching: "1.a", of: "cpm", to: "kent")
    #expect(try run.judge("2.b", of: "cpm", in: "kent", "14.2", "related").status == 303)
    #expect(
      try run.judge("1.a", of: "cpm", in: "kent", "2.1", "related", basis: basis).status == 303)
    let late = try run.judge("1.a", of: "cpm", in: "kent", "2.2", "related", basis: basis)
    #expect(late.status == 409 && late.text.contains("changed this meanwhile"))
    #expect(late.text.contains("1.a related 2.1"))
  }
}
