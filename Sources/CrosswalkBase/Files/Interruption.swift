import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What has to go when somebody ends the program: files and folders that are not in their place yet.
///
/// A signal may come at any moment, so that its handler does nothing but call the system with names
/// that lie ready. The first name that is kept sets the handlers, and so a program that writes nothing
/// ends as ever.
enum Interruption {
  private static let capacity = 64
  /// Names as the system takes them; nil where a place is free.
  private nonisolated(unsafe) static let names = {
    let names = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: capacity)
    names.initialize(repeating: nil, count: capacity)
    return names
  }()
  private static let hasHandlers = Mutex(false)

  /// Keeps a name until it is forgotten. One that finds no place any more is cleaned up only by a
  /// later run.
  ///
  /// - Returns: What forgets it.
  static func keep(_ path: String) -> Int? {
    hasHandlers.withLock { isSet in
      if !isSet {
        isSet = true
        for signal in [SIGINT, SIGTERM, SIGHUP] { handle(signal) }
      }
      guard let place = (0..<capacity).first(where: { names[$0] == nil }) else { return nil }
      names[place] = strdup(path)
      return place
    }
  }

  static func forget(_ place: Int?) {
    guard let place else { return }
    hasHandlers.withLock { _ in
      let name = names[place]
      names[place] = nil
      free(name)
    }
  }

  private static func handle(_ number: Int32) {
    let before = signal(number) { number in
      // Backwards: what is in a folder was kept after it.
      for place in stride(from: Interruption.capacity - 1, through: 0, by: -1) {
        guard let name = Interruption.names[place] else { continue }
        if unlink(name) != 0 { rmdir(name) }
      }
      signal(number, SIG_DFL)
      raise(number)
    }
    // Who was told not to stop, as by nohup, goes on.
    if unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) {
      signal(number, SIG_IGN)
    }
  }
}
