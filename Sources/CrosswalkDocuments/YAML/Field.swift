import CrosswalkBase

/// One key of a record: its name, what it means, the shape of its value, and where a value that is
/// written has it from.
///
/// Made with ``field(_:_:_:_:)``, ``optional(_:_:_:_:)``, ``withDefault(_:_:_:_:isAlwaysWritten:_:)``
/// and ``constant(_:_:_:)``; used in ``Shape/record(_:_:make:)``.
///
/// A class, since a record looks at each of its fields for each of its values: they are not copied for that.
package final class Field<Whole: Sendable, Part: Sendable>: Sendable {
  /// The key and its value as an editor needs to know them.
  package let description: ShapeDescription.Field
  /// The key's bytes, to compare without making texts.
  let keyBytes: [UInt8]
  let decode: @Sendable (YAMLNode, inout ProblemList) -> Part?
  /// The same where another node is the key's value in an earlier whole.
  let decodeAgain: @Sendable (YAMLNode, _ earlier: YAMLNode, Whole, inout ProblemList) -> Part?
  /// What is written of a value; nil if leaving the key out says the same.
  let encode: @Sendable (Whole) -> YAMLValue?
  /// What stands in for a key that is not there; nil if it must be there.
  let fallback: (@Sendable () -> Part)?
  private let isIdentifying: Bool

  private init(_ field: Field, isIdentifying: Bool) {
    description = field.description
    keyBytes = field.keyBytes
    fallback = field.fallback
    encode = field.encode
    decode = field.decode
    decodeAgain = field.decodeAgain
    self.isIdentifying = isIdentifying
  }

  init<Written>(
    _ key: String, _ shape: Shape<Written>, _ summary: String,
    fallback: (@Sendable () -> Part)?, encode: @escaping @Sendable (Whole) -> YAMLValue?,
    decode: @escaping @Sendable (YAMLNode, inout ProblemList) -> Part?,
    decodeAgain: @escaping @Sendable (YAMLNode, YAMLNode, Whole, inout ProblemList) -> Part?
  ) {
    description = ShapeDescription.Field(
      key: key, summary: summary, isRequired: fallback == nil, value: shape.description)
    keyBytes = Array(key.utf8)
    self.fallback = fallback
    self.encode = encode
    self.decode = decode
    self.decodeAgain = decodeAgain
    isIdentifying = false
  }

  /// The same key, as part of what tells a record from the others of a list where a file is
  /// revised. Where none is, the first key that is written tells them apart.
  package var identifying: Field { Field(self, isIdentifying: true) }

  /// What is written of a value: the key with its value, or nothing.
  func pair(of whole: Whole) -> YAMLValue.Pair? {
    encode(whole).map { YAMLValue.Pair(description.key, $0, isIdentifying: isIdentifying) }
  }
}

/// A key that must be there.
///
/// The summary says in one sentence what it means; editors show it.
package func field<Whole, Part>(
  _ key: String, _ shape: Shape<Part>, _ part: @escaping @Sendable (Whole) -> Part,
  _ summary: String
) -> Field<Whole, Part> {
  Field(
    key, shape, summary, fallback: nil, encode: { shape.encode(part($0)) }, decode: shape.decode,
    decodeAgain: shape.decodingAgain(part))
}

/// A key that may be left out; its value is then nil.
///
/// The summary says in one sentence what it means; editors show it.
package func optional<Whole, Part>(
  _ key: String, _ shape: Shape<Part>, _ part: @escaping @Sendable (Whole) -> Part?,
  _ summary: String
) -> Field<Whole, Part?> {
  // `.some`, because a value that cannot be decoded must not pass for one that was left out.
  Field(
    key, shape, summary, fallback: { nil }, encode: { part($0).map(shape.encode) },
    decode: { shape.decode($0, &$1).map(Optional.some) },
    decodeAgain: { node, earlier, whole, problems in
      guard let value = part(whole) else { return shape.decode(node, &problems).map(Optional.some) }
      return shape.decodeAgain(node, .init(node: earlier, value: value), &problems)
        .map(Optional.some)
    })
}

/// A key that may be left out; its value is then the default, and the default is not written
/// unless it always is.
///
/// The summary says in one sentence what it means; editors show it.
package func withDefault<Whole, Part: Equatable>(
  _ key: String, _ shape: Shape<Part>, _ part: @escaping @Sendable (Whole) -> Part,
  _ value: Part, isAlwaysWritten: Bool = false, _ summary: String
) -> Field<Whole, Part> {
  Field(
    key, shape, summary, fallback: { value },
    encode: { whole in
      let part = part(whole)
      return isAlwaysWritten || part != value ? shape.encode(part) : nil
    }, decode: shape.decode, decodeAgain: shape.decodingAgain(part))
}

/// A key that must be there and always says the same.
///
/// The summary says in one sentence what it means; editors show it.
package func constant<Whole>(
  _ key: String, _ value: String, _ summary: String
) -> Field<Whole, String> {
  field(key, .oneOf([value]), { _ in value }, summary)
}

extension Shape {
  /// How a value is made again that is part of an earlier whole.
  fileprivate func decodingAgain<Whole>(
    _ part: @escaping @Sendable (Whole) -> Value
  ) -> @Sendable (YAMLNode, YAMLNode, Whole, inout ProblemList) -> Value? {
    { [decodeAgain] node, earlier, whole, problems in
      decodeAgain(node, Earlier(node: earlier, value: part(whole)), &problems)
    }
  }
}
