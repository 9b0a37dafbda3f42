import Foundation

/// Other people's readers, asked for a second opinion through Python.
///
/// Where Python or its packages are missing the tests that ask are skipped, except in CI (`CI=true`),
/// where they must be there and the tests fail.
enum Oracle {
  /// Whether Python is there at all.
  static let mayAskPython = isCI || runs("import csv, json")
  /// Whether PyYAML is there, with its C parser.
  static let mayAskPyYAML = isCI || runs("from yaml._yaml import CParser")
  /// Whether ruamel.yaml is there.
  static let mayAskRuamel = isCI || runs("import ruamel.yaml")

  /// The folder that holds reference material, from `CROSSWALK_REFERENCE`; nil if it is not set.
  static let referenceFolder = ProcessInfo.processInfo.environment["CROSSWALK_REFERENCE"]
    .map { URL(filePath: $0) }

  private static let isCI = ProcessInfo.processInfo.environment["CI"] == "true"

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// Runs a Python script that reads JSON from standard input and writes JSON to standard output.
  static func ask<Answer: Decodable>(
    _ script: String, _ question: some Encodable, _: Answer.Type = Answer.self
  ) throws -> Answer {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    // Files, not pipes: nobody waits for anybody.
    let (input, output) = (folder.appending(path: "in"), folder.appending(path: "out"))
    try JSONEncoder().encode(question).write(to: input)
    try Data().write(to: output)
    let process = python(script)
    process.standardInput = try FileHandle(forReadingFrom: input)
    process.standardOutput = try FileHandle(forWritingTo: output)
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(description: "python3 failed with status \(process.terminationStatus)")
    }
    return try JSONDecoder().decode(Answer.self, from: Data(contentsOf: output))
  }

  private static func runs(_ script: String) -> Bool {
    let process = python(script)
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }

  private static func python(_ script: String) -> Process {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script]
    return process
  }
}
