import Foundation

/// Other people's programs, asked for a second opinion: Python with its packages, LibreOffice.
///
/// Where Python or its packages are missing the tests that ask are skipped, except in CI (`CI=true`),
/// where they must be there and the tests fail.
package enum Oracle {
  /// Whether Python is there at all.
  package static let mayAskPython = isCI || runs("import csv, json, zlib, zipfile")
  /// Whether PyYAML is there, with its C parser.
  package static let mayAskPyYAML = isCI || runs("from yaml._yaml import CParser")
  /// Whether ruamel.yaml is there.
  package static let mayAskRuamel = isCI || runs("import ruamel.yaml")
  /// Whether openpyxl is there.
  package static let mayAskOpenpyxl = isCI || runs("import openpyxl")
  /// Whether chevron is there, which fills in Mustache templates.
  package static let mayAskChevron = isCI || runs("import chevron")
  /// Whether bibtexparser is there.
  package static let mayAskBibTeX = isCI || runs("import bibtexparser")
  /// Whether pandas is there.
  package static let mayAskPandas = isCI || runs("import pandas")
  /// Whether DuckDB is there.
  package static let mayAskDuckDB = isCI || runs("import duckdb")
  /// Whether SciPy is there.
  package static let mayAskSciPy = isCI || runs("import scipy.optimize")
  /// Whether LibreOffice is there; no CI demands it.
  package static let hasLibreOffice = runs(["soffice", "--version"])

  /// The folder that holds reference material, from `CROSSWALK_REFERENCE`; nil if it is not set.
  package static let referenceFolder = ProcessInfo.processInfo.environment["CROSSWALK_REFERENCE"]
    .map { URL(filePath: $0) }

  /// Whether everything must be there, or tests fail.
  package static let isCI = ProcessInfo.processInfo.environment["CI"] == "true"

  /// A program that ended with another status than 0.
  package struct Failure: Error, CustomStringConvertible {
    package let description: String
  }

  /// Runs a Python script that reads JSON from standard input and writes JSON to standard output.
  package static func ask<Answer: Decodable>(
    _ script: String, _ question: some Encodable, _: Answer.Type = Answer.self
  ) throws -> Answer {
    try withFolder { folder in
      // Files, not pipes: nobody waits for anybody.
      let input = folder.appending(path: "in")
      try JSONEncoder().encode(question).write(to: input)
      try run(["python3", "-c", script], in: folder, input: input, output: "out")
      return try JSONDecoder().decode(Answer.self, from: Data(bytes("out", in: folder)))
    }
  }

  /// A folder of its own for a test, gone afterwards.
  package static func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }

  /// Runs a Python script whose working folder is `folder`. Every warning is an error.
  package static func run(_ script: String, in folder: URL) throws {
    try run(["python3", "-W", "error", "-c", script], in: folder)
  }

  /// Runs a program of the PATH to its end in `folder`; what it prints goes to the file `output`
  /// there.
  ///
  /// - Throws: ``Failure`` with what it said if it does not end well.
  package static func run(
    _ arguments: [String], in folder: URL, input: URL? = nil, output: String = "log"
  ) throws {
    let process = self.process(arguments)
    process.currentDirectoryURL = folder
    let log = folder.appending(path: "errors")
    for file in [output, "errors"] { try Data().write(to: folder.appending(path: file)) }
    if let input { process.standardInput = try FileHandle(forReadingFrom: input) }
    process.standardOutput = try FileHandle(forWritingTo: folder.appending(path: output))
    process.standardError = try FileHandle(forWritingTo: log)
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      let text = (try? String(contentsOf: log, encoding: .utf8)) ?? ""
      throw Failure(
        description: "\(arguments[0]) failed with \(process.terminationStatus): \(text)")
    }
  }

  /// The bytes of a file in a folder.
  package static func bytes(_ name: String, in folder: URL) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: folder.appending(path: name)))
  }

  private static func runs(_ script: String) -> Bool { runs(["python3", "-c", script]) }

  private static func runs(_ arguments: [String]) -> Bool {
    let process = self.process(arguments)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }

  private static func process(_ arguments: [String]) -> Process {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = arguments
    return process
  }
}
