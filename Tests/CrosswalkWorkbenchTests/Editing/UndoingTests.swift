import CrosswalkBase
import CrosswalkDocuments
import CrosswalkFrameworks
import CrosswalkModel
import Testing

@testable import CrosswalkWorkbench

/// Steps that are taken back and done again.
@Suite struct UndoingTests {
  private func undo(_ run: EditingRun, _ more: [(String, String)] = []) throws -> Int {
    try run.post("/undo", more).status
  }

  private func redo(_ run: EditingRun) throws -> Int { try run.post("/redo", []).status }

  /// Decisions of all kinds in any order; all that is undone is as it was, byte for byte, and all that is
  /// done again as it was then.
  @Test(arguments: 0..<6) func `so many steps back are the bytes of before`(seed: Int) throws {
    let run = try EditingRun(EditingRun.county)
    var random = SplitMix64(seed: UInt64(seed))
    func pick<Value>(_ values: [Value]) -> Value {
      values[Int(random.next() % UInt64(values.count))]
    }
    var states = [run.files]
    for step in 0..<12 {
      let status: Int
      switch random.next() % 4 {
      case 0:
        status = try run.link(
          pick(["A.1", "A.2", "A.3", "B.1", "B.2"]), of: "county",
          to: pick(["feedback", "rapport"]),
          share: pick(["0.2", "0.9"]), reviewer: pick(["Ana", "Ben"]), [("overrule", "yes")]
        ).status
      case 1:
        status = try run.link(
          pick(["1.a", "1.b", "2.a"]), of: "cpm", to: pick(["feedback", "rapport"]),
          [("overrule", "yes")]
        ).status
      case 2:
        status = try run.judge(
          pick(["1.a", "1.d", "2.b"]), of: "cpm", in: "kent", pick(["2.1", "19.4"]),
          pick(["close", "none", "related"]), [("overrule", "yes")]
        ).status
      default:
        status = try run.judge(
          pick(["1.a", "1.d", "2.b"]), of: "cpm", in: "kent", nil, pick(["absent", "scope"]),
          note: "because \(step)", [("overrule", "yes")]
        ).status
      }
      #expect(status == 303)
      if run.files != states.last { states.append(run.files) }
    }
    for before in states.dropLast().reversed() {
      #expect(try undo(run) == 303)
      #expect(run.files == before)
    }
    #expect(try undo(run) == 409)
    for after in states.dropFirst() {
      #expect(try redo(run) == 303)
      #expect(run.files == after)
    }
    #expect(try redo(run) == 409)
  }

  @Test func `a new decision leaves nothing to do again`() throws {
    let run = try EditingRun(EditingRun.county)
    #expect(try run.link("A.2", of: "county", to: "feedback").status == 303)
    #expect(try undo(run) == 303)
    #expect(try run.link("A.3", of: "county", to: "feedback").status == 303)
    #expect(try redo(run) == 409)
    #expect(try run.get("/history").text.contains("A.3"))
  }

  @Test func `what others have written since stays`() throws {
    let run = try EditingRun(EditingRun.county)
    #expect(try run.link("A.2", of: "county", to: "feedback").status == 303)
    #expect(try run.link("A.1", of: "county", to: "rapport", [("overrule", "yes")]).status == 303)
    let own = try #require(run.text("alignment.yaml"))
    try run.write(
      own
        + "  # of Cleo\n  B.2:\n    - {concept: rapport, share: 0.1, confidence: 0.5, author: Cleo}\n",
      to: "alignment.yaml")
    #expect(try undo(run) == 303)
    #expect(try undo(run) == 303)
    let left = try #require(run.text("alignment.yaml"))
    #expect(left.contains("of Cleo") && left.contains("B.2") && !left.contains("A.2"))
    let links = try run.catalog().framework("county").linksByStatement
    #expect(links["A.1"]?.map(\.concept) == ["feedback"] && links["A.1"]?.map(\.share) == [0.5])
    #expect(left.contains("# Court comes first.") && left.contains("# sure"))
    #expect(try redo(run) == 303)
    #expect(try run.catalog().framework("county").linksByStatement["A.2"] != nil)
    #expect(try #require(run.text("alignment.yaml")).contains("of Cleo"))
  }

  @Test func `what somebody else has changed since is not undone`() throws {
    let run = try EditingRun(EditingRun.county)
    #expect(try run.link("B.2", of: "county", to: "feedback").status == 303)
    #expect(try run.link("A.2", of: "county", to: "feedback", share: "0.5").status == 303)
    let theirs = try #require(run.text("alignment.yaml")).replacing(
      "share: 0.5, relation: close", with: "share: 0.4, relation: close")
    try run.write(theirs, to: "alignment.yaml")
    let refused = try run.post("/undo", [])
    #expect(refused.status == 409 && refused.text.contains("omebody else has changed"))
    #expect(run.text("alignment.yaml") == theirs)
    // It can be left out, and what is before it undone.
    #expect(try undo(run, [("leave", "yes")]) == 303)
    #expect(run.text("alignment.yaml") == theirs)
    #expect(try undo(run) == 303)
    let links = try run.catalog().framework("county").linksByStatement
    #expect(links["B.2"] == nil && links["A.2"]?.map(\.share) == [0.4])
  }

  @Test func `a tab undoes the step that it shows`() throws {
    let run = try EditingRun(EditingRun.county)
    #expect(try run.link("A.2", of: "county", to: "feedback").status == 303)
    #expect(try run.link("A.3", of: "county", to: "feedback").status == 303)
    let files = run.files
    #expect(try undo(run, [("step", "1")]) == 409)
    #expect(run.files == files)
    #expect(try undo(run, [("step", "2")]) == 303)
    #expect(try undo(run, [("step", "1")]) == 303)
    #expect(run.files == EditingRun.county)
  }
}
