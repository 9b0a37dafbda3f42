import CrosswalkBase
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Another program that is needed, found on the PATH when it is run.
package struct ExternalProgram: Sendable {
  /// As on a command line.
  package let name: String
  /// How to get it, for the message when it is missing.
  package let advice: String
  /// More output than this is refused.
  package var maxBytes = 256 << 20
  /// A program that takes longer is ended.
  package var seconds = ResourceLimits.current.seconds

  /// Names a program.
  package init(name: String, advice: String) {
    self.name = name
    self.advice = advice
  }

  /// Why it gave no answer, in words.
  package struct Failure: Error, CustomStringConvertible {
    package let description: String
  }

  /// Runs it to its end, with nothing on its standard input.
  ///
  /// - Returns: What it wrote to standard output, and to standard error.
  /// - Throws: ``Failure`` if it is missing, fails, writes too much or takes too long.
  package func run(_ arguments: [String]) throws -> (output: [UInt8], errors: String) {
    let (process, output, errors) = try Self.starting.withLock { _ in try spawnWithPipes(arguments)
    }
    defer {
      close(output)
      close(errors)
    }
    let end = ContinuousClock.now + .seconds(seconds)
    let texts: [[UInt8]]
    let status: Int32
    do {
      texts = try drain([output, errors], until: end)
      status = try wait(process, until: end)
    } catch {
      kill(process, SIGKILL)
      _ = try? wait(process, until: .now + .seconds(60), whileWanted: false)
      throw error
    }
    let words = String(decoding: texts[1].prefix(4_096), as: UTF8.self)
      .split(whereSeparator: \.isNewline).joined(separator: "\n")
    guard status == 0 else {
      throw Failure(
        description: "\(name) failed with status \(status)" + (words.isEmpty ? "" : ": \(words)"))
    }
    return (texts[0], words)
  }

  /// Starts it and leaves it to itself, as a browser that stays open: it reads nothing, and nothing that
  /// it writes is shown or kept.
  ///
  /// - Throws: ``Failure`` if it is missing.
  package func start(_ arguments: [String]) throws {
    _ = try Self.starting.withLock { _ in try spawn(arguments) }
  }

  /// One is started after the other: what is started between the making of a pipe and the mark that nobody
  /// inherits it would keep the pipe open as long as it runs.
  private static let starting = Mutex(())

  /// - Returns: The process, and where what it writes is to be read.
  private func spawnWithPipes(_ arguments: [String]) throws -> (pid_t, output: Int32, errors: Int32)
  {
    let output = try pipe()
    defer { close(output.write) }
    do {
      let errors = try pipe()
      defer { close(errors.write) }
      do {
        let process = try spawn(arguments, output: output.write, errors: errors.write)
        return (process, output.read, errors.read)
      } catch {
        close(errors.read)
        throw error
      }
    } catch {
      close(output.read)
      throw error
    }
  }

  private func pipe() throws -> (read: Int32, write: Int32) {
    var ends: [Int32] = [0, 0]
    #if canImport(Darwin)
      let result = Darwin.pipe(&ends)
    #elseif canImport(Musl)
      let result = Musl.pipe(&ends)
    #else
      let result = Glibc.pipe(&ends)
    #endif
    guard result == 0 else { throw FileError(path: name, errorNumber: errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  private func spawn(
    _ arguments: [String], output: Int32? = nil, errors: Int32? = nil
  ) throws -> pid_t {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    // Without a pipe what is written goes nowhere.
    posix_spawn_file_actions_adddup2(&actions, output ?? STDIN_FILENO, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, errors ?? STDIN_FILENO, STDERR_FILENO)
    var signals = sigset_t()
    sigemptyset(&signals)
    // We may have signals wait; the other program shall not.
    posix_spawnattr_setsigmask(&attributes, &signals)
    // We ignore these; the other program shall not.
    sigaddset(&signals, SIGPIPE)
    sigaddset(&signals, SIGXFSZ)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK))
    var words: [UnsafeMutablePointer<CChar>?] = ([name] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process: pid_t = 0
    let error = posix_spawnp(&process, name, &actions, &attributes, &words, environ)
    if error == ENOENT {
      throw Failure(description: "\(name) is not on the PATH; \(advice)")
    }
    guard error == 0 else { throw FileError(path: name, errorNumber: error) }
    return process
  }

  /// Reads both pipes to their ends, whichever has something.
  private func drain(
    _ descriptors: [Int32], until end: ContinuousClock.Instant
  ) throws -> [[UInt8]] {
    var texts: [[UInt8]] = descriptors.map { _ in [] }
    var open = Set(descriptors.indices)
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while !open.isEmpty {
      let order = open.sorted()
      var waiting = order.map { pollfd(fd: descriptors[$0], events: Int16(POLLIN), revents: 0) }
      let ready = poll(&waiting, nfds_t(waiting.count), 1_000)
      if ready < 0, errno != EINTR { throw FileError(path: name, errorNumber: errno) }
      if ContinuousClock.now > end { throw isLate }
      try Interest.check()
      guard ready > 0 else { continue }
      for (position, index) in order.enumerated() where waiting[position].revents != 0 {
        let count = read(descriptors[index], &buffer, buffer.count)
        if count > 0 {
          texts[index] += buffer[..<count]
        } else if count == 0 || errno != EINTR {
          open.remove(index)
        }
        if texts[index].count > maxBytes {
          throw Failure(description: "\(name) wrote more than \(maxBytes) bytes; it was stopped")
        }
      }
    }
    return texts
  }

  private var isLate: Failure {
    let way = ResourceLimits.current.names.time.map { "; \($0) gives it longer" } ?? ""
    return Failure(
      description: "\(name) has not ended in \(seconds) seconds; it was stopped\(way)")
  }

  /// The exit status; 128 and the number of the signal that ended it. A program may close its outputs
  /// and go on.
  private func wait(
    _ process: pid_t, until end: ContinuousClock.Instant, whileWanted waits: Bool = true
  ) throws -> Int32 {
    var status: Int32 = 0
    var pause: UInt32 = 200
    while true {
      let ended = waitpid(process, &status, WNOHANG)
      if ended == process { break }
      if ended < 0, errno != EINTR { return -1 }
      if ContinuousClock.now > end { throw isLate }
      if waits { try Interest.check() }
      usleep(pause)
      pause = min(2 * pause, 100_000)
    }
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
  }
}
