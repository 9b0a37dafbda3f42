import CrosswalkBase
import CrosswalkModel

/// What a program asks of a route: names known to the route, values checked.
struct APIAsk {
  let context: PageContext
  var catalog: Catalog { context.catalog }
  /// What was sent beside the parameters; nil where the route takes no tables.
  let tables: BodyTables?
  private let captures: [String: String]
  private let values: [(name: String, value: String)]

  /// - Throws: ``APIProblem`` for a name that the route does not know, one given twice or left out, a value
  ///   that is none of the choices, and a body that is none.
  init(_ ask: PageAsk, for route: APIRoute) throws {
    (context, captures) = (ask.context, ask.captures)
    try Self.checkType(ask, for: route)
    switch route.body {
    case .form:
      if let stray = ask.query.first {
        throw APIProblem(
          400, "'\(stray.name)' is sent in the body, and does not stand in the address")
      }
      // The word that our own pages send was looked at before.
      values = (ask.fields ?? []).filter { $0.name != "token" }
      tables = nil
    case .nothing: (values, tables) = (ask.query, nil)
    case .tables(let known):
      values = ask.query
      tables = try BodyTables(ask.body, isJSON: ask.contentType == Response.json, known)
    }
    try check(against: route.parameters)
  }

  private static func checkType(_ ask: PageAsk, for route: APIRoute) throws {
    guard !route.bodyTypes.isEmpty, !route.bodyTypes.contains(ask.contentType) else { return }
    throw APIProblem(415, "the body is \(route.bodyTypes.joined(separator: " or "))")
  }

  private func check(against parameters: [APIRoute.Parameter]) throws {
    let names = parameters.map(\.name)
    for (name, value) in values {
      guard let parameter = parameters.first(where: { $0.name == name }) else {
        throw APIProblem(400, "there is no parameter '\(name)'", nearest: nearest(name, in: names))
      }
      if !parameter.repeats, values.count(where: { $0.name == name }) > 1 {
        throw APIProblem(400, "'\(name)' is given more than once")
      }
      try parameter.check(value)
    }
    for parameter in parameters where parameter.isRequired && all(parameter.name).isEmpty {
      throw APIProblem(400, "'\(parameter.name)' is missing: \(parameter.meaning)")
    }
  }

  /// What stands in the place of a name of the address.
  func capture(_ name: String) -> String { captures[name] ?? "" }

  /// All values of a name, in the order in which they came.
  func all(_ name: String) -> [String] { values.filter { $0.name == name }.map(\.value) }

  /// The value of a name; nil for none.
  func text(_ name: String) -> String? { all(name).first }

  /// A value that is one of a list.
  func choice<Value: RawRepresentable<String>>(_ name: String, _: Value.Type) -> Value? {
    text(name).flatMap(Value.init(rawValue:))
  }

  /// A whole number, which was checked.
  func count(_ name: String) -> Int? { text(name).flatMap(Int.init) }

  /// A number, which was checked.
  func number(_ name: String) -> Double? { text(name).flatMap(Double.init) }

  /// Whether something was asked for that is asked for or not.
  func isSet(_ name: String) -> Bool { text(name) == APIRoute.Parameter.yes }
}

extension APIRoute.Parameter {
  static let yes = "true"

  /// Something that is asked for or not.
  static func flag(_ name: String, _ meaning: String) -> Self {
    .init(name: name, meaning: meaning, choices: [yes, "false"])
  }

  /// - Throws: ``APIProblem`` for a value that it cannot have.
  fileprivate func check(_ value: String) throws {
    if let choices, !choices.contains(value) {
      throw APIProblem(
        400, "'\(name)' is one of \(choices.joined(separator: ", ")), and not '\(value)'",
        nearest: nearest(value, in: choices))
    }
    guard let range else { return }
    let number = isWhole ? Int(value).map(Double.init) : Double(value)
    if let number, range.contains(number) { return }
    let words =
      range.upperBound == .infinity || range.upperBound == Double(Int32.max)
      ? "of \(range.lowerBound.plain) or more"
      : "from \(range.lowerBound.plain) to \(range.upperBound.plain)"
    throw APIProblem(
      400, "'\(name)' is a \(isWhole ? "whole " : "")number \(words), and not '\(value)'")
  }
}
