import CrosswalkBase
import CrosswalkReports
import CrosswalkTables

/// What pages answer, as it is sent.
extension Workbench {
  static func response(to answer: PageAnswer) -> Response {
    switch answer {
    case .page(let html): return .html(html)
    case .refusal(let html, let status): return .html(html, status: status)
    case .sheet(let text): return .sheet(text)
    case .download(let text, let type, let name):
      return Response(contentType: type, body: text, headers: [Self.attachment(name)])
    case .file(let bytes, let type, let name):
      var response = Response(contentType: type, body: "", headers: [Self.attachment(name)])
      response.body = bytes
      return response
    case .moved(let address):
      return Response(
        status: 303, contentType: "text/plain; charset=utf-8", body: "",
        headers: [("Location", address)])
    }
  }

  private static func attachment(_ name: String) -> (name: String, value: String) {
    // What a header takes of a name.
    let plain = String(
      name.unicodeScalars.map {
        $0.properties.isAlphabetic && $0.isASCII || "0123456789.-_".unicodeScalars.contains($0)
          ? Character($0) : "-"
      })
    return ("Content-Disposition", "attachment; filename=\"\(plain)\"")
  }

  /// What went wrong, as a page: what is not there, and what was asked wrongly.
  static func response(to error: any Error, _ ask: PageAsk) -> Response {
    let fault = AskFault(error, in: ask)
    let sentence =
      fault.isKnown ? GapHTML.sentence("\(error)") : "This page cannot be made: \(error)."
    let page = PageLayout(
      context: ask.context, title: fault.status == 404 ? "Not here" : "This does not go",
      body: "<p role=\"status\">\(sentence)</p>\n"
    ).html
    return .html(page, status: fault.status)
  }
}
