import CrosswalkBase
import CrosswalkDocuments
import Foundation
import Testing

@testable import CrosswalkWorkbench

/// What tells the pages that they are to read files anew.
@Suite struct FileStampTests {
  /// Whatever changes what would be read or told, and nothing else, is another stamp.
  @Test func changesWithAllThatIsTold() throws {
    let folder = NSTemporaryDirectory() + "crosswalk-stamp-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(
      atPath: folder + "/a", withIntermediateDirectories: true)
    func write(_ text: String, _ name: String) throws {
      try WholeFile.write(Array(text.utf8), to: "\(folder)/\(name)")
    }
    func remove(_ name: String) throws {
      try FileManager.default.removeItem(atPath: "\(folder)/\(name)")
    }
    func setMode(_ mode: Int) throws {
      try FileManager.default.setAttributes(
        [.posixPermissions: mode], ofItemAtPath: folder + "/a/framework.yaml")
    }
    try write("id: a\n", "a/framework.yaml")
    var last = FileStamp.of([folder])
    #expect(FileStamp.of([folder]) == last)
    let list = "a/" + Workspace.setAsideName
    // A file that nobody could read for a while is read as soon as somebody can.
    let steps: [(String, () throws -> Void)] = [
      ("said anew", { try write("id: b\n", "a/framework.yaml") }),
      ("one more", { try write("id: c\n", "c.yaml") }), ("one less", { try remove("c.yaml") }),
      ("a list of what is set aside", { try write("statement\n", list) }),
      ("a longer one", { try write("statement\na.1\n", list) }),
      ("judged again", { try remove(list) }), ("not to be read", { try setMode(0) }),
      ("to be read", { try setMode(0o644) }),
    ]
    for (name, step) in steps {
      try step()
      let now = FileStamp.of([folder])
      #expect(now != last, "\(name)")
      last = now
    }
    try write("nothing of ours", "a/notes.txt")
    #expect(FileStamp.of([folder]) == last)
  }
}
