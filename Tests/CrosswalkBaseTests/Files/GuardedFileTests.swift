import CrosswalkBase
import Foundation
import Testing

@Suite struct GuardedFileTests {
  private let folder: String

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  private var path: String { folder + "/a" }

  private func text() throws -> String {
    String(decoding: try DataFiles.read(path), as: UTF8.self)
  }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  @Test func `what was read is replaced, again and again`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var file = GuardedFile(path: path, bytes: nil)
    for text in ["one", "two", ""] {
      #expect(try file.replace(with: Array(text.utf8)) == [])
      #expect(try self.text() == text)
    }
    try file.remove()
    #expect(try names() == [])
  }

  @Test func `a file that is another now is refused, and stays`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try WholeFile.write(Array("theirs".utf8), to: path)
    for known in [Array("old".utf8), nil] {
      var file = GuardedFile(path: path, bytes: known)
      #expect(throws: FileError.self) { try file.replace(with: Array("mine".utf8)) }
    }
    var file = GuardedFile(path: path, bytes: Array("old".utf8))
    #expect(throws: FileError.self) { try file.remove() }
    #expect(try text() == "theirs")
    try FileManager.default.removeItem(atPath: path)
    let error = #expect(throws: FileError.self) { try file.replace(with: []) }
    #expect(error?.reason.contains("taken the file away") == true)
    #expect(try names() == [])
  }

  @Test func `who is told of the other text can bring both together`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try WholeFile.write(Array("theirs".utf8), to: path)
    var file = GuardedFile(path: path, bytes: Array("old".utf8))
    _ = try file.replace(with: Array("mine".utf8)) { $0 + Array(" and mine".utf8) }
    #expect(try text() == "theirs and mine")
    // What throws writes nothing.
    try WholeFile.write(Array("again".utf8), to: path)
    #expect(throws: CancellationError.self) {
      _ = try file.replace(with: []) { _ in throw CancellationError() }
    }
    #expect(try text() == "again" && names() == ["a"])
  }

  /// Many add a line each, by a value that they have read before: none may go.
  @Test(arguments: [true, false])
  func `nothing is lost between many who write at once`(startsEmpty: Bool) throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    if !startsEmpty { try WholeFile.write([], to: path) }
    let refused = Counter()
    let path = path
    DispatchQueue.concurrentPerform(iterations: 8) { writer in
      var file = GuardedFile(path: path, bytes: startsEmpty ? nil : [])
      for round in 0..<25 {
        let line = Array("\(writer).\(round)\n".utf8)
        do {
          _ = try file.replace(with: (file.bytes ?? []) + line) { $0 + line }
        } catch {
          // Only who thought that there is no file.
          refused.add()
          file = GuardedFile(path: path, bytes: try? DataFiles.read(path))
        }
      }
    }
    let lines = try text().split(separator: "\n")
    #expect(Set(lines).count == lines.count && lines.count == 200 - refused.count)
    #expect(refused.count <= (startsEmpty ? 8 * 25 : 0))
    #expect(try names() == ["a"])
  }

  /// An editor that knows of no lock: it writes beside and renames, or into the file itself.
  @Test(arguments: [true, false])
  func `what an editor has saved is never lost unseen`(renames: Bool) throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data("0".utf8).write(to: URL(filePath: path), options: [])
    let path = path
    let last = Counter()
    let thread = Thread {
      for round in 1...300 {
        try? Data("\(round)".utf8).write(
          to: URL(filePath: path), options: renames ? .atomic : [])
        last.add()
      }
    }
    thread.start()
    var file = GuardedFile(path: path, bytes: Array("0".utf8))
    var seen = 0
    while last.count < 300 {
      let text = Array("mine \(seen)".utf8)
      do {
        _ = try file.replace(with: text)
        seen += 1
      } catch {
        file = GuardedFile(path: path, bytes: (try? DataFiles.read(path)) ?? [])
      }
      usleep(100)
    }
    // The last save came after all of ours that it did not see.
    let end = try text()
    #expect(end == "300" || end.hasPrefix("mine"), "\(end)")
    #expect(try names() == ["a"])
  }

  @Test func `a file that another program keeps locked is waited for`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try WholeFile.write(Array("old".utf8), to: path)
    let held = open(path, O_RDONLY | O_CLOEXEC)
    #expect(flock(held, LOCK_EX) == 0)
    let thread = Thread {
      usleep(200_000)
      close(held)
    }
    thread.start()
    var file = GuardedFile(path: path, bytes: Array("old".utf8))
    _ = try file.replace(with: Array("new".utf8))
    #expect(try text() == "new")
  }

  @Test func `links and modes stay`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try WholeFile.write(Array("old".utf8), to: path)
    chmod(path, 0o640)
    symlink("a", folder + "/link")
    var file = GuardedFile(path: folder + "/link", bytes: Array("old".utf8))
    _ = try file.replace(with: Array("new".utf8))
    #expect(try names() == ["a", "link"])
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder + "/link") == "a")
    #expect(
      try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o640)
  }
}

/// How often something was done, by many at once.
final class Counter: @unchecked Sendable {
  private let lock = NSLock()
  private var value = 0
  var count: Int { lock.withLock { value } }
  func add() { lock.withLock { value += 1 } }
}
