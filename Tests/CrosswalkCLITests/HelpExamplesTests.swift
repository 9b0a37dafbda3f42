import CrosswalkCLI
import Foundation
import Testing

/// Each command's help shows how it is called.
@Suite struct HelpExamplesTests {
  /// The examples in the help of a command: lines that stand by themselves and call the program.
  private static func examples(_ words: [String]) throws -> [String] {
    try Program.run(words + ["--help"]).text.split(separator: "\n")
      .map { $0.trimmingCharacters(in: .whitespaces) }.filter { $0.hasPrefix("crosswalk ") }
  }

  @Test func `every help has an example, and every example is understood`() throws {
    let commands = try CommandPaths.all().filter { !$0.isEmpty }
    #expect(commands.count > 25)
    try Program.inFolder { (folder) throws in
      for words in commands {
        let examples = try Self.examples(words)
        #expect(!examples.isEmpty, "\(words)")
        for example in examples {
          let arguments = example.split(separator: " ").dropFirst().map {
            String($0).trimmingCharacters(in: ["'", "\""])
          }
          let result = try Program.run(arguments, in: folder)
          // The files that it names are not there; it must not be misuse, or a damaged program.
          #expect([0, 1, 2].contains(result.status), "\(example): \(result.stderr)")
        }
      }
    }
  }

  @Test func `usage lines leave limits out, which --help-hidden shows`() throws {
    for words in [["translate"], ["check"], ["compare"]] {
      #expect(!(try Program.run(words + ["--help"]).text.contains("max-yaml")))
      #expect(!(try Program.run(words + ["--no-such-option"]).stderr.contains("max-yaml")))
      #expect(try Program.run(words + ["--help-hidden"]).text.contains("--max-yaml-depth"))
    }
  }
}
