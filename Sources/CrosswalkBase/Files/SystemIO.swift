#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The system's calls for reading and writing, made whole: interrupted calls go on, short ones are
/// continued.
package enum SystemIO {
  /// Writes all bytes to an open file; the error number, or 0.
  package static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    bytes.withUnsafeBytes { write($0, to: descriptor) }
  }

  /// Writes all bytes to an open file; the error number, or 0.
  package static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32 {
    var done = 0
    while done < bytes.count {
      let count = systemWrite(descriptor, bytes.baseAddress! + done, bytes.count - done)
      if count >= 0 {
        done += count
      } else if errno != EINTR {
        return errno
      }
    }
    return 0
  }

  /// The next bytes of an open file, none at its end; nil and an error number if it cannot be read.
  package static func read(_ descriptor: Int32, _ buffer: inout [UInt8]) -> (
    bytes: [UInt8]?, error: Int32
  ) {
    while true {
      let count = systemRead(descriptor, &buffer, buffer.count)
      if count >= 0 { return (Array(buffer[..<count]), 0) }
      if errno != EINTR { return (nil, errno) }
    }
  }

  /// Writes a file where none is, closes it, and brings it onto the disk; the error number, or 0.
  static func writeNew(_ bytes: [UInt8], _ path: String, isDurable: Bool = true) -> Int32 {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    if descriptor < 0 { return errno }
    var error = write(bytes, to: descriptor)
    if error == 0, isDurable, fsync(descriptor) != 0, errno != EINVAL, errno != ENOTSUP {
      error = errno
    }
    if close(descriptor) != 0, errno != EINTR, error == 0 { error = errno }
    return error
  }

  /// Gives a file or folder another name on the same disk, in one step.
  ///
  /// - Throws: ``FileError``.
  package static func move(_ from: String, to: String) throws(FileError) {
    if rename(from, to) != 0 { throw FileError(path: to, errorNumber: errno) }
  }

  /// Brings the names in a folder onto the disk, where that can be done.
  ///
  /// - Throws: ``FileError`` that names the file which is in its place already.
  static func sync(folder: String, for name: String) throws(FileError) {
    let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
    // Who may write into a folder may not always read it.
    if descriptor < 0 { return }
    let result = fsync(descriptor)
    let error = errno
    close(descriptor)
    if result != 0, error != EINVAL, error != ENOTSUP, error != EBADF {
      throw FileError(
        path: name,
        reason: "the file is in its place, but the disk does not say that it is kept: "
          + String(cString: strerror(error)))
    }
  }

  /// Lets two files change places in one step; the error number, or 0.
  static func exchange(_ a: String, _ b: String) -> Int32 {
    #if canImport(Darwin)
      return renamex_np(a, b, UInt32(RENAME_SWAP)) == 0 ? 0 : errno
    #else
      guard let renameat2 else { return ENOSYS }
      // RENAME_EXCHANGE
      return renameat2(AT_FDCWD, a, AT_FDCWD, b, 2) == 0 ? 0 : errno
    #endif
  }

  /// Has the system begin to bring some bytes of a file onto the disk, where it can be asked to.
  static func send(_ descriptor: Int32, from start: Int, _ count: Int) {
    #if !canImport(Darwin)
      // SYNC_FILE_RANGE_WRITE
      _ = syncFileRange?(descriptor, Int64(start), Int64(count), 2)
    #endif
  }

  #if !canImport(Darwin)
    /// The C library has it, where it does, without telling Swift of it.
    private static let syncFileRange = dlsym(nil, "sync_file_range").map {
      unsafeBitCast($0, to: (@convention(c) (Int32, Int64, Int64, UInt32) -> Int32).self)
    }
    /// So has it this.
    private static let renameat2 = dlsym(nil, "renameat2").map {
      unsafeBitCast(
        $0,
        to: (@convention(c) (Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32) ->
          Int32).self)
    }
  #endif

  /// Whether an error says that a file system does not know such a call.
  static func isUnknown(_ error: Int32) -> Bool {
    [EINVAL, ENOSYS, ENOTSUP, EOPNOTSUPP].contains(error)
  }
}

#if canImport(Glibc)
  private let systemRead = Glibc.read
  private let systemWrite = Glibc.write
#elseif canImport(Musl)
  private let systemRead = Musl.read
  private let systemWrite = Musl.write
#else
  private let systemRead = Darwin.read
  private let systemWrite = Darwin.write
#endif
