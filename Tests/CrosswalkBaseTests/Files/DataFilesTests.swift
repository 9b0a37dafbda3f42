import CrosswalkBase
import Foundation
import Testing

@Suite struct DataFilesTests {
  private func inFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    try FileManager.default.createDirectory(
      atPath: folder + "/sub/.hidden", withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for name in ["b.yaml", "a.yml", "c.txt", ".d.yaml", "sub/e.yaml", "sub/.hidden/f.yaml"] {
      try Data("a: b".utf8).write(to: URL(filePath: folder + "/" + name))
    }
    try body(folder)
  }

  @Test func `the YAML files of a folder are found, sorted, without hidden ones`() throws {
    try inFolder { (folder) throws in
      let expected = ["a.yml", "b.yaml", "sub/e.yaml"].map { "\(folder)/\($0)" }
      #expect(try DataFiles.yamlFiles(in: [folder]) == expected)
      #expect(try DataFiles.yamlFiles(in: [folder + "/"]) == expected)
    }
  }

  @Test func `a file that is named twice is read once`() throws {
    try inFolder { (folder) throws in
      let path = folder + "/b.yaml"
      #expect(try DataFiles.yamlFiles(in: [path, folder, folder, path, "-"]).count == 4)
    }
  }

  @Test func `what is no plain file is passed over, and links in a circle end`() throws {
    try inFolder { (folder) throws in
      try FileManager.default.createDirectory(
        atPath: folder + "/dir.yaml", withIntermediateDirectories: true)
      #expect(mkfifo(folder + "/pipe.yaml", 0o600) == 0)
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/sub/loop", withDestinationPath: "..")
      #expect(try DataFiles.yamlFiles(in: [folder]).count == 3)
    }
  }

  @Test func `what cannot be read is said with its path`() throws {
    try inFolder { (folder) throws in
      func reason(_ body: () throws -> Void) -> String? {
        do { try body() } catch { return "\(error)" }
        return nil
      }
      #expect(
        reason { _ = try DataFiles.yamlFiles(in: ["/no/such"]) }
          == "/no/such: there is no such file or folder")
      #expect(reason { _ = try DataFiles.read(folder) } == "\(folder): Is a directory")
      #expect(
        reason { _ = try DataFiles.read(folder + "/b.yaml", limit: 3) }
          == "\(folder)/b.yaml: more than 3 bytes")
      #expect(
        reason { _ = try DataFiles.read(folder + "/b.yaml", limit: 3, liftedBy: "--max") }
          == "\(folder)/b.yaml: more than 3 bytes; --max lifts the limit")
      #expect(try DataFiles.read(folder + "/b.yaml", limit: 4) == Array("a: b".utf8))
    }
  }

  @Test func `folders, files and what is neither are told apart`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "a.yaml")
    try Data().write(to: file)
    #expect(DataFiles.isFolder(folder.path) && !DataFiles.isFile(folder.path))
    #expect(DataFiles.isFile(file.path) && !DataFiles.isFolder(file.path))
    for path in ["/dev/null", "", folder.path + "/none", file.path + "/a"] {
      #expect(!DataFiles.isFile(path) && !DataFiles.isFolder(path), "\(path)")
    }
    #expect(DataFiles.name(of: "-") == "standard input" && DataFiles.name(of: "./-") == "./-")
  }
}
