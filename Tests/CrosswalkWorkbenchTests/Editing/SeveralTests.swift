import CrosswalkBase
import CrosswalkDocuments
import CrosswalkFrameworks
import CrosswalkModel
import CrosswalkTestSupport
import Foundation
import Testing

@testable import CrosswalkWorkbench

/// Suggestions for several statements that are accepted at once.
@Suite struct SeveralTests {
  private static let page = "/crosswalk/county/cpm/several?unit=A"

  private func run(reviewer: String = "Ana") throws -> EditingRun {
    try .county(
      [
        0: "Listens to families", 1: "Gives and takes feedback in supervision",
        2: "Prepares reports for the court",
      ], reviewer: reviewer)
  }

  /// The rows of a form, as a browser sends them.
  private func rows(_ page: String, to address: String) throws -> [[String: String]] {
    let start = try #require(
      page.firstRange(of: "<form class=\"several\" method=\"post\" action=\"\(address)\""))
    let end = try #require(page[start.upperBound...].firstRange(of: "</form>"))
    let form = page[start.upperBound..<end.lowerBound]
    return form.components(separatedBy: "<div class=\"accept\">").dropFirst().map { part in
      var row: [String: String] = [:]
      for field in part.matches(of: /name="([a-z]+)" value="([^"]*)"/) {
        row[String(field.output.1)] = String(field.output.2)
      }
      if part.contains(" checked>") { row["checked"] = "yes" }
      row["relation"] =
        part.firstMatch(of: /<option value="([^"]*)" selected>/).map { String($0.output.1) } ?? ""
      return row
    }
  }

  /// What a browser sends of a form in which some rows are checked.
  private func fields(
    _ rows: [[String: String]], checking places: [Int], relation: String? = nil,
    reviewer: String = "Ana"
  ) -> [(String, String)] {
    var fields: [(String, String)] = []
    for row in rows {
      for name in ["statement", "offered", "basis"] { fields.append((name, row[name] ?? "")) }
      fields.append(("relation", relation ?? row["relation"] ?? ""))
    }
    for place in places { fields.append(("take", "\(place)")) }
    fields += [("reviewer", reviewer), ("suggested", "yes"), ("back", Self.page)]
    return fields
  }

  @Test func `concepts of several statements are one step, and undone as one`() throws {
    let run = try run()
    let files = run.files
    let address = "/frameworks/county/about"
    let page = try run.get(Self.page).text
    for tag in ["&lt;p", "&lt;bdi", "&lt;form", "&lt;input", "&lt;span"] {
      #expect(!page.contains(tag), "\(tag) stands as text")
    }
    let rows = try rows(page, to: address)
    // What is decided already is not offered.
    #expect(Set(rows.map { $0["statement"] }) == ["A.2", "A.3"])
    #expect(!rows.contains { $0["checked"] != nil })
    let (first, second) = (
      Array(rows.indices.filter { rows[$0]["statement"] == "A.2" }.prefix(2)),
      Array(rows.indices.filter { rows[$0]["statement"] == "A.3" }.prefix(1))
    )
    let saved = try run.post(address, fields(rows, checking: first + second, relation: "close"))
    #expect(saved.status == 303 && saved.location == "\(Self.page)&done=1")
    let links = try run.catalog().framework("county").linksByStatement
    #expect(links["A.2"]?.map(\.concept) == first.map { rows[$0]["offered"] })
    #expect(links["A.2"]?.map(\.share) == first.map { _ in 1 / Double(first.count) })
    #expect(links["A.3"]?.map(\.concept) == second.map { rows[$0]["offered"] })
    #expect(links["A.3"]?.map(\.relation) == [.close])
    #expect(run.text("alignment.yaml")?.contains("# Court comes first.") == true)
    let history = try run.get("/history").text
    #expect(history.contains("county:A.2") && history.contains("county:A.3"))
    #expect(try run.post("/undo", [("back", Self.page)]).status == 303)
    #expect(run.files == files)
    #expect(try run.post("/redo", [("back", Self.page)]).status == 303)
    #expect(try run.catalog().framework("county").linksByStatement["A.3"]?.count == 1)
  }

  @Test func `matches of several statements are one step too`() throws {
    let run = try run()
    let address = "/crosswalk/county/cpm/matches"
    let rows = try rows(try run.get(Self.page).text, to: address)
    var taken: [Int] = []
    for (place, row) in rows.enumerated()
    where !taken.contains(where: { rows[$0]["statement"] == row["statement"] }) {
      taken.append(place)
    }
    try #require(taken.count >= 2)
    // Without a relation it is not said what is decided.
    let unsaid = try run.post(address, fields(rows, checking: taken, relation: ""))
    #expect(unsaid.status == 400 && unsaid.text.contains("Say what"))
    #expect(try self.rows(unsaid.text, to: address).allSatisfy { $0["checked"] == "yes" })
    let files = run.files
    #expect(
      try run.post(address, fields(rows, checking: taken, relation: "narrower")).status == 303)
    let judged = try run.catalog().matches(between: "county", and: "cpm").flatMap(\.matches)
    #expect(judged.map(\.subject) == taken.map { rows[$0]["statement"] })
    #expect(judged.map(\.object) == taken.map { rows[$0]["offered"] })
    #expect(judged.allSatisfy { $0.relation == .narrower })
    #expect(try run.post("/undo", []).status == 303)
    #expect(run.files == files)
  }

  @Test func `others are asked about once, by name, and who is left out stays`() throws {
    let run = try run()
    let address = "/frameworks/county/about"
    let rows = try rows(try run.get(Self.page).text, to: address)
    // Somebody decides on one of them meanwhile, and then it is read anew.
    #expect(
      try run.link("A.2", of: "county", to: "rapport", reviewer: "Cleo").status == 303)
    let files = run.files
    let all = Array(rows.indices)
    let firsts = ["A.2", "A.3"].compactMap { id in
      all.first { rows[$0]["statement"] == id && rows[$0]["offered"] != "rapport" }
    }
    let changed = try run.post(address, fields(rows, checking: firsts))
    #expect(changed.status == 409 && changed.text.contains("changed this meanwhile"))
    #expect(changed.text.contains("by <bdi>Cleo</bdi>"))
    #expect(run.files == files)
    // The form that asks is made on what stands there now; without overruling, it names who decided.
    let again = try self.rows(changed.text, to: address)
    let asked = try run.post(address, fields(again, checking: [0, 1]))
    #expect(asked.status == 409 && asked.text.contains("<strong><bdi>Cleo</bdi></strong>"))
    #expect(asked.text.contains("name=\"overrule\" value=\"yes\""))
    #expect(run.files == files)
    // Left out, hers stays; the other is saved.
    #expect(try run.post(address, fields(again, checking: [1])).status == 303)
    let links = try run.catalog().framework("county").linksByStatement
    #expect(links["A.2"]?.map(\.concept) == ["rapport"] && links["A.3"]?.count == 1)
    // Overruled, it gives way.
    let both = try run.post(address, fields(again, checking: [0]) + [("overrule", "yes")])
    #expect(both.status == 303)
    #expect(
      try run.catalog().framework("county").linksByStatement["A.2"]?.map(\.author) == ["Ana"])
  }

  @Test func `one that somebody else changed does not hold up the others`() throws {
    let run = try run()
    let address = "/frameworks/county/about"
    let rows = try rows(try run.get(Self.page).text, to: address)
    #expect(try run.link("A.2", of: "county", to: "rapport", reviewer: "Cleo").status == 303)
    let last = try #require(rows.lastIndex { $0["statement"] == "A.3" })
    #expect(try run.post(address, fields(rows, checking: [last])).status == 303)
  }

  @Test func `what makes no sense is said, and nothing is written`() throws {
    let run = try run()
    let files = run.files
    let address = "/frameworks/county/about"
    let rows = try rows(try run.get(Self.page).text, to: address)
    for (fields, words) in [
      (fields(rows, checking: []), "Check what is to be accepted"),
      (fields(rows, checking: [999]), "Check what is to be accepted"),
      (fields(rows, checking: [0], reviewer: ""), "your name"),
      (fields(rows, checking: [0], relation: "alike"), "no relation"),
      (
        [
          ("statement", "A.22"), ("offered", "feedback"), ("relation", ""), ("basis", ""),
          ("take", "0"), ("reviewer", "Ana"),
        ], "A.2"
      ),
      (
        [
          ("statement", "A.2"), ("offered", "fedback"), ("relation", ""), ("basis", ""),
          ("take", "0"), ("reviewer", "Ana"),
        ], "feedback"
      ),
    ] {
      let answer = try run.post(address, fields)
      #expect(answer.status == 400 && answer.text.contains(words), "\(words)")
    }
    #expect(run.files == files)
  }

  @Test func `nothing is offered where nothing can be saved`() throws {
    let walk = try PageWalk(.bundled)
    #expect(try !walk.page("/crosswalk/cpm/kent?unit=1").contains("/several"))
    let route = try #require(walk.route("/crosswalk/cpm/kent/several?unit=1"))
    #expect(throws: EditRefusal.self) { try route.route.answer(route.ask) }
  }
}
