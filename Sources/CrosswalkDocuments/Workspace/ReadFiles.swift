import Synchronization

/// Files that were read before, so that one that says the same is not read again.
package final class ReadFiles: Sendable {
  private let known = Mutex<[String: (file: DocumentSet.File, set: DocumentSet)]>([:])
  /// How much each file may ask for.
  package let limits: YAMLLimits

  /// Of nothing.
  package init(limits: YAMLLimits = YAMLLimits()) { self.limits = limits }

  /// What a file says; a file's place is known by its path.
  func set(of file: DocumentSet.File) -> DocumentSet {
    if let before = known.withLock({ $0[file.path] }), before.file == file { return before.set }
    let set = DocumentSet(file, limits: limits)
    known.withLock { $0[file.path] = (file, set) }
    return set
  }

  /// Forgets what is not among some files.
  func keepOnly(_ files: [DocumentSet.File]) {
    let paths = Set(files.map(\.path))
    known.withLock { known in known = known.filter { paths.contains($0.key) } }
  }
}
