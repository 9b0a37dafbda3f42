import Foundation
import Testing

@testable import CrosswalkBase
@testable import CrosswalkDocuments
@testable import CrosswalkModel

/// The bundled files with comments in them, revised.
@Suite struct FileRevisionTests {
  private static let folder = URL(filePath: #filePath).appending(path: "../../../../frameworks")
    .standardized

  /// A bundled file with comments strewn in between its lines.
  private static func commented(
    _ name: String, _ random: inout SplitMix64, lineBreak: String
  ) throws -> [UInt8] {
    let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    var count = 0
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
      // Inside of a text that goes over several lines a comment would end it.
      let first = line.split(separator: " ").first ?? ""
      guard first == "-" || first.hasSuffix(":"), Int.random(in: 0..<8, using: &random) == 0
      else { return [String(line)] }
      count += 1
      let indent = String(repeating: " ", count: Int.random(in: 0...8, using: &random))
      return ["\(indent)# comment \(count): {a: [b]", String(line)]
    }
    return Array(lines.joined(separator: lineBreak).utf8)
  }

  private func expectKept(
    _ revision: YAMLRevision, of source: [UInt8], _ what: Comment
  ) throws {
    let before = try #require(YAMLOutline(source)).comments
    let after = try #require(YAMLOutline(Array(revision.text.utf8))).comments
    #expect((after + revision.lostComments).sorted() == before.sorted(), what)
    // Written anew, it would have lost nearly all.
    #expect(after.count * 2 > before.count, what)
  }

  /// Expects that a bundled file, changed at random, says what it should and keeps its comments.
  private func expectRevised<Value: Equatable>(
    _ file: String, as shape: Shape<Value>, seed: Int, rounds: Int,
    by change: (inout Value, inout SplitMix64) -> Void,
    _ revise: FileForm<Value>.Revision
  ) throws {
    func revision(_ source: [UInt8], _ old: Value, _ new: Value) -> YAMLRevision {
      revise(YAMLSource(source), old, new, nil)
    }
    func read(_ text: String) -> YAMLReader.Reading<Value> {
      YAMLReader().read(Array(text.utf8), file: file, as: shape)
    }
    var random = SplitMix64(seed: seed)
    for round in 0..<rounds {
      let source = try Self.commented(
        file, &random, lineBreak: round % 3 == 0 ? "\r\n" : "\n")
      let old = try #require(read(String(decoding: source, as: UTF8.self)).value)
      var new = old
      for _ in 0..<Int.random(in: 1...6, using: &random) { change(&new, &random) }
      let revised = revision(source, old, new)
      let reading = read(revised.text)
      #expect(reading.value == new, "\(file), round \(round): \(reading.problems)")
      try expectKept(revised, of: source, "\(file), round \(round)")
      // There and back again says the same.
      #expect(read(revision(Array(revised.text.utf8), new, old).text).value == old)
    }
  }

  @Test(arguments: ["sf-2940", "cpm", "set", "kent"])
  func `alignments say what they should, and keep their comments`(_ id: String) throws {
    try expectRevised(
      "\(id)/alignment.yaml", as: AlignmentFile.shape, seed: 7, rounds: 12, by: Self.change,
      AlignmentWriter.revision)
  }

  private static func change(_ alignment: inout Alignment, _ random: inout SplitMix64) {
    let index = Int.random(in: alignment.links.indices, using: &random)
    let link = ConceptLink(
      concept: "new-\(Int.random(in: 0..<1_000, using: &random))", share: 0.25, relation: .broader,
      confidence: 0.5, author: "O'Neil: \"B\"", note: "# no comment")
    switch Int.random(in: 0..<9, using: &random) {
    case 0: alignment.links[index].links[0].share = 0.125
    case 1: alignment.links[index].links.append(link)
    case 2: alignment.links[index].links = [link]
    case 3: alignment.links.remove(at: index)
    case 4:
      alignment.links.insert(
        .init(statement: "new.\(index).\(link.concept)", links: [link, link]), at: index)
    case 5:
      alignment.rejected.append(
        .init(
          statement: "x\(alignment.rejected.count).\(link.concept)",
          rejections: [.init(reason: "yes"), .init(concept: "c", reason: "- no", author: "1")]))
    case 6: alignment.author = "12:30"
    case 7: if !alignment.unused.isEmpty { alignment.unused.removeLast() }
    default:
      alignment.scale?.cuts[1].reason = "why: not"
      alignment.isComplete.toggle()
    }
  }

