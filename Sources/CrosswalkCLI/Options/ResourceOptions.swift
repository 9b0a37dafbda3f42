import ArgumentParser
import CrosswalkBase

/// How much files and other programs may ask for.
struct ResourceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Refuse files that need more memory than so many MiB.", valueName: "mebibytes",
      visibility: .hidden))
  var maxMemory = ResourceLimits().bytes >> 20

  func validate() throws {
    guard (16...1 << 20).contains(maxMemory) else {
      throw ValidationError("--max-memory is between 16 and 1048576, not \(maxMemory)")
    }
    // Read here, before any file is, and by readers wherever they are.
    ResourceLimits.current.bytes = maxMemory << 20
    ResourceLimits.current.names = .init(memory: "--max-memory", time: "--max-seconds")
  }
}

/// How long another program may take.
struct PatienceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "End pandoc if it takes longer than so many seconds.", valueName: "seconds",
      visibility: .hidden))
  var maxSeconds = ResourceLimits().seconds

  func validate() throws {
    guard (1...86_400).contains(maxSeconds) else {
      throw ValidationError("--max-seconds is between 1 and 86400, not \(maxSeconds)")
    }
    ResourceLimits.current.seconds = maxSeconds
  }
}
