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

/// A folder with files that appears whole or not at all. It can take the place of an empty one.
package enum NewFolder {
  /// One file of it.
  package typealias Content = (name: String, bytes: [UInt8])

  /// Refuses a place where something is already.
  ///
  /// - Parameters:
  ///   - path: Where the folder is to be.
  ///   - advice: What to do instead, after what is in the way.
  /// - Throws: ``FileError``.
  package static func checkPlace(_ path: String, advice: String = "") throws(FileError) {
    var status = stat()
    guard lstat(path, &status) == 0 else {
      if errno == ENOENT { return }
      throw FileError(path: path, errorNumber: errno)
    }
    if DataFiles.isFolder(path),
      let names = try? FileManager.default.contentsOfDirectory(atPath: path), names.isEmpty
    {
      return
    }
    throw FileError(
      path: path, reason: "there is such a file or folder already" + advice)
  }

  /// Makes the folder, and those above it that are not there.
  ///
  /// - Parameters:
  ///   - path: Where it is to be.
  ///   - files: All that is to be in it.
  /// - Throws: ``FileError``. Then there is nothing that was not there before.
  package static func make(_ path: String, files: [Content]) throws(FileError) {
    try checkPlace(path)
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    let final = DataFiles.isFolder(path) ? FilePlace.resolved(path) : path
    let parent = PartName.folder(of: final)
    let made = try makeParents(parent)
    do throws(FileError) {
      try fill(final, named: path, in: parent, files: files)
    } catch {
      for folder in made.reversed() { rmdir(folder) }
      throw error
    }
  }

  /// Makes the folder of a file, and those above it, where they are not there.
  ///
  /// - Throws: ``FileError``.
  package static func makeParents(above file: String) throws(FileError) {
    try makeParents(PartName.folder(of: file))
  }

  /// Makes a folder and those above it, where they are not there.
  ///
  /// - Returns: What was made, from above.
  /// - Throws: ``FileError``.
  @discardableResult
  package static func makeParents(_ path: String) throws(FileError) -> [String] {
    if path.isEmpty || DataFiles.isFolder(path) { return [] }
    let above = PartName.folder(of: path)
    let made = above == path ? [] : try makeParents(above)
    if mkdir(path, 0o777) == 0 { return made + [path] }
    let error = errno
    // Another run was quicker.
    if error == EEXIST, DataFiles.isFolder(path) { return made }
    for folder in made.reversed() { rmdir(folder) }
    throw FileError(
      path: path, reason: "the folder cannot be made: \(String(cString: strerror(error)))")
  }

  private static func fill(
    _ final: String, named name: String, in parent: String, files: [Content]
  ) throws(FileError) {
    let (part, lock): (String, Int32)
    var kept: [Int?]
    switch PartName.makeFolder(in: parent, mode: 0o777) {
    case .success(let made): (part, lock, kept) = (made.path, made.lock, [made.kept])
    case .failure(let failure): throw FileError(path: name, errorNumber: failure.number)
    }
    defer { close(lock) }
    var inside: [String] = []
    func letGo() {
      for file in inside { unlink(file) }
      rmdir(part)
      kept.forEach(Interruption.forget)
    }
    func failure(_ error: Int32) -> FileError {
      letGo()
      return switch error {
      case ENOTEMPTY, EEXIST:
        FileError(path: name, reason: "there is such a file or folder already")
      case EBUSY, EXDEV:
        FileError(path: name, reason: "the folder is a drive of its own; name a folder in it")
      default: FileError(path: name, errorNumber: error)
      }
    }
    for file in files {
      let path = PartName.join(part, file.name)
      inside.append(path)
      kept.append(Interruption.keep(path))
      let error = SystemIO.writeNew(file.bytes, path)
      if error != 0 { throw failure(error) }
    }
    if fsync(lock) != 0, errno != EINVAL, errno != ENOTSUP { throw failure(errno) }
    if rename(part, final) != 0 { throw failure(errno) }
    kept.forEach(Interruption.forget)
    try SystemIO.sync(folder: parent, for: name)
  }
}
