#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The names of files and folders that are not in their place yet.
///
/// A name tells nothing of what is written, nobody can foretell it, and it fits wherever a name does.
/// Whoever writes holds a lock on what bears it, which the system takes away with the process: what
/// bears such a name and is not locked was left by a run that is dead.
enum PartName {
  private static let (prefix, suffix) = (".crosswalk-", ".part")

  /// A new name in a folder.
  static func new(in folder: String) -> String {
    var generator = SystemRandomNumberGenerator()
    let digits = String(generator.next(), radix: 16)
    let name = String(repeating: "0", count: 16 - digits.count) + digits
    return join(folder, prefix + name + suffix)
  }

  /// A name in a folder, which may be that of the work (`.`) or the root.
  static func join(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }

  /// The folder that a path lies in.
  static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func isPart(_ name: String) -> Bool {
    name.hasPrefix(prefix) && name.hasSuffix(suffix)
      && name.dropFirst(prefix.count).dropLast(suffix.count).utf8.count == 16
  }

  /// A lock on something new; nil if somebody took it for left over before it was locked.
  static func lock(_ path: String) -> Int32? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return nil }
    var status = stat()
    // Where there are no locks nobody takes anything for left over.
    let isOurs = flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK
    if isOurs, fstat(descriptor, &status) == 0, status.st_nlink > 0 { return descriptor }
    close(descriptor)
    return nil
  }

  /// A folder that nobody takes for left over as long as the lock on it is held, and what forgets it
  /// when it is in its place or gone; or the error number.
  static func makeFolder(
    in folder: String, mode: mode_t
  ) -> Result<(path: String, lock: Int32, kept: Int?), Failure> {
    removeStrays(in: folder)
    for _ in 0..<100 {
      let path = new(in: folder)
      let kept = Interruption.keep(path)
      let result = mkdir(path, mode)
      let error = errno
      if result == 0, let lock = lock(path) { return .success((path, lock, kept)) }
      if result == 0 { rmdir(path) }
      Interruption.forget(kept)
      if result != 0, error != EEXIST { return .failure(Failure(number: error)) }
    }
    return .failure(Failure(number: EAGAIN))
  }

  /// An error number of the system.
  struct Failure: Error {
    let number: Int32
  }

  /// Takes away what dead runs have left in a folder; what cannot be taken away is in nobody's way.
  static func removeStrays(in folder: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names where isPart(name) {
      let path = join(folder, name)
      let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
      guard descriptor >= 0 else { continue }
      defer { close(descriptor) }
      var status = stat()
      guard fstat(descriptor, &status) == 0, status.st_uid == geteuid(),
        flock(descriptor, LOCK_EX | LOCK_NB) == 0
      else { continue }
      switch status.st_mode & S_IFMT {
      case S_IFREG: unlink(path)
      case S_IFDIR:
        for inside in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] {
          unlink(join(path, inside))
        }
        rmdir(path)
      default: break
      }
    }
  }
}
