import Foundation
import Testing

/// README.md, as a reader has it.
enum Readme {
  static let root = URL(filePath: #filePath).appending(path: "../../..").standardized

  static func text() throws -> String {
    try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
  }

  /// The command lines of the shell block under a heading, without comments.
  static func commands(under heading: String) throws -> [String] {
    let section = try text().components(separatedBy: "\n## ").first { $0.hasPrefix(heading) } ?? ""
    let blocks = section.components(separatedBy: "```")
    guard let block = blocks.first(where: { $0.hasPrefix("sh\n") }) else { return [] }
    return block.split(separator: "\n").dropFirst().map { line in
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

  @Test func `its counts are those of the data`() throws {
    let text = try Readme.text()
    let stats = try Program.run("list", "--format", "csv").text
    for line in stats.split(separator: "\n").dropFirst() {
      #expect(text.contains("| `\(line.prefix { $0 != "," })` |"), "\(line)")
    }
  }
}
