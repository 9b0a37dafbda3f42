/// A solver wrote nothing that can be used, or says what is not so.
package struct SolverError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A sentence without capital and full stop.
  package let description: String
}
