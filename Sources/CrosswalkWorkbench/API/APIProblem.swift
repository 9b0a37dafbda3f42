import CrosswalkBase
import CrosswalkKit
import CrosswalkModel

/// Why a program gets no answer, in the form that programs read.
struct APIProblem: Error {
  private struct Form: Encodable {
    let format = "crosswalk.error/1"
    let status: Int
    let message: String
    let nearest: String?
  }

  /// Of HTTP.
  let status: Int
  /// A sentence without full stop.
  let message: String
  /// The right name that is nearest to a wrong one; nil: none is near.
  var nearest: String?

  init(_ status: Int, _ message: String, nearest: String? = nil) {
    (self.status, self.message, self.nearest) = (status, message, nearest)
  }

  /// What went wrong in making an answer: what is not there, what was asked wrongly, or our own fault.
  init(_ error: any Error) {
    switch error {
    case let problem as APIProblem: self = problem
    case CatalogError.unknownFramework(_, let nearest):
      self.init(404, "\(error)", nearest: nearest)
    case is NameError: self.init(404, "\(error)")
    case is TranslationError, is SettingError, is ExpectationError: self.init(400, "\(error)")
    default: self.init(500, "this cannot be answered: \(error)")
    }
  }

  var response: Response {
    let form = Form(status: status, message: message, nearest: nearest)
    // Numbers are whole here, so that nothing can fail.
    let text = (try? JSONText.pretty(form)) ?? "{}\n"
    return Response(status: status, contentType: Response.json, body: text)
  }
}
