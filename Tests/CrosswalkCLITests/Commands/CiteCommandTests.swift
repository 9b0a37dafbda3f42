import CrosswalkCLI
import CrosswalkKit
import CrosswalkTestSupport
import Foundation
import Testing

/// What one cites, and how results lead back to what they were made from.
@Suite struct CiteCommandTests {
  private struct Item: Decodable {
    struct Author: Decodable { var literal: String }
    struct Issued: Decodable {
      var parts: [[Int]]
      enum CodingKeys: String, CodingKey { case parts = "date-parts" }
    }
    var id: String
    var type: String
    var title: String
    var author: [Author]?
    var issued: Issued?
    var note: String?
  }

  private struct Listing: Decodable {
    struct Framework: Decodable {
      struct Alignment: Decodable {
        var author: String
        var version: String
      }
      var id: String
      var title: String
      var hash: String
      var alignment: Alignment
    }
    var frameworks: [Framework]
  }

  @Test func `a pair names documents, judgements, the ontology and the program apart`() throws {
    let items: [Item] = try Program.run("cite", "sf-2940--cpm", "--format", "csl-json").json()
    #expect(
      items.map(\.type)
        == ["report", "dataset", "report", "dataset", "dataset", "dataset", "software", "dataset"])
    #expect(Set(items.map(\.id)).count == items.count)
    let listing: Listing = try Program.run("list", "--format", "json").json()
    for id in ["sf-2940", "cpm"] {
      let framework = try #require(listing.frameworks.first { $0.id == id })
      #expect(items.contains { $0.id == id && $0.title == framework.title })
      let alignment = try #require(items.first { $0.id == "\(id)-alignment" })
      #expect(alignment.author?.first?.literal == framework.alignment.author)
      #expect(alignment.note?.contains(framework.hash) == true)
    }
    // Who published the copy is not known, and no name is made of the words that say so.
    #expect(items.first { $0.id == "cpm" }?.author == nil)
    #expect(items.first { $0.id == "cpm" }?.issued == nil)
    let text = try Program.run("cite", "sf-2940--cpm").text
    #expect(text.contains("No licence is given"))
  }

  @Test(.enabled(if: Oracle.mayAskBibTeX, "Python or bibtexparser is missing"))
  func `another program reads the BibTeX, whatever titles hold`() throws {
    try Program.inFolder { (folder) throws in
      let county = folder.appending(path: "county")
      try StrangersFiles.writeFramework(to: county)
      let file = county.appending(path: "framework.yaml")
      let yaml = try String(contentsOf: file, encoding: .utf8)
      let lines = yaml.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        line.hasPrefix("title:") ? #"title: 'Braces } { & 50 % of #1_a\b $x$ ~ ^ "quoted"'"# : line
      }
      try Data(lines.joined(separator: "\n").utf8).write(to: file)
      for subject in ["stranger", "stranger--kent", "sf-2940--set"] {
        let arguments = ["cite", subject, "--frameworks", county.path]
        let bibtex = try Program.run(arguments + ["--format", "bibtex"])
        #expect(bibtex.status == 0, "\(bibtex.stderr)")
        let items: [Item] = try Program.run(arguments + ["--format", "csl-json"]).json()
        let read = try Oracle.ask(
          """
          import json, sys, bibtexparser
          entries = bibtexparser.loads(json.load(sys.stdin)[0]).entries
          json.dump([{k: e.get(k) for k in ("ID", "title", "year")} for e in entries], sys.stdout)
          """, [bibtex.text], [[String: String?]].self)
        #expect(read.map { $0["ID"] } == items.map(\.id))
        #expect(
          read.map { $0["year"] ?? nil } == items.map { $0.issued.map { String($0.parts[0][0]) } })
      }
    }
  }

  @Test func `a result leads back to what it was made from, and tells if that has changed`() throws
  {
    try Program.inFolder { (folder) throws in
      func run(_ arguments: String...) throws -> Program.Result {
        let result = try Program.run(arguments, in: folder)
        #expect(result.status == 0, "\(arguments): \(result.stderr)")
        return result
      }
      _ = try run(
        "compare", "sf-2940", "set", "--format", "csv", "--out", "pair.csv", "--source-file")
      _ = try run(
        "match", "sf-2940", "--to", "set", "--format", "csv", "--out", "all.csv", "--source-file")
      _ = try run("compare", "sf-2940", "set", "--format", "json", "--out", "pair.json")
      _ = try run(
        "translate", "sf-2940", "--to", "set", "all=acquired", "--format", "json", "--threshold",
        "focus=0.2", "--target-role", "supervisor", "--out", "answer.json")
      _ = try run(
        "expect", "sf-2940", "--tenure", "1", "--to", "set", "--format", "csv", "--out",
        "expected.csv", "--source-file")
      _ = try run(
        "report", "sf-2940", "--against", "set", "--format", "json", "--out", "report.json")
      for file in [
        "report.json", "pair.csv.source.json", "all.csv.source.json", "pair.json", "answer.json",
        "expected.csv.source.json",
      ] {
        let text = try run("cite", file).text.replacing("\n", with: " ").replacing("  ", with: " ")
        #expect(text.contains("The data at hand are those that the result came from"), "\(file)")
      }
      // The same result, as if made from other data.
      let file = folder.appending(path: "answer.json")
      var answer = try String(contentsOf: file, encoding: .utf8)
      let hash = try #require(answer.firstMatch(of: /"hash" : "([0-9a-f]{64})"/)).1
      answer = answer.replacing(hash, with: String(repeating: "0", count: 64))
      try Data(answer.utf8).write(to: file)
      let cited = try run("cite", "answer.json").text
      #expect(cited.contains("The data at hand are not those that the result came from"))
      #expect(cited.contains(String(repeating: "0", count: 64)), "the result's hash is cited")
    }
  }

  @Test func `what is no result is refused by name, and a file beside nothing too`() throws {
    try Program.inFolder { (folder) throws in
      for (name, content, message) in [
        ("a.json", "{\"a\": 1}", "a.json: this is no result of ours"),
        ("b.json", "{", "b.json: "),
        ("c.csv", "person,unit\n", "c.csv: "),
        (
          "d.json",
          #"{"format": "crosswalk.match/2", "subject": {"framework": "kent"}, "to": "set"}"#,
          "carries no hash; the file that is written beside it on demand does"
        ),
      ] {
        try Data(content.utf8).write(to: folder.appending(path: name))
        let result = try Program.run(["cite", name], in: folder)
        #expect(result.status == 2 && result.stderr.contains(message), "\(result.stderr)")
      }
    }
    #expect(try Program.run("compare", "kent", "set", "--source-file").status == 64)
    #expect(try Program.run("cite", "knt").stderr.contains("did you mean 'kent'?"))
  }
}
