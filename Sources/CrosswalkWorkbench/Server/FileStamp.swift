import CrosswalkBase
import CrosswalkDocuments

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What changes when a file does, is added or goes.
package enum FileStamp {
  /// Names, sizes, times, places and rights of all files in some folders, each of which is looked through once,
  /// and of what else is told of them. One in which nothing is to read yet is of no account.
  package static func of(_ paths: [String]) -> String {
    let files = paths.flatMap { (try? DataFiles.yamlFiles(in: [$0])) ?? ["\($0) unreadable"] }
    let lists = Set(files.compactMap(Workspace.setAsideList(beside:))).sorted()
    return (files + lists).map { file in
      var facts = stat()
      guard stat(file, &facts) == 0 else { return "\(file) gone" }
      #if canImport(Darwin)
        let times = [facts.st_mtimespec, facts.st_ctimespec]
      #else
        let times = [facts.st_mtim, facts.st_ctim]
      #endif
      return "\(file) \(facts.st_size) \(facts.st_ino) "
        + times.map { "\($0.tv_sec).\($0.tv_nsec)" }.joined(separator: " ")
    }.joined(separator: "\n")
  }
}
