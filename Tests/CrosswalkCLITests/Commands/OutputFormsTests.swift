import Foundation
import Testing

/// Which form an answer has, and what is said of the file that it went to.
@Suite struct OutputFormsTests {
  private static let commands: [[String]] = [
    ["list"], ["stats"], ["show", "cpm"], ["find", "court"], ["check"], ["compare", "--all"],
    ["compare", "kent", "cpm"], ["match", "set:V6", "--to", "kent"], ["methods", "kent--cpm"],
    ["report", "kent", "--against", "set"], ["expect", "sf-2940", "--tenure", "3"],
    ["translate", "sf-2940", "--to", "cpm", "all=acquired"],
  ]

  @Test("The name of a file chooses the form, and the file is named", arguments: commands)
  func endings(command: [String]) throws {
    try Program.inFolder { folder in
      var (written, refused) = (0, 0)
      for (ending, start) in [
        ("json", "{"), ("csv", ""), ("html", "<!DOCTYPE html>"), ("md", "#"), ("jsonl", "{"),
      ] {
        let result = try Program.run(command + ["--out", "a.\(ending)"], in: folder)
        let file = folder.appending(path: "a.\(ending)")
        if result.status == 0 {
          written += 1
          let text = try String(contentsOf: file, encoding: .utf8)
          // Where nothing is wrong there is no line.
          let isNothing = text.isEmpty && command == ["check"] && ending == "jsonl"
          #expect(
            text.hasPrefix(start) || text.hasPrefix("[") || isNothing,
            "\(command) \(ending): \(text.prefix(40))")
          #expect((isNothing || !text.isEmpty) && result.stderr.contains("wrote a.\(ending)\n"))
        } else {
          refused += 1
          #expect(result.status == 64 && !FileManager.default.fileExists(atPath: file.path))
          #expect(result.stderr.contains("this is not written as "), "\(result.stderr)")
        }
      }
      #expect(written >= 1 && written + refused == 5)
      let text = try Program.run(command + ["--out", "plain"], in: folder)
      #expect(
        try text.status == 0
          && Data(contentsOf: folder.appending(path: "plain")) == Program.run(command).stdout)
    }
  }

  @Test func `a form that contradicts the name is refused, and nothing is written`() throws {
    try Program.inFolder { folder in
      let result = try Program.run(["list", "--format", "csv", "--out", "a.json"], in: folder)
      #expect(result.status == 64 && result.stderr.contains("--format csv does not go with"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
      let other = try Program.run(["list", "--format", "csv", "--out", "a.txt"], in: folder)
      #expect(other.status == 0 && other.stderr == "wrote a.txt\n")
    }
  }
}
