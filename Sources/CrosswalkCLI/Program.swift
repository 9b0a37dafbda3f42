import ArgumentParser
import CrosswalkBase
import CrosswalkTables

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Where the program begins, and the one place where errors become exit codes.
@main
enum Program {
  static func main() {
    // A reader that has seen enough is no error: writing then fails with EPIPE, and we stop.
    signal(SIGPIPE, SIG_IGN)
    // A file that grows over a limit of the system is told in words.
    signal(SIGXFSZ, SIG_IGN)
    do {
      var command = try Crosswalk.parseAsRoot()
      try command.run()
    } catch is ClosedPipe {
      exit(0)
    } catch {
      let code = Crosswalk.exitCode(for: error)
      // Help, version, and exit codes that a command chose.
      if error is ExitCode || code == .success { Crosswalk.exit(withError: error) }
      if code == .validationFailure {
        complain(Misuse.words(for: error, Array(CommandLine.arguments.dropFirst())))
        exit(code.rawValue)
      }
      complain("error: \(FolderHint.words(for: error) ?? "\(lines: "\(error)")")")
      exit(2)
    }
  }
}

/// Writes a message of one or more lines to standard error.
func complain(_ message: PlainText) {
  // Nowhere is left to say that standard error cannot be written.
  _ = SystemIO.write(Array("\(message)\n".utf8), to: STDERR_FILENO)
}

/// Writes messages of one kind, and of very many the first ones and how many more there are.
func complain(ofAll messages: some Collection<PlainText>, upTo limit: Int = 100) {
  for message in messages.prefix(limit) { complain(message) }
  if messages.count > limit { complain("and \(messages.count - limit) more of this kind") }
}

extension ExitCode {
  /// The data has problems, which have been reported.
  static let problemsFound = ExitCode(1)
}
