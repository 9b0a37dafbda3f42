import CrosswalkBase
import CrosswalkModel
import Foundation
import Testing

@testable import CrosswalkDocuments

/// Files that are read again and again while somebody writes them.
@Suite struct ReadFilesTests {
  private typealias Texts = WorkspaceTexts

  private let folder = NSTemporaryDirectory() + "crosswalk-read-\(UUID().uuidString)"

  private func write(_ text: String, _ name: String) throws {
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    try WholeFile.write(Array(text.utf8), to: "\(folder)/\(name)")
  }

  /// Whatever is written, what was read before leaves nothing behind: the same problems, frameworks and hashes
  /// as read from nothing.
  @Test(arguments: 1...6)
  func saysWhatTheFilesSayNow(seed: Int) throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var random = SplitMix64(seed: seed)
    let texts = Texts.county.map { String(decoding: $0.bytes, as: UTF8.self) }
    let known = ReadFiles()
    var last: Catalog?
    for _ in 0..<12 {
      let place = Int.random(in: 0..<texts.count, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: try? FileManager.default.removeItem(atPath: "\(folder)/\(place).yaml")
      case 1: try write("\(texts[place])# said anew\n", "\(place).yaml")
      case 2: try write(String(texts[place].dropLast(40)), "\(place).yaml")
      default: try write(texts[place], "\(place).yaml")
      }
      try write(texts[0], "0.yaml")
      let again = try Workspace([folder], over: Texts.base(), reading: known)
      let fresh = try Workspace([folder], over: Texts.base())
      #expect(again.problems == fresh.problems)
      #expect(again.files == fresh.files)
      guard let new = try? fresh.catalog() else {
        #expect(throws: (any Error).self) { try again.catalog() }
        continue
      }
      var catalog = try again.catalog()
      if let last { catalog = catalog.keeping(last) }
      #expect(catalog.frameworkIDs == new.frameworkIDs)
      for id in new.frameworkIDs {
        #expect(try catalog.framework(id) == new.framework(id))
        #expect(try catalog.framework(id).digest == new.framework(id).digest)
      }
      last = catalog
    }
  }

  /// A file of each kind says what it says, with each problem at its place, whatever it has said before.
  @Test(arguments: [
    "ontology.yaml", "catalogue.yaml", "prompts.yaml", "cpm/framework.yaml", "cpm/alignment.yaml",
    "matches/cpm--set.yaml",
  ])
  func takesFromBeforeOnlyWhatStands(name: String) throws {
    try expectAsFresh(name, rounds: 80, by: Self.edit)
  }

  /// Who acts in a statement is what the file says now, of that statement or of all that say nothing.
  @Test(arguments: ["cpm/framework.yaml", "kent/framework.yaml"])
  func takesWhoActsFromTheFileAsItIs(name: String) throws {
    try expectAsFresh(name, rounds: 80) { lines, random in
      let whole = lines.firstIndex { $0.starts(with: "actor: ".utf8) }!
      let statements = lines.indices.filter { lines[$0].starts(with: "      - id: ".utf8) }
      let role = Array(Role.allCases.randomElement(using: &random)!.rawValue.utf8)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: lines[whole] = Array("actor: ".utf8) + role
      case 1: lines[0] += Array(" # said again".utf8)
      default:
        let next = statements.randomElement(using: &random)! + 1
        if lines[next].starts(with: "        actor: ".utf8) {
          lines.remove(at: next)
        } else {
          lines.insert(Array("        actor: ".utf8) + role, at: next)
        }
      }
    }
  }

  /// Expects of a bundled file that is changed at random, time and again, what reading it from nothing gives.
  private func expectAsFresh(
    _ name: String, rounds: Int, by edit: (inout [[UInt8]], inout SplitMix64) -> Void
  ) throws {
    let root = URL(filePath: #filePath).appending(path: "../../../../frameworks").standardized
    let whole = [UInt8](try Data(contentsOf: root.appending(path: name)))
    var random = SplitMix64(seed: 7)
    let reading = ReadFiles()
    var last = DocumentSet.File(path: name, bytes: whole)
    var saidElse = 0
    for round in 0..<rounds {
      // What is wrong is mended later on, as people do; sometimes all is as it was at first.
      var now = DocumentSet.File(path: name, bytes: round % 20 == 19 ? whole : last.bytes)
      var lines = now.bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
      edit(&lines, &random)
      now.bytes = Array(lines.joined(separator: [0x0A]))
      let (again, fresh) = (reading.set(of: now), DocumentSet(now, limits: YAMLLimits()))
      #expect(again.problems() == fresh.problems(), "round \(round)")
      #expect(Said(again) == Said(fresh), "round \(round)")
      guard Said(fresh) != Said(DocumentSet()) else { continue }
      if Said(fresh) != Said(reading.set(of: last)) { saidElse += 1 }
      last = now
    }
    #expect(saidElse > rounds / 4)
  }

  /// What was looked for ahead is what stands in the file, and in no other.
  @Test func findsOutAheadOnlyWhatStandsInTheSameText() throws {
    let (one, other) = (Texts.county[0], Texts.county[1])
    let reading = ReadFiles()
    reading.foreseeChanges(of: [one])
    for bytes in [one.bytes, other.bytes, one.bytes + Array("# more\n".utf8)] {
      let source = reading.source(of: .init(path: one.path, bytes: bytes))
      let fresh = try #require(YAMLOutline(bytes))
      let outline = try #require(source.outline())
      #expect(source.bytes == bytes && outline.bytes == bytes)
      #expect(outline.nodes.map(\.range) == fresh.nodes.map(\.range))
    }
    #expect(reading.source(of: other).outline()?.bytes == other.bytes)
  }

  /// All that a set says, to be compared.
  private struct Said: Equatable {
    let ontologies: [Ontology]
    let frameworks: [Framework]
    let alignments: [Alignment]
    let matches: [MatchSet]
    let catalogues: [ActivityCatalogue]
    let prompts: [PromptSet]

    init(_ set: DocumentSet) {
      ontologies = set.ontologies.map(\.value)
      frameworks = set.frameworks.map(\.value)
      alignments = set.alignments.map(\.value)
      matches = set.matches.map(\.value)
      catalogues = set.catalogues.map(\.value)
      prompts = set.prompts.map(\.value)
    }
  }

  /// Takes a line out, doubles it, has it change places with the next, gives it the value of another line with
  /// the same key, or changes a letter or a figure of it.
  private static func edit(_ lines: inout [[UInt8]], using random: inout SplitMix64) {
    func key(_ place: Int) -> ArraySlice<UInt8>? {
      lines[place].firstIndex(of: UInt8(ascii: ":")).map { end in
        lines[place][..<end].drop { $0 <= 0x2D }
      }
    }
    let place = Int.random(in: 0..<lines.count - 1, using: &random)
    switch Int.random(in: 0..<9, using: &random) {
    case 0: lines.remove(at: place)
    case 1: lines.insert(lines[place], at: place)
    case 2: lines.swapAt(place, place + 1)
    case 3:
      guard let own = key(place),
        let other = lines.indices.filter({ key($0) == own }).randomElement(using: &random)
      else { return }
      lines[place] = Array(
        lines[place][..<own.endIndex] + lines[other][key(other)!.endIndex...])
    default:
      let letters = lines[place].indices.filter { lines[place][$0] > 0x2F }
      if let letter = letters.randomElement(using: &random) { lines[place][letter] ^= 1 }
    }
  }
}
