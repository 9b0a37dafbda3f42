import CrosswalkBase
import CrosswalkCLI
import Foundation
import Testing

@Suite struct ProgramTests {
  private static let subcommands = ["list", "show", "find", "translate", "template", "check"]

  @Test func `exit codes tell fine, problems, failure and misuse apart`() throws {
    #expect(try Program.run("list").status == 0)
    #expect(try Program.run("check").status == 0)
    for arguments in [
      ["show", "nothing"], ["show", "cpm", "99"],
      ["translate", "sf-2940", "--to", "cpm", "X=acquired"],
      ["check", "/no/such/file"], ["list", "--frameworks", "/no/such/folder"],
      ["template", "nothing"],
    ] {
      let result = try Program.run(arguments)
      #expect(result.status == 2 && result.stdout.isEmpty, "\(arguments)")
      #expect(result.stderr.hasPrefix("error: "), "\(arguments)")
    }
    for arguments in [
      ["lst"], ["list", "--no-such-option"], ["list", "--format", "xml"], ["translate", "sf-2940"],
      ["translate", "sf-2940", "--to", "cpm"], ["translate", "sf-2940", "--to", "cpm", "CM"],
      ["translate", "sf-2940", "--to", "cpm", "CM=acquired", "--ratings", "x"],
      ["translate", "sf-2940", "--to", "cpm", "CM=acquired", "CM=mastery"],
      ["translate", "sf-2940", "--to", "cpm", "all=acquired", "ALL=mastery"],
      ["translate", "sf-2940", "--to", "cpm", "CM=acquired", "--role", "agency"],
      ["translate", "sf-2940", "--to", "cpm", "CM=acquired", "--threshold", "focos=1"],
      ["translate", "sf-2940", "--to", "cpm", "CM=acquired", "--threshold", "focus"],
      ["translate", "sf-2940", "--to", "cpm", "CM=acquired", "--threshold", "abstainCoverage=25"],
      ["find", "  "], ["show"], ["list", "--max-yaml-depth", "0"],
    ] {
      let result = try Program.run(arguments)
      #expect(result.status == 64 && result.stdout.isEmpty, "\(arguments)")
      #expect(result.stderr.hasPrefix("error: "), "\(arguments)")
    }
  }

  @Test func `the version goes to standard output`() throws {
    #expect(try Program.run("--version").text == "0.1.0\n")
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `a completion script names all commands`(shell: String) throws {
    let result = try Program.run("--generate-completion-script", shell)
    #expect(result.status == 0)
    for name in Self.subcommands { #expect(result.text.contains(name)) }
  }

  @Test func `names that are wrong are met with the nearest right one`() throws {
    func message(_ arguments: String...) throws -> String { try Program.run(arguments).stderr }
    #expect(
      try message("show", "cmp") == "error: there is no framework 'cmp'; did you mean 'cpm'?\n")
    #expect(
      try message("translate", "sf-2940", "--to", "cpm", "Comunication=acquired")
        == "error: unknown unit 'Comunication'; did you mean 'Communication'?\n")
    #expect(
      try message("translate", "sf-2940", "--to", "cpm", "CM=aquired")
        == "error: unknown level 'aquired'; did you mean 'acquired'?\n")
    #expect(try message("show", "cpm", "Be acountable").contains("did you mean 'Be Accountable'?"))
    #expect(try message("show", "ontology", "bais").contains("did you mean 'bias'?"))
  }

  @Test func `a folder of the name of a framework is pointed to`() throws {
    try Program.inFolder { (folder) throws in
      try StrangersFiles.writeFramework(to: folder.appending(path: "stranger"))
      // A name like that of another framework does not lead away from it.
      try StrangersFiles.writeFramework(to: folder.appending(path: "cmp"))
      for id in ["stranger", "cmp"] {
        for arguments in [
          ["show", id], ["compare", id, "kent"], ["translate", id, "--to", "kent", "a=b"],
        ] {
          let result = try Program.run(arguments, in: folder)
          #expect(result.status == 2)
          #expect(
            result.stderr
              == "error: there is no framework '\(id)'; there is a folder './\(id)': "
              + "add --frameworks \(id)\n")
        }
      }
      #expect(
        try Program.run(["show", "stranger", "--frameworks", "stranger"], in: folder).status == 0)
    }
  }

  @Test func `whoever stops reading is not told off`() throws {
    let command = """
      for arguments in 'show cpm --format json' 'show sf-2940 --format csv' 'show ontology'; do
        { "$CROSSWALK" $arguments; echo "status $?" >&2; } 2>&1 >/dev/null | cat
        { { "$CROSSWALK" $arguments; echo "status $?" >&3; } | true; } 3>&1 2>&1
      done
      """
    #expect(try Program.shell(command) == String(repeating: "status 0\n", count: 6))
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "there is no /dev/full"))
  func `a full disk is an error`() throws {
    #expect(
      try Program.shell("\"$CROSSWALK\" list 2>&1 >/dev/full; echo $?")
        == "error: standard output: No space left on device\n2\n")
    #expect(
      try Program.shell("\"$CROSSWALK\" list --out /dev/full 2>&1; echo $?")
        == "error: /dev/full: No space left on device\n2\n")
  }

  @Test func `no colour unless there is a terminal, and plain ASCII where that is wanted`() throws {
    let arguments = ["translate", "sf-2940", "--to", "cpm", "all=acquired", "--explain"]
    for environment in [["LANG": "C"], ["LC_ALL": "C", "LANG": "C.UTF-8"], ["LANG": ""]] {
      let result = try Program.run(arguments, environment: environment)
      #expect(result.status == 0)
      #expect(result.stdout.allSatisfy { $0 < 0x80 && $0 != 0x1B })
    }
    let unicode = try Program.run(arguments)
    #expect(unicode.text.contains("█") && !unicode.text.contains("\u{1B}"))
  }

  @Test(
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script"), "script is missing"))
  func `a terminal gets colour, unless NO_COLOR is set`() throws {
    let run = "script -qec '\"$CROSSWALK\" list' /dev/null"
    #expect(try Program.shell("TERM=xterm \(run)").contains("\u{1B}[1m"))
    #expect(!(try Program.shell("TERM=xterm NO_COLOR=1 \(run)").contains("\u{1B}")))
    #expect(!(try Program.shell("TERM=dumb \(run)").contains("\u{1B}")))
  }
}
