import CrosswalkBase
import CrosswalkDocuments
import CrosswalkModel
import Foundation
import Testing

@Suite struct EmbeddedSourceTests {
  private static let hard =
    ##"quote " back\slash \(x) """ #"raw"# é😀 \u{41} \0 end\"##

  private struct Compiled: Decodable {
    let ontology: String?
    let ids: [String]
    let archives: [String]
    let paths: [String]
    let texts: [String]
  }

  private static let hasCompiler: Bool = {
    (try? run(["swiftc", "--version"])) != nil
      || ProcessInfo.processInfo.environment["CI"] == "true"
  }()

  @discardableResult private static func run(_ arguments: [String], output: URL? = nil) throws
    -> Int32
  {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = arguments
    if let output {
      try Data().write(to: output)
      process.standardOutput = try FileHandle(forWritingTo: output)
    } else {
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
    }
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.featureUnsupported) }
    return process.terminationStatus
  }

  @Test(.enabled(if: hasCompiler, "swiftc is missing"))
  func `the source compiles, and holds every text as it was`() throws {
    let framework = Framework(
      id: "f", title: Self.hard + "\n\r\n\u{1}\u{7F}\u{85}\u{2028}\u{FEFF}", publisher: "",
      version: "",
      jurisdiction: "", date: "", source: .init(title: ""),
      scale: Scale(
        id: "s", title: "", construct: "", rates: .units, basis: .observed,
        levels: [.init(id: "l", title: "")]),
      units: [])
    let yaml = """
      # \(Self.hard) \u{85}\u{2028}\u{FEFF} \r
      format: crosswalk.framework/1
      id: f
      title: \(JSONString(framework.title).text)
      publisher: ""
      version: ""
      jurisdiction: ""
      date: ""
      source: {title: ""}
      scale: {id: s, title: "", construct: "", rates: units, basis: observed, levels: [{id: l, title: ""}]}
      units: []

      """.replacing("\u{1}", with: "").replacing("\\u0001", with: "").replacing("\u{7F}", with: "")
    let file = DocumentSet.File(path: "a \"b\"\\.yaml", bytes: Array(yaml.utf8))
    let second = DocumentSet.File(path: "c", bytes: Array("\0\u{1}\u{1B}[31m".utf8))
    let workspace = try Workspace(files: [file, second], over: nil)
    #expect(workspace.documents.frameworks.count == 1, "\(workspace.problems)")
    let source = try EmbeddedSource.swift(workspace)

    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let program =
      source.replacing(
        "import CrosswalkKit",
        with: "import Foundation\nenum Catalog { struct Embedded { let id, archive: String }; "
          + "struct EmbeddedMatches { let from, to, archive, digest: String }; "
          + "struct EmbeddedOntology { let archive, digest, hierarchy: String } }")
        + """
        struct Compiled: Codable { let ontology: String?, ids, archives, paths, texts: [String] }
        print(String(decoding: try! JSONEncoder().encode(Compiled(
          ontology: EmbeddedFrameworks.ontology?.archive, ids: EmbeddedFrameworks.frameworks.map(\\.id),
          archives: EmbeddedFrameworks.frameworks.map(\\.archive),
          paths: EmbeddedFrameworks.sources.map(\\.path),
          texts: EmbeddedFrameworks.sources.map(\\.text))), as: UTF8.self))
        """
    let main = folder.appending(path: "main.swift")
    try program.write(to: main, atomically: true, encoding: .utf8)
    let binary = folder.appending(path: "program")
    try Self.run(["swiftc", "-Onone", main.path, "-o", binary.path])
    let output = folder.appending(path: "out")
    try Self.run([binary.path], output: output)
    let compiled = try JSONDecoder().decode(Compiled.self, from: Data(contentsOf: output))

    #expect(compiled.ontology == nil)
    #expect(compiled.ids == ["f"] && compiled.paths == [file.path, second.path])
    #expect(compiled.texts.map { Array($0.utf8) } == [file.bytes, second.bytes])
    let decoded: AlignedFramework = try Archive.decode(from: compiled.archives[0])
    #expect(decoded == workspace.documents.alignedFrameworks()[0])
  }

  @Test func `what is behind the files is in the source only where they lay something over it`()
    throws
  {
    let files = WorkspaceTexts.county
    let base = try WorkspaceTexts.base()
    let source = try EmbeddedSource.swift(
      Workspace(
        files: files + [WorkspaceTexts.overlay, WorkspaceTexts.matches], over: base))
    #expect(source.contains("static let ontology: Catalog.EmbeddedOntology? = nil"))
    #expect(source.contains("(id: \"county\", archive:"))
    #expect(source.contains("(id: \"base\", archive:"))
    #expect(source.contains("(from: \"county\", to: \"base\", archive:"))
    #expect(source.contains("static let catalogues: [String] = [\n  ]"))
    let skeleton = DocumentSet.File(path: "k.yaml", bytes: Array(Skeleton.catalogue.utf8))
    let activities = try EmbeddedSource.swift(Workspace(files: [skeleton], over: nil))
    #expect(activities.contains("static let catalogues: [String] = [\n    \""))
    let set = try #require(
      Workspace(files: files + [WorkspaceTexts.matches], over: base).documents.matches.first)
    #expect(
      source.contains("digest: \"\(SHA256.hexDigest(of: Archive.encode(set.value)))\""))
    let alone = try EmbeddedSource.swift(Workspace(files: files, over: base))
    #expect(alone.contains("(id: \"county\", archive:") && !alone.contains("\"base\""))
  }
}

/// A text as JSON, and so as YAML in double quotes.
private struct JSONString {
  let text: String
  init(_ string: String) {
    text = String(decoding: (try? JSONEncoder().encode(string)) ?? Data(), as: UTF8.self)
  }
}
