import CrosswalkBase
import Foundation
import Testing

@Suite struct NewFolderTests {
  private func inFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  private func all(in folder: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
  }

  @Test func `a folder comes with all its files, and those above it`() throws {
    try inFolder { (folder) throws in
      try NewFolder.make("\(folder)/a/b/", files: [("x", [1]), ("y", [])])
      #expect(try all(in: folder) == ["a", "a/b", "a/b/x", "a/b/y"])
    }
  }

  @Test func `an empty folder is taken, also behind a link, and nothing else is`() throws {
    try inFolder { (folder) throws in
      try FileManager.default.createDirectory(
        atPath: folder + "/empty", withIntermediateDirectories: true)
      symlink("empty", folder + "/link")
      try NewFolder.make(folder + "/link", files: [("x", [])])
      #expect(
        try all(in: folder).filter { !$0.hasPrefix("link/") } == ["empty", "empty/x", "link"])
      symlink("nowhere", folder + "/dangling")
      for taken in ["empty", "link", "empty/x", "dangling"] {
        let error = #expect(throws: FileError.self) {
          try NewFolder.make("\(folder)/\(taken)", files: [("z", [])])
        }
        #expect(error?.reason == "there is such a file or folder already")
      }
    }
  }

  @Test func `one that cannot be made leaves nothing`() throws {
    try inFolder { (folder) throws in
      let long = String(repeating: "n", count: 300)
      #expect(throws: FileError.self) {
        try NewFolder.make(folder + "/a/b", files: [("x", []), (long, [])])
      }
      #expect(throws: FileError.self) { try NewFolder.make(folder + "/a/\(long)", files: []) }
      #expect(try all(in: folder) == [])
    }
  }

  @Test func `what dead runs have left is taken away, and what lives stays`() throws {
    try inFolder { (folder) throws in
      let left = ".crosswalk-0123456789abcdef.part"
      try FileManager.default.createDirectory(
        atPath: "\(folder)/\(left)", withIntermediateDirectories: true)
      try Data().write(to: URL(filePath: "\(folder)/\(left)/framework.yaml"))
      try Data().write(to: URL(filePath: "\(folder)/.crosswalk-fedcba9876543210.part"))
      // Others' files with names much like it.
      for name in [".crosswalk-.part", ".crosswalk-0.part", "a.part"] {
        try Data().write(to: URL(filePath: "\(folder)/\(name)"))
      }
      let living = try WholeFile(path: folder + "/living")
      try NewFolder.make(folder + "/made", files: [])
      try WholeFile.write([], to: folder + "/file")
      try living.finish()
      #expect(
        try all(in: folder)
          == [".crosswalk-.part", ".crosswalk-0.part", "a.part", "file", "living", "made"])
    }
  }
}
