import CrosswalkBase

/// Why a file cannot be read as Turtle, with the place.
package struct TurtleError: Error, Sendable, Hashable, CustomStringConvertible {
  package var mark: TextMark
  /// A sentence without capital or full stop.
  package var reason: String

  package var description: String { "\(mark): \(reason)" }
}
