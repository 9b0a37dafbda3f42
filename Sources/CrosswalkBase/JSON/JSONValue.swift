/// JSON of any form.
package enum JSONValue: Sendable, Hashable {
  case null
  case boolean(Bool)
  case number(Double)
  case text(String)
  case list([JSONValue])
  case object([String: JSONValue])

  /// The value of a key; nil for null and for what is no object.
  package subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self, let value = members[key], value != .null else {
      return nil
    }
    return value
  }

  package var text: String? { if case .text(let text) = self { text } else { nil } }
  package var number: Double? { if case .number(let number) = self { number } else { nil } }
  package var boolean: Bool? { if case .boolean(let boolean) = self { boolean } else { nil } }
  package var list: [JSONValue]? { if case .list(let list) = self { list } else { nil } }
  package var object: [String: JSONValue]? {
    if case .object(let object) = self { object } else { nil }
  }

  /// An object of the members that have a value.
  package static func record(_ members: [String: JSONValue?]) -> JSONValue {
    .object(members.compactMapValues { $0 })
  }

  /// A text, nil for none.
  package static func optional(_ text: String?) -> JSONValue? { text.map(JSONValue.text) }

  /// A list, nil for an empty one.
  package static func filled(_ list: [JSONValue]) -> JSONValue? { list.isEmpty ? nil : .list(list) }
}

extension JSONValue: Encodable {
  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  package func encode(to encoder: any Encoder) throws {
    switch self {
    case .object(let members):
      var fields = encoder.container(keyedBy: Key.self)
      for (key, value) in members { try fields.encode(value, forKey: Key(stringValue: key)) }
    case .list(let list):
      var items = encoder.unkeyedContainer()
      for item in list { try items.encode(item) }
    case .text(let text):
      var value = encoder.singleValueContainer()
      try value.encode(text)
    case .number(let number):
      var value = encoder.singleValueContainer()
      try value.encode(number)
    case .boolean(let boolean):
      var value = encoder.singleValueContainer()
      try value.encode(boolean)
    case .null:
      var value = encoder.singleValueContainer()
      try value.encodeNil()
    }
  }
}
