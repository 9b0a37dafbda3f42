import CrosswalkBase

/// A key and its value in a mapping whose keys are free, with where the key is written.
package struct YAMLEntry<Value: Sendable>: Sendable {
  /// The key, taken as written.
  package let key: String
  /// Where the key is written.
  package let keyMark: TextMark
  /// The value.
  package let value: Value

  /// Makes an entry.
  package init(key: String, keyMark: TextMark, value: Value) {
    self.key = key
    self.keyMark = keyMark
    self.value = value
  }
}

extension YAMLEntry: Equatable where Value: Equatable {}
extension YAMLEntry: Hashable where Value: Hashable {}
