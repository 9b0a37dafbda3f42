import CrosswalkCLI
import Foundation
import Testing

/// Each command's help shows how it is called.
@Suite struct HelpExamplesTests {
  /// The examples in the help of a command: lines that stand by themselves and call the program, with
  /// the lines on which they go on, and without what is said of them.
  private static func examples(_ words: [String]) throws -> [String] {
    var examples: [String] = []
    var goesOn = false
    for line in try Program.run(words + ["--help"]).text.components(separatedBy: "\n") {
      let text = line.components(separatedBy: " #")[0].trimmingCharacters(in: .whitespaces)
      if text.hasPrefix("crosswalk ") {
        examples.append(text)
      } else if goesOn, !text.isEmpty {
        examples[examples.count - 1] += " " + text
      }
      goesOn = text.hasPrefix("crosswalk ") || (goesOn && !text.isEmpty)
    }
    return examples
  }

  @Test func `every help has an example, and every example is understood`() throws {
    let commands = try CommandPaths.all().filter { !$0.isEmpty }
    #expect(commands.count > 25)
    try Program.inFolder { (folder) throws in
      for words in commands {
        let examples = try Self.examples(words)
        #expect(!examples.isEmpty, "\(words)")
        // A server does not end by itself.
        for example in examples where words != ["serve"] {
          let result = try Program.run(Array(Program.words(example).dropFirst()), in: folder)
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
