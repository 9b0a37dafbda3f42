import CrosswalkBase
import CrosswalkDocuments
import CrosswalkExchange
import CrosswalkModel
import Foundation
import Testing

@Suite struct MatchFileUpdateTests {
  private let catalog = ExchangeData.catalog
  private let set: MatchSet
  private let file: DocumentSet.File

  init() throws {
    set = try #require(catalog.matches(between: "cpm", and: "kent").first)
    file = DocumentSet.File(
      path: "m.yaml", bytes: Array(("# ours\n" + MatchWriter.text(set)).utf8))
  }

  private func inFolder(_ body: (DocumentSet.File) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try WholeFile.write(file.bytes, to: folder + "/m.yaml")
    try body(DocumentSet.File(path: folder + "/m.yaml", bytes: file.bytes))
  }

  private func update(_ file: DocumentSet.File) throws -> MatchFileUpdate {
    try MatchFileUpdate(file, over: catalog, limits: YAMLLimits())
  }

  @Test func `a judgement that changes is told, and the file keeps the rest`() throws {
    var new = set
    new.matches[0].confidence = 0.125
    let gone = new.matches.removeLast()
    try inFolder { (file) throws in
      let update = try update(file)
      let outcome = update.outcome(of: new)
      let (one, other) = (new.matches[0].summary, gone.summary)
      #expect(outcome.changes == ["changed \(one)", "removed \(other)"])
      #expect(
        try update.write(outcome) == ["wrote \(file.path): 0 added, 1 changed, 1 removed"])
      let bytes = try DataFiles.read(file.path)
      #expect(String(decoding: bytes, as: UTF8.self).contains("# ours"))
      let again = try self.update(DocumentSet.File(path: file.path, bytes: bytes))
      #expect(again.existing.value == new)
      #expect(again.outcome(of: new).set == nil)
    }
  }

  @Test func `judgements that somebody else writes meanwhile stay`() throws {
    try inFolder { (file) throws in
      let update = try update(file)
      var theirs = set
      theirs.matches[1].note = "seen by another"
      try WholeFile.write(Array(("# theirs\n" + MatchWriter.text(theirs)).utf8), to: file.path)
      var new = set
      new.matches[0].note = "seen here"
      let said = try update.write(update.outcome(of: new))
      #expect(said.contains { $0.contains("somebody else has written") }, "\(said)")
      let bytes = try DataFiles.read(file.path)
      let now = try self.update(DocumentSet.File(path: file.path, bytes: bytes)).existing.value
      #expect(now.matches[0].note == "seen here" && now.matches[1].note == "seen by another")
      #expect(String(decoding: bytes, as: UTF8.self).hasPrefix("# theirs"))
      // The same judgement in two ways.
      new.matches[1].note = "otherwise"
      #expect(throws: FileError.self) { try update.write(update.outcome(of: new)) }
      #expect(try DataFiles.read(file.path) == bytes)
    }
  }

  @Test func `what says the same leaves the file as it is`() throws {
    let update = try update(file)
    let outcome = update.outcome(of: set)
    #expect(outcome.set == nil && outcome.changes.isEmpty)
    #expect(try update.write(outcome) == ["nothing has changed; m.yaml stays as it is"])
  }

  @Test func `what is no file of matches is not brought up to date`() throws {
    let ontology = DocumentSet.File(path: "o.yaml", bytes: Array("format: x\n".utf8))
    #expect(throws: DataProblems.self) { try update(ontology) }
    let skeleton = DocumentSet.File(
      path: "f.yaml", bytes: Array(Skeleton.framework(id: "mine").utf8))
    #expect(throws: FileError(path: "f.yaml", reason: "the file is no file of matches")) {
      try update(skeleton)
    }
  }
}
