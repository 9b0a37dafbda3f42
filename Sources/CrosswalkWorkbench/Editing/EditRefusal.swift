/// Why something is not changed, in a sentence for whoever asked for it. Then nothing was written.
package struct EditRefusal: Error, Sendable, Hashable, CustomStringConvertible {
  /// Of HTTP: 400 for what was asked wrongly, 403 where nothing can be changed, 409 where something else
  /// was changed since, 500 where a file cannot be written.
  package let status: Int
  /// Without capital and full stop.
  package let description: String

  init(_ status: Int, _ description: String) {
    (self.status, self.description) = (status, description)
  }

  /// Nothing can be changed in this run.
  static let readsOnly = EditRefusal(403, "this workbench only reads; nothing can be changed here")
}
