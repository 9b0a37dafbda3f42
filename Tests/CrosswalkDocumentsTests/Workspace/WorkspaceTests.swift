import CrosswalkBase
import CrosswalkDocuments
import CrosswalkModel
import Foundation
import Testing

@Suite struct WorkspaceTests {
  private typealias Texts = WorkspaceTexts

  /// The county's files and more, over the small catalog.
  private func workspace(
    _ more: DocumentSet.File..., overlays: [DocumentSet.File] = [],
    sources: [DocumentSet.File] = []
  ) throws -> Workspace {
    try Workspace(
      files: Texts.county + more, overlays: overlays, over: Texts.base(), sources: sources)
  }

  private func changed(
    _ file: DocumentSet.File, _ old: String, _ new: String
  ) -> DocumentSet.File {
    Texts.file(file.path, String(decoding: file.bytes, as: UTF8.self).replacing(old, with: new))
  }

  private func messages(_ workspace: Workspace) -> [String] {
    workspace.problems.filter { $0.severity == .error }.map(\.description)
  }

  private func concepts(_ id: String, _ catalog: Catalog) throws -> [String] {
    try catalog.framework(id).alignment.links.flatMap { $0.links.map(\.concept) }
  }

  @Test func `nothing laid over a catalog is the catalog`() throws {
    let base = try Texts.base()
    let workspace = try Workspace([], over: base)
    #expect(workspace.files.isEmpty && workspace.problems.isEmpty)
    let catalog = try workspace.catalog()
    #expect(catalog.frameworkIDs == ["base", "other"])
    #expect(try catalog.framework("base") == base.framework("base"))
  }

  @Test func `what files bring joins the catalog, and each document knows its file`() throws {
    let workspace = try workspace(Texts.matches)
    #expect(messages(workspace) == [])
    let catalog = try workspace.catalog()
    #expect(catalog.frameworkIDs == ["base", "county", "other"])
    #expect(try concepts("county", catalog) == ["rapport", "teamwork"])
    #expect(try catalog.matches(between: "base", and: "county").map(\.author) == ["county"])
    #expect(workspace.documents.frameworks.map(\.source) == [Texts.county[0]])
    #expect(workspace.alignments.map(\.source) == [Texts.county[1]])
    #expect(workspace.documents.matches.map(\.source) == [Texts.matches])
  }

  // MARK: Alignments that lie over others

  @Test func `an alignment in a folder named overlays lies over that of the catalog`() throws {
    let workspace = try workspace(Texts.overlay)
    #expect(messages(workspace) == [] && workspace.strays.isEmpty)
    let base = try workspace.catalog().framework("base")
    #expect(try concepts("base", workspace.catalog()) == ["teamwork", "rapport"])
    #expect(base.overriddenBy == ["county"] && base.alignment.author == "first")
    // As does the same file that is named as one to lay over.
    let named = try Workspace(
      files: Texts.county, overlays: [Texts.file("b.yaml", Texts.overlay.text)], over: Texts.base())
    #expect(try named.catalog().framework("base") == base)
  }

  @Test func `overlays are laid in their order, over frameworks of the files too`() throws {
    let workspace = try workspace(
      Texts.file(
        "d/overlays/county.yaml",
        Texts.alignment("county", author: "second", concepts: ["teamwork"])),
      Texts.file(
        "e/overlays/county.yaml",
        Texts.alignment("county", author: "third", concepts: ["rapport", "rapport"])))
    #expect(messages(workspace) == [])
    let catalog = try workspace.catalog()
    #expect(try concepts("county", catalog) == ["rapport", "rapport"])
    #expect(try catalog.framework("county").overriddenBy == ["second", "third"])
  }

