#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that is written whole or not at all: beside its place first, then under its name.
///
/// It is on the disk before it takes its place. One that is let go before ``finish()``, or whose
/// program is ended by a signal, leaves nothing behind.
package final class WholeFile {
  private let place: FilePlace
  private let mayReplace: Bool
  private let isAnswer: Bool
  /// What there is to say to people once the file is in its place: what could not be kept of the one
  /// that was there.
  package private(set) var remarks: [String] = []
  /// Where it is written first; nil for what is no file, such as a device or a named pipe.
  private var beside: (path: String, lock: Int32, kept: Int?)?
  private var descriptor: Int32 = -1
  /// How many bytes there are, and how many of them are on their way to the disk.
  private var (written, sent) = (0, 0)

  /// - Parameters:
  ///   - path: Where the file is to be; what a link leads to is replaced, and the link stays.
  ///   - mayReplace: Whether it takes the place of a file that is there.
  ///   - isAnswer: Whether it is made of what this run has read: then it takes the place of nothing that was read.
  /// - Throws: ``FileError`` if no file can be written at `path`.
  package convenience init(
    path: String, mayReplace: Bool = true, isAnswer: Bool = false
  ) throws(FileError) {
    try self.init(FilePlace(path), mayReplace: mayReplace, isAnswer: isAnswer)
  }

  init(_ place: FilePlace, mayReplace: Bool = true, isAnswer: Bool = false) throws(FileError) {
    self.place = place
    self.mayReplace = mayReplace
    self.isAnswer = isAnswer
    try refuseInput()
    switch place.kind {
    case .stream: try openStream()
    case .nothing: try openBeside(mode: 0o644)
    case .file(let there):
      if !mayReplace { throw existing }
      // From its first byte on nobody reads what he may not read of the file that is there.
      try openBeside(mode: there.st_mode & 0o700)
      try keep(there)
    }
  }

  private func refuseInput() throws(FileError) {
    guard isAnswer, ByteSource.hasRead(place.path) else { return }
    throw FileError(
      path: place.name,
      reason: "the answer was made of this file, and would take its place; give it another name")
  }

  private var existing: FileError {
    FileError(path: place.name, reason: "there is such a file already; give it another name")
  }

  /// A device is written to; to put a file in its place would break the machine.
  private func openStream() throws(FileError) {
    // A pipe that nobody reads would be waited for, for ever.
    for _ in 0..<100 {
      descriptor = open(place.path, O_WRONLY | O_CLOEXEC | O_NONBLOCK)
      if descriptor >= 0 || errno != ENXIO { break }
      usleep(50_000)
    }
    if descriptor < 0 {
      throw errno == ENXIO
        ? FileError(path: place.name, reason: "nobody reads this pipe") : place.error(errno)
    }
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK)
  }

  private func openBeside(mode: mode_t) throws(FileError) {
    let folder = PartName.folder(of: place.path)
    PartName.removeStrays(in: folder)
    for _ in 0..<100 {
      let name = PartName.new(in: folder)
      let kept = Interruption.keep(name)
      descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
      let error = errno
      if descriptor >= 0, let lock = PartName.lock(name) {
        beside = (name, lock, kept)
        return
      }
      if descriptor >= 0 {
        close(descriptor)
        descriptor = -1
        unlink(name)
        Interruption.forget(kept)
      } else {
        Interruption.forget(kept)
        if error != EEXIST { throw place.error(error) }
      }
    }
    throw FileError(path: place.name, reason: "no file can be made beside it")
  }

  /// Gives the new file what the one that is there has besides its text.
  private func keep(_ there: stat) throws(FileError) {
    var own = stat()
    guard fstat(descriptor, &own) == 0 else { throw place.error(errno) }
    if own.st_gid != there.st_gid, fchown(descriptor, uid_t.max, there.st_gid) != 0 {
      remarks.append("\(place.name) belongs to another group than before")
    }
    if own.st_uid != there.st_uid, fchown(descriptor, there.st_uid, gid_t.max) != 0 {
      remarks.append("\(place.name) belongs to you now, and to somebody else before")
    }
    if fchmod(descriptor, there.st_mode & 0o777) != 0 { throw place.error(errno) }
    if there.st_nlink > 1 {
      remarks.append(
        "\(place.name) had other names (hard links); under them stands what it was before")
    }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    letGo()
  }

  private func letGo() {
    guard let beside else { return }
    self.beside = nil
    unlink(beside.path)
    Interruption.forget(beside.kept)
    close(beside.lock)
  }

  /// - Throws: ``FileError``, such as for a full disk.
  package func write(_ bytes: [UInt8]) throws(FileError) {
    let error = SystemIO.write(bytes, to: descriptor)
    if error != 0 { throw place.error(error) }
    send(bytes.count)
  }

  /// - Throws: ``FileError``, such as for a full disk.
  package func write(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
    let error = SystemIO.write(bytes, to: descriptor)
    if error != 0 { throw place.error(error) }
    send(bytes.count)
  }

  /// A long file goes onto the disk while more of it is made, so that its end is not waited for.
  private func send(_ more: Int) {
    written += more
    if beside == nil || written - sent < Self.sentAtOnce { return }
    SystemIO.send(descriptor, from: sent, written - sent)
    sent = written
  }

  private static let sentAtOnce = 8 << 20

  /// Puts the file in its place, instead of one that is there.
  ///
  /// - Throws: ``FileError``. The file that was there is there then, unless it was the folder that
  ///   could not be put on the disk.
  package func finish() throws(FileError) {
    try seal()
    guard let beside else { return }
    // It may have been read since.
    try refuseInput()
    if mayReplace {
      if rename(beside.path, place.path) != 0 { throw place.error(errno) }
    } else if try !create(beside.path) {
      throw existing
    }
    try settle()
  }

  /// Puts a file that is sealed in its place; false if something is there now.
  func takePlaceOfNothing() throws(FileError) -> Bool {
    guard let beside else { return true }
    return try create(beside.path)
  }

  /// Whether a path leads to what was written, as long as it is not settled.
  func isAt(_ path: String) -> Bool {
    beside.map { StandingFile.isSame($0.lock, path) } ?? false
  }

  /// Where it lies as long as it is not in its place.
  var besidePath: String? { beside?.path }

  /// Brings what was written onto the disk. It is here that a full disk elsewhere is told.
  func seal() throws(FileError) {
    let open = descriptor
    descriptor = -1
    // What cannot be put on a disk, such as a pipe, says so.
    let error =
      beside == nil || fsync(open) == 0 || errno == EINVAL || errno == ENOTSUP ? 0 : errno
    if close(open) != 0, errno != EINTR { throw place.error(errno) }
    if error != 0 { throw place.error(error) }
  }

  /// Puts the file where nothing is; false if something is.
  private func create(_ beside: String) throws(FileError) -> Bool {
    if link(beside, place.path) == 0 { return true }
    if errno == EEXIST { return false }
    // Some file systems have no second names.
    var status = stat()
    if lstat(place.path, &status) == 0 { return false }
    if rename(beside, place.path) != 0 { throw place.error(errno) }
    return true
  }

  /// Lets go of the other name, and brings the new one onto the disk.
  func settle() throws(FileError) {
    letGo()
    try SystemIO.sync(folder: PartName.folder(of: place.path), for: place.name)
  }

  /// Writes all bytes of a file at once.
  ///
  /// - Parameters:
  ///   - bytes: All of them.
  ///   - path: Where the file is to be.
  ///   - mayReplace: Whether it takes the place of a file that is there.
  ///   - isAnswer: Whether it is made of what this run has read: then it takes the place of nothing that was read.
  /// - Returns: What there is to say to people.
  /// - Throws: ``FileError``.
  @discardableResult
  package static func write(
    _ bytes: [UInt8], to path: String, mayReplace: Bool = true, isAnswer: Bool = false
  ) throws(FileError) -> [String] {
    let file = try WholeFile(path: path, mayReplace: mayReplace, isAnswer: isAnswer)
    try file.write(bytes)
    try file.finish()
    return file.remarks
  }
}
