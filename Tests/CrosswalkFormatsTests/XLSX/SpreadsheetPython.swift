import Foundation
import Testing

/// Python with zlib and openpyxl, and LibreOffice, asked for a second opinion.
///
/// Where they are missing the tests that ask are skipped, except in CI (`CI=true`), where Python
/// and openpyxl must be there and the tests fail.
enum SpreadsheetPython {
  static let mayAskPython = isCI || runs(["python3", "-c", "import zlib, zipfile"])
  static let mayAskOpenpyxl = isCI || runs(["python3", "-c", "import openpyxl"])
  static let hasLibreOffice = runs(["soffice", "--version"])

  private static let isCI = ProcessInfo.processInfo.environment["CI"] == "true"

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// A folder of its own for a test, gone afterwards.
  static func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }

  /// Runs a script whose working folder is `folder`. Every warning is an error.
  static func run(_ script: String, in folder: URL) throws {
    try run(["python3", "-W", "error", "-c", script], in: folder)
  }

  static func run(_ arguments: [String], in folder: URL) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = arguments
    process.currentDirectoryURL = folder
    let log = folder.appending(path: "log")
    try Data().write(to: log)
    process.standardOutput = try FileHandle(forWritingTo: log)
    process.standardError = process.standardOutput
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      let text = (try? String(contentsOf: log, encoding: .utf8)) ?? ""
      throw Failure(
        description: "\(arguments[0]) failed with \(process.terminationStatus): \(text)")
    }
  }

  static func bytes(_ name: String, in folder: URL) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: folder.appending(path: name)))
  }

  private static func runs(_ arguments: [String]) -> Bool {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}
