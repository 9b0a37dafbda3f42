/// An attribute of an XML tag.
struct XMLAttribute {
  /// As written, with the prefix of its namespace.
  var name: String
  var value: String

  /// The name without a prefix.
  var localName: Substring { XMLAttribute.localName(name) }

  static func localName(_ name: String) -> Substring {
    guard name.utf8.contains(0x3A), let colon = name.utf8.lastIndex(of: 0x3A) else {
      return name[...]
    }
    return name[name.utf8.index(after: colon)...]
  }
}
