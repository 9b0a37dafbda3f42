import CrosswalkBase
import CrosswalkExchange
import CrosswalkModel

/// The routes for programs as OpenAPI 3.1 describes them, made from the routes themselves.
struct OpenAPI {
  static let address = APIRoute.base + "/openapi.json"

  /// Names that stand in addresses can be these.
  private let frameworks: [String]

  /// - Parameter catalog: What frameworks there are.
  init(_ catalog: Catalog) { frameworks = catalog.frameworkIDs }

  /// - Throws: Never for routes of ours.
  func text() throws -> String { try JSONText.pretty(document) }

  private var document: JSONValue {
    .object([
      "openapi": .text("3.1.0"),
      "info": .object([
        "title": .text("Crosswalk"), "version": .text("1"),
        "description": .text(
          "What the commands answer, byte for byte, on this machine alone. Whatever is of people is "
            + "sent in the body of a request; no person stands in an address."),
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
        "schema": schema(ofCapture: name),
      ])
    }
    let asked = isForm(route) ? [] : route.parameters.map(parameter)
    return .object([
      route.method.lowercased(): .record([
        "operationId": .text(name(route)),
        "summary": .text(route.meaning),
        "description": .text("As 'crosswalk \(route.command)' writes it."),
        "parameters": .filled(captured + asked),
        "requestBody": body(route),
        "responses": responses(route),
      ])
    ])
  }

  private func isForm(_ route: APIRoute) -> Bool {
    if case .form = route.body { true } else { false }
  }

  private func name(_ route: APIRoute) -> String {
    route.pattern.split(separator: "/").joined(separator: "-").replacing(":", with: "")
  }

  // MARK: What is asked

  private func schema(ofCapture name: String) -> JSONValue {
    switch name {
    case "format":
      words(ExportFormat.served.map(\.rawValue))
    case "subject":
      .object(["type": .text("string"), "minLength": .number(1)])
    default: words(frameworks)
    }
  }

  private func words(_ choices: [String]) -> JSONValue {
    .object(["type": .text("string"), "enum": .list(choices.map(JSONValue.text))])
  }

  private func parameter(_ parameter: APIRoute.Parameter) -> JSONValue {
    .object([
      "name": .text(parameter.name), "in": .text("query"),
      "description": .text(parameter.meaning), "required": .boolean(parameter.isRequired),
      "schema": schema(parameter),
    ])
  }

  private func schema(_ parameter: APIRoute.Parameter) -> JSONValue {
    let one: JSONValue
    if let range = parameter.range {
      one = .record([
        "type": .text(parameter.isWhole ? "integer" : "number"),
        "minimum": .number(range.lowerBound),
        "maximum": range.upperBound <= Double(Int32.max) ? .number(range.upperBound) : nil,
      ])
    } else {
      one = .record([
        "type": .text("string"),
        "enum": parameter.choices.map { .list($0.map(JSONValue.text)) },
      ])
    }
    return parameter.repeats ? .object(["type": .text("array"), "items": one]) : one
  }

  // MARK: What is sent

  private func body(_ route: APIRoute) -> JSONValue? {
    var content: [String: JSONValue] = [:]
    switch route.body {
    case .nothing: return nil
    case .form: content[Request.form] = .object(["schema": form(route)])
    case .tables(let tables):
      content[Response.json] = .object(["schema": schema(tables)])
      if route.bodyTypes.contains(Request.csv) {
        content[Request.csv] = .object(["schema": .object(["type": .text("string")])])
      }
    }
    return .object(["required": .boolean(true), "content": .object(content)])
  }

  private func form(_ route: APIRoute) -> JSONValue {
    let required = route.parameters.filter(\.isRequired).map { JSONValue.text($0.name) }
    return .record([
      "type": .text("object"), "required": .filled(required),
      "additionalProperties": .boolean(false),
      "properties": .object(
        Dictionary(
          uniqueKeysWithValues: route.parameters.map { ($0.name, schema($0)) })),
    ])
  }

  /// An object of tables; where one of them is needed, also that one alone.
  private func schema(_ tables: [APIRoute.BodyTable]) -> JSONValue {
    let required = tables.filter(\.isRequired)
    let all = JSONValue.record([
      "type": .text("object"), "additionalProperties": .boolean(false),
      "required": .filled(required.map { .text($0.name) }),
      "properties": .object(
        Dictionary(uniqueKeysWithValues: tables.map { ($0.name, rows($0)) })),
    ])
    return required.count == 1 ? .object(["oneOf": .list([rows(required[0]), all])]) : all
  }

  private func rows(_ table: APIRoute.BodyTable) -> JSONValue {
    let cell = JSONValue.object([
      "type": .list(["string", "number", "null"].map(JSONValue.text))
    ])
    return .object([
      "type": .text("array"), "description": .text(table.meaning),
      "items": .object([
        "type": .text("object"),
        "properties": .object(
          Dictionary(uniqueKeysWithValues: table.columns.map { ($0, cell) })),
        "additionalProperties": cell,
      ]),
    ])
  }

  // MARK: What is answered

  private func responses(_ route: APIRoute) -> JSONValue {
    let schemas = route.contentTypes.map { type -> (String, JSONValue) in
      let schema =
        type == Response.json
        ? JSONValue.object(["type": .list([.text("object"), .text("array")])])
        : .object([:])
      return (type, .object(["schema": schema]))
    }
    var answers = [
      "200": JSONValue.object([
        "description": .text("The answer."),
        "content": .object(Dictionary(schemas) { first, _ in first }),
      ])
    ]
    for (status, meaning) in [
      ("400", "What was asked is wrong."), ("401", "The key is missing, or of an earlier run."),
      ("404", "There is no such framework or part."), ("405", "The address takes other methods."),
      ("408", "The request took too long to come."), ("413", "What was sent is too long."),
      ("415", "The body is of another kind."), ("421", "The request is meant for another host."),
      ("431", "The fields of the request are too long."), ("500", "A fault of the server."),
      ("503", "Others wait for as much as can be worked on at one time."),
    ] {
      answers[status] = .object([
        "description": .text(meaning),
        "content": .object([
          Response.json: .object([
            "schema": .object(["$ref": .text("#/components/schemas/problem")])
          ])
        ]),
      ])
    }
    return .object(answers)
  }

  private var problem: JSONValue {
    let text = JSONValue.object(["type": .text("string")])
    let number = JSONValue.object([
      "type": .list([.text("integer"), .text("null")]), "minimum": .number(0),
    ])
    return .object([
      "type": .text("object"),
      "required": .list(["format", "status", "message"].map(JSONValue.text)),
      "properties": .object([
        "format": .object(["const": .text("crosswalk.error/1")]),
        "status": .object(["type": .text("integer")]),
        "message": text,
        "nearest": .object(["type": .list([.text("string"), .text("null")])]),
        "problems": .object([
          "type": .list([.text("array"), .text("null")]),
          "items": .object([
            "type": .text("object"), "required": .list([.text("message")]),
            "properties": .object(["line": number, "row": number, "message": text]),
          ]),
        ]),
      ]),
    ])
  }
}
