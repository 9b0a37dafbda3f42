/// What a browser or a program asks for, decoded: whatever stands in an address is text.
package struct Request: Sendable {
  package let method: String
  /// The steps of the address, decoded; none for the root.
  package let steps: [String]
  /// What stands after the question mark.
  package let query: [(name: String, value: String)]
  /// Field names in lower case, in the order in which they came.
  package let headers: [(name: String, value: String)]
  package let body: [UInt8]

  /// Nil for an address that is none: what is no UTF-8, holds a zero byte, or goes up.
  ///
  /// - Parameters:
  ///   - method: As it was sent.
  ///   - target: The address, from the first slash.
  ///   - headers: As they were sent.
  ///   - body: As it was sent.
  package init?(
    _ method: String, _ target: String, headers: [(name: String, value: String)] = [],
    body: [UInt8] = []
  ) {
    guard target.hasPrefix("/") else { return nil }
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    var steps: [String] = []
    for step in parts[0].split(separator: "/") {
      guard let decoded = Self.decoded(step), decoded != ".", decoded != ".." else { return nil }
      steps.append(decoded)
    }
    guard let query = Self.pairs(parts.count > 1 ? String(parts[1]) : "") else { return nil }
    (self.method, self.steps, self.query, self.body) = (method, steps, query, body)
    self.headers = headers.map { ($0.name.lowercased(), $0.value) }
  }

  /// What a form sends.
  package static let form = "application/x-www-form-urlencoded"
  /// What a table is.
  package static let csv = "text/csv"

  /// Of what kind the body is, without what is said besides; empty where nothing is said.
  package var contentType: String {
    let type = values("content-type").first?.split(separator: ";").first ?? ""
    return String(type.filter { $0 != " " }).lowercased()
  }

  /// The key that a program sends; nil for a browser.
  package var bearer: String? {
    values("authorization").first.flatMap {
      $0.hasPrefix("Bearer ") ? String($0.dropFirst(7)) : nil
    }
  }

  /// The method of the routes that answer it: who asks for the head alone is answered as for all.
  package var routedMethod: String { method == "HEAD" ? "GET" : method }

  /// All values of a field.
  package func values(_ name: String) -> [String] {
    headers.filter { $0.name == name }.map(\.value)
  }

  /// What was asked by a name; nil for nothing.
  package func value(_ name: String) -> String? { query.last(named: name) }

  /// What a form sent; nil where the body is none.
  package var fields: [(name: String, value: String)]? {
    guard let text = String(validating: body, as: UTF8.self) else { return nil }
    return Self.pairs(text)
  }

  /// What a form sent, files among it.
  ///
  /// - Throws: `FormData.Fault` for a form with files that cannot be read.
  package func sent() throws(FormData.Fault) -> Sent {
    switch contentType {
    case Self.form: return Sent(fields: fields ?? [])
    case FormData.contentType:
      let types = values("content-type")
      guard types.count == 1, let type = types.first else {
        throw FormData.Fault("the request says of two kinds what it is")
      }
      let form = try FormData(body, contentType: type)
      return Sent(fields: form.fields, files: form.files)
    default: return Sent()
    }
  }

  /// What somebody filled in and chose.
  package struct Sent: Sendable {
    package var fields: [(name: String, value: String)] = []
    package var files: [FormData.File] = []
  }

  /// The value of a cookie.
  package func cookie(_ name: String) -> String? {
    for pair in values("cookie").joined(separator: ";").split(separator: ";") {
      let sides = pair.drop { $0 == " " }.split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if sides.count == 2, sides[0] == name { return String(sides[1]) }
    }
    return nil
  }

  private static func pairs(_ text: String) -> [(name: String, value: String)]? {
    var pairs: [(name: String, value: String)] = []
    for pair in text.split(separator: "&") {
      let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = decoded(sides[0], plusIsSpace: true),
        let value = sides.count > 1 ? decoded(sides[1], plusIsSpace: true) : ""
      else { return nil }
      pairs.append((name, value))
    }
    return pairs
  }

  private static func decoded(_ text: Substring, plusIsSpace: Bool = false) -> String? {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "%"):
        guard rest.count >= 2, let high = digit(rest[rest.startIndex]),
          let low = digit(rest[rest.startIndex + 1])
        else { return nil }
        bytes.append(high << 4 | low)
        rest = rest.dropFirst(2)
      case UInt8(ascii: "+") where plusIsSpace: bytes.append(UInt8(ascii: " "))
      default: bytes.append(byte)
      }
    }
    guard !bytes.contains(0) else { return nil }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
