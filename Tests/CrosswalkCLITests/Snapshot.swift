import CrosswalkCLI
import Foundation
import Testing

/// Texts as they were when somebody last looked at them.
enum Snapshot {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Snapshots")

  /// Compares a text with the file of that name in the folder `Snapshots`; with
  /// `CROSSWALK_RECORD=1` writes it there instead, and fails, so that no run passes unseen.
  static func expect(
    _ text: String, _ name: String, in folder: URL = folder,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = folder.appending(path: name)
    if ProcessInfo.processInfo.environment["CROSSWALK_RECORD"] == "1" {
      try Data(text.utf8).write(to: file)
      Issue.record("\(name) was recorded; look at it and run again", sourceLocation: sourceLocation)
      return
    }
    let expected = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    #expect(text == expected, "CROSSWALK_RECORD=1 records it anew", sourceLocation: sourceLocation)
  }
}
