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

/// A file for what does not fit into memory. It has no name, so nobody else can open it, and it is
/// gone with the program, however that ends.
package final class ScratchFile {
  private let folder: String
  private let descriptor: Int32
  private var buffer = ByteBuffer(capacity: bufferSize)
  private static let bufferSize = 1 << 18
  private var position = 0

  /// - Throws: ``FileError`` if none can be made in the folder for such files.
  package init() throws(FileError) {
    let folder = FileManager.default.temporaryDirectory.path
    self.folder = folder
    var template = Array("\(folder)/crosswalk-XXXXXX".utf8CString)
    descriptor = template.withUnsafeMutableBufferPointer { mkstemp($0.baseAddress!) }
    if descriptor < 0 { throw FileError(path: folder, errorNumber: errno) }
    template.withUnsafeBufferPointer { _ = unlink($0.baseAddress!) }
  }

  deinit { close(descriptor) }

  /// - Throws: ``FileError``, such as for a full disk.
  package func write(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
    buffer.append(bytes)
    if buffer.count >= Self.bufferSize { try flush() }
  }

  private func flush() throws(FileError) {
    let error = SystemIO.write(buffer.bytes, to: descriptor)
    if error != 0 { throw FileError(path: folder, errorNumber: error) }
    buffer.removeAll()
  }

  /// Goes back to the beginning, to read what was written.
  ///
  /// - Throws: ``FileError``.
  package func rewind() throws(FileError) {
    try flush()
    if lseek(descriptor, 0, SEEK_SET) != 0 { throw FileError(path: folder, errorNumber: errno) }
  }

  /// The next bytes, so many of them; they are there until more are read. Nil at the end.
  ///
  /// - Throws: ``FileError``, also if the end comes within them.
  package func read(_ count: Int) throws(FileError) -> UnsafeRawBufferPointer? {
    while buffer.count - position < count {
      let rest = ByteBuffer(capacity: max(Self.bufferSize, count) + Self.bufferSize)
      rest.append(UnsafeRawBufferPointer(rebasing: buffer.bytes[position...]))
      (buffer, position) = (rest, 0)
      var piece = [UInt8](repeating: 0, count: Self.bufferSize)
      let (bytes, error) = SystemIO.read(descriptor, &piece)
      guard let bytes else { throw FileError(path: folder, errorNumber: error) }
      if bytes.isEmpty {
        if buffer.count == 0 { return nil }
        throw FileError(path: folder, reason: "a file for what does not fit into memory was cut")
      }
      buffer.append(bytes)
    }
    defer { position += count }
    return UnsafeRawBufferPointer(rebasing: buffer.bytes[position..<position + count])
  }
}
