import CrosswalkCLI
import Foundation
import Testing

/// The built program, run as people run it.
enum Program {
  struct Result {
    var status: Int32
    var stdout: Data
    var stderr: String

    var text: String { String(decoding: stdout, as: UTF8.self) }

    /// Standard output as one JSON value.
    func json<Value: Decodable>(as _: Value.Type = Value.self) throws -> Value {
      try JSONDecoder().decode(Value.self, from: stdout)
    }
  }

  /// Stands beside the test bundle.
  static let url: URL = {
    // The path of the bundle on Linux; the folder of the bundle on a Mac.
    let places =
      [Bundle.main.bundleURL, URL(filePath: CommandLine.arguments[0])]
      + Bundle.allBundles.map(\.bundleURL)
    let folders = places.flatMap { [$0, $0.deletingLastPathComponent()] }
    return folders.map { $0.appending(path: "crosswalk") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
      ?? URL(filePath: #filePath).appending(path: "../../../.build/debug/crosswalk").standardized
  }()

  /// Runs the program to its end. Input and output are files, so that nobody waits for anybody.
  /// `environment` is all that it gets besides PATH.
  static func run(
    _ arguments: [String], stdin: Data = Data(), environment: [String: String] = [:],
    in folder: URL? = nil
  ) throws -> Result {
    try inFolder { scratch in
      let (input, output, errors) = (
        scratch.appending(path: "in"), scratch.appending(path: "out"),
        scratch.appending(path: "err")
      )
      for (file, data) in [(input, stdin), (output, Data()), (errors, Data())] {
        try data.write(to: file)
      }
      let process = Process()
      process.executableURL = url
      process.arguments = arguments
      process.currentDirectoryURL = folder
      process.environment = ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"].merging(environment) { $1 }
      process.standardInput = try FileHandle(forReadingFrom: input)
      process.standardOutput = try FileHandle(forWritingTo: output)
      process.standardError = try FileHandle(forWritingTo: errors)
      try process.run()
      process.waitUntilExit()
      return Result(
        status: process.terminationReason == .exit ? process.terminationStatus : -1,
        stdout: try Data(contentsOf: output),
        stderr: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
    }
  }

  static func run(_ arguments: String...) throws -> Result { try run(arguments) }

  /// A command as a shell cuts it: at spaces, but not inside single quotes.
  static func words(_ command: String) -> [String] {
    command.split(separator: "'", omittingEmptySubsequences: false).enumerated().flatMap {
      $0.isMultiple(of: 2) ? $1.split(separator: " ").map(String.init) : [String($1)]
    }
  }

  /// Runs a shell command in which `$CROSSWALK` is the program; standard output is what it prints.
  static func shell(_ command: String) throws -> String {
    try inFolder { scratch in
      let output = scratch.appending(path: "out")
      try Data().write(to: output)
      let process = Process()
      process.executableURL = URL(filePath: "/bin/sh")
      process.arguments = ["-c", command]
      process.environment = ["PATH": "/usr/bin:/bin", "CROSSWALK": url.path]
      process.standardOutput = try FileHandle(forWritingTo: output)
      try process.run()
      process.waitUntilExit()
      return String(decoding: try Data(contentsOf: output), as: UTF8.self)
    }
  }

  /// A folder that is gone afterwards.
  static func inFolder<Value>(_ body: (URL) throws -> Value) throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "crosswalk-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }
}
