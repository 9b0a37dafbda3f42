import CrosswalkCLI
import Foundation
import Testing

/// README.md, as a reader has it.
enum Readme {
  static let root = URL(filePath: #filePath).appending(path: "../../..").standardized

  static func text() throws -> String {
    try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
  }

  /// README and every article of the documentation, one after the other.
  static func documentation() throws -> String {
    let sources = root.appending(path: "Sources")
    let paths = (FileManager.default.enumerator(atPath: sources.path)?.allObjects ?? [])
      .compactMap { $0 as? String }.filter { $0.hasSuffix(".md") }.sorted()
    let articles = try paths.map {
      try String(contentsOf: sources.appending(path: $0), encoding: .utf8)
    }
    return try ([text()] + articles).joined(separator: "\n")
  }

  /// The first shell block under a heading.
  static func block(under heading: String) throws -> String {
    let section = try text().components(separatedBy: "\n## ").first { $0.hasPrefix(heading) } ?? ""
    let blocks = section.components(separatedBy: "```")
    return blocks.first { $0.hasPrefix("sh\n") }.map { String($0.dropFirst(3)) } ?? ""
  }

  /// The command lines of the shell block under a heading, without comments.
  static func commands(under heading: String) throws -> [String] {
    try block(under: heading).split(separator: "\n").map { line in
      line.components(separatedBy: "  #")[0].trimmingCharacters(in: .whitespaces)
    }
  }
}

@Suite struct ReadmeTests {
  @Test func `every command under 'What it does' works`() throws {
    let commands = try Readme.commands(under: "What it does")
    #expect(commands.count >= 10 && commands.allSatisfy { $0.hasPrefix("crosswalk ") })
    try Program.inFolder { (folder) throws in
      for command in commands {
        let words = command.split(separator: " ").dropFirst().map(String.init)
        let result = try Program.run(words, in: folder)
        #expect(result.status == 0, "\(command): \(result.stderr)")
        // What writes files says so on standard error.
        let writes = words.contains("--out") || ["new", "import"].contains(words[0])
        #expect(writes || !result.stdout.isEmpty, "\(command)")
      }
    }
  }

  @Test func `the walk from ratings to a printed plan works as it stands`() throws {
    let block = try Readme.block(under: "From ratings to a printed plan")
    #expect(block.contains("crosswalk curriculum ") && block.contains("crosswalk document "))
    try Program.inFolder { (folder) throws in
      // Whatever fails ends the walk.
      let log = try Program.shell(
        """
        cd '\(folder.path)' && PATH="$(dirname "$CROSSWALK"):$PATH" && set -e
        \(block)
        echo the end
        """)
      #expect(log.hasSuffix("the end\n"), "\(log)")
      for page in ["expected", "profile", "plan", "goals", "guide", "engagement", "wall"] {
        let text = try String(
          contentsOf: folder.appending(path: "\(page).html"), encoding: .utf8)
        #expect(text.hasPrefix("<!DOCTYPE html>") && !text.contains("P-02"), "\(page)")
      }
    }
  }

  @Test func `the walk under 'Bring your own' works as it stands, and does what it says`() throws {
    let block = try Readme.block(under: "Bring your own")
    let steps = [
      "import", "import", "check", "suggest", "review export", "review apply", "check", "compare",
      "report", "export",
    ]
    #expect(
      block.split(separator: "\n").filter { $0.hasPrefix("crosswalk ") }.map { line in
        let words = line.split(separator: " ")
        return words[1] == "review" ? words[1...2].joined(separator: " ") : String(words[1])
      } == steps)
    try Program.inFolder { (folder) throws in
      // The document lies where the project lies.
      try FileManager.default.createSymbolicLink(
        at: folder.appending(path: "Tests"),
        withDestinationURL: Readme.root.appending(path: "Tests"))
      // Whatever fails ends the walk.
      let log = try Program.shell(
        """
        cd '\(folder.path)' && PATH="$(dirname "$CROSSWALK"):$PATH" && set -e
        \(block)
        echo the end
        """)
      #expect(log.hasSuffix("the end\n"), "\(log)")
      #expect(log.contains("2 files: 0 errors, 1 warning\n"))
      #expect(log.contains("2 files: 0 errors, 0 warnings\n"), "all 40 statements are linked")
      #expect(log.contains("\nmy-county:EFY.1\n"))
      #expect(log.contains("\n  my-county covers of cpm: topic "))
      #expect(!log.contains("behavior 0 of 97"), "links have a relation, so there are counterparts")
      func text(_ name: String) throws -> String {
        try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      }
      #expect(try text("review.csv").split(separator: "\n").count == 41)
      let framework = try text("my-county/framework.yaml")
      #expect(framework.contains("title: Child Welfare Social Worker Performance Anchors\n"))
      #expect(framework.contains("title: Leading, tenure: {from: 3}"))
      let alignment = try text("my-county/alignment.yaml")
      #expect(alignment.components(separatedBy: "author: Ana Ruiz").count == 41)
      #expect(alignment.contains("# One to four concepts a statement;"))
      #expect(try text("my-county.html").hasPrefix("<!DOCTYPE html>"))
      let mappings = try text("my-county.sssom.tsv").split(separator: "\n")
      #expect(mappings.filter { !$0.hasPrefix("#") }.count == 41)
    }
  }

  @Test func `what it links to is there`() throws {
    let links = try Readme.text().matches(of: /\]\(([^)#:]+)\)/).map { String($0.1) }
    #expect(links.count > 5)
    for link in links {
      let path = Readme.root.appending(path: link).path
      #expect(FileManager.default.fileExists(atPath: path), "\(link)")
    }
  }

  @Test func `its counts are those of the data`() throws {
    let text = try Readme.text()
    let stats = try Program.run("list", "--format", "csv").text
    for line in stats.split(separator: "\n").dropFirst() {
      #expect(text.contains("| `\(line.prefix { $0 != "," })` |"), "\(line)")
    }
  }
}
