import CrosswalkCLI
import Foundation
import Testing

/// A quarter of an hour for each kind of reader, walked through as it stands.
@Suite struct GuideCommandTests {
  static let readers = ["county", "analyst", "trainer"]

  private static func blocks(_ reader: String) throws -> [String] {
    let text = try Program.run("guide", reader, "--format", "markdown").text
    return text.components(separatedBy: "```sh\n").dropFirst()
      .map { $0.components(separatedBy: "\n```")[0] }
  }

  @Test(arguments: [
    ("county", ["my-county/framework.yaml", "comparison.html"]),
    (
      "analyst",
      ["answers.csv", "answer.json", "crosswalk.bib", "pair.csv.source.json", "appendix.md"]
    ), ("trainer", ["expected.html", "profile.html", "plan.json", "plan.html", "wall.html"]),
  ])
  func `every command works, and makes what it says`(reader: String, files: [String]) throws {
    let blocks = try Self.blocks(reader)
    #expect(blocks.count == 5)
    try Program.inFolder { (folder) throws in
      // Whatever fails ends the walk.
      let log = try Program.shell(
        """
        cd '\(folder.path)' && PATH="$(dirname "$CROSSWALK"):$PATH" && set -e
        \(blocks.joined(separator: "\n"))
        echo the end
        """)
      #expect(log.hasSuffix("the end\n"), "\(log)")
      for file in files {
        #expect(try !Data(contentsOf: folder.appending(path: file)).isEmpty, "\(file)")
      }
    }
  }

  @Test(arguments: readers)
  func `at the terminal every command stands on a line of its own`(reader: String) throws {
    let text = try Program.run("guide", reader).text
    for block in try Self.blocks(reader) { #expect(text.contains("\n\(block)\n")) }
  }

  /// The articles of the documentation, which are the same text.
  private static let articles = Readme.root.appending(
    path: "Sources/CrosswalkKit/CrosswalkKit.docc")

  @Test(arguments: readers)
  func `the article of the documentation is the same text`(reader: String) throws {
    let text = try Program.run("guide", reader, "--format", "markdown").text
    let name = "GuideFor\(reader.capitalized)"
    try Snapshot.expect(text, "\(name).md", in: Self.articles)
    let page = try String(
      contentsOf: Self.articles.appending(path: "CrosswalkKit.md"), encoding: .utf8)
    #expect(page.contains("- <doc:\(name)>\n"))
  }

  @Test func `the help of the program leads to the guides`() throws {
    #expect(try Program.run("--help").text.contains("crosswalk guide"))
  }
}
