import CrosswalkBase
import CrosswalkDocuments
import CrosswalkFrameworks
import CrosswalkModel
import Foundation
import Testing

@testable import CrosswalkWorkbench

/// Decisions that are taken on pages, and the files that they go into.
@Suite struct DecidingTests {
  private let statement = "/frameworks/cpm/statements/1.a"

  @Test func `without a folder nothing can be changed, and nothing offers to`() throws {
    let workbench = try Workbench(port: 8040) { try Workspace([], over: .bundled) }
    func ask(_ method: String, _ target: String) throws -> Response {
      workbench.answer(
        try #require(
          Request(
            method, target,
            headers: [
              ("Host", "127.0.0.1:8040"), ("Authorization", "Bearer \(workbench.key)"),
              ("Content-Type", "application/x-www-form-urlencoded"),
            ], body: Array("concept=feedback&reviewer=Ana".utf8)))
      ).response
    }
    for target in [
      "\(statement)/about", "/crosswalk/cpm/kent/statements/1.a/match", "/undo", "/redo",
    ] {
      let answer = try ask("POST", target)
      #expect(answer.status == 403, "\(target)")
      #expect(String(decoding: answer.body, as: UTF8.self).contains("only reads"))
    }
    #expect(try ask("GET", "/history").status == 403)
    for page in [statement, "/frameworks/cpm/units/1", "/"] {
      let text = String(decoding: try ask("GET", page).body, as: UTF8.self)
      #expect(!text.contains("class=\"decide\"") && !text.contains("/history"))
    }
  }

  @Test func `a decision on a bundled framework lies over it, in a folder of its own`() throws {
    let run = try EditingRun()
    let before = try run.catalog().framework("cpm")
    let answer = try run.link(
      "1.a", of: "cpm", to: "feedback", share: "0.6", relation: "narrower",
      [("overrule", "yes"), ("reason", "  said\tplainly ")])
    #expect(answer.status == 303 && answer.text.isEmpty)
    let location = try #require(answer.location)
    #expect(location == "\(statement)?done=1")
    #expect(
      run.files.keys.sorted() == ["overlays", "overlays/cpm.yaml"].filter { run.text($0) != nil })
    let after = try run.catalog().framework("cpm")
    let links = try #require(after.linksByStatement["1.a"])
    #expect(links.map(\.concept) == ["feedback"] && links[0].share == 0.6)
    #expect(links[0].relation == .narrower && links[0].author == "Ana")
    #expect(links[0].note == "said plainly" && links[0].confidence == 0.7)
    #expect(after.linksByStatement["1.b"] == before.linksByStatement["1.b"])
    let page = try run.get(location)
    #expect(page.status == 200 && page.text.contains("1.a: feedback 0.6 narrower"))
    #expect(page.text.contains("Translations that move by it"))
    #expect(page.text.contains("→"))
    // The notice stays as long as the address does, and the page itself is without.
    #expect(try run.get(location).text.contains("What was just done"))
    #expect(try !run.get(statement).text.contains("What was just done"))
    #expect(try run.get("/history").text.contains("1.a: feedback 0.6 narrower"))
  }

  @Test func `comments, order and all other lines of a file stay`() throws {
    let run = try EditingRun(EditingRun.county)
    let old = try #require(run.text("alignment.yaml"))
    #expect(try run.link("A.2", of: "county", to: "feedback").status == 303)
    let new = try #require(run.text("alignment.yaml"))
    let lines = new.split(separator: "\n", omittingEmptySubsequences: false)
    let kept = lines.filter { !$0.contains("A.2") && !$0.contains("Ana") }
    #expect(kept.joined(separator: "\n") == old)
    #expect(lines.count == old.split(separator: "\n", omittingEmptySubsequences: false).count + 2)
    #expect(run.files.count == 2)
  }

  @Test func `several concepts share what is left`() throws {
    let run = try EditingRun(EditingRun.county)
    let more = [
      ("concept", "rapport"), ("share", ""), ("relation", ""), ("confidence", ""),
      ("concept", " "), ("share", ""), ("relation", ""), ("confidence", ""),
    ]
    #expect(try run.link("A.2", of: "county", to: "Feedback", share: "60 %", more).status == 303)
    let links = try #require(try run.catalog().framework("county").linksByStatement["A.2"])
    #expect(links.map(\.concept) == ["feedback", "rapport"] && links.map(\.share) == [0.6, 0.4])
    #expect(links.map(\.confidence) == [0.7, 0.8] && links[1].relation == nil)
  }

  @Test(arguments: [
    (["concept": "fedback"], "feedback"), (["share": "1.2"], "from 0 to 1"),
    (["share": "much"], "from 0 to 1"), (["share": "0"], "over 0"),
    (["concept": ""], "of no concept"), (["reviewer": " "], "your name"),
    (["relation": "alike"], "no relation"), (["confidence": "2"], "from 0 to 1"),
    (["act": "reject"], "needs a reason"),
  ])
  func `what makes no sense is said, and what was typed stays`(
    change: [String: String], words: String
  ) throws {
    let run = try EditingRun(EditingRun.county)
    let files = run.files
    let page = "/frameworks/county/statements/A.2"
    var fields = [
      "reviewer": "Zoë", "act": "link", "concept": "feedback", "share": "0.25", "relation": "exact",
      "confidence": "0.55", "basis": try run.basis(page),
    ]
    fields.merge(change) { $1 }
    let answer = try run.post("\(page)/about", fields.map { ($0, $1) })
    #expect(answer.status == 400)
    #expect(answer.text.contains(words), "\(answer.text)")
    for (name, value) in fields where ["concept", "reviewer"].contains(name) {
      #expect(answer.text.contains("value=\"\(value)\""), "\(name)")
    }
    #expect(run.files == files)
  }

  @Test func `a rejection needs a reason, and says that no concept fits`() throws {
    let run = try EditingRun(EditingRun.county)
    let page = "/frameworks/county/statements/A.2"
    let answer = try run.post(
      "\(page)/about",
      [
        ("reviewer", "Ana"), ("act", "reject"), ("concept", ""), ("reason", "only local"),
        ("basis", try run.basis(page)),
      ])
    #expect(answer.status == 303 && answer.location == "\(page)?done=1")
    let rejected = try run.catalog().framework("county").alignment.rejected
    #expect(rejected.map(\.statement) == ["A.2"])
    #expect(rejected[0].rejections == [Rejection(reason: "only local", author: "Ana")])
    #expect(try !run.get("/frameworks/county/units/A").text.contains("A.2</bdi> <bdi>A.2</bdi>\n"))
  }

  @Test func `whoever decides otherwise is named before anybody is overruled`() throws {
    let run = try EditingRun(EditingRun.county)
    let files = run.files
    let asked = try run.link("A.1", of: "county", to: "rapport", [("reason", "a better word")])
    #expect(asked.status == 409)
    #expect(asked.text.contains("<bdi>Ben</bdi>") && asked.text.contains("Put mine in its place"))
    #expect(asked.text.contains("value=\"a better word\""))
    #expect(asked.text.contains("name=\"overrule\" value=\"yes\""))
    #expect(run.files == files)
    #expect(try run.link("A.1", of: "county", to: "rapport", [("overrule", "yes")]).status == 303)
    #expect(
      try run.catalog().framework("county").linksByStatement["A.1"]?.map(\.concept) == ["rapport"])
    // What is so already is not asked about.
    let again = try run.link("A.1", of: "county", to: "rapport")
    #expect(again.status == 303)
    #expect(try run.get(try #require(again.location)).text.contains("It was so already"))
  }

  // MARK: Two at one time

  @Test func `other statements merge by themselves, and the same one asks`() throws {
    let run = try EditingRun(EditingRun.county)
    let basis = try run.basis("/frameworks/county/statements/A.2")
    let other = try run.basis("/frameworks/county/statements/A.3")
    // Somebody writes into the file with an editor meanwhile.
    let theirs =
      try #require(run.text("alignment.yaml")) + """
          A.3:   # by Cleo, in a hurry
            - {concept: rapport, share: 0.2, relation: related, confidence: 0.5, author: Cleo}

        """
    try run.write(theirs, to: "alignment.yaml")
    #expect(try run.link("A.2", of: "county", to: "feedback", basis: basis).status == 303)
    let merged = try #require(run.text("alignment.yaml"))
    #expect(merged.contains("by Cleo, in a hurry") && merged.contains("A.2"))
    let asked = try run.link(
      "A.3", of: "county", to: "feedback", share: "0.35", basis: other, [("reason", "mine")])
    #expect(asked.status == 409 && asked.text.contains("changed this meanwhile"))
    #expect(asked.text.contains("<bdi>Cleo</bdi>") && asked.text.contains("value=\"0.35\""))
    #expect(asked.text.contains("value=\"mine\""))
    #expect(run.text("alignment.yaml") == merged)
    // The form on that page is made on what stands there now.
    let start = try #require(asked.text.firstRange(of: "name=\"basis\" value=\""))
    let now = String(asked.text[start.upperBound...].prefix { $0 != "\"" })
    #expect(
      try run.link(
        "A.3", of: "county", to: "feedback", basis: now, [("overrule", "yes")]
      ).status == 303)
    // A form without it is made on nothing.
    #expect(try run.link("B.2", of: "county", to: "feedback", basis: "").status == 409)
  }

  @Test func `two tabs race, and nothing that was told is lost`() throws {
    let run = try EditingRun()
    let statements = try Catalog.bundled.framework("sf-2940").framework.statements
      .map(\.statement.id).prefix(100)
    let bases = try statements.map { statement in
      try run.workbench.context.basis(about: statement, of: "sf-2940")
    }
    let concepts = ["feedback", "rapport"]
    let told = Told()
    DispatchQueue.concurrentPerform(iterations: 200) { index in
      let (place, tab) = (index / 2, index % 2)
      guard
        let answer = try? run.link(
          statements[place], of: "sf-2940", to: concepts[tab], reviewer: "tab \(tab)",
          basis: bases[place], [("overrule", "yes")])
      else { return told.add(statements[place], nil) }
      told.add(
        statements[place], answer.status == 303 ? concepts[tab] : answer.status == 409 ? "" : nil)
    }
    let links = try run.catalog().framework("sf-2940").linksByStatement
    for (statement, answers) in told.all {
      // The first is taken; the other was made on what is not there any more, and asks.
      #expect(answers.count == 2 && answers.contains("") && !answers.contains(nil), "\(answers)")
      #expect(links[statement]?.map(\.concept) == answers.compactMap { $0 }.filter { !$0.isEmpty })
    }
    #expect(told.all.count == statements.count)
    #expect(run.workbench.context.broken.isEmpty)
  }

  // MARK: Files

  @Test func `a broken file is left as it is, and the page says where it is broken`() throws {
    let run = try EditingRun(EditingRun.county)
    let basis = try run.basis("/frameworks/county/statements/A.2")
    let broken = try #require(run.text("alignment.yaml")) + "  A.3: [\n"
    try run.write(broken, to: "alignment.yaml")
    let answer = try run.link("A.2", of: "county", to: "feedback", basis: basis)
    #expect(answer.status == 409 && answer.text.contains("alignment.yaml:"))
    #expect(answer.text.contains("value=\"feedback\""))
    #expect(run.text("alignment.yaml") == broken)
    try run.write(EditingRun.county["alignment.yaml"]!, to: "alignment.yaml")
    #expect(try run.link("A.2", of: "county", to: "feedback", basis: basis).status == 303)
  }

  @Test func `a file that is protected stays, and the page says so`() throws {
    let run = try EditingRun(EditingRun.county)
    let path = "\(run.path)/alignment.yaml"
    chmod(path, 0o444)
    let answer = try run.link("A.2", of: "county", to: "feedback")
    #expect(answer.status == 500 && answer.text.contains("protected against writing"))
    #expect(
      answer.text.contains("nothing was written") && answer.text.contains("value=\"feedback\""))
    #expect(run.text("alignment.yaml") == EditingRun.county["alignment.yaml"])
    #expect(try run.get("/history").text.contains("Nothing was decided yet"))
  }

  @Test func `no link leads out of the folder`() throws {
    let (run, elsewhere) = (try EditingRun(), try EditingRun(EditingRun.county))
    try elsewhere.write("here\n", to: "note.txt")
    for (name, target) in [
      ("overlays", elsewhere.path), ("overlays", "\(run.path)/nowhere"),
    ] {
      #expect(symlink(target, "\(run.path)/\(name)") == 0)
      let answer = try run.link("1.a", of: "cpm", to: "feedback", [("overrule", "yes")])
      #expect(answer.status == 500 && answer.text.contains("link"), "\(target)")
      #expect(elsewhere.text("cpm.yaml") == nil)
      unlink("\(run.path)/\(name)")
    }
    // A file that a link leads to is read, and not written.
    let own = try EditingRun(EditingRun.county.filter { $0.key == "framework.yaml" })
    #expect(symlink("\(elsewhere.path)/alignment.yaml", "\(own.path)/alignment.yaml") == 0)
    let answer = try own.link("A.2", of: "county", to: "feedback")
    #expect(answer.status == 500 && answer.text.contains("leads out of the folder"))
    #expect(elsewhere.text("alignment.yaml") == EditingRun.county["alignment.yaml"])
    // Within the folder a link is somebody's order.
    let inside = try EditingRun()
    try NewFolder.makeParents("\(inside.path)/real")
    #expect(symlink("\(inside.path)/real", "\(inside.path)/overlays") == 0)
    #expect(
      try inside.link("1.a", of: "cpm", to: "feedback", [("overrule", "yes")]).status == 303)
    #expect(inside.text("real/cpm.yaml") != nil)
  }

  @Test(arguments: ["//evil.example/", "https://evil.example/", "/\\evil.example", "/a b", "", "x"])
  func `it goes back to pages of its own alone`(back: String) throws {
    #expect(FormFields.address(back, else: "/home") == "/home")
    #expect(FormFields.address("/a?b=c#d", telling: 7) == "/a?b=c&done=7#d")
  }

  @Test func `hostile names are text`() throws {
    let run = try EditingRun(EditingRun.county)
    let name = "<script>alert(1)</script>\u{202E}\"'"
    let answer = try run.link("A.2", of: "county", to: "feedback", reviewer: name)
    let page = try run.get(try #require(answer.location)).text
    let history = try run.get("/history").text
    let asked = try run.link("A.2", of: "county", to: "<script>x", reviewer: name).text
    for text in [page, history, asked] {
      #expect(!text.contains("<script>") && !text.contains("\u{202E}"))
    }
    #expect(history.contains("&lt;script&gt;alert(1)"))
    #expect(asked.contains("value=\"&lt;script&gt;x\""))
  }
}

/// What concurrent askers were told.
private final class Told: @unchecked Sendable {
  private let lock = NSLock()
  private(set) var all: [String: [String?]] = [:]

  func add(_ statement: String, _ answer: String?) {
    lock.withLock { all[statement, default: []].append(answer) }
  }
}
