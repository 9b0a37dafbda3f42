/// Whether somebody still waits for what is being worked out.
///
/// Long work asks now and then, and ends with ``Abandoned`` where nobody does: a browser that has closed its
/// connection, a program that is ended. A command waits for itself, so that nothing is set there.
package enum Interest {
  /// Holds the function: Swift 6.3 crashes in an optimised build where a task-local value is itself an optional
  /// function.
  private struct Asker: Sendable {
    let isThere: @Sendable () -> Bool
  }

  @TaskLocal private static var asker: Asker?

  /// Tells whether somebody waits; nil: somebody does.
  package static var isThere: (@Sendable () -> Bool)? { asker?.isThere }

  /// Does some work for somebody.
  ///
  /// - Parameters:
  ///   - isThere: Tells whether that one still waits; nil: yes.
  ///   - body: The work.
  /// - Returns: What comes of it.
  package static func asking<Value>(
    _ isThere: (@Sendable () -> Bool)?, _ body: () throws -> Value
  ) rethrows -> Value {
    try $asker.withValue(isThere.map { Asker(isThere: $0) }, operation: body)
  }

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
