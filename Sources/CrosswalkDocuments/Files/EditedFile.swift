import CrosswalkBase

/// A file of ours that is changed: read once, revised with its comments and order, and put in its
/// place only if nothing that somebody else has written meanwhile is lost.
package struct EditedFile<Value: Equatable & Sendable>: Sendable {
  private let form: FileForm<Value>
  private var file: GuardedFile
  private let reading: ReadFiles
  /// What the file says; nil if there is none yet.
  package private(set) var value: Value?
  /// How often somebody else's changes were taken in.
  package private(set) var merges = 0

  /// A file as it was read.
  ///
  /// - Parameters:
  ///   - form: The kind of file.
  ///   - path: Where it stands.
  ///   - content: Its bytes and what they say; nil if there is no file yet.
  ///   - reading: Tells by which limits new texts are read, and takes what is read of them, for whoever reads
  ///     the file next.
  package init(
    _ form: FileForm<Value>, path: String, content: (bytes: [UInt8], value: Value)?,
    reading: ReadFiles
  ) {
    self.form = form
    self.reading = reading
    file = GuardedFile(path: path, bytes: content?.bytes)
    value = content?.value
  }

  /// Where it stands.
  package var path: String { file.path }
  /// Its bytes as they were read or written last; nil if there is none yet.
  package var bytes: [UInt8]? { file.bytes }

  /// What there is to say to people of a file that was written.
  package struct Report: Sendable, Hashable {
    /// Comments of the old text that are not in the new one.
    package var lostComments: [String] = []
    /// What could not be kept of the old file, and that somebody else has written meanwhile.
    package var remarks: [String] = []

    /// A line each.
    package var lines: [String] { lostComments.map { "lost comment: \($0)" } + remarks }
  }

  /// Writes what the file is to say, and its folder where that is not there.
  ///
  /// - Parameters:
  ///   - new: What it is to say.
  ///   - check: Throws for a text that must not be written.
  /// - Returns: What there is to say to people. ``value`` is what the file says now, with what somebody
  ///   else has changed meanwhile.
  /// - Throws: `FileError`, also if somebody else has changed the same meanwhile, and what `check`
  ///   throws. Then nothing is written.
  package mutating func save(
    _ new: Value, check: @escaping (_ text: RevisedText) throws -> Void
  ) throws -> Report {
    let revision = try revision(to: new, check: check)
    return take(revision, try GuardedFile.Change.make([revision.change])[0])
  }

  /// What the file is to say, to be written with others as one; the parameters are those of saving it.
  ///
  /// - Throws: What `check` throws.
  package func revision(
    to new: Value, check: @escaping (_ text: RevisedText) throws -> Void
  ) throws -> FileRevision<Value> {
    try FileRevision(of: (file, value), to: new, form, reading, check: check)
  }

  /// Takes it that a revision was written.
  ///
  /// - Returns: What there is to say to people.
  package mutating func take(
    _ revision: FileRevision<Value>, _ written: GuardedFile.Change.Written
  ) -> Report {
    file.take(written)
    value = revision.value
    var report = Report(lostComments: revision.lostComments, remarks: written.remarks)
    if revision.isMerged {
      merges += 1
      report.remarks.insert(
        "somebody else has written \(path) meanwhile; what both have changed is in it", at: 0)
    }
    return report
  }

  /// What a file was before something was written, to go back to.
  package struct Memory: Sendable {
    fileprivate var value: Value?
    fileprivate var bytes: [UInt8]?
    fileprivate var merges: Int
  }

  /// As it is now.
  package var memory: Memory { Memory(value: value, bytes: file.bytes, merges: merges) }

  /// Writes the file as it was, or takes away one that was not there.
  ///
  /// - Throws: `FileError`, also if somebody else has written the file since. Then nothing is changed.
  package mutating func restore(_ memory: Memory) throws {
    // What was then is not what they would have with only the last step undone.
    if merges != memory.merges { throw file.conflict() }
    if let bytes = memory.bytes {
      _ = try file.replace(with: bytes)
    } else {
      try file.remove()
    }
    value = memory.value
  }
}
