import CrosswalkBase
import CrosswalkTables

/// What is sent back.
package struct Response: Sendable {
  /// Of HTTP, such as 200.
  package var status: Int
  package var contentType: String
  package var body: [UInt8]
  /// Fields besides those that every response carries.
  package var headers: [(name: String, value: String)]
  /// What a page may load and be: nothing but what this server gives out, and no frame of any other.
  package var policy = Self.pagePolicy
  /// Why there is no answer; nil where there is one.
  private var sentence: String?

  static let json = "application/json"
  static let plain = "text/plain; charset=utf-8"

  package init(
    status: Int = 200, contentType: String, body: String,
    headers: [(name: String, value: String)] = []
  ) {
    (self.status, self.contentType) = (status, contentType)
    (self.body, self.headers) = (Array(body.utf8), headers)
  }

  package init(
    contentType: String, bytes: [UInt8], headers: [(name: String, value: String)] = []
  ) {
    (status, self.contentType, body, self.headers) = (200, contentType, bytes, headers)
  }

  /// A page.
  package static func html(_ page: HTML, status: Int = 200) -> Response {
    Response(status: status, contentType: "text/html; charset=utf-8", body: page.source)
  }

  /// Why there is no page, in a sentence.
  package static func problem(_ status: Int, _ sentence: String) -> Response {
    var response = html(
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Crosswalk</title>
      </head>
      <body>
      <main>
      <h1>Crosswalk</h1>
      <p>\(sentence)</p>
      </main>
      </body>
      </html>

      """, status: status)
    response.sentence = sentence
    return response
  }

  /// The same for whoever asked for it: a program is told in its own form why there is no answer.
  func inForm(of address: some StringProtocol) -> Response {
    guard let sentence, address == APIRoute.root || address.hasPrefix(APIRoute.root + "/") else {
      return self
    }
    let message = sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
    var response = APIProblem(status, message).response
    response.headers = headers
    return response
  }

  /// A page that stands alone with one style of its own, which is let in by what it says and no other.
  package static func sheet(_ page: String) -> Response {
    var response = Response(contentType: "text/html; charset=utf-8", body: page)
    if let start = page.firstRange(of: "<style>"),
      let end = page.firstRange(of: "</style>")
    {
      let style = String(page[start.upperBound..<end.lowerBound])
      var digest = SHA256()
      digest.add(Array(style.utf8))
      response.policy =
        "default-src 'none'; style-src 'sha256-\(base64(digest.digest()))'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    }
    return response
  }

  private static let pagePolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    + "require-trusted-types-for 'script'; trusted-types 'none'"

  /// All fields, those that every response carries first.
  package var allHeaders: [(name: String, value: String)] {
    [
      ("Content-Type", contentType), ("Content-Length", String(body.count)),
      ("Content-Security-Policy", policy), ("X-Content-Type-Options", "nosniff"),
      ("Cache-Control", "no-store"), ("Referrer-Policy", "same-origin"),
      ("Cross-Origin-Opener-Policy", "same-origin"),
      ("Cross-Origin-Resource-Policy", "same-origin"),
    ] + headers
  }

  /// Bytes in the letters of RFC 4648.
  static func base64(_ bytes: [UInt8]) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var text = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0..<4 {
        text.append(place <= group.count ? letters[bits >> (18 - 6 * place) & 63] : "=")
      }
    }
    return text
  }
}
