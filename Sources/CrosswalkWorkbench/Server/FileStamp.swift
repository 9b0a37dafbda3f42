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
  /// Names, sizes, times and places of all files in some folders, each of which is looked through once. One
  /// in which nothing is to read yet is of no account.
  package static func of(_ paths: [String]) -> String {
    let files = paths.flatMap { (try? DataFiles.yamlFiles(in: [$0])) ?? ["\($0) unreadable"] }
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
