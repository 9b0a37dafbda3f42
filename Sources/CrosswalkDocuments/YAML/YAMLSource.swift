/// A YAML text that is to be revised.
package struct YAMLSource: Sendable {
  /// In UTF-8.
  package let bytes: [UInt8]
  /// Where things stand in it; nil if it is no YAML.
  let outline: @Sendable () -> YAMLOutline?

  /// A text in UTF-8.
  package init(_ bytes: [UInt8]) { self.init(bytes) { YAMLOutline(bytes) } }

  init(_ bytes: [UInt8], outline: @escaping @Sendable () -> YAMLOutline?) {
    (self.bytes, self.outline) = (bytes, outline)
  }
}
