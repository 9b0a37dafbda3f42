#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What stands where a file is to be written.
struct FilePlace {
  enum Kind {
    case nothing
    /// A file, with what the system knows of it.
    case file(stat)
    /// A device or a pipe, which is written to and never replaced.
    case stream
  }

  /// As it was given, for messages.
  let name: String
  /// Behind all links, so that what a link leads to is replaced and the link stays.
  let path: String
  let kind: Kind

  /// - Throws: ``FileError`` where no file can be written.
  init(_ name: String) throws(FileError) {
    if name.isEmpty { throw FileError(path: "''", reason: "a file needs a name") }
    self.name = name
    var status = stat()
    if stat(name, &status) != 0 {
      let error = errno
      guard error == ENOENT else { throw FileError(path: name, errorNumber: error) }
      if lstat(name, &status) == 0 {
        throw FileError(path: name, reason: "this is a link to something that is not there")
      }
      (path, kind) = (name, .nothing)
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG:
      if status.st_mode & 0o222 == 0 {
        throw FileError(path: name, reason: "the file is protected against writing")
      }
      if access(name, W_OK) != 0 { throw FileError(path: name, errorNumber: errno) }
      (path, kind) = (Self.resolved(name), .file(status))
    case S_IFIFO, S_IFCHR: (path, kind) = (name, .stream)
    case S_IFDIR: throw FileError(path: name, errorNumber: EISDIR)
    case S_IFBLK: throw FileError(path: name, reason: "this is a disk and no file")
    default: throw FileError(path: name, reason: "this is no file")
    }
  }

  static func resolved(_ path: String) -> String { DataFiles.resolved(path) ?? path }

  /// An error with the words of the system.
  func error(_ number: Int32) -> FileError {
    if number == ENOENT {
      let folder = PartName.folder(of: name)
      if !DataFiles.isFolder(folder) {
        return FileError(path: name, reason: "there is no folder '\(folder)'")
      }
    }
    return FileError(path: name, errorNumber: number)
  }
}
