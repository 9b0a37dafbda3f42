/// How a scalar is written; numbered as in libyaml.
package enum YAMLScalarStyle: UInt8, Sendable {
  /// Without quotes: `word`.
  case plain = 1
  /// `'word'`.
  case singleQuoted
  /// `"word"`.
  case doubleQuoted
  /// After `|`, line by line.
  case literal
  /// After `>`, lines joined.
  case folded
}