  @Test func `anywhere else an alignment of the catalog's framework is a stray`() throws {
    let stray = Texts.file("c/base.yaml", Texts.overlay.text)
    let workspace = try workspace(stray)
    #expect(messages(workspace) == [])
    #expect(workspace.strays.map(\.source) == [stray])
    #expect(try workspace.catalog().framework("base") == Texts.base().framework("base"))
    // It is checked like all others.
    let wrong = try self.workspace(changed(stray, "teamwork", "temwork"))
    #expect(
      messages(wrong) == [
        "c/base.yaml:7:22: error: unknown concept 'temwork'; did you mean 'teamwork'?"
      ])
  }

  @Test func `what is wrong with an overlay is told with the rest, by place`() throws {
    let workspace = try workspace(
      changed(Texts.overlay, "base.1", "base.9"),
      Texts.file("a/overlays/o.yaml", Texts.alignment("bsae", author: "x", concepts: ["rapport"])),
      changed(Texts.matches, "base.1", "base.7"))
    #expect(
      messages(workspace) == [
        "a/overlays/o.yaml:2:12: error: unknown framework 'bsae'; did you mean 'base'?",
        "c/matches/county--base.yaml:8:33: error: unknown statement 'base.7'; did you mean "
          + "'base.1'?",
        "c/overlays/base.yaml:7:3: error: 'base' has no statement 'base.9'; did you mean 'base.1'?",
      ])
    #expect(throws: DataProblems.self) { try workspace.catalog() }
  }

  @Test func `an overlay of a framework whose form is wrong is no echo of it`() throws {
    let workspace = try Workspace(
      files: [
        changed(Texts.county[0], "rates: units", "rates: cats"),
        Texts.file(
          "c/overlays/county.yaml", Texts.alignment("county", author: "x", concepts: ["rapport"])),
      ], over: Texts.base())
    #expect(workspace.problems.map(\.file) == ["c/county/framework.yaml"])
  }

  @Test func `what is to be laid over others must be an alignment`() throws {
    let workspace = try workspace(overlays: [Texts.file("m.yaml", Texts.matches.text)])
    #expect(messages(workspace) == [])
    #expect(throws: FileError(path: "m.yaml", reason: "the file is no alignment")) {
      try workspace.catalog()
    }
    // In a folder, all but alignments are what they are anywhere.
    let matches = try self.workspace(Texts.file("c/overlays/m.yaml", Texts.matches.text))
    #expect(try matches.catalog().matches(between: "base", and: "county").count == 1)
  }

  // MARK: Ids that are taken

  @Test func `an id that is taken names both places, or takes the place`() throws {
    let taken = Texts.file("c/mine.yaml", Texts.framework("base"))
    #expect(
      messages(try workspace(taken, sources: Texts.baseFiles)) == [
        "c/mine.yaml:2:5: error: framework 'base' is there twice; first used at "
          + "base/base/framework.yaml:2:5"
      ])
    let replaced = try workspace(taken)
    #expect(messages(replaced) == [] && replaced.strays.isEmpty)
    #expect(try concepts("base", replaced.catalog()) == [])
  }

  @Test func `an ontology of one's own takes the place of the catalog's, with all it is for`()
    throws
  {
    let alone = try workspace(Texts.ontology)
    #expect(messages(alone) == [])
    #expect(try alone.catalog().frameworkIDs == ["county"])
    // What is aligned to other concepts cannot have anything laid over it.
    #expect(throws: DataProblems.self) { try workspace(Texts.ontology, Texts.overlay).catalog() }
    #expect(throws: DataProblems.self) { try Workspace(files: Texts.county, over: nil).catalog() }
  }

  // MARK: A background for other files

  @Test func `what can be used of bad files is a background for others`() throws {
    let bad = try Workspace(
      files: Texts.baseFiles + [Texts.file("bad.yaml", "a: [")], over: nil)
    #expect(throws: DataProblems.self) { try bad.catalog() }
    let background = try #require(try bad.usableCatalog())
    #expect(messages(try Workspace(files: Texts.county, over: background)) == [])
    #expect(try Workspace(files: Texts.county, over: nil).usableCatalog() == nil)
  }

  // MARK: Folders

  @Test func `folders are read once, in order, and files that are named twice are one`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    for file in Texts.county + [Texts.overlay, Texts.matches] {
      let place = folder.appending(path: file.path)
      try FileManager.default.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.bytes).write(to: place)
    }
    let path = folder.path + "/c"
    let workspace = try Workspace(
      [path, path], overlays: [path + "/overlays/base.yaml"], over: Texts.base())
    #expect(
      workspace.files.map { String($0.path.dropFirst(path.count)) } == [
        "/county/alignment.yaml", "/county/framework.yaml", "/matches/county--base.yaml",
        "/overlays/base.yaml",
      ])
    #expect(try workspace.catalog().framework("base").overriddenBy == ["county"])
    let limits = YAMLLimits(maxBytes: 10, names: .init(bytes: "patience"))
    #expect {
      try Workspace([path], over: Texts.base(), limits: limits)
    } throws: {
      "\($0)".hasSuffix("alignment.yaml: more than 10 bytes; patience lifts the limit")
    }
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `a problem is told with the line that it stands on`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let files = (0..<3).map { file in
      let lines = (0..<Int(1 + random.next() % 12)).map { line in
        random.next() % 5 == 0
          ? "" : String(repeating: " ", count: Int(random.next() % 4)) + "# é \(file).\(line)"
      }
      return (path: "f\(file).yaml", lines: lines)
    }
    let workspace = try Workspace(
      files: files.map {
        DocumentSet.File(path: $0.path, bytes: Array($0.lines.joined(separator: "\n").utf8))
      }, over: nil)
    var expected: [Problem: String] = [:]
    let problems = (0..<30).map { number in
      let file = files[Int(random.next() % 3)]
      let line = Int(random.next() % 16)
      let problem = Problem(
        file: file.path, mark: .init(line: line + 1, column: 1), message: "number \(number)")
      if file.lines.indices.contains(line), !file.lines[line].isEmpty {
        expected[problem] = file.lines[line].trimmed
      }
      return problem
    }
    let elsewhere = Problem(file: "none.yaml", mark: .start, message: "not there")
    #expect(workspace.lines(of: problems + [elsewhere]) == expected)
  }

  @Test func `a long line is told in part`() throws {
    let text = "# " + String(repeating: "a", count: 5_000)
    let workspace = try Workspace(
      files: [.init(path: "a.yaml", bytes: Array(text.utf8))], over: nil)
    let problem = Problem(file: "a.yaml", mark: .start, message: "long")
    let told = try #require(workspace.lines(of: [problem])[problem])
    #expect(told.count == 201 && told.hasSuffix("a…"))
  }
}

extension DocumentSet.File {
  fileprivate var text: String { String(decoding: bytes, as: UTF8.self) }

}
