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

  @Test func `what is protected, or no file, is refused in words`() throws {
    try inFolder { (folder) throws in
      func reason(_ name: String) -> String? {
        do { try WholeFile.write([1], to: "\(folder)/\(name)") } catch { return error.reason }
        return nil
      }
      try WholeFile.write([], to: folder + "/kept")
      chmod(folder + "/kept", 0o444)
      #expect(reason("kept") == "the file is protected against writing")
      symlink("nowhere", folder + "/dangling")
      #expect(reason("dangling") == "this is a link to something that is not there")
      symlink("loop", folder + "/loop")
      #expect(reason("loop")?.contains("symbolic links") == true)
      #expect(reason("no/a") == "there is no folder '\(folder)/no'")
      #expect(reason(String(repeating: "n", count: 256)) == "File name too long")
      #expect(reason(String(repeating: "n", count: 255)) == nil)
      mkfifo(folder + "/pipe", 0o600)
      #expect(reason("pipe") == "nobody reads this pipe")
      #expect(try names(in: folder).count == 5)
    }
  }

  @Test func `a file that must not be replaced is not`() throws {
    try inFolder { (folder) throws in
      try WholeFile.write([1], to: folder + "/a", mayReplace: false)
      #expect(throws: FileError.self) {
        try WholeFile.write([2], to: folder + "/a", mayReplace: false)
      }
      // One that comes while ours is written.
      let file = try WholeFile(path: folder + "/b", mayReplace: false)
      try WholeFile.write([3], to: folder + "/b")
      #expect(throws: FileError.self) { try file.finish() }
      #expect(try DataFiles.read(folder + "/b") == [3])
      #expect(try DataFiles.read(folder + "/a") == [1])
    }
  }

  @Test func `what cannot be kept of a file is told`() throws {
    try inFolder { (folder) throws in
      try WholeFile.write([], to: folder + "/a")
      #expect(link(folder + "/a", folder + "/b") == 0)
      let said = try WholeFile.write([1], to: folder + "/a")
      #expect(said.count == 1 && said[0].contains("other names"))
      #expect(try WholeFile.write([2], to: folder + "/a") == [])
    }
  }
}
