#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that is written whole or not at all: beside its place first, then under its name.
///
/// One that is let go before ``finish()`` leaves nothing behind.
package final class WholeFile {
  private let path: String
  /// Where it is written first; nil for what is no file, such as a device or a named pipe.
  private let beside: String?
  private var descriptor: Int32

  /// - Throws: ``FileError`` if no file can be made beside `path`.
  package init(path: String) throws(FileError) {
    if path.isEmpty { throw FileError(path: "''", reason: "a file needs a name") }
    var there = stat()
    let isThere = stat(path, &there) == 0
    let kind = there.st_mode & S_IFMT
    if isThere, kind == S_IFDIR { throw FileError(path: path, errorNumber: EISDIR) }
    if isThere, kind != S_IFREG {
      // A device is written to; to put a file in its place would break the machine.
      (self.path, beside) = (path, nil)
      descriptor = open(path, O_WRONLY | O_CLOEXEC)
    } else {
      // What a link leads to is replaced, and the link stays.
      self.path = isThere ? Self.resolved(path) : path
      let name = "\(self.path).\(getpid()).part"
      beside = name
      descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
      // A file that others may not read stays so.
      if descriptor >= 0, isThere { fchmod(descriptor, there.st_mode & 0o777) }
    }
    if descriptor < 0 { throw FileError(path: path, errorNumber: errno) }
  }

  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  deinit {
    guard descriptor >= 0 else { return }
    close(descriptor)
    if let beside { unlink(beside) }
  }

  /// - Throws: ``FileError``, such as for a full disk.
  package func write(_ bytes: [UInt8]) throws(FileError) {
    let error = SystemIO.write(bytes, to: descriptor)
    if error != 0 { throw FileError(path: path, errorNumber: error) }
  }

  /// Puts the file in its place, instead of one that is there.
  ///
  /// - Throws: ``FileError``.
  package func finish() throws(FileError) {
    if let beside, rename(beside, path) != 0 { throw FileError(path: path, errorNumber: errno) }
    close(descriptor)
    descriptor = -1
  }

  /// Writes all bytes of a file at once.
  ///
  /// - Throws: ``FileError``.
  package static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    let file = try WholeFile(path: path)
    try file.write(bytes)
    try file.finish()
  }
}
