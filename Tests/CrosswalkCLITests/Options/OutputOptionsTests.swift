import CrosswalkCLI
import Foundation
import Testing

@Suite struct OutputOptionsTests {
  @Test func `every command answers in its forms, to a file as to standard output`() throws {
    try Program.inFolder { (folder) throws in
      for arguments in [
        ["list"], ["show", "cpm"], ["show", "cpm", "7"], ["show", "cpm", "7.a"],
        ["show", "ontology"],
        ["show", "sf-2940", "RO", "--level", "acquired"], ["show", "ontology", "bias"],
        ["find", "feedback"], ["check"], ["translate", "sf-2940", "--to", "cpm", "CM=acquired"],
      ] {
        for format in ["text", "json", "csv"] {
          let result = try Program.run(arguments + ["--format", format])
          #expect(result.status == 0 && result.stderr.isEmpty, "\(arguments)")
          #expect(!result.stdout.isEmpty && result.stdout.last == 0x0A, "\(arguments) \(format)")
          if format == "json" {
            let object = try JSONSerialization.jsonObject(with: result.stdout) as? [String: Any]
            #expect((object?["format"] as? String)?.hasPrefix("crosswalk.") == true, "\(arguments)")
          }
          let file = folder.appending(path: "out")
          let quiet = try Program.run(arguments + ["--format", format, "--out", file.path])
          #expect(quiet.status == 0 && quiet.stdout.isEmpty)
          #expect(try Data(contentsOf: file) == result.stdout)
        }
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["out"])
    }
  }

  @Test func `what cannot be written whole is not written at all`() throws {
    try Program.inFolder { (folder) throws in
      for path in [folder.path, folder.path + "/no/out", ""] {
        let result = try Program.run("list", "--out", path)
        #expect(result.status == 2 && result.stdout.isEmpty && result.stderr.hasPrefix("error: "))
      }
      let failed = try Program.run(
        "translate", "sf-2940", "--to", "cpm", "X=acquired", "--out", folder.path + "/out")
      #expect(failed.status == 2)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }
  }
}
