#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The file that stands in a place, held so that no other run of this program changes it.
final class StandingFile {
  private let place: FilePlace
  private let descriptor: Int32
  private(set) var remarks: [String] = []

  private init(_ place: FilePlace, _ descriptor: Int32) {
    self.place = place
    self.descriptor = descriptor
  }

  /// The file in a place, with a lock on it where there are locks; nil where no file is.
  static func at(_ place: FilePlace) throws(FileError) -> StandingFile? {
    // Whoever had the lock has put another file there, so that the lock is one on the old file.
    for _ in 0..<10_000 {
      let descriptor = open(place.path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
      guard descriptor >= 0 else {
        if errno == ENOENT { return nil }
        throw place.error(errno)
      }
      let standing = StandingFile(place, descriptor)
      if try !lock(descriptor, place) {
        standing.remarks.append(
          "\(place.name) cannot be locked where it lies: let nobody else write it at the same time")
      }
      if isSame(descriptor, place.path) { return standing }
    }
    throw .neverStill(place.name)
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

  /// Whether a path leads to the file that is open.
  static func isSame(_ descriptor: Int32, _ path: String) -> Bool {
    var (own, there) = (stat(), stat())
    return fstat(descriptor, &own) == 0 && lstat(path, &there) == 0
      && own.st_ino == there.st_ino && own.st_dev == there.st_dev
  }

  /// Whether it has a name now.
  func isAt(_ path: String) -> Bool { Self.isSame(descriptor, path) }

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

  /// Puts another file in the place of this one, which then lies where the other was written, if the
  /// system can let both change places.
  ///
  /// - Returns: Whether it is there; if not, somebody else was quicker, and has kept his place.
  func giveWay(to file: WholeFile, if expected: [UInt8]) throws(FileError) -> Bool {
    guard let beside = file.besidePath else { return false }
    let error = SystemIO.exchange(beside, place.path)
    if SystemIO.isUnknown(error) {
      guard isAt(place.path), try read() == expected else { return false }
      if rename(beside, place.path) != 0 { throw place.error(errno) }
      return true
    }
    // Taken away by somebody meanwhile.
    if error == ENOENT { return false }
    if error != 0 { throw place.error(error) }
    if isAt(beside), (try? read()) == expected { return true }
    try place.putBack(beside, in: file)
    return false
  }

  /// Gives this file another name, under which nobody looks for it.
  ///
  /// - Returns: Whether that is done; if not, somebody else has written another file meanwhile.
  func stepAside(to aside: String, if expected: [UInt8]) throws(FileError) -> Bool {
    guard try read() == expected else { return false }
    if rename(place.path, aside) != 0 {
      if errno == ENOENT { return false }
      throw place.error(errno)
    }
    if isAt(aside), (try? read()) == expected { return true }
    _ = rename(aside, place.path)
    return false
  }
}

extension FilePlace {
  /// Lets what lies beside a place stand in it again, where we have put a file of ours.
  ///
  /// What comes out of the place and is not what was put there is newer: somebody has saved it meanwhile. It
  /// goes back in its turn, until nobody has been quicker.
  func putBack(_ beside: String, in ours: WholeFile) throws(FileError) {
    // The file that was put there last, held so that no other one gets its number.
    var last: Int32?
    defer { if let last { close(last) } }
    for _ in 0..<1_000 {
      let next = open(beside, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
      if next < 0 { throw error(errno) }
      let failure = SystemIO.exchange(beside, path)
      let isDone = last.map { StandingFile.isSame($0, beside) } ?? ours.isAt(beside)
      if let last { close(last) }
      last = next
      if failure != 0 { throw error(failure) }
      if isDone { return }
    }
    throw .neverStill(name)
  }
}

extension FileError {
  /// Somebody else has been quicker each time.
  static func neverStill(_ path: String) -> FileError {
    FileError(path: path, reason: "somebody else writes the file all the time")
  }
}
