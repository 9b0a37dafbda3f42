import CrosswalkBase

/// A key and its value in a mapping whose keys are free, with where the key is written.
public struct YAMLEntry<Value: Sendable>: Sendable {
  /// The key, taken as written.
  public let key: String
  /// Where the key is written.
  public let keyMark: TextMark
  /// The value.
  public let value: Value

  /// Makes an entry.
  public init(key: String, keyMark: TextMark, value: Value) {
    self.key = key
    self.keyMark = keyMark
    self.value = value
  }
}

extension YAMLEntry: Equatable where Value: Equatable {}
extension YAMLEntry: Hashable where Value: Hashable {}
