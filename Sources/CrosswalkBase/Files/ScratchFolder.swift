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

/// A folder for files that another program reads or writes. Nobody else may look into it; its name
/// tells nothing, and it is gone when it is let go, or when the program is ended.
package final class ScratchFolder {
  /// Where it is.
  package let path: String
  private var kept: [Int?] = []

  /// - Throws: ``FileError`` if it cannot be made.
  package init() throws(FileError) {
    let base = FileManager.default.temporaryDirectory.path
    switch PartName.makeFolder(in: base, mode: 0o700) {
    case .success(let made):
      (path, lock) = (made.path, made.lock)
      kept.append(made.kept)
    case .failure(let failure):
      throw FileError(
        path: base, reason: "no folder can be made: \(String(cString: strerror(failure.number)))")
    }
  }

  private let lock: Int32

  deinit {
    try? FileManager.default.removeItem(atPath: path)
    kept.forEach(Interruption.forget)
    close(lock)
  }

  /// The path of a file in it, which somebody is going to write.
  package func file(_ name: String) -> String {
    let path = PartName.join(path, name)
    kept.append(Interruption.keep(path))
    return path
  }

  /// Writes a file into it.
  ///
  /// - Returns: The path of the file.
  /// - Throws: ``FileError``.
  package func write(_ bytes: [UInt8], to name: String) throws(FileError) -> String {
    let path = file(name)
    let error = SystemIO.writeNew(bytes, path, isDurable: false)
    if error != 0 { throw FileError(path: path, errorNumber: error) }
    return path
  }
}
