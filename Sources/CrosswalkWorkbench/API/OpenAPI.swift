import CrosswalkBase

/// The routes for programs as OpenAPI 3.1 describes them, made from the routes themselves.
struct OpenAPI {
  static let address = APIRoute.base + "/openapi.json"

  /// - Throws: Never for routes of ours.
  func text() throws -> String { try JSONText.pretty(document) }

  private var document: JSONValue {
    .object([
      "openapi": .text("3.1.0"),
      "info": .object([
        "title": .text("Crosswalk"), "version": .text("1"),
        "description": .text(
          "What the commands answer with --format json, byte for byte, on this machine alone. Ratings "
            + "are sent in the body of a request; no person stands in an address."),
      ]),
      "paths": .object(
        Dictionary(APIRoutes.all.map { (path($0), operation($0)) }) { first, _ in first }),
      "security": .list([.object(["key": .list([])])]),
      "components": .object([
        "securitySchemes": .object([
          "key": .object([
            "type": .text("http"), "scheme": .text("bearer"),
            "description": .text("The key in the link that 'crosswalk serve' prints."),
          ])
        ]),
        "schemas": .object(["problem": problem]),
      ]),
    ])
  }

  private func path(_ route: APIRoute) -> String {
    let steps = route.address.split(separator: "/").map {
      $0.hasPrefix(":") ? "{\($0.dropFirst())}" : String($0)
    }
    return "/" + steps.joined(separator: "/")
  }

  private func operation(_ route: APIRoute) -> JSONValue {
    let captured = route.captures.map { name in
      JSONValue.object([
        "name": .text(name), "in": .text("path"), "required": .boolean(true),
        "schema": .object(["type": .text("string")]),
      ])
    }
    let isForm = route.method == "POST"
    let asked =
      isForm
      ? []
      : route.parameters.map { parameter in
        JSONValue.object([
          "name": .text(parameter.name), "in": .text("query"),
          "description": .text(parameter.meaning), "required": .boolean(parameter.isRequired),
          "schema": schema(parameter),
        ])
      }
    return .object([
      route.method.lowercased(): .record([
        "operationId": .text(name(route)),
        "summary": .text(route.meaning),
        "description": .text("As 'crosswalk \(route.command)' writes it in JSON."),
        "parameters": .filled(captured + asked),
        "requestBody": isForm ? form(route) : nil,
        "responses": responses,
      ])
    ])
  }

  private func name(_ route: APIRoute) -> String {
    route.pattern.split(separator: "/").joined(separator: "-").replacing(":", with: "")
  }

  private func schema(_ parameter: APIRoute.Parameter) -> JSONValue {
    let one = JSONValue.record([
      "type": .text("string"),
      "enum": parameter.choices.map { .list($0.map(JSONValue.text)) },
    ])
    return parameter.repeats ? .object(["type": .text("array"), "items": one]) : one
  }

  private func form(_ route: APIRoute) -> JSONValue {
    let required = route.parameters.filter(\.isRequired).map { JSONValue.text($0.name) }
    return .object([
      "required": .boolean(true),
      "content": .object([
        "application/x-www-form-urlencoded": .object([
          "schema": .record([
            "type": .text("object"), "required": .filled(required),
            "properties": .object(
              Dictionary(
                uniqueKeysWithValues: route.parameters.map { ($0.name, schema($0)) })),
          ])
        ])
      ]),
    ])
  }

  private var responses: JSONValue {
    var answers = [
      "200": Self.answer(
        "The answer.", .object(["type": .list([.text("object"), .text("array")])]))
    ]
    for (status, meaning) in [
      ("400", "What was asked is wrong."), ("401", "The key is missing, or of an earlier run."),
      ("404", "There is no such framework or part."), ("415", "The body is of another kind."),
      ("421", "The request is meant for another host."),
    ] {
      answers[status] = Self.answer(
        meaning, .object(["$ref": .text("#/components/schemas/problem")]))
    }
    return .object(answers)
  }

  private static func answer(_ meaning: String, _ schema: JSONValue) -> JSONValue {
    .object([
      "description": .text(meaning),
      "content": .object(["application/json": .object(["schema": schema])]),
    ])
  }

  private var problem: JSONValue {
    .object([
      "type": .text("object"),
      "required": .list(["format", "status", "message"].map(JSONValue.text)),
      "properties": .object([
        "format": .object(["const": .text("crosswalk.error/1")]),
        "status": .object(["type": .text("integer")]),
        "message": .object(["type": .text("string")]),
        "nearest": .object(["type": .list([.text("string"), .text("null")])]),
      ]),
    ])
  }
}
