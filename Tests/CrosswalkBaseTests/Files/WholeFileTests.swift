import CrosswalkBase
import Foundation
import Testing

@Suite struct WholeFileTests {
  private func inFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  private func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  @Test func `a file appears when it is finished, and not before`() throws {
    try inFolder { (folder) throws in
      let path = folder + "/a"
      let file = try WholeFile(path: path)
      try file.write(Array("one".utf8))
      #expect(!FileManager.default.fileExists(atPath: path))
      try file.finish()
      #expect(try names(in: folder) == ["a"])
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "one")
    }
  }

  @Test func `one that is let go leaves nothing, and what was there stays`() throws {
    try inFolder { (folder) throws in
      try WholeFile.write(Array("old".utf8), to: folder + "/a")
      do {
        let file = try WholeFile(path: folder + "/a")
        try file.write(Array("new".utf8))
      }
      #expect(try names(in: folder) == ["a"])
      #expect(try String(contentsOfFile: folder + "/a", encoding: .utf8) == "old")
    }
  }

  @Test func `a file that others may not read stays so`() throws {
    try inFolder { (folder) throws in
      try WholeFile.write([], to: folder + "/a")
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o600], ofItemAtPath: folder + "/a")
      try WholeFile.write(Array("new".utf8), to: folder + "/a")
      let attributes = try FileManager.default.attributesOfItem(atPath: folder + "/a")
      #expect(attributes[.posixPermissions] as? Int == 0o600)
    }
  }

  @Test func `a link stays, and what it leads to is replaced`() throws {
    try inFolder { (folder) throws in
      try WholeFile.write(Array("old".utf8), to: folder + "/a")
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/link", withDestinationPath: "a")
      try WholeFile.write(Array("new".utf8), to: folder + "/link")
      #expect(
        try FileManager.default.destinationOfSymbolicLink(atPath: folder + "/link") == "a")
      #expect(try String(contentsOfFile: folder + "/a", encoding: .utf8) == "new")
      #expect(try names(in: folder) == ["a", "link"])
    }
  }

  @Test func `a device is written to and not replaced`() throws {
    try inFolder { (folder) throws in
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/null", withDestinationPath: "/dev/null")
      try WholeFile.write(Array("x".utf8), to: folder + "/null")
      #expect(try names(in: folder) == ["null"])
      #expect(
        try FileManager.default.destinationOfSymbolicLink(atPath: folder + "/null") == "/dev/null")
    }
  }

  @Test func `folders and places that are not there are refused`() throws {
    try inFolder { (folder) throws in
      #expect(throws: FileError.self) { try WholeFile(path: folder) }
      #expect(throws: FileError.self) { try WholeFile(path: folder + "/no/a") }
      #expect(throws: FileError.self) { try WholeFile(path: "") }
      #expect(try names(in: folder) == [])
    }
  }
}
