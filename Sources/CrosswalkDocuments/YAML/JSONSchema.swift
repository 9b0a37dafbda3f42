import CrosswalkBase

/// A ``ShapeDescription`` written as JSON Schema (draft 7), which YAML editors check and complete by.
package struct JSONSchema: Sendable {
  /// The schema as JSON text, indented, ending in a line break.
  package let text: String

  /// Writes a schema.
  ///
  /// - Parameters:
  ///   - shape: what files look like.
  ///   - title: what such a file is.
  package init(_ shape: ShapeDescription, title: String) {
    var members: [(String, JSON)] = [
      ("$schema", .string("http://json-schema.org/draft-07/schema#")), ("title", .string(title)),
    ]
    members += Self.members(shape)
    text = JSON.object(members).text(indent: "") + "\n"
  }

  private static func members(_ shape: ShapeDescription) -> [(String, JSON)] {
    switch shape {
    case .text(let pattern):
      // Editors resolve plain scalars before they check; the reader takes them all as text.
      let types: [(String, JSON)] = [
        ("type", .array(["string", "number", "boolean", "null"].map(JSON.string)))
      ]
      return types + (pattern.map { [("pattern", .string($0))] } ?? [])
    case .number(let minimum, let maximum):
      return [("type", .string("number"))] + range(minimum.map(\.plain), maximum.map(\.plain))
    case .integer(let minimum, let maximum):
      return [("type", .string("integer"))]
        + range(minimum.map { String($0) }, maximum.map { String($0) })
    case .boolean: return [("type", .string("boolean"))]
    case .oneOf(let names): return [("enum", .array(names.map(JSON.string)))]
    case .list(let item, let minimumCount):
      var result: [(String, JSON)] = [
        ("type", .string("array")), ("items", .object(members(item))),
      ]
      if minimumCount > 0 { result.append(("minItems", .literal(String(minimumCount)))) }
      return result
    case .dictionary(let value):
      return [("type", .string("object")), ("additionalProperties", .object(members(value)))]
    case .record(_, let fields):
      return [
        ("type", .string("object")),
        ("properties", .object(fields.map { ($0.key, .object(described($0))) })),
        ("required", .array(fields.filter(\.isRequired).map { .string($0.key) })),
        ("additionalProperties", .literal("false")),
      ]
    }
  }

  private static func described(_ field: ShapeDescription.Field) -> [(String, JSON)] {
    [("description", .string(field.summary))] + members(field.value)
  }

  private static func range(_ minimum: String?, _ maximum: String?) -> [(String, JSON)] {
    [("minimum", minimum), ("maximum", maximum)].compactMap { name, value in
      value.map { (name, .literal($0)) }
    }
  }

  /// Just enough JSON to write a schema with its members in a sensible order.
  private indirect enum JSON {
    case string(String)
    case literal(String)
    case array([JSON])
    case object([(String, JSON)])

    func text(indent: String) -> String {
      switch self {
      case .literal(let text): return text
      case .string(let text): return Self.quoted(text)
      case .array(let items):
        return "[" + items.map { $0.text(indent: indent) }.joined(separator: ", ") + "]"
      case .object(let members):
        guard !members.isEmpty else { return "{}" }
        let inner = indent + "  "
        let lines = members.map { "\(inner)\(Self.quoted($0.0)): \($0.1.text(indent: inner))" }
        return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
      }
    }

    private static func quoted(_ text: String) -> String {
      var result = "\""
      for scalar in text.unicodeScalars {
        switch scalar {
        case "\"", "\\": result += "\\\(scalar)"
        case "\u{0}"..<" ":
          let hex = String(scalar.value, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
        default: result.unicodeScalars.append(scalar)
        }
      }
      return result + "\""
    }
  }
}
