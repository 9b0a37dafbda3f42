import CrosswalkModel

/// A place where programs get what a command answers: the bytes of its JSON.
struct APIRoute: Sendable {
  /// What can be asked with it, beside what stands in the address.
  struct Parameter: Sendable {
    let name: String
    /// What it is, in a sentence.
    let meaning: String
    var isRequired = false
    /// Whether it can be given again.
    var repeats = false
    /// What it can be; nil: any text.
    var choices: [String]?
  }

  /// Under which all that programs ask for stands, whatever its version.
  static let root = "/api"
  static let base = root + "/v1"

  let method: String
  /// Steps of the address below ``base``; those that begin with a colon are names.
  let pattern: String
  /// The command whose answer it is.
  let command: String
  /// What one gets, in a sentence.
  let meaning: String
  let parameters: [Parameter]
  let answer: @Sendable (APIAsk) throws -> String

  init(
    _ pattern: String, method: String = "GET", command: String, _ meaning: String,
    _ parameters: [Parameter] = [], _ answer: @escaping @Sendable (APIAsk) throws -> String
  ) {
    (self.pattern, self.method, self.command) = (pattern, method, command)
    (self.meaning, self.parameters, self.answer) = (meaning, parameters, answer)
  }

  /// The whole address, with names in the places of names.
  var address: String { Self.base + pattern }

  /// The names that stand in the address, in order.
  var captures: [String] {
    pattern.split(separator: "/").filter { $0.hasPrefix(":") }.map { String($0.dropFirst()) }
  }

  /// What is sent back: the answer, or why there is none; never a page.
  @Sendable func response(to ask: PageAsk) -> Response {
    do {
      let text = try answer(try APIAsk(ask, for: self))
      return Response(contentType: Response.json, body: text)
    } catch {
      return APIProblem(error).response
    }
  }
}
