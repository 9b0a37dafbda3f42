import CrosswalkBase
import CrosswalkModel

/// What a program asks of a route: names known to the route, values checked.
struct APIAsk {
  let catalog: Catalog
  private let captures: [String: String]
  private let values: [(name: String, value: String)]

  /// - Throws: ``APIProblem`` for a name that the route does not know, one given twice or left out, and a
  ///   value that is none of the choices.
  init(_ ask: PageAsk, for route: APIRoute) throws {
    (catalog, captures) = (ask.context.catalog, ask.captures)
    // The word that our own pages send was looked at before.
    values = (ask.fields ?? ask.query).filter { ask.fields == nil || $0.name != "token" }
    if ask.fields != nil, let stray = ask.query.first {
      throw APIProblem(
        400, "'\(stray.name)' is sent in the body, and does not stand in the address")
    }
    let names = route.parameters.map(\.name)
    for (name, value) in values {
      guard let parameter = route.parameters.first(where: { $0.name == name }) else {
        throw APIProblem(400, "there is no parameter '\(name)'", nearest: nearest(name, in: names))
      }
      if !parameter.repeats, values.count(where: { $0.name == name }) > 1 {
        throw APIProblem(400, "'\(name)' is given more than once")
      }
      if let choices = parameter.choices, !choices.contains(value) {
        throw APIProblem(
          400, "'\(name)' is one of \(choices.joined(separator: ", ")), and not '\(value)'",
          nearest: nearest(value, in: choices))
      }
    }
    for parameter in route.parameters where parameter.isRequired && all(parameter.name).isEmpty {
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

  /// A number of 1 or more.
  ///
  /// - Throws: ``APIProblem`` for anything else.
  func count(_ name: String, or usual: Int) throws -> Int {
    guard let text = text(name) else { return usual }
    guard let number = Int(text), number >= 1 else {
      throw APIProblem(400, "'\(name)' is a whole number of 1 or more, and not '\(text)'")
    }
    return number
  }

  /// A number that must be there.
  ///
  /// - Throws: ``APIProblem`` for anything else.
  func number(_ name: String) throws -> Double {
    let text = text(name) ?? ""
    guard let number = Double(text), number.isFinite else {
      throw APIProblem(400, "'\(name)' is a number, and not '\(text)'")
    }
    return number
  }
}
