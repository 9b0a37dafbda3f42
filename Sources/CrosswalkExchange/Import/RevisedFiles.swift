import CrosswalkBase
import CrosswalkDocuments
import CrosswalkTables

/// Files that one import changes, all of them or none.
struct RevisedFiles {
  /// By which limits the new texts are read, and what takes what is read of them.
  let reading: ReadFiles
  private var changes: [GuardedFile.Change] = []
  /// What there is to say of each once it is written.
  private var words: [(GuardedFile.Change.Written) -> [String]] = []

  init(reading: ReadFiles) { self.reading = reading }

  /// Adds a file of ours with what it is to say, by its path, its bytes and what they say.
  ///
  /// - Throws: What `check` throws.
  mutating func add<Value>(
    _ new: Value, _ form: FileForm<Value>, over old: (path: String, bytes: [UInt8], value: Value),
    _ line: String? = nil,
    check: @escaping (_ text: RevisedText) throws -> Void = { _ in }
  ) throws {
    var file = EditedFile(
      form, path: old.path, content: (old.bytes, old.value), reading: reading)
    let revision = try file.revision(to: new, check: check)
    changes.append(revision.change)
    words.append { file.take(revision, $0).lines + [line ?? "wrote \(old.path)"] }
  }

  /// Adds a list that new rows are put under.
  ///
  /// - Throws: `FileError` where it cannot be read.
  mutating func add(_ table: Table, to path: String, _ line: String) throws {
    let standing = DataFiles.isThere(path) ? try DataFiles.read(path) : nil
    let rows = Array(table.csvRows.utf8)
    changes.append(
      GuardedFile(path: path, bytes: standing).changed(
        to: (standing ?? Array(table.csvHeader.utf8)) + rows
      ) { $0 + rows })
    words.append { $0.remarks + [line] }
  }

  /// Writes all.
  ///
  /// - Returns: What there is to say, in lines for people.
  /// - Throws: `FileError`. Then every file is what it was.
  func write() throws -> [String] {
    zip(words, try GuardedFile.Change.make(changes)).flatMap { $0($1) }
  }
}
