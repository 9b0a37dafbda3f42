#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that was read once and is changed: a new text takes its place only if it is still what was
/// read, so that nobody's work is lost in silence.
///
/// Runs of this program wait for each other by a lock on the file itself. Others know of no lock:
/// where the system can, the new file and the old one change places in one step, and what came out is
/// looked at before it is let go. Somebody who has written the file meanwhile gets it back.
package struct GuardedFile: Sendable {
  /// As it was given.
  package let path: String
  /// What the file was when it was read or written last; nil if there was none.
  package private(set) var bytes: [UInt8]?

  /// A file as it was read; nil if there was none.
  package init(path: String, bytes: [UInt8]?) {
    self.path = path
    self.bytes = bytes
  }

  /// Says that the file was written meanwhile.
  ///
  /// - Parameter difference: What both have changed, in words.
  /// - Returns: An error to throw.
  package func conflict(_ difference: String? = nil) -> FileError {
    FileError(
      path: path,
      reason: "somebody else has written the file meanwhile"
        + (difference.map { ", and \($0)" } ?? "") + "; begin again")
  }

  /// Puts a new text in the place of what was read.
  ///
  /// - Parameter new: The text.
  /// - Returns: What there is to say to people.
  /// - Throws: ``FileError``, also if the file says something else now. Then nothing is written.
  package mutating func replace(with new: [UInt8]) throws -> [String] {
    let before = self
    return try replace(with: new) { _ in throw before.conflict() }
  }

  /// Puts a new text in the place of what was read.
  ///
  /// - Parameters:
  ///   - new: The text.
  ///   - merge: What to write if the file says something else now, made of that; it may be asked
  ///     again.
  /// - Returns: What there is to say to people.
  /// - Throws: ``FileError``, and what `merge` throws. Then nothing is written.
  package mutating func replace(
    with new: [UInt8], merge: (_ theirs: [UInt8]) throws -> [UInt8]
  ) throws -> [String] {
    var new = new
    // Each round somebody else has been quicker.
    for _ in 0..<1_000 {
      let place = try FilePlace(path)
      guard let standing = try Standing.at(place) else {
        if bytes != nil {
          throw FileError(path: path, reason: "somebody else has taken the file away meanwhile")
        }
        let file = try WholeFile(place, mayReplace: false)
        try file.write(new)
        if try file.finishWhereNothingIs() {
          bytes = new
          return file.remarks
        }
        continue
      }
      let theirs = try standing.read()
      if theirs != bytes {
        if bytes == nil { throw conflict() }
        new = try merge(theirs)
        bytes = theirs
      }
      let file = try WholeFile(place)
      try file.write(new)
      try file.seal()
      if try standing.giveWay(to: file, if: theirs) {
        bytes = new
        try file.settle()
        return standing.remarks + file.remarks
      }
    }
    throw FileError(path: path, reason: "somebody else writes the file all the time")
  }

  /// Takes the file away, if it is still what was read.
  ///
  /// - Throws: ``FileError``.
  package mutating func remove() throws {
    guard bytes != nil else { return }
    let place = try FilePlace(path)
    if let standing = try Standing.at(place) {
      guard try standing.read() == bytes else { throw conflict() }
      if unlink(place.path) != 0 { throw place.error(errno) }
    }
    bytes = nil
  }
}

/// The file that stands in a place, held so that no other run of this program changes it.
private final class Standing {
  private let place: FilePlace
  private let descriptor: Int32
  private(set) var remarks: [String] = []

  private init(_ place: FilePlace, _ descriptor: Int32) {
    self.place = place
    self.descriptor = descriptor
  }

  /// The file in a place, with a lock on it where there are locks; nil where no file is.
  static func at(_ place: FilePlace) throws(FileError) -> Standing? {
    // Whoever had the lock has put another file there, so that the lock is one on the old file.
    for _ in 0..<10_000 {
      let descriptor = open(place.path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
      guard descriptor >= 0 else {
        if errno == ENOENT { return nil }
        throw place.error(errno)
      }
      let standing = Standing(place, descriptor)
      if try !lock(descriptor, place) {
        standing.remarks.append(
          "\(place.name) cannot be locked where it lies: let nobody else write it at the same time")
      }
      if isSame(descriptor, place.path) { return standing }
    }
    throw FileError(path: place.name, reason: "somebody else writes the file all the time")
  }

  deinit { close(descriptor) }

  /// Waits up to 10 s for a lock; false where there are no locks, as on some network drives.
  private static func lock(_ descriptor: Int32, _ place: FilePlace) throws(FileError) -> Bool {
    for _ in 0..<1_000 {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
      if errno != EWOULDBLOCK, errno != EINTR { return false }
      usleep(10_000)
    }
    throw FileError(
      path: place.name, reason: "another program has kept the file locked for 10 seconds")
  }

  private static func isSame(_ descriptor: Int32, _ path: String) -> Bool {
    var (own, there) = (stat(), stat())
    return fstat(descriptor, &own) == 0 && lstat(path, &there) == 0
      && own.st_ino == there.st_ino && own.st_dev == there.st_dev
  }

  func read() throws(FileError) -> [UInt8] {
    if lseek(descriptor, 0, SEEK_SET) < 0 { throw place.error(errno) }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var bytes: [UInt8] = []
    while true {
      let (chunk, error) = SystemIO.read(descriptor, &buffer)
      guard let chunk else { throw place.error(error) }
      if chunk.isEmpty { return bytes }
      bytes += chunk
    }
  }

  /// Puts another file in the place of this one.
  ///
  /// - Returns: Whether it is there; if not, somebody else was quicker, and has kept his place.
  func giveWay(to file: WholeFile, if expected: [UInt8]) throws(FileError) -> Bool {
    guard let beside = file.besidePath else { return false }
    let error = SystemIO.exchange(beside, place.path)
    if SystemIO.isUnknown(error) {
      guard Self.isSame(descriptor, place.path), try read() == expected else { return false }
      if rename(beside, place.path) != 0 { throw place.error(errno) }
      return true
    }
    // Taken away by somebody meanwhile.
    if error == ENOENT { return false }
    if error != 0 { throw place.error(error) }
    if Self.isSame(descriptor, beside), (try? read()) == expected { return true }
    let back = SystemIO.exchange(beside, place.path)
    if back != 0 { throw place.error(back) }
    return false
  }
}