  @Test(arguments: ["sf-2940", "cpm", "set", "kent"])
  func `frameworks say what they should, and keep their comments`(_ id: String) throws {
    try expectRevised(
      "\(id)/framework.yaml", as: FrameworkFile.shape, seed: 8, rounds: 8, by: Self.change,
      FrameworkWriter.revision)
  }

  private static func change(_ framework: inout Framework, _ random: inout SplitMix64) {
    let unit = Int.random(in: framework.units.indices, using: &random)
    let count = framework.units[unit].statements.count
    guard count > 1 else { return }
    let index = Int.random(in: 0..<count, using: &random)
    switch Int.random(in: 0..<7, using: &random) {
    case 0: framework.units[unit].statements[index].text = "Says: \"this\" # that"
    case 1: framework.units[unit].statements.remove(at: index)
    case 2:
      framework.units[unit].statements.insert(
        Statement(id: "n\(unit).\(index).\(count)", actor: .agency, text: "1.5"), at: index)
    case 3: framework.units[unit].statements.swapAt(0, index)
    case 4:
      framework.units[unit].statements[index].actor = .director
      framework.units[unit].statements[index].flags = []
    case 5: framework.units.swapAt(0, unit)
    default: framework.scale.levels[0].title = "yes"
    }
  }

  @Test(arguments: ["sf-2940--cpm", "cpm--kent", "set--kent"])
  func `matches say what they should, and keep their comments`(_ name: String) throws {
    try expectRevised(
      "matches/\(name).yaml", as: MatchFile.shape, seed: 9, rounds: 12, by: Self.change,
      MatchWriter.revision)
  }

  private static func change(_ set: inout MatchSet, _ random: inout SplitMix64) {
    let index = Int.random(in: set.matches.indices, using: &random)
    switch Int.random(in: 0..<7, using: &random) {
    case 0: set.matches[index].relation = .related
    case 1: set.matches[index].note = "# why: \"so\""
    case 2: set.matches.remove(at: index)
    case 3:
      // The same subject, another object.
      var match = set.matches[index]
      match.object = "new.\(set.matches.count).\(Int.random(in: 0..<1_000, using: &random))"
      set.matches.insert(match, at: index)
    case 4: set.matches.swapAt(0, index)
    case 5: set.matches[index].author = "O'Neil"
    default: set.version = "1.10"
    }
  }

  @Test func `judgements of one statement keep their comments each`() throws {
    let source = """
      format: crosswalk.matches/1
      from: one
      to: two
      author: us
      version: "1"
      date: "2024"
      matches: # all
        # of the first
        - {subject: U.1, object: U.1, relation: close, confidence: 1, note: a} # one
        # of the second
        - {subject: U.1, object: U.2, relation: close, confidence: 1, note: b} # two

        # of none
        - subject: U.1
          relation: none # three
          kind: scope
          confidence: 0.5
          note: c

      """
    let old = try #require(
      YAMLReader().read(Array(source.utf8), file: "a.yaml", as: MatchFile.shape).value)
    var new = old
    new.matches.remove(at: 1)
    new.matches[0].relation = .exact
    new.matches[1].confidence = 0.75
    new.matches.append(.init(subject: "U.2", object: "U.1", confidence: 1, note: "d"))
    let revision = MatchWriter.revision(of: YAMLSource(Array(source.utf8)), from: old, to: new)
    #expect(
      revision.text == """
        format: crosswalk.matches/1
        from: one
        to: two
        author: us
        version: "1"
        date: "2024"
        matches: # all
          # of the first
          - {subject: U.1, object: U.1, relation: exact, confidence: 1, note: a} # one

          # of none
          - subject: U.1
            relation: none # three
            kind: scope
            confidence: 0.75
            note: c
          - {subject: U.2, object: U.1, relation: none, confidence: 1, note: d}

        """)
    #expect(revision.lostComments == ["# of the second", "# two"])
  }
}
