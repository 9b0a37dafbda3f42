import CrosswalkCLI
import CrosswalkFrameworks
import CrosswalkModel
import Foundation
import Testing

@Suite struct StatsCommandTests {
  @Test func `the bundled frameworks are whole, in every form`() throws {
    for form in ["text", "json", "csv"] {
      let result = try Program.run("stats", "--format", form)
      #expect(result.status == 0 && result.stderr.isEmpty)
      for id in ["sf-2940", "cpm", "set", "kent"] { #expect(result.text.contains(id)) }
      #expect(!result.text.contains("unexplained"))
    }
    let text = try Program.run("stats", "kent").text
    #expect(text.hasPrefix("kent\n") && !text.contains("cpm"))
    #expect(text.contains("105 of 105 statements") && text.contains("308 grade cells"))
    let rows = try Program.run("stats", "--format", "csv").text.split(separator: "\n")
    #expect(rows.count == 5)
    #expect(Set(rows.map { $0.filter { $0 == "," }.count }).count == 1)
    let unknown = try Program.run("stats", "knet")
    #expect(unknown.status == 2 && unknown.stderr.contains("did you mean 'kent'?"))
  }

  @Test func `what is open exits with 1: an unlinked statement, an unexplained concept`() throws {
    try Program.inFolder { (folder) throws in
      let concepts = Catalog.bundled.ontology.concepts.map(\.id)
      let used = ["open-communication", "feedback", "teamwork"]
      let reason = """
        unused:
          - concepts: [\(concepts.filter { !used.contains($0) }.joined(separator: ", "))]
            kind: scope
            reason: The anchors are few.

        """
      let whole = StrangersFiles.alignment + reason
      let unlinked = whole.split(separator: "\n", omittingEmptySubsequences: false)
        .filter { !$0.contains("twin-b.1:") }.joined(separator: "\n")
        .replacing("concepts: [", with: "concepts: [teamwork, ")
      for (alignment, status, words) in [
        (whole, 0, "3 of 3 statements"),
        (unlinked, 1, "2 of 3 statements; 1 not decided: twin-b.1"),
        // To say that no concept has a word for it is a decision, as the checker has it.
        (unlinked + "\nrejected: {twin-b.1: [{reason: None fits.}]}\n", 0, "2 of 3 statements\n"),
        (StrangersFiles.alignment, 1, "(no reason given)"),
      ] as [(String, Int32, String)] {
        try StrangersFiles.write(
          ["framework.yaml": StrangersFiles.framework, "alignment.yaml": alignment], to: folder)
        for form in ["text", "json", "csv"] {
          let result = try Program.run(
            "stats", "stranger", "--format", form, "--frameworks", folder.path)
          #expect(result.status == status && result.stderr.isEmpty, "\(result.stderr)")
          #expect(!result.stdout.isEmpty)
          if form == "text" { #expect(result.text.contains(words), "\(result.text)") }
        }
        // One open framework is enough.
        #expect(try Program.run("stats", "--frameworks", folder.path).status == status)
      }
      // An author who claims that this is complete is held to it.
      try StrangersFiles.write(
        ["alignment.yaml": unlinked.replacing("author:", with: "complete: true\nauthor:")],
        to: folder)
      #expect(try Program.run("check", folder.path).status == 1)
    }
  }
}
