import CrosswalkCLI
import CrosswalkKit
import CrosswalkReports
import Foundation
import Testing

@Suite struct CompareCommandTests {
  private struct Comparison: Decodable {
    struct Friend: Decodable { var level, other: String }
    struct Caution: Decodable { var code: String }
    struct Coverage: Decodable { var of, by: String }
    var format: String
    var refusal: String?
    var falseFriends: [Friend]
    var cautions: [Caution]
    var coverage: [Coverage]
  }

  private func compare(_ arguments: String...) throws -> Program.Result {
    try Program.run(["compare"] + arguments)
  }

  @Test func `the text is as it was`() throws {
    let result = try compare("sf-2940", "set")
    #expect(result.status == 0 && result.stderr.isEmpty)
    try Snapshot.expect(result.text, "compare.txt")
  }

  @Test func `the JSON has every key, and the same bytes twice`() throws {
    let result = try compare("sf-2940", "set", "--format", "json")
    let comparison = try result.json(as: Comparison.self)
    #expect(comparison.format == "crosswalk.comparison/2" && comparison.refusal == nil)
    #expect(
      Set(comparison.falseFriends.map(\.level)).isSuperset(of: ["accomplished", "emerging"]))
    let object = try JSONSerialization.jsonObject(with: result.stdout) as? [String: Any]
    #expect(
      Set(try #require(object).keys) == [
        "format", "from", "to", "hash", "overlap", "coverage", "facets", "ladders", "refusal",
        "falseFriends", "onlyInFrom", "onlyInTo", "touchedInFrom", "touchedInTo", "judgements",
        "disagreements", "cautions",
      ])
    #expect(try compare("sf-2940", "set", "--format", "json").stdout == result.stdout)
    let cpm = try compare("sf-2940", "cpm", "--format", "json").json(as: Comparison.self)
    #expect(cpm.cautions.map(\.code).contains("ancestry"))
  }

  @Test func `scales without a facet in common are not translated, and it is said why`() throws {
    try Program.inFolder { folder in
      try StrangersFiles.write(["silent.yaml": StrangersFiles.silent], to: folder)
      func compare(_ arguments: String...) throws -> Program.Result {
        try Program.run(["compare"] + arguments + ["--alignment", "silent.yaml"], in: folder)
      }
      let kent = try compare("kent", "cpm", "--format", "json").json(as: Comparison.self)
      #expect(kent.refusal != nil)
      for form in ["text", "markdown"] {
        let words = try compare("--all", "--format", form).text.split { $0.isWhitespace }
          .joined(separator: " ")
        #expect(words.contains("levels are not translated (no facet in common)"))
      }
    }
  }

  @Test func `the table has one row a number, as wide as its header`() throws {
    let text = try compare("sf-2940", "cpm", "--format", "csv").text
    let rows = text.split(separator: "\n")
    #expect(rows[0] == "measure,framework,item,otherFramework,otherItem,value")
    #expect(rows.filter { $0.hasPrefix("overlap,") }.count == 7 * 16)
    for measure in [
      "topicCoverage", "topicCoverageSameActor", "topicCoverageOfActor", "behaviorCoverage",
      "servedStatements", "level", "only",
    ] {
      #expect(rows.contains { $0.hasPrefix("\(measure),") }, "\(measure)")
    }
    #expect(rows.allSatisfy { $0.filter { $0 == "," }.count == 5 })
  }

  @Test func `Markdown has sections and whole tables`() throws {
    let text = try compare("sf-2940", "cpm", "--format", "markdown").text
    #expect(text.hasPrefix("# Performance Anchors"))
    for heading in ["Coverage", "Levels", "Overlap of units, in per cent", "Direct judgements"] {
      #expect(text.contains("\n## \(heading)\n"), "\(heading)")
    }
    var width: Int?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      guard line.hasPrefix("|") else {
        width = nil
        continue
      }
      let columns = line.replacing("\\|", with: "").filter { $0 == "|" }.count
      #expect(columns == width ?? columns, "\(line)")
      width = columns
    }
  }

  @Test func `HTML is one page that asks nobody for anything`() throws {
    try Program.inFolder { (folder) throws in
      let file = folder.appending(path: "comparison.html")
      let result = try compare("sf-2940", "cpm", "--format", "html", "--out", file.path)
      #expect(result.status == 0 && result.stdout.isEmpty)
      let page = try String(contentsOf: file, encoding: .utf8)
      #expect(page.lowercased().hasPrefix("<!doctype html>") && page.contains("</html>"))
      for word in ["<script", "src=", "@import", "url("] {
        #expect(!page.contains(word), "\(word)")
      }
    }
  }

  @Test(arguments: ["text", "json", "csv", "markdown"])
  func `all are compared with all, in each form`(form: String) throws {
    let result = try compare("--all", "--format", form)
    #expect(result.status == 0 && result.stderr.isEmpty && result.stdout.last == 0x0A)
    for id in ["sf-2940", "cpm", "set", "kent"] { #expect(result.text.contains(id)) }
    #expect(try compare("--all", "--format", form).stdout == result.stdout)
    switch form {
    case "csv": #expect(result.text.split(separator: "\n").count == 13)
    case "json": #expect(result.text.contains("\"crosswalk.comparison-matrix/2\""))
    default:
      let words = result.text.split { $0.isWhitespace }.joined(separator: " ")
      #expect(words.contains("one was drafted from the other"))
    }
  }

  @Test func `names that are wrong, and what cannot be compared`() throws {
    for arguments in [["cmp", "set"], ["set", "cmp"]] {
      let result = try Program.run(["compare"] + arguments)
      #expect(result.status == 2 && result.stdout.isEmpty)
      #expect(result.stderr == "error: there is no framework 'cmp'; did you mean 'cpm'?\n")
    }
    for arguments in [
      [], ["cpm"], ["cpm", "set", "--all"], ["cpm", "--all"], ["--all", "--format", "pdf"],
      ["cpm", "set", "kent"], ["cpm", "set", "--format", "pdf"],
    ] {
      let result = try Program.run(["compare"] + arguments)
      #expect(result.status == 64 && result.stdout.isEmpty, "\(arguments)")
    }
  }

  @Test func `a stranger's framework is compared in every form, plainly`() throws {
    try Program.inFolder { (folder) throws in
      try StrangersFiles.write(
        [
          "framework.yaml": StrangersFiles.framework.replacing("stranger", with: "a|b*")
            .replacing("A county's own anchors", with: "Anchors | <b>ours</b>"),
          "alignment.yaml": StrangersFiles.alignment.replacing("stranger", with: "a|b*"),
        ], to: folder)
      let there = ["--frameworks", folder.path]
      for form in ["text", "json", "csv", "markdown", "html"] {
        let result = try Program.run(["compare", "a|b*", "cpm", "--format", form] + there)
        #expect(result.status == 0, "\(result.stderr)")
        if form == "markdown" || form == "html" { #expect(!result.text.contains("<b>ours")) }
      }
      let matrix = try Program.run(["compare", "--all", "--format", "markdown"] + there).text
      let table = matrix.split(separator: "\n").filter { $0.hasPrefix("|") }
      #expect(table.count == 7)
      for line in table {
        #expect(line.replacing("\\|", with: "").filter { $0 == "|" }.count == 7, "\(line)")
      }
    }
  }

  @Test func `one's own links are used, and the result says so`() throws {
    try Program.inFolder { (folder) throws in
      try StrangersFiles.write(["b.yaml": StrangersFiles.overlay], to: folder)
      let own = try Program.run(
        "compare", "cpm", "set", "--format", "json", "--alignment", folder.path + "/b.yaml"
      ).json(as: Comparison.self)
      #expect(own.cautions.map(\.code).contains("override"))
    }
  }
}
