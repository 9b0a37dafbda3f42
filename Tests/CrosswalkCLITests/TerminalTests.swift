import Testing

@Suite struct TerminalTests {
  @Test func `a terminal sees no control of a table, and a pipe gets every byte`() throws {
    let name = "PERSON=$(printf 'Ana\\033[2J'); export PERSON; "
    let command = "\"$CROSSWALK\" template kent --person \"$PERSON\""
    let piped = try Program.shell(name + command + " 2>/dev/null | cat")
    #expect(piped.contains("\nAna\u{1B}[2J,"))
    let shown = try Program.shell(name + "script -qec '\(command) 2>/dev/null' /dev/null")
    #expect(shown.replacing("\r\n", with: "\n") == piped.replacing("\u{1B}", with: ""))
  }
}
