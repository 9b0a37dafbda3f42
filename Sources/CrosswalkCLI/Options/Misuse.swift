import ArgumentParser
import CrosswalkBase
import CrosswalkTables

/// What is said of a command line that cannot be understood.
enum Misuse {
  /// The error, as parsing or a command threw it, in the style of all others, and how the command is
  /// called. The arguments are the words after the program's name.
  static func words(for error: any Error, _ arguments: [String]) -> PlainText {
    if let hint = hint(in: arguments) { return "error: \(hint)" }
    var message = Crosswalk.fullMessage(for: error)
    let label = "Error: "
    guard message.hasPrefix(label) else { return "\(lines: message)" }
    message.removeFirst(label.count)
    // A sentence of the parser's begins small, as ours do; what begins with a name stays.
    let start = message.prefix(2)
    if start.first?.isUppercase == true, start.last?.isLowercase == true {
      message = message.prefix(1).lowercased() + message.dropFirst()
    }
    return "error: \(lines: message)"
  }

  /// What to say of a command that is not there; nil where the words name one.
  private static func hint(in arguments: [String]) -> PlainText? {
    var command: any ParsableCommand.Type = Crosswalk.self
    var path = Tool.name
    for word in arguments {
      let below = command.configuration.subcommands
      if below.isEmpty || word.hasPrefix("-") || word == "help" { return nil }
      let names = below.map { $0.configuration.commandName ?? "" }
      if let place = names.firstIndex(of: word) {
        command = below[place]
        path += " \(word)"
        continue
      }
      let near = nearest(word, in: names).map { "'\(path) \($0)'" }
      // Where a command needs no further one, a word may well be something else.
      if command.configuration.defaultSubcommand != nil, near == nil { return nil }
      return """
        there is no command '\(path) \(word)'; \
        \(near.map { "did you mean \($0)?" } ?? "'\(path) --help' lists what there is")
        """
    }
    return nil
  }
}
