import CrosswalkBase
import CrosswalkExchange
import CrosswalkModel
import CrosswalkTestSupport
import Foundation
import Testing

@testable import CrosswalkWorkbench

/// A county that imports files in a browser and saves them in a folder of its own.
struct ImportingRun {
  let editing: EditingRun

  init(_ files: [String: String] = [:]) throws { editing = try EditingRun(files) }

  /// Documents as counties and other tools make them.
  static let samples = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Samples/kinds").standardized

  /// Sends a file.
  func send(
    _ name: String, _ bytes: [UInt8], kind: String = ""
  ) throws -> (status: Int, text: String, location: String?) {
    try editing.upload("/import", [("kind", kind)], .init("file", fileName: name, bytes))
  }

  /// Sends a file that is taken, and gives the address of its page.
  func take(_ name: String, _ bytes: [UInt8], kind: String = "") throws -> String {
    let sent = try send(name, bytes, kind: kind)
    return try #require(sent.location, "\(sent.status): \(sent.text)")
  }

  func take(_ name: String, _ text: String) throws -> String {
    try take(name, Array(text.utf8))
  }

  /// Sends the form of choices, and gives the page that follows.
  func choose(_ page: String, _ fields: [(String, String)]) throws -> String {
    let answer = try editing.post(page, fields)
    #expect(answer.status == 303, "\(answer.text)")
    return try editing.get(page).text
  }

  /// What a page shows in a field.
  static func value(_ name: String, in page: String) -> String? {
    guard let place = page.firstRange(of: "name=\"\(name)\" value=\"") else { return nil }
    return String(page[place.upperBound...].prefix { $0 != "\"" })
  }

  /// Saves what a page shows.
  func save(_ page: String) throws -> (status: Int, text: String, location: String?) {
    let text = try editing.get(page).text
    let basis = try #require(Self.value("basis", in: text), "nothing to save: \(text)")
    return try editing.post("\(page)/save", [("basis", basis)])
  }

  /// The menu of a column: what it is taken for.
  static func role(_ column: String, in page: String) -> String? {
    guard let start = page.firstRange(of: "name=\"column.\(column)\""),
      let end = page[start.upperBound...].firstRange(of: "</select>")
    else { return nil }
    let menu = page[start.upperBound..<end.lowerBound]
    guard let chosen = menu.firstRange(of: "\" selected>") else { return nil }
    return menu[..<chosen.lowerBound].split(separator: "\"", omittingEmptySubsequences: false).last
      .map { String($0) }
  }
}
