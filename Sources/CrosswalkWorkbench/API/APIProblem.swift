import CrosswalkBase
import CrosswalkExchange
import CrosswalkKit
import CrosswalkModel

/// Why a program gets no answer, in the form that programs read.
struct APIProblem: Error {
  /// A row of a table that was sent, and what is wrong with it.
  struct Row: Encodable {
    /// The line of a CSV file, from 1; nil for JSON.
    var line: Int?
    /// The row of a table in JSON, from 1; nil for CSV.
    var row: Int?
    let message: String
  }

  private struct Form: Encodable {
    let format = "crosswalk.error/1"
    let status: Int
    let message: String
    let nearest: String?
    let problems: [Row]?
  }

  /// Of HTTP.
  let status: Int
  /// A sentence without full stop.
  let message: String
  /// The right name that is nearest to a wrong one; nil: none is near.
  var nearest: String?
  /// What is wrong with rows of a table; nil where it is about none.
  var rows: [Row]?

  init(_ status: Int, _ message: String, nearest: String? = nil) {
    (self.status, self.message, self.nearest) = (status, message, nearest)
  }

  /// What went wrong in making an answer.
  init(_ error: any Error, in ask: PageAsk) {
    if let problem = error as? APIProblem {
      self = problem
      return
    }
    let fault = AskFault(error, in: ask)
    self.init(fault.status, fault.isKnown ? "\(error)" : "this cannot be answered: \(error)")
    nearest = fault.nearest
  }

  var response: Response {
    let form = Form(status: status, message: message, nearest: nearest, problems: rows)
    // Numbers are whole here, so that nothing can fail.
    let text = (try? JSONText.pretty(form)) ?? "{}\n"
    return Response(status: status, contentType: Response.json, body: text)
  }
}
