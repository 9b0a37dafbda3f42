/// Finds what answers a request, by method and address.
package struct Router: Sendable {
  /// What a route makes of what is asked.
  package typealias Handler = @Sendable (PageAsk) throws -> Response

  /// What a route asks of the server.
  package struct Traits: Sendable {
    /// Whether it can take longer than anybody else should wait for.
    package var isSlow = false
    /// Whether files can be sent to it.
    package var takesFiles = false

    package init(isSlow: Bool = false, takesFiles: Bool = false) {
      (self.isSlow, self.takesFiles) = (isSlow, takesFiles)
    }
  }

  private struct Route: Sendable {
    let method: String
    let pattern: String
    let steps: [Substring]
    let traits: Traits
    let handler: Handler

    /// How many steps are written out.
    var precision: Int { steps.count { !$0.hasPrefix(":") } }
  }

  /// What was found.
  package enum Match {
    case found(pattern: String, captures: [String: String], Traits, Handler)
    /// There is something, and it takes other methods.
    case otherMethod(allowed: [String])
    case nothing
  }

  private var routes: [Route] = []

  package init() {}

  /// Steps that begin with a colon stand for anything; of several routes that fit, the one with the most
  /// steps written out answers.
  ///
  /// - Parameters:
  ///   - method: Of HTTP.
  ///   - pattern: Steps of the address.
  ///   - traits: What it asks of the server.
  ///   - handler: What answers.
  package mutating func add(
    _ method: String, _ pattern: String, _ traits: Traits = Traits(),
    _ handler: @escaping Handler
  ) {
    routes.append(
      Route(
        method: method, pattern: pattern, steps: pattern.split(separator: "/"), traits: traits,
        handler: handler))
  }

  /// What answers a request.
  package func match(_ method: String, _ steps: [String]) -> Match {
    var found: [(route: Route, captures: [String: String])] = []
    for route in routes where route.steps.count == steps.count {
      var captures: [String: String] = [:]
      let fits = zip(route.steps, steps).allSatisfy { wanted, step in
        guard wanted.hasPrefix(":") else { return wanted == step }
        captures[String(wanted.dropFirst())] = step
        return true
      }
      if fits { found.append((route, captures)) }
    }
    if found.isEmpty { return .nothing }
    let mine = found.filter { $0.route.method == method }.max {
      $0.route.precision < $1.route.precision
    }
    guard let mine else {
      return .otherMethod(allowed: Set(found.map(\.route.method)).sorted())
    }
    return .found(
      pattern: mine.route.pattern, captures: mine.captures, mine.route.traits, mine.route.handler)
  }
}
