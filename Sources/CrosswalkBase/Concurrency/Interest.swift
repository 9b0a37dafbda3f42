/// Whether somebody still waits for what is being worked out.
///
/// Long work asks now and then, and ends with ``Abandoned`` where nobody does: a browser that has closed its
/// connection, a program that is ended. A command waits for itself, so that nothing is set there.
package enum Interest {
  /// Tells whether somebody waits; nil: somebody does.
  @TaskLocal package static var isThere: (@Sendable () -> Bool)?

  /// Whether nobody waits any more.
  package static var isLost: Bool { isThere.map { !$0() } ?? false }

  /// - Throws: ``Abandoned`` where nobody waits any more.
  package static func check() throws {
    if isLost { throw Abandoned() }
  }
}

/// Work that was given up because nobody waits for it.
package struct Abandoned: Error, CustomStringConvertible {
  package init() {}

  /// A sentence without capital or full stop.
  package var description: String { "nobody waits for the answer any more" }
}
