/// What a ``Shape`` accepts, as a value: enough to tell an editor, without being able to read.
package indirect enum ShapeDescription: Sendable, Hashable {
  /// Any scalar, taken as written. The pattern, if any, is a regular expression it must match.
  case text(pattern: String?)
  /// A number, if there are ends, between them, ends included.
  case number(minimum: Double?, maximum: Double?)
  /// A whole number, if there are ends, between them, ends included.
  case integer(minimum: Int?, maximum: Int?)
  /// `true` or `false`.
  case boolean
  /// One of these texts, taken as written.
  case oneOf([String])
  /// A list, all items alike.
  case list(of: ShapeDescription, minimumCount: Int)
  /// A mapping from any texts to values that are all alike.
  case dictionary(of: ShapeDescription)
  /// A mapping with these keys and no others. The name says what it describes: `behaviour`.
  case record(name: String, fields: [Field])

  /// One key of a record.
  package struct Field: Sendable, Hashable {
    /// The key.
    package let key: String
    /// What it means, in one sentence.
    package let summary: String
    /// Whether it must be there.
    package let isRequired: Bool
    /// What its value must be.
    package let value: ShapeDescription
  }
}
