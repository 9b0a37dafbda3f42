import CrosswalkBase
import CrosswalkDocuments
import CrosswalkModel
import CrosswalkTestSupport
import Testing

@testable import CrosswalkWorkbench

/// Asks a workbench as a browser that has its key.
struct Visitor {
  static let port = 8040
  let workbench: Workbench
  /// The word that forms of this run send.
  private let token: String

  init(_ catalog: Catalog, readings: ReadingFolder? = nil) throws {
    try self.init(
      Workbench(port: Self.port, load: { try Workspace([], over: catalog) }, readings: readings))
  }

  init(_ workbench: Workbench) throws {
    self.workbench = workbench
    let request = try #require(
      Request(
        "GET", "/gaps",
        headers: [
          ("Host", "127.0.0.1:\(Self.port)"),
          ("Cookie", "crosswalk-\(Self.port)=\(workbench.key)"),
        ]))
    let page = String(decoding: workbench.answer(request).response.body, as: UTF8.self)
    let start = try #require(page.firstRange(of: "name=\"token\" value=\""))
    token = String(page[start.upperBound...].prefix { $0 != "\"" })
  }

  func ask(
    _ target: String, method: String = "GET", fields: [(name: String, value: String)] = []
  ) throws -> Response {
    let body = (fields + (method == "POST" ? [("token", token)] : [])).map { name, value in
      "\(Address.step(name).source)=\(Address.step(value).source)"
    }.joined(separator: "&")
    let request = try #require(
      Request(
        method, target,
        headers: [
          ("Host", "127.0.0.1:\(Self.port)"), ("Origin", "http://127.0.0.1:\(Self.port)"),
          ("Cookie", "crosswalk-\(Self.port)=\(workbench.key)"),
          ("Content-Type", "application/x-www-form-urlencoded"),
        ], body: Array(body.utf8)))
    return workbench.answer(request).response
  }

  /// Sends a form with files, and the word of this run.
  func upload(
    _ target: String, _ fields: [(name: String, value: String)] = [],
    files: [FormBody.Part], token: String? = nil
  ) throws -> Response {
    let parts = ([(name: "token", value: token ?? self.token)] + fields).map {
      FormBody.Part($0.name, Array($0.value.utf8))
    }
    let body = FormBody(parts + files)
    let request = try #require(
      Request(
        "POST", target,
        headers: [
          ("Host", "127.0.0.1:\(Self.port)"), ("Origin", "http://127.0.0.1:\(Self.port)"),
          ("Cookie", "crosswalk-\(Self.port)=\(workbench.key)"),
          ("Content-Type", body.contentType),
        ], body: body.bytes))
    return workbench.answer(request).response
  }

  /// A page's text, without the word that forms of this run send.
  func text(
    _ target: String, method: String = "GET", fields: [(name: String, value: String)] = []
  ) throws -> String {
    text(of: try ask(target, method: method, fields: fields))
  }

  /// The text of what was answered, without the word that forms of this run send.
  func text(of response: Response) -> String {
    String(decoding: response.body, as: UTF8.self).replacing(token, with: "TOKEN")
  }

  /// Sends a form, and gives where it leads.
  func send(_ target: String, _ fields: [(name: String, value: String)]) throws -> String {
    let response = try ask(target, method: "POST", fields: fields)
    #expect(response.status == 303, "\(target): \(String(decoding: response.body, as: UTF8.self))")
    return response.headers.first { $0.name == "Location" }?.value ?? ""
  }
}
