/// A setting that somebody wrote, such as `focus=0.2` or `CM=acquired`, and that cannot be used.
package struct SettingError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong with it and what could be meant, without full stop.
  package let description: String

  package init(_ description: String) { self.description = description }
}
