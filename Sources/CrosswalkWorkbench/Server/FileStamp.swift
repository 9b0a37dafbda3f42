import CrosswalkBase

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What changes when a file does, is added or goes.
package enum FileStamp {
  /// Names, sizes, times and places of all files in some folders.
  package static func of(_ paths: [String]) -> String {
    if paths.isEmpty { return "" }
    guard let files = try? DataFiles.yamlFiles(in: paths) else { return "unreadable" }
    return files.map { file in
      var facts = stat()
      guard stat(file, &facts) == 0 else { return "\(file) gone" }
      #if canImport(Darwin)
        let time = facts.st_mtimespec
      #else
        let time = facts.st_mtim
      #endif
      return "\(file) \(facts.st_size) \(facts.st_ino) \(time.tv_sec) \(time.tv_nsec)"
    }.joined(separator: "\n")
  }
}
