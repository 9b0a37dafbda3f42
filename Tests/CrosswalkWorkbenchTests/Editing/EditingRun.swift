import CrosswalkBase
import CrosswalkDocuments
import CrosswalkFrameworks
import CrosswalkModel
import CrosswalkTestSupport
import Foundation
import Testing

@testable import CrosswalkWorkbench

/// A workbench that saves in a folder of its own, asked as a browser asks it.
final class EditingRun: Sendable {
  let path: String
  let workbench: Workbench

  /// A folder that is looked at, as soon as it is there, and is not to be edited.
  var beside: String { "\(path)-beside" }

  /// Begins with these files in the folder, by name; without any, the folder is made. Blind readings are kept
  /// in it where they are to be.
  init(
    _ files: [String: String] = [:], reviewer: String = "Ana", withReadings: Bool = false
  ) throws {
    let path = NSTemporaryDirectory() + "crosswalk-edit-\(UUID().uuidString)"
    self.path = path
    for (name, text) in files { try Self.write(text, "\(path)/\(name)") }
    let folder = try EditFolder(path)
    workbench = try Workbench(
      port: 8040, editing: folder, reviewer: reviewer,
      load: {
        let others = ["\(path)-beside"].filter(DataFiles.isThere)
        return try Workspace(folder.paths + others, over: .bundled)
      },
      stamp: { FileStamp.of([folder.path, "\(path)-beside"]) },
      readings: withReadings ? ReadingFolder("\(folder.path)/reviews") : nil)
  }

  deinit {
    for folder in [path, beside] { try? FileManager.default.removeItem(atPath: folder) }
  }

  private static func write(_ text: String, _ path: String) throws {
    try NewFolder.makeParents(above: path)
    try WholeFile.write(Array(text.utf8), to: path)
  }

  /// Writes a file of the folder, as an editor would.
  func write(_ text: String, to name: String) throws { try Self.write(text, "\(path)/\(name)") }

  /// A file of the folder; nil if it is not there.
  func text(_ name: String) -> String? {
    (try? DataFiles.read("\(path)/\(name)")).map { String(decoding: $0, as: UTF8.self) }
  }

  /// All files of the folder, by name.
  var files: [String: String] {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []
    return Dictionary(
      uniqueKeysWithValues: names.compactMap { name in text(name).map { (name, $0) } })
  }

  /// The catalog as every command reads it of the folder.
  func catalog() throws -> Catalog {
    let paths = try EditFolder(path).paths
    return try Workspace(paths, over: .bundled).catalog()
  }

  // MARK: Asking

  func get(_ target: String) throws -> (status: Int, text: String) {
    let response = workbench.answer(
      try #require(
        Request(
          "GET", target,
          headers: [("Host", "127.0.0.1:8040"), ("Cookie", "crosswalk-8040=\(workbench.key)")]))
    ).response
    return (response.status, String(decoding: response.body, as: UTF8.self))
  }

  /// The word that forms of this run send.
  private func token() throws -> String {
    let home = try get("/translate?from=sf-2940&to=cpm").text
    let place = try #require(home.firstRange(of: "name=\"token\" value=\""))
    return String(home[place.upperBound...].prefix { $0 != "\"" })
  }

  /// Sends a form, with the token of this run.
  func post(
    _ target: String, _ fields: [(String, String)]
  ) throws -> (status: Int, text: String, location: String?) {
    let body = ([("token", try token())] + fields).map { name, value in
      "\(Address.step(name).source)=\(Address.step(value).source)"
    }.joined(separator: "&")
    return try send(target, "application/x-www-form-urlencoded", Array(body.utf8))
  }

  /// Sends a form with a file, with the token of this run.
  func upload(
    _ target: String, _ fields: [(String, String)], _ file: FormBody.Part
  ) throws -> (status: Int, text: String, location: String?) {
    let texts = [("token", try token())] + fields
    let body = FormBody(texts.map { .init($0.0, Array($0.1.utf8)) } + [file])
    return try send(target, body.contentType, body.bytes)
  }

  private func send(
    _ target: String, _ type: String, _ body: [UInt8]
  ) throws -> (status: Int, text: String, location: String?) {
    let response = workbench.answer(
      try #require(
        Request(
          "POST", target,
          headers: [
            ("Host", "127.0.0.1:8040"), ("Cookie", "crosswalk-8040=\(workbench.key)"),
            ("Origin", "http://127.0.0.1:8040"), ("Content-Type", type),
          ], body: body))
    ).response
    return (
      response.status, String(decoding: response.body, as: UTF8.self),
      response.headers.first { $0.name == "Location" }?.value
    )
  }

  /// What a form on a page was made on.
  func basis(_ page: String) throws -> String {
    let text = try get(page).text
    let start = try #require(text.firstRange(of: "name=\"basis\" value=\""), "no form on \(page)")
    return String(text[start.upperBound...].prefix { $0 != "\"" })
  }

  /// Says what a statement is about, as the form of its page does.
  func link(
    _ statement: String, of framework: String, to concept: String, share: String = "1",
    relation: String = "close", reviewer: String = "Ana", basis: String? = nil,
    _ more: [(String, String)] = []
  ) throws -> (status: Int, text: String, location: String?) {
    let page = "/frameworks/\(framework)/statements/\(statement)"
    return try post(
      "\(page)/about",
      [
        ("reviewer", reviewer), ("act", "link"), ("concept", concept), ("share", share),
        ("relation", relation), ("confidence", "0.7"), ("basis", try basis ?? self.basis(page)),
        ("back", page),
      ] + more)
  }

  /// Judges a statement beside one of another framework; without an object, that nothing answers it.
  func judge(
    _ statement: String, of from: String, in to: String, _ object: String?, _ relation: String,
    reviewer: String = "Ana", basis: String? = nil, note: String = "read both",
    _ more: [(String, String)] = []
  ) throws -> (status: Int, text: String, location: String?) {
    let context = workbench.context
    let made = try basis ?? context.basis(matching: statement, of: from, to: to)
    return try post(
      "/crosswalk/\(from)/\(to)/statements/\(statement)/match",
      [
        ("reviewer", reviewer), ("basis", made), ("note", note), ("confidence", "0.7"),
        ("back", "/crosswalk/\(from)/\(to)?statement=\(statement)#left"),
      ]
        + (object.map { [("object", $0), ("relation", relation)] } ?? [("absence", relation)])
        + more)
  }

  // MARK: A county

  private static let framework = RandomCatalog.plain(
    "county", levels: ["low", "high"],
    units: [("A", ["A.1", "A.2", "A.3"]), ("B", ["B.1", "B.2"])])

  /// The county with words for statements of its first unit, by their place.
  static func county(_ texts: [Int: String], reviewer: String) throws -> EditingRun {
    var framework = framework
    for (place, text) in texts { framework.units[0].statements[place].text = text }
    var files = county
    files["framework.yaml"] = FrameworkWriter.text(framework)
    return try EditingRun(files, reviewer: reviewer)
  }

  /// A framework of one's own with an alignment that somebody has written by hand.
  static let county: [String: String] = [
    "framework.yaml": FrameworkWriter.text(framework),
    "alignment.yaml": """
    # Our own reading, by hand.
    format: crosswalk.alignment/1
    framework: county
    author: Ben
    version: "1"   # of this year
    date: "2024"
    justification: ManualMappingCuration
    links:
      # Court comes first.
      B.1:
        - {concept: rapport, share: 1, relation: close, confidence: 0.9}   # sure
      A.1:
        - {concept: feedback, share: 0.5, relation: narrower, confidence: 0.6}

    """,
  ]
}
