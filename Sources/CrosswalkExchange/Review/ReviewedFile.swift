import CrosswalkBase
import CrosswalkDocuments
import CrosswalkModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A file that reviewers' decisions are written into: checked before it is written, and left alone if
/// somebody else has written it since it was read.
struct ReviewedFile {
  let path: String
  /// What the file is checked against.
  let catalog: Catalog
  /// What the file was when it was read or written last; nil if there is none yet.
  private(set) var bytes: [UInt8]?

  init(path: String, bytes: [UInt8]?, catalog: Catalog) {
    (self.path, self.bytes, self.catalog) = (path, bytes, catalog)
  }

  static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  /// Writes the file, and its folder where that is not there.
  ///
  /// - Throws: `FileError`, also if somebody else has written the file meanwhile; ``DataProblems`` if
  ///   it would have errors. Then nothing is written.
  mutating func write(_ new: [UInt8]) throws {
    try Workspace(files: [.init(path: path, bytes: new)], over: catalog).throwErrors()
    try checkUntouched()
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/")
    if !folder.isEmpty, !Self.exists(folder) {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }
    try WholeFile.write(new, to: path)
    bytes = new
  }

  /// Writes the file as it was once; nil: takes it away.
  mutating func restore(_ old: [UInt8]?) throws {
    if let old {
      try write(old)
    } else if bytes != nil {
      try checkUntouched()
      try FileManager.default.removeItem(atPath: path)
      bytes = nil
    }
  }

  private func checkUntouched() throws {
    let exists = Self.exists(path)
    guard exists == (bytes != nil), try !exists || DataFiles.read(path) == bytes else {
      throw FileError(
        path: path, reason: "somebody else has written the file meanwhile; begin again")
    }
  }
}
