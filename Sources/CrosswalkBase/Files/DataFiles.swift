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

/// A file or folder that cannot be read or written, in words.
public struct FileError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The path as the caller gave it; `-` is standard input.
  public var path: String
  /// What went wrong, without the path and without full stop.
  public var reason: String

  /// An error of words of our own.
  public init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  /// For instance `data.yaml: there is no such file or folder`.
  public var description: String { "\(path): \(reason)" }

  /// An error with the words that the system has for an error number (`errno`).
  public init(path: String, errorNumber: Int32) {
    self.init(path: path, reason: String(cString: strerror(errorNumber)))
  }
}

/// Reading files by path.
public enum DataFiles {
  /// What messages call a file; `-` is standard input.
  package static func name(of path: String) -> String { path == "-" ? "standard input" : path }

  /// The bytes of a file; `-` is standard input.
  ///
  /// - Parameters:
  ///   - path: A file's path, or `-`.
  ///   - limit: More bytes than this are refused before they are all in memory.
  ///   - option: The option of the command line that lifts the limit, if one does.
  /// - Returns: The whole file, as it stands.
  /// - Throws: ``FileError`` if it cannot be read or is longer than the limit.
  public static func read(
    _ path: String, limit: Int = .max, liftedBy option: String? = nil
  ) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try forEachChunk(of: path) { chunk in
      bytes += chunk
      if bytes.count > limit {
        throw FileError(
          path: path,
          reason: "more than \(limit) bytes" + (option.map { "; \($0) lifts the limit" } ?? ""))
      }
    }
    return bytes
  }

  /// Hands on the bytes of a file, or of standard input for `-`, a chunk at a time.
  ///
  /// - Throws: ``FileError``, and whatever `body` throws.
  public static func forEachChunk(
    of path: String, _ body: ([UInt8]) throws -> Void
  ) throws {
    let source = try ByteSource(path)
    while let bytes = try source.next() { try body(bytes) }
  }

  /// The YAML files that the paths name, in order: a file itself, or all `.yaml` and `.yml` files
  /// in a folder and below it, sorted, hidden ones left out.
  ///
  /// - Throws: ``FileError`` for a path that is not there, or a folder without any YAML file.
  public static func yamlFiles(in paths: [String]) throws(FileError) -> [String] {
    var files: [String] = []
    for path in paths {
      var isFolder = false
      if path == "-" {
        files.append(path)
        continue
      }
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        throw FileError(path: path, reason: "there is no such file or folder")
      }
      guard isFolder else {
        files.append(path)
        continue
      }
      let named = try yamlFiles(below: path)
      if named.isEmpty { throw FileError(path: path, reason: "the folder holds no YAML file") }
      files += named
    }
    // A path that is given twice is one file.
    var seen: Set<String> = []
    return files.filter { seen.insert($0).inserted }
  }

  /// All YAML files in a folder and below it, sorted, hidden ones left out; none where there is no folder.
  ///
  /// - Throws: ``FileError`` for a folder that cannot be read.
  package static func yamlFiles(below folder: String) throws(FileError) -> [String] {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder else {
      return []
    }
    let all: [String]
    do {
      all = try FileManager.default.subpathsOfDirectory(atPath: folder)
    } catch {
      throw FileError(path: folder, reason: "the folder cannot be read")
    }
    let found = all.filter { name in
      (name.hasSuffix(".yaml") || name.hasSuffix(".yml"))
        && !name.split(separator: "/").contains { $0.hasPrefix(".") }
    }
    let base = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    return found.sorted().map { "\(base)/\($0)" }.filter(mayBeRead)
  }

  /// The names of all that is in a folder, sorted; none where it cannot be read.
  package static func names(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  /// Whether there is anything of this name, be it a link to nowhere.
  package static func isThere(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// Where a path leads, behind all links; nil where nothing is.
  package static func resolved(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  /// Whether files can be made in a folder, as far as its rights tell.
  package static func mayWrite(into folder: String) -> Bool { access(folder, W_OK | X_OK) == 0 }

  /// Whether there is a folder of this name.
  package static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return !path.isEmpty && stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether there is a file of this name, and no folder, device or pipe.
  package static func isFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// Whether there is a device or a pipe of this name, into which things are written one after
  /// another.
  package static func isStream(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0
      && [S_IFCHR, S_IFIFO].contains(status.st_mode & S_IFMT)
  }

  /// Whether something found in a folder is no folder itself, and nothing on which reading could
  /// wait for ever, such as a named pipe. What is not there (a broken link) is for reading to say.
  package static func mayBeRead(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG
  }
}
