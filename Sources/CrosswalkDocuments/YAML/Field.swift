import CrosswalkBase

/// One key of a record: its name, what it means, and the shape of its value.
///
/// Made with ``field(_:_:_:)``, ``optional(_:_:_:)`` and ``withDefault(_:_:_:_:)``; used in
/// ``Shape/record(_:_:make:)``.
package struct Field<Value: Sendable>: Sendable {
  /// The key and its value as an editor needs to know them.
  package let description: ShapeDescription.Field
  /// The key's bytes, to compare without making texts.
  let keyBytes: [UInt8]
  let decode: @Sendable (YAMLNode, inout ProblemList) -> Value?
  /// What stands in for a key that is not there; nil if it must be there.
  let fallback: (@Sendable () -> Value)?

  init<Written>(
    _ key: String, _ shape: Shape<Written>, _ summary: String,
    fallback: (@Sendable () -> Value)?,
    decode: @escaping @Sendable (YAMLNode, inout ProblemList) -> Value?
  ) {
    description = ShapeDescription.Field(
      key: key, summary: summary, isRequired: fallback == nil, value: shape.description)
    keyBytes = Array(key.utf8)
    self.fallback = fallback
    self.decode = decode
  }
}

/// A key that must be there.
///
/// The summary says in one sentence what it means; editors show it.
package func field<Value>(
  _ key: String, _ shape: Shape<Value>, _ summary: String
) -> Field<Value> {
  Field(key, shape, summary, fallback: nil, decode: shape.decode)
}

/// A key that may be left out; its value is then nil.
///
/// The summary says in one sentence what it means; editors show it.
package func optional<Value>(
  _ key: String, _ shape: Shape<Value>, _ summary: String
) -> Field<Value?> {
  // `.some`, because a value that cannot be decoded must not pass for one that was left out.
  Field(key, shape, summary, fallback: { nil }) { node, problems in
    shape.decode(node, &problems).map(Optional.some)
  }
}

/// A key that may be left out; its value is then the default.
///
/// The summary says in one sentence what it means; editors show it.
package func withDefault<Value>(
  _ key: String, _ shape: Shape<Value>, _ value: Value, _ summary: String
) -> Field<Value> {
  Field(key, shape, summary, fallback: { value }, decode: shape.decode)
}
