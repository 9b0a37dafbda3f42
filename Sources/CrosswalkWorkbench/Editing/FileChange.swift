import CrosswalkBase
import CrosswalkDocuments
import CrosswalkModel

/// What one step has made of one file: of its text, and of what it says of the statements that were decided.
struct FileChange: Sendable {
  /// What the file says of what was decided, before and after.
  enum Entries: Sendable {
    case about(AlignmentChange)
    case matches(MatchChange)
  }

  let path: String
  /// Nil where somebody else's change was taken in with this one, so that nobody has seen the text before.
  let text: TextChange?
  let entries: Entries

  /// The same the other way.
  var reversed: FileChange {
    let entries: Entries =
      switch self.entries {
      case .about(let change): .about(change.reversed)
      case .matches(let change): .matches(change.reversed)
      }
    return FileChange(path: path, text: text?.reversed, entries: entries)
  }

  init(path: String, text: TextChange?, entries: Entries) {
    (self.path, self.text, self.entries) = (path, text, entries)
  }

  /// Between two states of an alignment that is being edited.
  init(
    _ old: EditedFile<Alignment>, _ new: EditedFile<Alignment>, statements: Set<String>,
    empty: Alignment
  ) {
    self.init(
      path: new.path, text: Self.text(old, new),
      entries: .about(
        AlignmentChange(
          from: old.value ?? empty, to: new.value ?? empty, statements: statements)))
  }

  /// Between two states of judgements that are being edited.
  init(_ old: EditedFile<MatchSet>, _ new: EditedFile<MatchSet>, pairs: Set<MatchChange.Pair>) {
    self.init(
      path: new.path, text: Self.text(old, new),
      entries: .matches(MatchChange(from: old.value, to: new.value, pairs: pairs)))
  }

  private static func text<Value>(
    _ old: EditedFile<Value>, _ new: EditedFile<Value>
  ) -> TextChange? {
    old.merges == new.merges ? TextChange(from: old.bytes, to: new.bytes) : nil
  }
}
