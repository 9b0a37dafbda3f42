import CrosswalkModel
import CrosswalkTestSupport
import Foundation
import Testing

@testable import CrosswalkDocuments

/// What is read of a file can be written, and what is written is read as the same.
@Suite struct TwoWayTests {
  private func read<Value>(_ text: String, as shape: Shape<Value>) throws -> Value {
    let reading = YAMLReader().read(Array(text.utf8), file: "a.yaml", as: shape)
    return try #require(reading.value, "\(reading.problems)\n\(text)")
  }

  // MARK: Random files

  private func expectTwoWays<Value: Equatable>(_ shape: Shape<Value>) throws {
    var trees = RandomTree(seed: 11)
    for round in 0..<300 {
      let value = try read(YAMLWriter.text(trees.value(shape.description)), as: shape)
      let text = shape.text(value)
      #expect(try read(text, as: shape) == value, "round \(round): \(text)")
    }
  }

  @Test func `any file is read, written and read as the same`() throws {
    try expectTwoWays(OntologyFile.shape)
    try expectTwoWays(FrameworkFile.shape)
    try expectTwoWays(AlignmentFile.shape)
    try expectTwoWays(MatchFile.shape)
    try expectTwoWays(CatalogueFile.shape)
    try expectTwoWays(PromptsFile.shape)
    try expectTwoWays(YAMLTexts.sample)
  }

  // MARK: All keys

  /// All keys that a shape knows, each with the way to it: `units/statements/id`.
  private static func keys(of shape: ShapeDescription, at path: String = "") -> Set<String> {
    switch shape {
    case .record(_, let fields):
      fields.reduce(into: []) { keys, field in
        let path = "\(path)/\(field.key)"
        keys.formUnion([path])
        keys.formUnion(self.keys(of: field.value, at: path))
      }
    case .list(let item, _), .dictionary(let item): keys(of: item, at: path)
    case .text, .number, .integer, .boolean, .oneOf: []
    }
  }

  /// The keys that a value of a shape uses.
  private static func keys(
    in value: YAMLValue, of shape: ShapeDescription, at path: String = ""
  ) -> Set<String> {
    switch (shape, value.bare) {
    case (.record(_, let fields), .mapping(let pairs)):
      pairs.reduce(into: []) { keys, pair in
        let path = "\(path)/\(pair.key)"
        keys.formUnion([path])
        guard let field = fields.first(where: { $0.key == pair.key }) else { return }
        keys.formUnion(self.keys(in: pair.value, of: field.value, at: path))
      }
    case (.list(let item, _), .list(let values)):
      values.reduce(into: []) { $0.formUnion(keys(in: $1, of: item, at: path)) }
    case (.dictionary(let item), .mapping(let pairs)):
      pairs.reduce(into: []) { $0.formUnion(keys(in: $1.value, of: item, at: path)) }
    default: []
    }
  }

  /// Whether a value that is written says nothing else than the one that was read; what goes
  /// without saying may be missing.
  private static func isPart(_ written: YAMLValue, of read: YAMLValue, _ shape: ShapeDescription)
    -> Bool
  {
    switch (shape, written.bare, read.bare) {
    case (.record(_, let fields), .mapping(let pairs), .mapping(let all)):
      pairs.allSatisfy { pair in
        guard let field = fields.first(where: { $0.key == pair.key }),
          let value = all.first(where: { $0.key == pair.key })?.value
        else { return false }
        return isPart(pair.value, of: value, field.value)
      }
    case (.list(let item, _), .list(let values), .list(let all)):
      values.count == all.count && zip(values, all).allSatisfy { isPart($0, of: $1, item) }
    case (.dictionary(let item), .mapping(let pairs), .mapping(let all)):
      pairs.map(\.key) == all.map(\.key)
        && zip(pairs, all).allSatisfy { isPart($0.value, of: $1.value, item) }
    case (_, let written, let read): written == read
    }
  }

  /// The keys of a shape that no file with everything in it is written with, sorted.
  private func unwritten<Value>(_ shape: Shape<Value>) throws -> [String] {
    var trees = RandomTree(seed: 12, isFull: true)
    var written: Set<String> = []
    for _ in 0..<40 {
      let tree = trees.value(shape.description)
      let value = shape.encode(try read(YAMLWriter.text(tree), as: shape))
      written.formUnion(Self.keys(in: value, of: shape.description))
    }
    return Self.keys(of: shape.description).subtracting(written).sorted()
  }

  @Test func `no key can be read and not written`() throws {
    #expect(try unwritten(OntologyFile.shape) == [])
    #expect(try unwritten(FrameworkFile.shape) == [])
    #expect(try unwritten(AlignmentFile.shape) == [])
    #expect(try unwritten(MatchFile.shape) == [])
    #expect(try unwritten(CatalogueFile.shape) == [])
  }

  @Test func `a key that is not written is found`() throws {
    let shape: Shape<[Int]> = .list(
      of: .record(
        "pair", field("a", .integer, { $0 }, "One."),
        optional("b", .integer, { _ in nil }, "Other.")
      ) { a, _ in a })
    #expect(try unwritten(shape) == ["/b"])
  }

  private func expectSaid<Value>(_ shape: Shape<Value>) throws {
    var trees = RandomTree(seed: 13, isFull: true)
    for round in 0..<40 {
      let tree = trees.value(shape.description)
      let value = shape.encode(try read(YAMLWriter.text(tree), as: shape))
      #expect(Self.isPart(value, of: tree, shape.description), "round \(round)")
    }
  }

  @Test func `every key is written with what was read under it`() throws {
    try expectSaid(OntologyFile.shape)
    try expectSaid(AlignmentFile.shape)
    try expectSaid(MatchFile.shape)
    try expectSaid(CatalogueFile.shape)
    // Who acts in most statements of a framework is found out anew; so with who it was.
    try expectSaid(FrameworkFile.written)
  }

  // MARK: Our own files

  private func expectKept<Value: Equatable>(_ text: String, _ shape: Shape<Value>) throws {
    let value = try read(text, as: shape)
    #expect(try read(shape.text(value), as: shape) == value)
  }

  @Test func `the bundled files are read, written and read as the same`() throws {
    for url in try YAMLTexts.filesOnDisk() {
      let text = try String(contentsOf: url, encoding: .utf8)
      switch try root(of: text).node(at: [.key("format")])?.text {
      case OntologyFile.format: try expectKept(text, OntologyFile.shape)
      case FrameworkFile.format: try expectKept(text, FrameworkFile.shape)
      case AlignmentFile.format: try expectKept(text, AlignmentFile.shape)
      case MatchFile.format: try expectKept(text, MatchFile.shape)
      case CatalogueFile.format: try expectKept(text, CatalogueFile.shape)
      case PromptsFile.format: try expectKept(text, PromptsFile.shape)
      default: Issue.record("\(url.lastPathComponent) is of no kind")
      }
    }
  }

  @Test func `bundled matches are laid out as they are written`() throws {
    // Byte for byte but for quotes that no reader needs, and comments.
    func unquoted(_ text: String) -> String {
      text.split(separator: "\n").filter { !$0.hasPrefix("#") }.joined(separator: "\n")
        .filter { $0 != "\"" && $0 != "'" }
    }
    for url in try YAMLTexts.filesOnDisk() where url.path.contains("/matches/") {
      let text = try String(contentsOf: url, encoding: .utf8)
      let set = try read(text, as: MatchFile.shape)
      #expect(unquoted(MatchWriter.text(set)) == unquoted(text), "\(url.lastPathComponent)")
    }
  }
}
