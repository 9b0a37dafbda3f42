import CrosswalkBase
import Foundation
import Testing

/// Several files that change as one.
@Suite struct ChangesAsOneTests {
  private let folder: String

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  /// What every file of the folder says, by name.
  private func contents() throws -> [String: String] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    return try Dictionary(
      uniqueKeysWithValues: names.map {
        ($0, String(decoding: try DataFiles.read("\(folder)/\($0)"), as: UTF8.self))
      })
  }

  private func write(_ text: String, to name: String) throws {
    try WholeFile.write(Array(text.utf8), to: "\(folder)/\(name)")
  }

  /// Any files in any order, made, changed and taken away; now and then one of them is another than was
  /// read, or becomes another while all are written.
  @Test(arguments: 0..<60 as Range<UInt64>)
  func `all files change, or none does`(seed: UInt64) throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var random = SplitMix64(seed: seed)
    func chance(_ of: UInt64) -> Bool { random.next() % of == 0 }
    let names = (0..<Int(2 + random.next() % 4)).map { "f\($0)" }
    var (files, after): ([String: GuardedFile], [String: String]) = ([:], [:])
    for name in names {
      let isThere = !chance(3)
      if isThere {
        try write("old \(name)", to: name)
        chmod("\(folder)/\(name)", 0o600)
      }
      files[name] = GuardedFile(
        path: "\(folder)/\(name)", bytes: isThere ? Array("old \(name)".utf8) : nil)
      if !isThere || !chance(4) { after[name] = "new \(name)" }
    }
    // Somebody else writes one of them: before, or when the last of all is about to be written.
    let other = chance(2) ? names[Int(random.next() % UInt64(names.count))] : nil
    let isLate = chance(2)
    if let other, !isLate { try write("theirs", to: other) }
    try write("old z", to: "z")
    try write("later z", to: "z")
    let before = try contents()
    let late = Counter()
    var changes = names.shuffled(using: &random).map { name in
      after[name].map { files[name]!.changed(to: Array($0.utf8)) } ?? files[name]!.removed()
    }
    changes.append(
      GuardedFile(path: "\(folder)/z", bytes: Array("old z".utf8)).changed(to: []) { theirs in
        if let other, isLate, late.count == 0 {
          late.add()
          try write("theirs", to: other)
        }
        return theirs + Array(" and mine".utf8)
      })
    if let other {
      #expect(throws: FileError.self) { try GuardedFile.Change.make(changes) }
      var expected = before
      expected[other] = "theirs"
      #expect(try contents() == expected)
    } else {
      let written = try GuardedFile.Change.make(changes)
      #expect(written.count == changes.count)
      after["z"] = "later z and mine"
      #expect(try contents() == after)
    }
    // Nobody reads now what he might not read before.
    for name in names where before[name] != nil && name != other {
      guard DataFiles.isThere("\(folder)/\(name)") else { continue }
      let mode = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")
      #expect(mode[.posixPermissions] as? Int == 0o600)
    }
  }

  /// Many add a line each to two files, named in any order: none may go, and both say the same.
  @Test func `those who change the same files wait for each other`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for name in ["a", "b"] { try write("", to: name) }
    let folder = folder
    DispatchQueue.concurrentPerform(iterations: 6) { writer in
      for round in 0..<10 {
        let line = Array("\(writer).\(round)\n".utf8)
        let names = writer.isMultiple(of: 2) ? ["a", "b"] : ["b", "a"]
        do {
          _ = try GuardedFile.Change.make(
            names.map { name in
              GuardedFile(path: "\(folder)/\(name)", bytes: []).changed(to: line) { $0 + line }
            })
        } catch { Issue.record(error) }
      }
    }
    let said = try contents()
    #expect(Set(said.keys) == ["a", "b"] && said["a"] == said["b"])
    #expect(Set(said["a"]?.split(separator: "\n") ?? []).count == 60)
  }
}
