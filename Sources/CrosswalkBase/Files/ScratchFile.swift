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

/// A file for what does not fit into memory. It has no name, so nobody else can open it, no
/// other program inherits it, and it is gone with the program, however that ends.
package final class ScratchFile {
  private let folder: String
  private let descriptor: Int32
  private var count = 0

  /// - Throws: ``FileError`` if none can be made in the folder for such files.
  package init() throws(FileError) {
    let folder = FileManager.default.temporaryDirectory.path
    self.folder = folder
    let path = PartName.new(in: folder)
    descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if descriptor < 0 { throw FileError(path: folder, errorNumber: errno) }
    unlink(path)
  }

  deinit { close(descriptor) }

  /// Adds bytes at the end; where they stand.
  ///
  /// - Throws: ``FileError``, such as for a full disk.
  package func append(_ bytes: UnsafeRawBufferPointer) throws(FileError) -> Range<Int> {
    let error = SystemIO.write(bytes, to: descriptor)
    if error != 0 { throw FileError(path: folder, errorNumber: error) }
    defer { count += bytes.count }
    return count..<count + bytes.count
  }

  /// Reads what stands from a place on, as much as there is room for.
  ///
  /// - Throws: ``FileError``, also if the end comes before.
  package func read(from place: Int, into room: UnsafeMutableRawBufferPointer) throws(FileError) {
    var done = 0
    while done < room.count {
      let read = pread(
        descriptor, room.baseAddress! + done, room.count - done, off_t(place + done))
      if read > 0 {
        done += read
      } else if read == 0 {
        throw FileError(path: folder, reason: "a file for what does not fit into memory was cut")
      } else if errno != EINTR {
        throw FileError(path: folder, errorNumber: errno)
      }
    }
  }
}
