import CrosswalkCLI
import CrosswalkFrameworks
import CrosswalkKit
import Foundation
import Testing

/// An ontology of a concept scheme in SKOS, and frameworks that are aligned to it.
@Suite struct ImportOntologyTests {
  @Test func `what is exported is imported again, and what is lost is named`() throws {
    try Program.inFolder { folder in
      let export = try Program.run(
        ["export", "cpm", "--to", "skos", "--out", "cpm.ttl"], in: folder)
      #expect(export.status == 0, "\(export.stderr)")
      let preview = try Program.run(["import", "cpm.ttl", "--id", "own", "--preview"], in: folder)
      #expect(preview.status == 0 && preview.stderr.contains("nothing is written"))
      let result = try Program.run(["import", "cpm.ttl", "--id", "own"], in: folder)
      #expect(result.status == 0 && result.stdout.isEmpty, "\(result.stderr)")
      let ontology = Catalog.bundled.ontology
      #expect(result.stderr.contains("wrote own/ontology.yaml\n"))
      #expect(
        result.stderr.contains(
          "read \(ontology.domains.count) domains, \(ontology.concepts.count) concepts, "
            + "\(ontology.relations.count) relations\n"))
      #expect(result.stderr.contains("no word for stages of the reference scale and facets"))
      #expect(result.stderr.contains("facts in the file: "))
      let text = try String(
        contentsOf: folder.appending(path: "own/ontology.yaml"), encoding: .utf8)
      #expect(text.hasPrefix("format: crosswalk.ontology/1\n"))
      for check in [["check", "own"], ["check", "--frameworks", "own"]] {
        let checked = try Program.run(check, in: folder)
        #expect(checked.status == 0, "\(checked.text) \(checked.stderr)")
      }
      // A folder that is there stays as it is.
      #expect(try Program.run(["import", "cpm.ttl", "--id", "own"], in: folder).status == 2)
    }
  }

  @Test func `what is no Turtle is told by line and column, and nothing is written`() throws {
    try Program.inFolder { folder in
      for (text, words) in [
        (
          "@prefix a: <http://e.org/> .\na:b a:c ab:d .\n",
          "a.ttl:2:9: error: unknown prefix 'ab'; did you mean 'a'?"
        ),
        ("<http://e.org/> a <http://e.org/b> .\n", "there is no SKOS concept in it"),
      ] {
        try Data(text.utf8).write(to: folder.appending(path: "a.ttl"))
        let result = try Program.run(["import", "a.ttl", "--id", "own"], in: folder)
        #expect(result.status == 2 && result.stderr.contains(words), "\(result.stderr)")
        #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "own").path))
      }
      let misuse = try Program.run(["import", "a.ttl", "--id", "own", "--update"], in: folder)
      #expect(misuse.status == 64)
    }
  }

  private static let scheme = """
    @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
    @prefix : <http://e.org/> .
    :s a skos:ConceptScheme ; skos:prefLabel "Ours" ; skos:hasTopConcept :work .
    :work a skos:Concept ; skos:prefLabel "Work" .
    :talks a skos:Concept ; skos:broader :work ; skos:prefLabel "Talks" ; skos:definition "To talk." .
    :plans a skos:Concept ; skos:broader :work ; skos:prefLabel "Plans" ; skos:definition "To plan." ;
      skos:related :talks .

    """

  private static func alignment(_ id: String, _ concepts: [String], _ statements: [String])
    -> String
  {
    """
    format: crosswalk.alignment/1
    framework: \(id)
    author: Ana
    version: "1"
    date: "2026"
    links:

    """
      + zip(statements, concepts).map {
        "  \($0): [{concept: \($1), share: 1, relation: close, confidence: 0.9}]\n"
      }.joined()
  }

  @Test func `frameworks with an ontology of their own are checked, compared and reported`() throws
  {
    try Program.inFolder { folder in
      try Data(Self.scheme.utf8).write(to: folder.appending(path: "scheme.ttl"))
      func run(_ arguments: String...) throws -> Program.Result {
        let result = try Program.run(arguments, in: folder)
        #expect(result.status == 0, "\(arguments): \(result.stderr)")
        return result
      }
      _ = try run("import", "scheme.ttl", "--id", "ours", "--out", "all/ontology")
      for (id, concepts) in [("east", ["talks", "plans"]), ("west", ["talks", "talks"])] {
        let table = "Unit,Low,High\nSkill,Talks to people.,Plans the day.\n"
        try Data(table.utf8).write(to: folder.appending(path: "\(id).csv"))
        _ = try run("import", "\(id).csv", "--id", id, "--out", "all/\(id)")
        let file = folder.appending(path: "all/\(id)/framework.yaml")
        let ids = try String(contentsOf: file, encoding: .utf8)
          .matches(of: /- id: (\S+)\n\s+level:/).map { String($0.1) }
        #expect(ids.count == 2)
        try Data(Self.alignment(id, concepts, ids).utf8)
          .write(to: folder.appending(path: "all/\(id)/alignment.yaml"))
      }
      _ = try run("check", "all")
      let compared = try run("compare", "east", "west", "--frameworks", "all")
      #expect(compared.stderr.contains("the bundled frameworks"), "\(compared.stderr)")
      #expect(compared.text.contains("Plans"))
      struct Report: Decodable {
        struct Side: Decodable {
          struct Behaviour: Decodable { var statements, served: Int }
          var behaviour: Behaviour
          var topic: Double?
        }
        var mine: Side
      }
      let report: Report = try run(
        "report", "east", "--against", "west", "--frameworks", "all", "--format", "json"
      ).json()
      #expect(report.mine.behaviour.statements == 2 && report.mine.topic == 0.5)
      // What is bundled is aligned to other concepts.
      let missing = try Program.run(["compare", "east", "cpm", "--frameworks", "all"], in: folder)
      #expect(missing.status == 2 && missing.stderr.contains("there is no framework 'cpm'"))
    }
  }
}
