import CrosswalkBase

/// A new text of a file of ours, made of what it says with its comments and order, and made again with what
/// somebody else has written meanwhile.
package final class FileRevision<Value: Equatable & Sendable> {
  private let form: FileForm<Value>
  private let file: GuardedFile
  private let old: Value?
  private let new: Value
  private let reading: ReadFiles
  private let check: (RevisedText) throws -> Void
  private var text: [UInt8] = []
  /// What the file says with it.
  private(set) var value: Value
  /// Comments of the old text that are not in the new one.
  private(set) var lostComments: [String] = []
  /// Whether somebody else's changes are in it too.
  private(set) var isMerged = false

  init(
    of standing: (file: GuardedFile, value: Value?), to new: Value, _ form: FileForm<Value>,
    _ reading: ReadFiles, check: @escaping (RevisedText) throws -> Void
  ) throws {
    (file, old) = standing
    (self.new, value, self.form) = (new, new, form)
    (self.reading, self.check) = (reading, check)
    text = try revised(file.bytes, old)
  }

  /// What is to become of the file.
  package var change: GuardedFile.Change { file.changed(to: text, merge: merged) }

  private func revised(_ bytes: [UInt8]?, _ old: Value?) throws -> [UInt8] {
    func revised(_ text: String) -> RevisedText {
      RevisedText(
        file: .init(path: file.path, bytes: Array(text.utf8)), isMerged: isMerged, reading: reading)
    }
    let new: RevisedText
    if let bytes, let old {
      let source = reading.source(of: .init(path: file.path, bytes: bytes))
      let revision = form.revision(source, old, value) { [form, value] text in
        form.found(in: revised(text).documents) == value
      }
      (new, lostComments) = (revised(revision.text), revision.lostComments)
    } else {
      new = revised(form.text(value))
    }
    try check(new)
    return new.file.bytes
  }

  private func merged(with bytes: [UInt8]) throws -> [UInt8] {
    func said(by bytes: [UInt8]) -> Value? {
      form.found(in: reading.set(of: .init(path: file.path, bytes: bytes)))
    }
    guard let old, let theirs = said(by: bytes) else { throw file.conflict() }
    let merged = form.merged(of: old, mine: new, theirs: theirs)
    guard let both = merged.text.flatMap({ said(by: Array($0.utf8)) }) else {
      let conflicts = merged.text == nil ? merged.conflicts : ["the whole file"]
      throw file.conflict(
        "has changed what is changed here too: \(conflicts.prefix(5).joined(separator: ", "))"
          + (conflicts.count > 5 ? " and more" : ""))
    }
    (value, isMerged) = (both, true)
    do {
      return try revised(bytes, theirs)
    } catch let problems as DataProblems {
      // Each was right by itself.
      let message = problems.problems.first { $0.severity == .error }?.message ?? ""
      throw file.conflict("with both changes it would be wrong: \(message)")
    }
  }
}
