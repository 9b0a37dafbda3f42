import CrosswalkModel

/// A place where programs get what a command answers: the bytes that it writes.
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
    /// Between what it is, where it is a number.
    var range: ClosedRange<Double>?
    /// Whether it is a whole number.
    var isWhole = false
  }

  /// A table in the body of a request.
  struct BodyTable: Sendable {
    let name: String
    /// What it holds, in a sentence.
    let meaning: String
    /// What its rows say; others that there may be are the names of units.
    let columns: [String]
    /// Columns without which it is none.
    let needed: [String]
    var isRequired = false
  }

  /// What is sent in the body of a request. Whatever is of people comes there, and stands in no address.
  enum Body: Sendable {
    case nothing
    /// The parameters, as a form.
    case form
    /// Tables, as JSON, or one of them as CSV; parameters stand in the address.
    case tables([BodyTable])
  }

  /// Under which all that programs ask for stands, whatever its version.
  static let root = "/api"
  static let base = root + "/v1"

  /// Steps of the address below ``base``; those that begin with a colon are names.
  let pattern: String
  /// The command whose answer it is.
  let command: String
  /// What one gets, in a sentence.
  let meaning: String
  let parameters: [Parameter]
  let body: Body
  /// What the answer is, where it is not JSON alone.
  let contentTypes: [String]
  /// Whether it can take longer than anybody else should wait for.
  let isSlow: Bool
  let answer: @Sendable (APIAsk) throws -> Response

  /// A route that answers with JSON.
  init(
    _ pattern: String, command: String, _ meaning: String, _ parameters: [Parameter] = [],
    body: Body = .nothing, isSlow: Bool = false,
    _ answer: @escaping @Sendable (APIAsk) throws -> String
  ) {
    self.init(
      pattern, command: command, meaning, parameters, body: body, isSlow: isSlow,
      contentTypes: [Response.json]
    ) { Response(contentType: Response.json, body: try answer($0)) }
  }

  /// A route that answers in one of several forms.
  init(
    _ pattern: String, command: String, _ meaning: String, _ parameters: [Parameter] = [],
    body: Body = .nothing, isSlow: Bool = false, contentTypes: [String],
    answer: @escaping @Sendable (APIAsk) throws -> Response
  ) {
    (self.pattern, self.command, self.meaning) = (pattern, command, meaning)
    (self.parameters, self.body, self.isSlow) = (parameters, body, isSlow)
    (self.contentTypes, self.answer) = (contentTypes, answer)
  }

  /// Ratings are of people, so that what takes them is sent.
  var method: String { if case .nothing = body { "GET" } else { "POST" } }

  /// The whole address, with names in the places of names.
  var address: String { Self.base + pattern }

  /// The names that stand in the address, in order.
  var captures: [String] {
    pattern.split(separator: "/").filter { $0.hasPrefix(":") }.map { String($0.dropFirst()) }
  }

  /// Of what kinds the body can be.
  var bodyTypes: [String] {
    switch body {
    case .nothing: []
    case .form: [Request.form]
    case .tables(let tables):
      tables.count(where: \.isRequired) == 1 ? [Request.csv, Response.json] : [Response.json]
    }
  }

  /// What is sent back: the answer, or why there is none; never a page.
  @Sendable func response(to ask: PageAsk) -> Response {
    do {
      return try answer(try APIAsk(ask, for: self))
    } catch {
      return APIProblem(error, in: ask).response
    }
  }
}
