import CrosswalkBase
import Synchronization

/// Files that were read before, so that one that says the same is not read again, nor what still stands in
/// one that has changed.
package final class ReadFiles: Sendable {
  private let known = Mutex<[String: (file: DocumentSet.File, set: DocumentSet)]>([:])
  /// Where things stand in files that are likely to be changed next.
  private let outlines = Mutex<[String: (bytes: [UInt8], outline: Later<YAMLOutline?>)]>([:])
  /// How much each file may ask for.
  package let limits: YAMLLimits

  /// Of nothing.
  package init(limits: YAMLLimits = YAMLLimits()) { self.limits = limits }

  /// What a file says; a file's place is known by its path.
  func set(of file: DocumentSet.File) -> DocumentSet {
    let before = known.withLock { $0[file.path] }
    if let before, before.file == file { return before.set }
    let set = DocumentSet(file, limits: limits, after: before?.set)
    known.withLock { $0[file.path] = (file, set) }
    return set
  }

  /// Has looked, beside what goes on, for where things stand in files that are likely to be changed next, and
  /// forgets where they stand in others.
  func foreseeChanges(of files: [DocumentSet.File]) {
    let found = files.map { file in
      (file.path, (bytes: file.bytes, outline: Later { YAMLOutline(file.bytes) }))
    }
    outlines.withLock { $0 = Dictionary(found, uniquingKeysWith: { first, _ in first }) }
  }

  /// A file that is to be revised.
  func source(of file: DocumentSet.File) -> YAMLSource {
    let foreseen = outlines.withLock { $0[file.path] }
    guard let foreseen, foreseen.bytes == file.bytes else {
      return YAMLSource(file.bytes, limits: limits)
    }
    return YAMLSource(file.bytes, limits: limits) { foreseen.outline.value }
  }

  /// Forgets what is not among some files.
  func keepOnly(_ files: [DocumentSet.File]) {
    let paths = Set(files.map(\.path))
    known.withLock { known in known = known.filter { paths.contains($0.key) } }
  }
}
