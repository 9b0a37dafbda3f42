/// A file that was read once and is changed: a new text takes its place only if it is still what was
/// read, so that nobody's work is lost in silence.
///
/// Runs of this program wait for each other by a lock on the file itself. Others know of no lock:
/// where the system can, the new file and the old one change places in one step, and what came out is
/// looked at before it is let go. Somebody who has written the file meanwhile gets it back.
package struct GuardedFile: Sendable {
  /// As it was given.
  package let path: String
  /// What the file was when it was read or written last; nil if there was none.
  package private(set) var bytes: [UInt8]?

  /// A file as it was read; nil if there was none.
  package init(path: String, bytes: [UInt8]?) {
    self.path = path
    self.bytes = bytes
  }

  /// Says that the file was written meanwhile.
  ///
  /// - Parameter difference: What both have changed, in words.
  /// - Returns: An error to throw.
  package func conflict(_ difference: String? = nil) -> FileError {
    FileError(
      path: path,
      reason: "somebody else has written the file meanwhile"
        + (difference.map { ", and \($0)" } ?? "") + "; begin again")
  }

  /// Puts a new text in the place of what was read.
  ///
  /// - Parameter new: The text.
  /// - Returns: What there is to say to people.
  /// - Throws: ``FileError``, also if the file says something else now. Then nothing is written.
  package mutating func replace(with new: [UInt8]) throws -> [String] {
    let before = self
    return try replace(with: new) { _ in throw before.conflict() }
  }

  /// Puts a new text in the place of what was read.
  ///
  /// - Parameters:
  ///   - new: The text.
  ///   - merge: What to write if the file says something else now, made of that; it may be asked
  ///     again.
  /// - Returns: What there is to say to people.
  /// - Throws: ``FileError``, and what `merge` throws. Then nothing is written.
  package mutating func replace(
    with new: [UInt8], merge: @escaping (_ theirs: [UInt8]) throws -> [UInt8]
  ) throws -> [String] {
    try make(changed(to: new, merge: merge))
  }

  /// Takes the file away, if it is still what was read.
  ///
  /// - Throws: ``FileError``.
  package mutating func remove() throws { _ = try make(removed()) }

  private mutating func make(_ change: Change) throws -> [String] {
    let written = try Change.make([change])[0]
    take(written)
    return written.remarks
  }

  // MARK: Changes that are made later, and with others

  /// That a new text is to be put in the place of what was read; the parameters are those of replacing it.
  package func changed(
    to new: [UInt8], merge: ((_ theirs: [UInt8]) throws -> [UInt8])? = nil
  ) -> Change {
    Change(file: self, text: new, merge: merge ?? { _ in throw conflict() })
  }

  /// That the file is to be taken away, if it is still what was read.
  package func removed() -> Change {
    Change(file: self, text: nil, merge: { _ in throw conflict() })
  }

  /// Takes it that a change was made.
  package mutating func take(_ written: Change.Written) { bytes = written.bytes }
}
