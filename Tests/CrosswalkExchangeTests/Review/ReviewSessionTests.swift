import CrosswalkTestSupport
import Foundation
import Testing

@testable import CrosswalkBase
@testable import CrosswalkDocuments
@testable import CrosswalkExchange
@testable import CrosswalkKit
@testable import CrosswalkModel
@testable import CrosswalkTables

/// The file that decisions go into, and the walk through what is to be decided.
@Suite struct ReviewSessionTests {
  private let ontology = MarkedModel.values().ontologies[0]
  private var concepts: [String] { ontology.concepts.map(\.id) }
  private let framework = RandomCatalog.plain(
    "mine", levels: ["low", "high"], units: [("A", ["A.1", "A.2", "A.3"])])

  /// Runs a test in a folder that holds the framework and its alignment.
  private func inFolder(_ body: (String, Workspace) throws -> Void) throws {
    let folder = NSTemporaryDirectory() + "crosswalk-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let alignment = Alignment(
      framework: "mine", author: "Ana", version: "1", date: "2026",
      links: [
        .init(
          statement: "A.1",
          links: [.init(concept: concepts[0], share: 1, relation: .close, confidence: 0.9)])
      ])
    for (name, text) in [
      ("framework.yaml", FrameworkWriter.text(framework)),
      ("alignment.yaml", "# by hand\n" + AlignmentWriter.text(alignment)),
    ] {
      try WholeFile.write(Array(text.utf8), to: "\(folder)/\(name)")
    }
    try body(folder, try Workspace([folder], over: Catalog(ontology: ontology)))
  }

  private func target(_ workspace: Workspace, into: String? = nil) throws -> ReviewTarget {
    try ReviewTarget(framework: "mine", in: workspace, into: into, author: "Ben")
  }

  private func session(_ workspace: Workspace, into: String? = nil) throws -> ReviewSession {
    let queue = framework.statements.map { unit, statement in
      StatementSuggestions(
        statement: statement.id, text: statement.text, unit: unit.id,
        suggestions: concepts.map { Suggestion(id: $0, label: $0, fused: 0) })
    }
    return ReviewSession(
      try target(workspace, into: into), queue: queue, reviewer: "Ben", confidence: 0.8,
      style: TextStyle(isUnicode: true, isColoured: false))
  }

  private func text(_ path: String) throws -> String {
    String(decoding: try DataFiles.read(path), as: UTF8.self)
  }

  /// What lies under a file would count again where it takes its own links back.
  @Test func `links that are taken back in a file that lies over another stay away`() throws {
    try inFolder { folder, workspace in
      let into = "\(folder)/over.yaml"
      func decide(_ decision: ReviewDecision) throws -> Alignment {
        var target = try target(
          Workspace(
            ["\(folder)/framework.yaml", "\(folder)/alignment.yaml"],
            overlays: DataFiles.isThere(into) ? [into] : [], over: Catalog(ontology: ontology)),
          into: into)
        _ = try target.save(target.reviewed(with: [decision], overrules: true))
        let held = target.aligned.alignment
        let read = try Workspace(
          ["\(folder)/framework.yaml", "\(folder)/alignment.yaml"], overlays: [into],
          over: Catalog(ontology: ontology))
        try read.throwErrors()
        let now = try read.catalog().framework("mine").alignment
        #expect(
          now.linksByStatement.filter { !$0.value.isEmpty }
            == held.linksByStatement.filter { !$0.value.isEmpty })
        return now
      }
      let own = ConceptLink(concept: concepts[1], share: 1, relation: .close, confidence: 0.9)
      let first = try decide(.init(statement: "A.1", reviewer: "Ben", links: [own]))
      #expect(first.linksByStatement["A.1"]?.map(\.concept) == [concepts[1]])
      let second = try decide(
        .init(
          statement: "A.1", reviewer: "Ben",
          rejections: [.init(concept: concepts[1], reason: "I was wrong")]))
      #expect(second.linksByStatement["A.1"] ?? [] == [])
      #expect(try text(into).contains("A.1: []"))
    }
  }

  @Test func `what is decided is written at once, and undone as it was`() throws {
    try inFolder { folder, workspace in
      let path = "\(folder)/alignment.yaml"
      let before = try text(path)
      var session = try session(workspace)
      #expect(session.left == 3 && session.screen.source.contains("1 of 3"))
      _ = try session.take("s")
      let (message, isMoved) = try session.take("2")
      #expect(isMoved && message.source.contains("A.2: \(concepts[1])"))
      #expect(session.decided == 1 && session.left == 1)
      #expect(try text(path).hasPrefix("# by hand\n") && text(path) != before)
      _ = try session.take("u")
      #expect(try text(path) == before)
      #expect(session.decided == 0 && session.left == 2)
      _ = try session.take("r")
      _ = try session.take("no such thing here")
      #expect(try text(path).contains("no such thing here"))
      _ = try session.take("q")
      #expect(session.isOver)
    }
  }

  @Test func `what another has decided stays unless somebody says so`() throws {
    try inFolder { folder, workspace in
      let path = "\(folder)/alignment.yaml"
      let before = try text(path)
      var session = try session(workspace)
      let (message, isMoved) = try session.take("3")
      #expect(message.source.contains("Ana decided") && !isMoved)
      #expect(try session.take("n").message == "left as it was\n" && text(path) == before)
      _ = try session.take("3")
      _ = try session.take("y")
      #expect(try text(path).contains(concepts[2]))
    }
  }

  @Test func `a file that lies over an alignment holds what was decided now, and no more`() throws {
    try inFolder { folder, workspace in
      let (path, own) = ("\(folder)/alignment.yaml", "\(folder)-mine.yaml")
      defer { try? FileManager.default.removeItem(atPath: own) }
      let before = try text(path)
      var session = try session(workspace, into: own)
      _ = try session.take("s")
      _ = try session.take("1")
      #expect(try text(path) == before)
      #expect(try text(own).contains("A.2") && !text(own).contains("A.1"))
      _ = try session.take("u")
      #expect(!FileManager.default.fileExists(atPath: own))
    }
  }

  @Test func `what somebody else has written meanwhile stays`() throws {
    try inFolder { folder, workspace in
      let path = "\(folder)/alignment.yaml"
      var session = try session(workspace)
      _ = try session.take("s")
      let other = "# theirs\n" + (try text(path))
      try WholeFile.write(Array(other.utf8), to: path)
      let said = try session.take("1").message.source
      #expect(said.contains("somebody else has written"), "\(said)")
      let both = try text(path)
      #expect(both.hasPrefix("# theirs\n") && both.contains("A.2"))
      // What was there before the last step is not what they would have without it.
      #expect {
        _ = try session.take("u")
      } throws: {
        "\($0)".contains("somebody else has written the file meanwhile")
      }
      #expect(try text(path) == both)
    }
  }

  @Test func `a file in which somebody else has decided on the same statement is left alone`()
    throws
  {
    try inFolder { folder, workspace in
      let path = "\(folder)/alignment.yaml"
      var (one, other) = (try session(workspace), try session(workspace))
      for line in ["s", "1"] { _ = try other.take(line) }
      let theirs = try text(path)
      _ = try one.take("s")
      #expect {
        _ = try one.take("r no concept fits")
      } throws: {
        "\($0)".contains("with both changes it would be wrong: statement 'A.2'")
      }
      #expect(try text(path) == theirs)
    }
  }

  @Test func `an alignment that is no file of the workspace is refused by type`() throws {
    let catalog = Catalog(
      ontology: ontology, frameworks: [RandomCatalog.plain(aligning: framework, [:])])
    let workspace = try Workspace(files: [], over: catalog)
    #expect(throws: ReviewTarget.Refusal.isNoFile(framework: "mine")) {
      _ = try target(workspace)
    }
  }

  @Test func `names that only capitals and spaces tell apart are found`() {
    #expect(
      Reviewers.alike(["Ana B", "ana b", "AnaB", "Ben", "Ana B"]) == [["Ana B", "AnaB", "ana b"]])
  }
}
