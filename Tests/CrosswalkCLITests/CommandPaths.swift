import CrosswalkCLI

/// The commands, as the program itself tells of them.
enum CommandPaths {
  private struct Command: Decodable {
    var commandName: String
    var subcommands: [Command]?

    /// The words that call this command and those below it, without the program's name.
    func paths(below words: [String] = []) -> [[String]] {
      [words]
        + (subcommands ?? []).filter { $0.commandName != "help" }
        .flatMap { $0.paths(below: words + [$0.commandName]) }
    }
  }

  private struct Dump: Decodable { var command: Command }

  /// The words of each; those of the program itself are none.
  static func all() throws -> [[String]] {
    let dump: Dump = try Program.run("--experimental-dump-help").json()
    return dump.command.paths()
  }
}
