import CrosswalkBase
import Foundation
import Testing

@testable import CrosswalkExchange

/// A framework that is known, laid out at random: it comes back as it was, or somebody is told why not.
@Suite struct RandomLayoutTests {
  /// What became of one layout.
  private enum Fate {
    case same
    /// The import says what it does not know, and writes nothing or exits with 1.
    case told(String)
    case other([String])
  }

  private static let count: UInt64 =
    ProcessInfo.processInfo.environment["CROSSWALK_LAYOUTS"].flatMap { UInt64($0) } ?? 400

  /// Other seeds make other layouts.
  private static let first: UInt64 =
    ProcessInfo.processInfo.environment["CROSSWALK_SEED"].flatMap { UInt64($0) } ?? 0

  private func fate(_ layout: inout RandomLayout) throws -> Fate {
    let (bytes, kind) = try layout.made()
    let path = NSTemporaryDirectory() + "crosswalk-layout-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try WholeFile.write(bytes, to: path)
    let imported: ImportedFramework
    do {
      imported = try ImportSource(path, kind: kind).read(id: "county")
    } catch let error as ImportError {
      return .told(error.reason)
    }
    if let doubt = imported.doubts.first { return .told(doubt.question) }
    if let problem = imported.report.notes.first(where: \.isProblem) {
      return .told(problem.description)
    }
    let (wanted, read) = (layout.known.lines, KnownFramework.lines(of: imported.framework))
    if wanted == read { return .same }
    let lost = wanted.filter { !read.contains($0) }.prefix(4).map { "lost: \($0)" }
    let new = read.filter { !wanted.contains($0) }.prefix(4).map { "read: \($0)" }
    return .other(lost + new + imported.report.notes.prefix(4).map(\.description))
  }

  @Test func `a framework comes back as it was, or is refused with a reason`() throws {
    var (same, reasons) = (0, [String: Int]())
    for seed in Self.first..<Self.first + Self.count {
      var layout = RandomLayout(seed: seed)
      switch try fate(&layout) {
      case .same: same += 1
      case .told(let reason): reasons[String(reason.prefix(60)), default: 0] += 1
      case .other(let lines):
        Issue.record(
          Comment(
            rawValue: "seed \(seed): \(layout.words.joined(separator: ", "))\n"
              + lines.joined(separator: "\n")))
      }
    }
    // A reader that refuses all would never be wrong.
    #expect(5 * same >= 4 * Int(Self.count), "\(same) came back; \(reasons)")
  }
}
