import CrosswalkKit
import Foundation
import Testing

/// The landing pages of the libraries.
@Suite struct GuideTests {
  static let modules = ["CrosswalkKit", "CrosswalkDocuments", "CrosswalkExchange"]

  private static func page(_ module: String) throws -> String {
    try String(
      contentsOf: Readme.root.appending(path: "Sources/\(module)/\(module).docc/\(module).md"),
      encoding: .utf8)
  }

  @Test(arguments: modules)
  func `the example of a page is what the tests compile`(module: String) throws {
    let parts = try Self.page(module).components(separatedBy: "```")
    #expect(parts.count == 3 && parts[1].hasPrefix("swift\n"))
    let source = try String(
      contentsOf: Readme.root.appending(path: "Tests/CrosswalkCLITests/GuideExamples.swift"),
      encoding: .utf8)
    let halves = parts[1].dropFirst("swift\n".count).components(separatedBy: "\n\n")
    for line in halves[0].split(separator: "\n") { #expect(source.contains("\(line)\n")) }
    let body = halves.dropFirst().joined(separator: "\n\n").split(separator: "\n")
      .map { "    \($0)\n" }.joined()
    #expect(!body.isEmpty && source.contains(body), "\(body)")
  }

  @Test(arguments: modules)
  func `what a page names is public in its module`(module: String) throws {
    let names = try Self.page(module).matches(of: /- ``([A-Za-z]+)``/).map { String($0.1) }
    #expect(names.count > 5 && Set(names).count == names.count)
    let folder = Readme.root.appending(path: "Sources/\(module)")
    let files = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    let sources = try (files ?? []).filter { $0.hasSuffix(".swift") }.map {
      try String(contentsOf: folder.appending(path: $0), encoding: .utf8)
    }
    let declared = sources.flatMap { source in
      source.matches(of: /(?m)^public (?:final class|struct|enum|protocol) ([A-Za-z]+)/)
        .map { String($0.1) }
    }
    #expect(Set(names).subtracting(declared).isEmpty)
  }

  @Test func `the examples do what the pages say`() throws {
    let translation = try GuideExamples.kit()
    #expect(translation.results.count { $0.answer != nil } >= 2)
    let county = Readme.root.appending(
      path: "Tests/CountyPackage/Sources/CountyFrameworks/valley")
    let catalog = try GuideExamples.documents(county.path)
    #expect(try catalog.framework("valley").alignment.links.count == 3)
    #expect(try GuideExamples.exchange().contains("\"CFDocument\""))
  }
}
