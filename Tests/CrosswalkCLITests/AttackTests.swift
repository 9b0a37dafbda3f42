import CrosswalkCLI
import Foundation
import Testing

/// What people have tried against the program, each as a test of its kind. Two at once, calls of the
/// system that fail and kills are made by `Tests/Fuzz/faults.py`.
@Suite struct AttackTests {
  /// Runs a shell command in a folder; `$CROSSWALK` is the program.
  private static func shell(_ command: String, in folder: URL) throws -> String {
    try Program.shell("cd '\(folder.path)' && { \(command); } 2>&1")
  }

  @Test func `a file that may not grow so long is told in words, and none is left`() throws {
    try Program.inFolder { (folder) throws in
      let said = try Self.shell(
        "ulimit -f 20; $CROSSWALK export kent --to case --out u.json; echo status $?; ls -A",
        in: folder)
      #expect(said == "error: u.json: File too large\nstatus 2\n")
    }
  }

  @Test func `a link to nothing stays, and so does what is protected`() throws {
    try Program.inFolder { (folder) throws in
      let link = try Self.shell(
        "ln -s nowhere d; $CROSSWALK export cpm --to csv --out d; echo status $?; readlink d",
        in: folder)
      #expect(
        link == "error: d: this is a link to something that is not there\nstatus 2\nnowhere\n")
      let pipe = try Self.shell(
        "mkfifo f; $CROSSWALK export cpm --to csv --out f; echo status $?", in: folder)
      #expect(pipe == "error: f: nobody reads this pipe\nstatus 2\n")
      let protected = try Self.shell(
        "echo x > p; chmod 444 p; $CROSSWALK export cpm --to csv --out p > said 2>&1; "
          + "[ -w p ] || { echo status $?; cat p said; }", in: folder)
      // Who administers the machine may write everything.
      #expect(
        protected.isEmpty
          || protected.contains("x\n")
            && protected.contains("the file is protected against writing")
      )
    }
  }

  @Test func `a name as long as the system allows can be written`() throws {
    try Program.inFolder { (folder) throws in
      let name = String(repeating: "n", count: 251) + ".csv"
      let result = try Program.run(["export", "cpm", "--to", "csv", "--out", name], in: folder)
      #expect(result.status == 0, "\(result.stderr)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [name])
    }
  }

  @Test func `what a dead run has left is in nobody's way, and goes`() throws {
    try Program.inFolder { (folder) throws in
      for name in [".crosswalk-0123456789abcdef.part", "o.csv.1.part"] {
        try Data("left".utf8).write(to: folder.appending(path: name))
      }
      let result = try Program.run(["export", "cpm", "--to", "csv", "--out", "o.csv"], in: folder)
      #expect(result.status == 0, "\(result.stderr)")
      // The other may be anybody's.
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(names.sorted() == ["o.csv", "o.csv.1.part"])
    }
  }

  @Test func `no option makes nesting deeper than a thousand`() throws {
    try Program.inFolder { (folder) throws in
      let text = String(repeating: "[", count: 100_000)
      try Data(text.utf8).write(to: folder.appending(path: "deep.yaml"))
      func check(_ depth: String) throws -> Program.Result {
        try Program.run(["check", "deep.yaml", "--max-yaml-depth", depth], in: folder)
      }
      #expect(try check("1000000").status == 64)
      let result = try check("1000")
      #expect(result.status == 1, "\(result.stderr)")
      #expect(result.text.contains("1:1001: error: nested deeper than the limit"), "\(result.text)")
    }
  }

  @Test func `of very many bad rows the first are told, and how many more there are`() throws {
    try Program.inFolder { (folder) throws in
      let rows = (0..<3_000).map { "p\($0),XX\($0),acquired" }
      try Data((["person,unit,level"] + rows).joined(separator: "\n").utf8)
        .write(to: folder.appending(path: "bad.csv"))
      for arguments in [
        ["translate", "sf-2940", "--to", "cpm", "--ratings", "bad.csv", "--format", "json"],
        ["translate", "sf-2940", "--to", "cpm", "--ratings", "bad.csv", "--format", "csv"],
        ["gaps", "sf-2940", "--ratings", "bad.csv", "--target", "kent:senior"],
      ] {
        let result = try Program.run(arguments, in: folder)
        let lines = result.stderr.split(separator: "\n")
        #expect((100...110).contains(lines.count), "\(arguments): \(lines.count)")
        #expect(result.stderr.contains("2900") || result.stderr.contains("3000"), "\(arguments)")
      }
    }
  }

  @Test func `a review with ten thousand headings is refused before it is laid out`() throws {
    try Program.inFolder { (folder) throws in
      let made = try Program.run(["new", "my-county"], in: folder)
      #expect(made.status == 0, "\(made.stderr)")
      let heading = (0..<10_000).map { "h\($0)" }.joined(separator: ",")
      let text =
        "framework,statement,decision,\(heading)\n" + String(repeating: "a,b\n", count: 5_000)
      try Data(text.utf8).write(to: folder.appending(path: "wide.csv"))
      let result = try Program.run(
        ["review", "apply", "wide.csv", "--frameworks", "my-county"], in: folder)
      #expect(result.status == 2)
      #expect(result.stderr.hasPrefix("error: wide.csv: line 1: "), "\(result.stderr)")
      #expect(result.stderr.split(separator: "\n").count == 1)
    }
  }

  @Test func `an exported workbook is packed, and is imported again`() throws {
    try Program.inFolder { (folder) throws in
      let written = try Program.run(
        ["export", "kent", "--to", "xlsx", "--out", "k.xlsx"], in: folder)
      #expect(written.status == 0, "\(written.stderr)")
      let result = try Program.run(["import", "k.xlsx", "--id", "again", "--yes"], in: folder)
      #expect(result.status == 0, "\(result.stderr)")
      // As it stands in the sheets it has over 250 kB.
      #expect(try Data(contentsOf: folder.appending(path: "k.xlsx")).count < 100_000)
    }
  }

  @Test func `a bullet that is taken off is told`() throws {
    try Program.inFolder { (folder) throws in
      try Data("Unit,Level,Statement\nU,Low,• Listens\nU,High,- Teaches\n".utf8)
        .write(to: folder.appending(path: "a.csv"))
      let result = try Program.run(["import", "a.csv", "--id", "a"], in: folder)
      #expect(result.stderr.contains("a bullet was taken off 2 texts"), "\(result.stderr)")
    }
  }
}
