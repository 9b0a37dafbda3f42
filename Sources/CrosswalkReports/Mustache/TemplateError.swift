import CrosswalkBase

/// What is wrong with a template, and where.
package struct TemplateError: Error, Sendable, Hashable, CustomStringConvertible {
  /// From 1.
  package let line: Int
  /// In code points, from 1.
  package let column: Int
  /// A sentence without capital or full stop.
  package let message: String

  /// The place as editors know it, and the message.
  package var description: String { "\(line):\(column): error: \(message)" }
}
