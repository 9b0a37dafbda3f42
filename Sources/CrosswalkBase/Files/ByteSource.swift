import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The bytes of a file or of standard input, a piece at a time, as somebody asks for them.
package final class ByteSource {
  /// How many bytes the file has; nil for a pipe or device.
  package let size: Int?
  /// How many bytes were read.
  package private(set) var position = 0

  /// A file by what it is, whatever it is called.
  private struct Identity: Hashable {
    var device: UInt64
    var number: UInt64

    init(_ status: stat) {
      (device, number) = (UInt64(truncatingIfNeeded: status.st_dev), UInt64(status.st_ino))
    }
  }

  /// The files that this run has read.
  private static let read = Mutex<Set<Identity>>([])

  /// Whether this run has read the file that stands in a place: to put an answer there would take away what
  /// it was made of.
  package static func hasRead(_ path: String) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
    return read.withLock { $0.contains(Identity(status)) }
  }

  private let path: String
  private let descriptor: Int32
  private var buffer: [UInt8]

  /// - Parameters:
  ///   - path: A file's path; `-` is standard input.
  ///   - pieceSize: The most bytes that are read at once.
  /// - Throws: ``FileError`` if it cannot be opened.
  package init(_ path: String, pieceSize: Int = 1 << 18) throws(FileError) {
    self.path = path
    descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { throw FileError(path: path, errorNumber: errno) }
    buffer = [UInt8](repeating: 0, count: pieceSize)
    var status = stat()
    let isFile = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    size = isFile ? Int(status.st_size) : nil
    if isFile { Self.read.withLock { _ = $0.insert(Identity(status)) } }
  }

  deinit { if descriptor != STDIN_FILENO { close(descriptor) } }

  /// The next bytes, never none; nil at the end.
  ///
  /// - Throws: ``FileError`` if they cannot be read.
  package func next() throws(FileError) -> [UInt8]? {
    let (bytes, error) = SystemIO.read(descriptor, &buffer)
    guard let bytes else { throw FileError(path: path, errorNumber: error) }
    position += bytes.count
    return bytes.isEmpty ? nil : bytes
  }
}
