import CrosswalkCLI
import Foundation
import Testing

/// A build of its own takes a minute or two.
private let buildsCopies: Bool = {
  let environment = ProcessInfo.processInfo.environment
  return environment["CI"] == "true" || environment["CROSSWALK_BUILD_TESTS"] != nil
}()

/// Builds a copy of the package, changes its YAML, and looks at what the build makes of it.
@Suite(.enabled(if: buildsCopies, "set CROSSWALK_BUILD_TESTS to build a copy of the package"))
struct BuildPluginTests {
  @Test("a build notices changed, added and bad YAML")
  func buildNoticesYAML() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let copy = FileManager.default.temporaryDirectory.appending(path: "crosswalk-\(UUID())")
    try FileManager.default.createDirectory(at: copy, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: copy) }
    for name in ["Package.swift", "Sources", "Plugins", "Tests", "frameworks"] {
      try FileManager.default.copyItem(
        at: root.appending(path: name), to: copy.appending(path: name))
    }
    #expect(try build(copy).status == 0)
    let clean = try check(copy)
    #expect(clean.status == 0 && clean.output.contains(" 0 errors, 0 warnings"))

    // A changed file.
    let ontology = copy.appending(path: "frameworks/ontology.yaml")
    let text = try String(contentsOf: ontology, encoding: .utf8)
    try text.replacing("label: Adaptability\n", with: "label: Suppleness of mind\n")
      .write(to: ontology, atomically: true, encoding: .utf8)
    #expect(try build(copy).status == 0)
    let shown = try run(copy, "./.build/debug/crosswalk", ["show", "ontology", "adaptability"])
    #expect(shown.output.contains("Suppleness of mind"))

    // A file with an error: the build fails and names the place, relative to the package.
    let folder = copy.appending(path: "frameworks/county")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let framework = folder.appending(path: "framework.yaml")
    let county = """
      format: crosswalk.framework/1
      id: county
      title: A county
      publisher: A county
      version: "1"
      jurisdiction: here
      date: "2026"
      source: {title: A county}
      scale:
        id: county-levels
        title: Level
        construct: Proficiency
        rates: units
        basis: observed
        levels: [{id: low, title: Low}, {id: high, title: High}]
      units:
        - id: A
          title: A unit
          statements: [{id: A.1, level: hihg, text: Does something worth doing.}]

      """
    try county.write(to: framework, atomically: true, encoding: .utf8)
    let failed = try build(copy)
    #expect(failed.status != 0)
    #expect(
      failed.output.contains(
        "frameworks/county/framework.yaml:19:35: error: unknown level 'hihg'; did you mean 'high'?"),
      "\(failed.output)")

    // The added file, put right.
    try county.replacing("hihg", with: "high").write(
      to: framework, atomically: true, encoding: .utf8)
    #expect(try build(copy).status == 0)
    let listed = try run(copy, "./.build/debug/crosswalk", ["list", "--format", "csv"])
    #expect(listed.output.contains("\ncounty,A county,"))
  }

  @Test("a package outside cannot misspell a concept, a level or a statement")
  func outsideMisspellsNothing() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let copy = FileManager.default.temporaryDirectory.appending(path: "crosswalk-\(UUID())")
    try FileManager.default.createDirectory(at: copy, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: copy) }
    for name in ["Package.swift", "Sources"] {
      try FileManager.default.copyItem(
        at: root.appending(path: "Tests/CountyPackage/\(name)"), to: copy.appending(path: name))
    }
    try edit(copy.appending(path: "Package.swift"), ["\"../..\"": "\"\(root.path)\""])
    let county = copy.appending(path: "Sources/CountyFrameworks")
    try edit(
      county.appending(path: "valley/alignment.yaml"),
      [
        "open-communication": "open-comunication", "level: capable": "level: capble",
        "  talk.2:": "  tlak.2:",
      ])
    try edit(county.appending(path: "overlays/cpm.yaml"), ["1.a:": "1.aa:"])
    let failed = try run(copy, "/usr/bin/env", ["swift", "build", "--target", "CountyFrameworks"])
    #expect(failed.status != 0)
    let valley = "Sources/CountyFrameworks/valley/alignment.yaml"
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
      copy.appending(path: "Package.swift"),
      [".product(name: \"CrosswalkFrameworks\", package: \"crosswalk\"),": ""])
    let alone = try run(copy, "/usr/bin/env", ["swift", "build", "--target", "CountyFrameworks"])
    #expect(alone.status != 0)
    #expect(
      alone.output.contains("\(valley):1:9: error: there is no ontology to look concepts up in"),
      "\(alone.output)")
    #expect(alone.output.contains("package: \"crosswalk\")"), "\(alone.output)")
  }

  /// Replaces passages of a file, each of which must be there.
  private func edit(_ file: URL, _ changes: [String: String]) throws {
    var text = try String(contentsOf: file, encoding: .utf8)
    for (old, new) in changes {
      #expect(text.contains(old))
      text = text.replacing(old, with: new)
    }
    try text.write(to: file, atomically: true, encoding: .utf8)
  }

  private func build(_ package: URL) throws -> (status: Int32, output: String) {
    try run(package, "/usr/bin/env", ["swift", "build", "--product", "crosswalk"])
  }

  private func check(_ package: URL) throws -> (status: Int32, output: String) {
    try run(package, "./.build/debug/crosswalk", ["check"])
  }

  private func run(
    _ folder: URL, _ program: String, _ arguments: [String]
  ) throws -> (status: Int32, output: String) {
    let process = Process()
    process.currentDirectoryURL = folder
    process.executableURL =
      program.hasPrefix("./") ? folder.appending(path: program) : URL(fileURLWithPath: program)
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}
