/// A YAML text that is to be revised.
package struct YAMLSource: Sendable {
  /// In UTF-8.
  package let bytes: [UInt8]
  /// Where things stand in it; nil if it is no YAML.
  let outline: @Sendable () -> YAMLOutline?
  /// How much it may ask for, before and after.
  let limits: YAMLLimits

  /// A text in UTF-8.
  package init(_ bytes: [UInt8], limits: YAMLLimits = YAMLLimits()) {
    self.init(bytes, limits: limits) { YAMLOutline(bytes) }
  }

  init(
    _ bytes: [UInt8], limits: YAMLLimits, outline: @escaping @Sendable () -> YAMLOutline?
  ) {
    (self.bytes, self.limits, self.outline) = (bytes, limits, outline)
  }
}
