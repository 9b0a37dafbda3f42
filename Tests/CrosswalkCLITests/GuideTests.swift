import CrosswalkFrameworks
import CrosswalkKit
import Foundation
import Testing

/// The landing pages of the libraries.
@Suite struct GuideTests {
  static let modules = ["CrosswalkKit", "CrosswalkDocuments", "CrosswalkExchange"]

  private static func page(_ module: String, _ name: String? = nil) throws -> String {
    try String(
      contentsOf: Readme.root.appending(
        path: "Sources/\(module)/\(module).docc/\(name ?? module).md"),
      encoding: .utf8)
  }

  @Test(arguments: modules.map { ($0, $0) } + [("CrosswalkExchange", "ManyPeople")])
  func `the example of a page is what the tests compile`(module: String, name: String) throws {
    let parts = try Self.page(module, name).components(separatedBy: "```")
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

  @Test func `the example of many people reads a table as it comes`() async throws {
    let (bytes, continuation) = AsyncStream.makeStream(of: [UInt8].self)
    let table = "person,unit,level\nAna,all,acquired\nBo,all,best\nCy,all,mastery\n"
    for start in stride(from: 0, to: table.utf8.count, by: 7) {
      continuation.yield(Array(table.utf8.dropFirst(start).prefix(7)))
    }
    continuation.finish()
    let translator = try Catalog.bundled.translator(from: "sf-2940", to: "cpm")
    let answers = try ["acquired", "mastery"].map { level in
      let profile = Profile(
        levels: Dictionary(uniqueKeysWithValues: translator.ratings.units.map { ($0, level) }))
      return try translator.translate(profile).results.count { $0.answer != nil }
    }
    #expect(try await GuideExamples.people(bytes) == answers.reduce(0, +))
  }
}
