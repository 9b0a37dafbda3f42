/// JSON as this project writes it: the same value always gives the same bytes.
package enum JSONText {
  /// One value over several lines, with a line end.
  ///
  /// - Throws: `EncodingError` for a number that is not finite, and what the value throws.
  package static func pretty(_ value: some Encodable) throws -> String {
    try text(value, isPretty: true) + "\n"
  }

  /// One value on one line, without a line end.
  ///
  /// - Throws: `EncodingError` for a number that is not finite, and what the value throws.
  package static func compact(_ value: some Encodable) throws -> String {
    try text(value, isPretty: false)
  }

  private static func text(_ value: some Encodable, isPretty: Bool) throws -> String {
    let writer = JSONWriter(isPretty: isPretty)
    try writer.write(value, depth: 0, in: nil, key: "")
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
