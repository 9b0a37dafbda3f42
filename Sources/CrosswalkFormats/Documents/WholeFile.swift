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
public final class WholeFile {
  private let path: String
  private let beside: String
  private var descriptor: Int32

  /// - Throws: ``FileError`` if no file can be made beside `path`.
  public init(path: String) throws(FileError) {
    self.path = path
    beside = "\(path).\(getpid()).part"
    descriptor = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    if descriptor < 0 { throw FileError(path: path, errorNumber: errno) }
  }

  deinit {
    guard descriptor >= 0 else { return }
    close(descriptor)
    unlink(beside)
  }

  /// - Throws: ``FileError``, such as for a full disk.
  public func write(_ bytes: [UInt8]) throws(FileError) {
    let error = SystemIO.write(bytes, to: descriptor)
    if error != 0 { throw FileError(path: path, errorNumber: error) }
  }

  /// Puts the file in its place, instead of one that is there.
  ///
  /// - Throws: ``FileError``.
  public func finish() throws(FileError) {
    guard rename(beside, path) == 0 else { throw FileError(path: path, errorNumber: errno) }
    close(descriptor)
    descriptor = -1
  }

  /// Writes all bytes of a file at once.
  ///
  /// - Throws: ``FileError``.
  public static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    let file = try WholeFile(path: path)
    try file.write(bytes)
    try file.finish()
  }
}
