import CrosswalkBase
import CrosswalkDocuments
import CrosswalkExchange
import CrosswalkModel
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

  private func update(_ file: DocumentSet.File) throws -> MatchFileUpdate {
    try MatchFileUpdate(file, over: catalog, limits: YAMLLimits())
  }

  @Test func `a judgement that changes is told, and the file keeps the rest`() throws {
    var new = set
    new.matches[0].confidence = 0.125
    let gone = new.matches.removeLast()
    let outcome = try update(file).outcome(of: new)
    let (one, other) = (new.matches[0].summary, gone.summary)
    #expect(outcome.changes == ["changed \(one)", "removed \(other)"])
    #expect(outcome.afterwards == ["wrote m.yaml: 0 added, 1 changed, 1 removed"])
    let text = try #require(outcome.text)
    #expect(text.contains("# ours"))
    let again = try update(DocumentSet.File(path: "m.yaml", bytes: Array(text.utf8)))
    #expect(again.existing.value == new)
    #expect(again.outcome(of: new).text == nil)
  }

  @Test func `what says the same leaves the file as it is`() throws {
    let outcome = try update(file).outcome(of: set)
    #expect(outcome.text == nil && outcome.changes.isEmpty)
    #expect(outcome.afterwards == ["nothing has changed; m.yaml stays as it is"])
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
