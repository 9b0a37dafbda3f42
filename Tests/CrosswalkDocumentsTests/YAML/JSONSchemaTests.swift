import CrosswalkDocuments
import Foundation
import Testing

@Suite struct JSONSchemaTests {
  @Test func `a shape is written as JSON Schema`() {
    let shape: Shape<String> = .record(
      "thing",
      field("id", .identifier, { $0 }, "What \"others\" call it."),
      optional("sizes", .list(of: .number(in: 0...1.5), atLeast: 1), { _ in nil }, "How large.")
    ) { id, _ in id }
    #expect(
      JSONSchema(shape.description, title: "A thing").text == #"""
        {
          "$schema": "http://json-schema.org/draft-07/schema#",
          "title": "A thing",
          "type": "object",
          "properties": {
            "id": {
              "description": "What \"others\" call it.",
              "type": ["string", "number", "boolean", "null"],
              "pattern": "^\\S+$"
            },
            "sizes": {
              "description": "How large.",
              "type": "array",
              "items": {
                "type": "number",
                "minimum": 0,
                "maximum": 1.5
              },
              "minItems": 1
            }
          },
          "required": ["id"],
          "additionalProperties": false
        }

        """#)
  }

  @Test func `every shape gives well-formed JSON`() throws {
    let text = JSONSchema(YAMLTexts.sample.description, title: "Line\nbreak").text
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    #expect(object?["title"] as? String == "Line\nbreak")
  }
}
