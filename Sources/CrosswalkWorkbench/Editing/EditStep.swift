import CrosswalkBase
import CrosswalkKit

/// One thing that somebody has done, which can be undone as a whole.
package struct EditStep: Sendable {
  /// What it was done to.
  package enum Place: Sendable, Hashable {
    /// What statements of a framework are about.
    case about(framework: String, statements: [String])
    /// What answers statements of one framework in another.
    case match(from: String, to: String, statements: [String])
  }

  /// Counted from 1, in the order of this run.
  package let id: Int
  /// Whose decision it is.
  package let reviewer: String
  package let place: Place
  /// What was decided, in words.
  package let words: String
  /// What there is to say of the files that were written, such as comments that were lost.
  package let remarks: [String]
  /// The translations that moved most, that which moved furthest first.
  package var moves: [TranslationMove] { laterMoves?.value ?? [] }
  /// They are worked out beside, since the decision is told without them; nil where nothing can move.
  let laterMoves: Later<[TranslationMove]>?
  let changes: [FileChange]
}

/// What a page tells of what was just done.
package struct EditNotice: Sendable {
  /// What has become of a step.
  package enum Kind: Sendable, Hashable {
    case done, undone, redone
    /// It was so already, and nothing was written.
    case unchanged
    /// It is left out of the history, and what it wrote stays.
    case forgotten
  }

  package let kind: Kind
  /// What was decided, in words.
  package let words: String
  /// Nil where nothing was written.
  package let step: EditStep?
}

/// How decisions are taken, and where this run stands, for pages to show.
package struct Editing: Sendable {
  /// What takes decisions.
  package let desk: Desk
  /// Whose decisions they are, as a form has said last; empty where nobody has said.
  package let reviewer: String
  /// The folder that they are saved in.
  package let folder: String
  /// What can be undone; nil: nothing.
  package let last: EditStep?
  /// What was undone and can be done again; nil: nothing.
  package let next: EditStep?
  /// What was just done; nil where this page follows nothing.
  package let notice: EditNotice?
  /// Where the page is, to come back to it.
  package let address: String
}
