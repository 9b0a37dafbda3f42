import CrosswalkCLI
import CrosswalkFrameworks
import CrosswalkKit
import Foundation
import Testing

/// The appendix: its figures are those of the data, and its thresholds those in force.
@Suite struct MethodsCommandTests {
  @Test func `readers, cuts and agreement are those of the alignment files`() throws {
    let text = try Program.run("methods", "--format", "markdown").text
    for id in Catalog.bundled.frameworkIDs {
      let aligned = try Catalog.bundled.framework(id)
      let scale = try #require(aligned.alignment.scale)
      let panel = try #require(scale.panel)
      let row = try #require(
        text.split(separator: "\n").first {
          $0.hasPrefix("| \(id) |") && $0.contains(panel.kind)
        })
      let agreement = try #require(panel.agreement)
      #expect(row.contains("| \(panel.rounds[0].placings.count) |"), "\(row)")
      #expect(row.contains(String(agreement.value)), "\(row)")
      for (level, cut) in zip(aligned.framework.scale.levels, scale.cuts) {
        let start = "| \(id) | \(level.title) | "
        let line = text.split(separator: "\n").first { $0.hasPrefix(start) }
        let cells = line?.dropFirst(start.count).split(separator: "|").map {
          Double($0.trimmingCharacters(in: .whitespaces))
        }
        #expect(cells == [cut.at, cut.spread], "\(id) \(level.title)")
      }
    }
  }

  @Test func `every threshold is told with what it does, and what is moved is said`() throws {
    let entries = Thresholds().entries
    #expect(entries.count == Thresholds.names.count)
    #expect(entries.allSatisfy { !$0.meaning.isEmpty && $0.value == $0.usual })
    let usual = try Program.run("methods", "--format", "markdown").text
    for entry in entries { #expect(usual.contains("| \(entry.name) | "), "\(entry.name)") }
    #expect(usual.contains("All thresholds are the usual ones."))
    let moved = try Program.run(
      "methods", "sf-2940--cpm", "--threshold", "focus=0.25", "--format", "markdown")
    #expect(moved.text.contains("Moved: focus."))
    #expect(moved.text.contains("| focus | 0.25 | 0.1 | "))
  }

  @Test func `a pair is told with its own weaknesses, and a refusal`() throws {
    let pair = try Program.run("methods", "sf-2940--cpm", "--format", "markdown").text
    #expect(pair.contains("shared ancestry and no evidence"))
    #expect(pair.contains("## Direct judgements"))
    try Program.inFolder { (folder) throws in
      try StrangersFiles.writeFramework(to: folder)
      let file = folder.appending(path: "alignment.yaml")
      let yaml = try String(contentsOf: file, encoding: .utf8)
      let (scale, links) = try (
        #require(yaml.firstRange(of: "scale:")), #require(yaml.firstRange(of: "links:"))
      )
      try Data((yaml[..<scale.lowerBound] + yaml[links.lowerBound...]).utf8).write(to: file)
      let refused = try Program.run(
        "methods", "stranger--cpm", "--frameworks", folder.path, "--format", "markdown")
      #expect(refused.text.contains("Levels are not translated: "), "\(refused.stderr)")
      #expect(refused.text.contains("Nobody has laid the levels of stranger on the scale"))
    }
    #expect(try Program.run("methods", "kent").status == 64)
    #expect(try Program.run("methods", "kent--cmp").stderr.contains("did you mean 'cpm'?"))
    #expect(try Program.run("methods", "--threshold", "fokus=1").status == 64)
  }

  @Test func `the three forms say the same`() throws {
    let (text, page) = (
      try Program.run("methods", "kent--set").text,
      try Program.run("methods", "kent--set", "--format", "html").text
    )
    #expect(page.hasPrefix("<!DOCTYPE html>"))
    let headings = page.matches(of: /<h2 [^>]*>([^<]+)<\/h2>/).map { String($0.1) }
    #expect(headings.count >= 7)
    for heading in headings { #expect(text.contains("\n\(heading)\n"), "\(heading)") }
  }
}
