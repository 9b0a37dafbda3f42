import Foundation
import Testing

@testable import CrosswalkWorkbench

/// Nothing in an address or a form names a file: none is opened and none is written outside of the folder.
@Suite struct PathsTests {
  private static let steps = [
    "..", "%2e%2e", "%2E%2e%2f%2e%2e%2fetc%2fpasswd", "..%2f..%2f..%2fetc%2fpasswd",
    "%2fetc%2fpasswd",
    "..%5c..%5cetc%5cpasswd", "a%00b", "%00", "%c0%ae%c0%ae", "%252e%252e", "framework.yaml",
  ]

  private func files(_ folder: String) -> [String] {
    ((try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  @Test func noAddressIsAPath() throws {
    let run = try EveryRoute(name: "Plain")
    let before = files(run.outside)
    for method in ["GET", "POST"] {
      for pattern in EveryRoute.patterns(method) where pattern.contains(":") {
        for step in Self.steps {
          let address = try run.address(pattern, step: step)
          // What is no address at all is refused before any route is looked for.
          guard Request(method, address) != nil else { continue }
          let response = try run.visitor.ask(address, method: method)
          // What forgets is content where there is nothing to forget.
          let isNothing = response.status == 303 && pattern.hasSuffix("/forget")
          #expect(
            isNothing || (400..<500).contains(response.status),
            "\(method) \(address) \(response.status)")
          let text = String(decoding: response.body, as: UTF8.self)
          #expect(!text.contains("root:x:") && !text.contains("crosswalk.framework/"), "\(address)")
        }
      }
    }
    #expect(files(run.outside) == before)
  }

  @Test(arguments: [
    "/../../x", "/assets/../x", "/assets/%2e%2e/x", "/assets/%2e%2e%2fx", "/assets/a%00",
  ])
  func noAssetIsAPath(address: String) throws {
    let run = try EveryRoute(name: "Plain")
    guard Request("GET", address) != nil else { return }
    #expect(try run.visitor.ask(address).status == 404)
  }

  /// Ids and names that forms send are looked up, and what files are called after stays in the folder.
  @Test func noFieldIsAPath() throws {
    let run = try EveryRoute(name: "Plain")
    let inside = "\(run.outside)/inside"
    for value in [
      "../escaped", "../../escaped/x", "\(run.outside)/escaped", "..", ".", "/", "a\0b",
    ] {
      for pattern in EveryRoute.patterns("POST") {
        let address = try run.address(pattern)
        let all = EveryRoute.fields.map { (name: $0, value: value) }
        #expect(
          try run.visitor.ask(address, method: "POST", fields: all).status != 500, "\(address)")
        for field in [
          "framework", "reviewer", "reader", "kind", "table", "statement", "file", "id",
        ] {
          let response = try run.visitor.ask(
            address, method: "POST", fields: [(field, value), ("framework", "one")])
          #expect(response.status != 500, "\(address) \(field)")
        }
      }
    }
    let found = files(run.outside)
    #expect(found.allSatisfy { $0 == "inside" || $0.hasPrefix("inside/") }, "\(found)")
    #expect(!files(inside).contains { $0.contains("escaped") })
  }
}
