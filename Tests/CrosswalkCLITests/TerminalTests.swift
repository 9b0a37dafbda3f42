import Testing

@Suite struct TerminalTests {
  @Test func `a terminal sees no control of a table, and a pipe gets every byte`() throws {
    let name = "PERSON=$(printf 'Ana\\033[2J'); export PERSON; "
    let command = "\"$CROSSWALK\" template kent --person \"$PERSON\""
    let piped = try Program.shell(name + command + " 2>/dev/null | cat")
    #expect(piped.contains("\nAna\u{1B}[2J,"))
    let shown = try Program.shell(name + "script -qec '\(command) 2>/dev/null' /dev/null")
    #expect(shown.replacing("\r\n", with: "\n") == piped.replacing("\u{1B}", with: "\\u{1B}"))
  }

  @Test func `what was typed and cannot be understood drives no terminal either`() throws {
    for arguments in [
      ["import", "x\u{1B}]0;pwn\u{7}\u{9B}31m\u{202E}", "--id", "x"],
      ["new", "\u{1B}[31m"], ["translate", "sf-2940", "--to", "cpm", "CM\u{1B}[2J"],
      ["\u{1B}[31m"], ["show", "--no\u{1B}[31m"],
    ] {
      let result = try Program.run(arguments)
      #expect(result.status == 64, "\(arguments)")
      let isSafe = result.stderr.unicodeScalars.allSatisfy {
        $0 == "\n" || $0.properties.generalCategory != .control && !$0.properties.isBidiControl
      }
      #expect(isSafe && !result.stderr.isEmpty, "\(result.stderr)")
    }
  }
}
