import Foundation
import Testing

/// A build of its own takes a minute or two.
private let buildsCopies: Bool = {
  let environment = ProcessInfo.processInfo.environment
  return environment["CI"] == "true" || environment["CROSSWALK_BUILD_TESTS"] != nil
}()

/// Builds copies of a package outside that brings a framework, changes its YAML, and looks at what the build
/// makes of it. They share what is built where `CROSSWALK_COUNTY_BUILD` says where.
@Suite(
  .enabled(if: buildsCopies, "set CROSSWALK_BUILD_TESTS to build a package outside"), .serialized)
struct BuildPluginTests {
  private let copy: URL

  init() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    copy = FileManager.default.temporaryDirectory.appending(path: "crosswalk-\(UUID())")
    try FileManager.default.createDirectory(at: copy, withIntermediateDirectories: true)
    for name in ["Package.swift", "Sources"] {
      try FileManager.default.copyItem(
        at: root.appending(path: "Tests/CountyPackage/\(name)"), to: copy.appending(path: name))
    }
    try edit("Package.swift", ["\"../..\"": "\"\(root.path)\""])
  }

  private func ending(_ body: () throws -> Void) throws {
    defer { try? FileManager.default.removeItem(at: copy) }
    try body()
  }

  @Test("a build notices changed, added and bad YAML") func buildNoticesYAML() throws {
    try ending {
      try write(
        """
        import CountyFrameworks
        import CrosswalkKit

        @main
        struct County {
          static func main() throws {
            print(Catalog.county.frameworkIDs.joined(separator: " "))
            print(try Catalog.county.framework("valley").framework.units[0].statements[0].text)
          }
        }

        """, "Sources/county/County.swift")
      let first = try swift(["run", "county"])
      #expect(first.status == 0 && first.output.contains("\ncpm kent set sf-2940 valley\n"))
      #expect(first.output.contains("\nListens with care"))

      // A changed file.
      try edit(
        "Sources/CountyFrameworks/valley/framework.yaml", ["Listens with care": "Hears people out"])
      #expect(try swift(["run", "county"]).output.contains("\nHears people out"))

      // A file with an error: the build fails and names the place, relative to the package.
      let added = "Sources/CountyFrameworks/hills/framework.yaml"
      try write(
        """
        format: crosswalk.framework/1
        id: hills
        title: A county
        publisher: A county
        version: "1"
        jurisdiction: here
        date: "2026"
        source: {title: A county}
        scale:
          id: hills-levels
          title: Level
          construct: Proficiency
          rates: units
          basis: observed
          levels: [{id: low, title: Low}, {id: high, title: High}]
        units:
          - id: A
            title: A unit
            statements: [{id: A.1, level: hihg, text: Does something worth doing.}]

        """, added)
      let failed = try swift(["build"])
      #expect(failed.status != 0)
      #expect(
        failed.output.contains(
          "\(added):19:35: error: unknown level 'hihg'; did you mean 'high'?"), "\(failed.output)")

      // The added file, put right.
      try edit(added, ["hihg": "high"])
      #expect(
        try swift(["run", "county"]).output.contains("\ncpm hills kent set sf-2940 valley\n"))
    }
  }

  @Test("a package outside cannot misspell a concept, a level or a statement")
  func outsideMisspellsNothing() throws {
    try ending {
      let valley = "Sources/CountyFrameworks/valley/alignment.yaml"
      try edit(
        valley,
        [
          "open-communication": "open-comunication", "level: capable": "level: capble",
          "  talk.2:": "  tlak.2:",
        ])
      try edit("Sources/CountyFrameworks/overlays/cpm.yaml", ["1.a:": "1.aa:"])
      let failed = try swift(["build", "--target", "CountyFrameworks"])
      #expect(failed.status != 0)
      for line in [
        "\(valley):15:15: error: unknown level 'capble'; did you mean 'capable'?",
        "\(valley):18:22: error: unknown concept 'open-comunication'; did you mean "
          + "'open-communication'?",
        "\(valley):19:3: error: 'valley' has no statement 'tlak.2'; did you mean 'talk.2'?",
        "Sources/CountyFrameworks/overlays/cpm.yaml:10:3: error: 'cpm' has no statement '1.aa'; did "
          + "you mean '1.a'?",
      ] {
        #expect(failed.output.contains(line), "\(failed.output)")
      }
      // Nothing to look concepts up in is an error too, and no leave to misspell them.
      try edit(
        "Package.swift", [".product(name: \"CrosswalkFrameworks\", package: \"crosswalk\"),": ""])
      let alone = try swift(["build", "--target", "CountyFrameworks"])
      #expect(alone.status != 0)
      #expect(
        alone.output.contains("\(valley):1:9: error: there is no ontology to look concepts up in"),
        "\(alone.output)")
      #expect(alone.output.contains("package: \"crosswalk\")"), "\(alone.output)")
    }
  }

  private func write(_ text: String, _ file: String) throws {
    let place = copy.appending(path: file)
    try FileManager.default.createDirectory(
      at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: place, atomically: true, encoding: .utf8)
  }

  /// Replaces passages of a file, each of which must be there.
  private func edit(_ file: String, _ changes: [String: String]) throws {
    let place = copy.appending(path: file)
    var text = try String(contentsOf: place, encoding: .utf8)
    for (old, new) in changes {
      #expect(text.contains(old))
      text = text.replacing(old, with: new)
    }
    try text.write(to: place, atomically: true, encoding: .utf8)
  }

  /// What the package manager prints, with how it ends.
  private func swift(_ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.currentDirectoryURL = copy
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    let shared = ProcessInfo.processInfo.environment["CROSSWALK_COUNTY_BUILD"]
    process.arguments =
      ["swift", arguments[0]] + (shared.map { ["--scratch-path", $0] } ?? [])
      + arguments.dropFirst()
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}
